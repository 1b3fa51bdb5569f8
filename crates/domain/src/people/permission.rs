use crate::worded;

worded! {
    /// What an action asks for before it begins.
    pub enum Permission {
        KeepRegister = "keep_register",
        ChangeSettings = "change_settings",
        Import = "import",
        RunCampaign = "run_campaign",
        ReadReasons = "read_reasons",
        /// Identity and phone numbers; every reading is recorded.
        ReadProtected = "read_protected",
        SettleConflict = "settle_conflict",
        Decide = "decide",
        PrintPapers = "print_papers",
        ViewTotals = "view_totals",
        Verify = "verify",
    }
}

worded! {
    pub enum Role {
        /// Who runs the program on the ward's own machine, named by the system's user.
        Operator = "operator",
        /// Who reads the open page.
        Visitor = "visitor",
    }
}

impl Role {
    pub fn may(self, permission: Permission) -> bool {
        match self {
            Self::Operator => true,
            Self::Visitor => permission == Permission::ViewTotals,
        }
    }
}

/// Whoever acts, as the audit record names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub name: String,
    pub role: Role,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_sees_totals_and_nothing_else() {
        for permission in Permission::ALL {
            assert!(Role::Operator.may(*permission));
            assert_eq!(Role::Visitor.may(*permission), *permission == Permission::ViewTotals);
        }
    }
}
