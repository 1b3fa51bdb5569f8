//! What the level above sees of its wards: totals that were decided, never a household.

mod ward;

pub use ward::{WardYear, ward_year, years};
