//! Long work behind the pages: ordered, done one at a time in a ward, stopped on request, and resumed after a restart.

mod order;
mod perform;
mod progress;
mod see;
mod work;

pub use order::{JobOrder, order, stop};
pub use progress::{Live, Progress};
pub use see::{JobView, Made, find, list, made};
pub use work::{Claimed, claim, end, heartbeat, perform, tidy};
