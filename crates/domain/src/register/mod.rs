//! Who is reviewed: residential areas, households, schools, agencies, enterprises, each dated, with lineage over mergers.

mod area;
mod draft;
mod group;
mod household;
mod identity;
mod organisation;
mod subject;
mod twins;
mod whereabouts;

pub use area::{Area, AreaChange, AreaLineage, became, way};
pub use draft::{DraftRefused, Entered, HouseholdDraft, HouseholdTyped, Wrong};
pub use group::{GroupKind, SafetyGroup};
pub use household::{Household, HouseholdChange, HouseholdLineage};
pub use identity::{Identity, IdentityDoubt, Sex, mask};
pub use organisation::{Organisation, OrganisationFacts, OrganisationKind, Scale, SchoolLevel};
pub use subject::{Subject, Title};
pub use twins::{Likeness, Pair, Trait, likely};
pub use whereabouts::{HouseholdMove, Step, Whereabouts};
