//! Issuing, recording, correcting and revoking decisions.

mod amendment;
mod authority;
mod commend;
mod correct;
mod decide;
mod enter;
mod number;
mod result;
mod revoke;
mod situation;
mod standing;

pub use amendment::Amendment;
pub use commend::commend;
pub use correct::correct;
pub use decide::{Decided, Order, decide};
pub use revoke::revoke;
pub use situation::{Situation, first_day, situation, situations};
pub use standing::{commended, list, standing};
