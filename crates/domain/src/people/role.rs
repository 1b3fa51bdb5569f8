use crate::ground::id::{AccountId, AreaId, OrganisationId};
use crate::worded;

worded! {
    pub enum Role {
        /// Who runs the program on the ward's own machine, named by the system's user.
        Operator = "operator",
        /// The standing member of the steering committee: keeps everything.
        Officer = "officer",
        /// Reads, decides, signs.
        Chair = "chair",
        /// A member of the steering committee: appraises and settles.
        Member = "member",
        /// Keeps one residential area's list and meeting.
        AreaHead = "area_head",
        /// Speaks for one school, agency or enterprise.
        Unit = "unit",
        /// The level above: appraises and decides the ward's own title.
        Province = "province",
        /// Who reads the open page.
        Visitor = "visitor",
    }
}

impl Role {
    /// Roles that somebody can be given an account for.
    pub const GIVEN: [Self; 6] = [Self::Officer, Self::Chair, Self::Member, Self::AreaHead, Self::Unit, Self::Province];

    /// The role in the words of the office.
    pub fn label(self) -> &'static str {
        match self {
            Self::Operator => "người vận hành máy",
            Self::Officer => "cán bộ thường trực",
            Self::Chair => "chủ tịch, phó chủ tịch",
            Self::Member => "thành viên ban chỉ đạo",
            Self::AreaHead => "tổ trưởng, trưởng thôn",
            Self::Unit => "cơ quan, doanh nghiệp, nhà trường",
            Self::Province => "cán bộ cấp trên",
            Self::Visitor => "khách",
        }
    }

    pub fn english(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Officer => "standing officer",
            Self::Chair => "chair",
            Self::Member => "committee member",
            Self::AreaHead => "head of an area",
            Self::Unit => "agency, enterprise or school",
            Self::Province => "officer of the level above",
            Self::Visitor => "visitor",
        }
    }
}

/// How far a role reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole ward.
    Ward,
    Area(AreaId),
    Unit(OrganisationId),
}

impl Scope {
    /// Whether a role is given in this scope: a head has an area, a unit's account a unit, everyone else the ward.
    pub fn fits(&self, role: Role) -> bool {
        match self {
            Self::Area(_) => role == Role::AreaHead,
            Self::Unit(_) => role == Role::Unit,
            Self::Ward => !matches!(role, Role::AreaHead | Role::Unit),
        }
    }
}

/// Whoever acts, as the audit record names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub name: String,
    pub role: Role,
    pub scope: Scope,
    /// Whose account it is; none of who sits at the ward's own machine, and of visitors.
    pub account: Option<AccountId>,
}

impl Actor {
    /// Who runs the program on the ward's machine.
    pub fn operator(name: impl Into<String>) -> Self {
        Self { name: name.into(), role: Role::Operator, scope: Scope::Ward, account: None }
    }

    /// Who reads the open page.
    pub fn visitor() -> Self {
        Self { name: Role::Visitor.to_string(), role: Role::Visitor, scope: Scope::Ward, account: None }
    }

    /// Whether what stands in this area is theirs.
    pub fn reaches_area(&self, area: &AreaId) -> bool {
        match &self.scope {
            Scope::Ward => true,
            Scope::Area(own) => own == area,
            Scope::Unit(_) => false,
        }
    }

    pub fn reaches_unit(&self, unit: &OrganisationId) -> bool {
        match &self.scope {
            Scope::Ward => true,
            Scope::Unit(own) => own == unit,
            Scope::Area(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_fits_its_role_and_reaches_no_further() {
        let (area, unit) = (AreaId("a".to_owned()), OrganisationId("u".to_owned()));
        let (other_area, other_unit) = (AreaId("b".to_owned()), OrganisationId("v".to_owned()));
        let table = [
            (Scope::Ward, Role::Officer, [true, true, true, true]),
            (Scope::Area(area.clone()), Role::AreaHead, [true, false, false, false]),
            (Scope::Unit(unit.clone()), Role::Unit, [false, false, true, false]),
        ];
        for (scope, role, reach) in table {
            for given in Role::GIVEN {
                let is_kind = matches!(given, Role::AreaHead | Role::Unit);
                assert_eq!(scope.fits(given), if is_kind { given == role } else { scope == Scope::Ward }, "{given}");
            }
            let actor = Actor { name: String::new(), role, scope, account: None };
            let reaches = [
                actor.reaches_area(&area),
                actor.reaches_area(&other_area),
                actor.reaches_unit(&unit),
                actor.reaches_unit(&other_unit),
            ];
            assert_eq!(reaches, reach, "{role}");
        }
    }
}
