//! The typed line of each kind of list.

mod household;
mod incident;
mod organisation;
mod results;
mod typed;

pub use household::{HouseholdLine, MeetingLine};
pub use incident::{GroupLine, IncidentLine};
pub use organisation::{AreaLine, OrganisationLine};
pub use results::{CommendationLine, DossierLine, TotalsRow};
pub use typed::{Line, LineData, read};
