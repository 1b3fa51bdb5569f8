use super::Role;
use crate::worded;

worded! {
    /// What an action asks for before it begins. What stands in an area or a unit is asked for with its place besides.
    pub enum Permission {
        /// Totals of decided years: open to everyone.
        ViewTotals = "view_totals",
        /// One's own password, second step, sessions and language.
        OwnAccount = "own_account",
        ReadCriteria = "read_criteria",
        /// Where each title of a year stands, what it lacks, whose turn it is.
        ReadYear = "read_year",
        ReadRegister = "read_register",
        KeepRegister = "keep_register",
        ChangeSettings = "change_settings",
        Import = "import",
        RunCampaign = "run_campaign",
        ReadReasons = "read_reasons",
        /// Identity and phone numbers; every reading is recorded.
        ReadProtected = "read_protected",
        /// Finding for or against a claim, with a reason.
        Appraise = "appraise",
        SettleConflict = "settle_conflict",
        Decide = "decide",
        /// Deciding what is above the ward: its own title.
        DecideAbove = "decide_above",
        PrintPapers = "print_papers",
        /// The meeting of one's own area.
        RunMeeting = "run_meeting",
        /// The self-assessment of one's own unit.
        FillDossier = "fill_dossier",
        /// The ward's own dossier, which the level above appraises.
        FillWardDossier = "fill_ward_dossier",
        ManageAccounts = "manage_accounts",
        ReadAudit = "read_audit",
        KeepBackup = "keep_backup",
        Verify = "verify",
    }
}

impl Role {
    pub fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Self::Operator => true,
            Self::Officer => !matches!(permission, P::DecideAbove | P::RunMeeting | P::FillDossier),
            Self::Chair => matches!(
                permission,
                P::ViewTotals
                    | P::OwnAccount
                    | P::ReadCriteria
                    | P::ReadYear
                    | P::ReadRegister
                    | P::ReadReasons
                    | P::Decide
                    | P::PrintPapers
                    | P::ReadAudit
                    | P::Verify
            ),
            Self::Member => matches!(
                permission,
                P::ViewTotals
                    | P::OwnAccount
                    | P::ReadCriteria
                    | P::ReadYear
                    | P::ReadRegister
                    | P::ReadReasons
                    | P::Appraise
                    | P::SettleConflict
            ),
            Self::AreaHead => {
                matches!(permission, P::ViewTotals | P::OwnAccount | P::ReadCriteria | P::RunMeeting)
            }
            Self::Unit => matches!(permission, P::ViewTotals | P::OwnAccount | P::ReadCriteria | P::FillDossier),
            Self::Province => matches!(
                permission,
                P::ViewTotals | P::OwnAccount | P::ReadCriteria | P::ReadYear | P::Appraise | P::DecideAbove
            ),
            Self::Visitor => permission == P::ViewTotals,
        }
    }
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

    #[test]
    fn what_only_some_may() {
        use Permission as P;
        use Role::{AreaHead, Chair, Member, Officer, Operator, Province, Unit};
        let table: [(Permission, &[Role]); 12] = [
            (P::Decide, &[Operator, Officer, Chair]),
            (P::DecideAbove, &[Operator, Province]),
            (P::Appraise, &[Operator, Officer, Member, Province]),
            (P::SettleConflict, &[Operator, Officer, Member]),
            (P::ReadReasons, &[Operator, Officer, Chair, Member]),
            (P::ReadRegister, &[Operator, Officer, Chair, Member]),
            (P::ReadProtected, &[Operator, Officer]),
            (P::RunMeeting, &[Operator, AreaHead]),
            (P::FillDossier, &[Operator, Unit]),
            (P::FillWardDossier, &[Operator, Officer]),
            (P::ManageAccounts, &[Operator, Officer]),
            (P::Import, &[Operator, Officer]),
        ];
        for (permission, who) in table {
            for role in Role::ALL {
                assert_eq!(role.may(permission), who.contains(role), "{role}: {permission}");
            }
        }
    }
}
