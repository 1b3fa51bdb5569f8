use serde::{Deserialize, Serialize};

use super::Title;
use crate::ground::id::OrganisationId;
use crate::ground::window::Validity;
use crate::worded;

worded! {
    /// TT 124/2021/TT-BCA Art. 2.
    pub enum OrganisationKind {
        School = "school",
        Agency = "agency",
        Enterprise = "enterprise",
        /// Armed-forces units: outside the circular (Art. 1.2.b).
        ArmedForces = "armed_forces",
    }
}

worded! {
    /// Levels of schooling, lowest first. The circular leaves out crèche, nursery and primary schools (Art. 1.2.b).
    pub enum SchoolLevel {
        Creche = "creche",
        Nursery = "nursery",
        Primary = "primary",
        LowerSecondary = "lower_secondary",
        UpperSecondary = "upper_secondary",
        /// Several general levels in one school; the highest is at least lower-secondary.
        MultiLevel = "multi_level",
        Vocational = "vocational",
        Higher = "higher",
        Other = "other",
    }
}

worded! {
    /// Size of an enterprise by NĐ 80/2021/NĐ-CP Art. 5. The circular leaves out micro and small ones (Art. 1.2.b).
    pub enum Scale {
        Micro = "micro",
        Small = "small",
        Medium = "medium",
        Large = "large",
    }
}

impl OrganisationKind {
    /// How codes begin that the program gives: TH01 … for schools.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::School => "TH",
            Self::Agency => "CQ",
            Self::Enterprise => "DN",
            Self::ArmedForces => "LL",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    pub id: OrganisationId,
    /// TH01 … for schools, CQ01 … for agencies, DN01 … for enterprises.
    pub code: String,
    pub name: String,
    pub kind: OrganisationKind,
    pub level: Option<SchoolLevel>,
    pub scale: Option<Scale>,
    pub staff: Option<u32>,
    pub pupils: Option<u32>,
    pub address: String,
    pub head: String,
    pub validity: Validity,
}

/// What decides whether a rule covers an organisation, and how many people it has: true from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrganisationFacts {
    pub kind: OrganisationKind,
    pub level: Option<SchoolLevel>,
    pub scale: Option<Scale>,
    pub staff: Option<u32>,
    pub pupils: Option<u32>,
}

impl Organisation {
    pub fn facts(&self) -> OrganisationFacts {
        let Self { kind, level, scale, staff, pupils, .. } = *self;
        OrganisationFacts { kind, level, scale, staff, pupils }
    }

    /// The same organisation by the facts of another day.
    #[must_use]
    pub fn with(self, facts: OrganisationFacts) -> Self {
        let OrganisationFacts { kind, level, scale, staff, pupils } = facts;
        Self { kind, level, scale, staff, pupils, ..self }
    }

    /// The title under which it is reviewed.
    pub fn title(&self) -> Title {
        match self.kind {
            OrganisationKind::School => Title::School,
            _ => Title::Organisation,
        }
    }
}
