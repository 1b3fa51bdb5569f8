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
mod standing;

pub use amendment::Amendment;
pub use commend::commend;
pub use correct::correct;
pub use decide::{Decided, Order, decide};
pub use revoke::revoke;
pub use standing::{commended, list, standing};
