//! Review meetings: entering what one found, whichever way it came, and how it was held.

mod enter;
mod held;

pub(crate) use enter::{enter, is_same};
pub(crate) use held::{as_held, gathering};
