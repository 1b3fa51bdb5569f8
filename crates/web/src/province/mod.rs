//! What the level above sees and does: its wards in totals, the ward's own dossier, the decision about the ward's title.

mod decision;
mod overview;
mod routes;

pub use routes::routes;
