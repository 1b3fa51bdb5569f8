//! Issuing, recording, correcting and revoking decisions.

mod amendment;
mod authority;
mod commend;
mod correct;
mod decide;
mod enter;
mod force;
mod number;
mod result;
mod revoke;
mod situation;
mod standing;

pub use amendment::Amendment;
pub(crate) use commend::commend_draft;
pub use commend::{commend, waiting_commendations};
pub use correct::correct;
pub(crate) use decide::draft;
pub use decide::{Decided, Order, decide};
pub use force::{Force, Held, find, held};
pub use number::check as check_number;
pub use revoke::revoke;
pub use situation::{Situation, first_day, situation, situations};
pub use standing::{commended, list, standing, years};
