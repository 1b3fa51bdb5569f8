//! Issuing, recording, correcting and revoking decisions.

mod amend;
mod authority;
mod commend;
mod decide;
mod number;
mod result;
mod standing;

pub use amend::{Amendment, correct, revoke};
pub use commend::commend;
pub use decide::{Decided, Order, decide};
pub use standing::{list, standing};
