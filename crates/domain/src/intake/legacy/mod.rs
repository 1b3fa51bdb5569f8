//! Texts of the years before Unicode: which letters they were typed in, and how they read today.

mod detect;
mod syllable;
mod tcvn3;
mod vni;

pub use detect::{Script, detect, plausible_share};
pub use syllable::is_syllable;
