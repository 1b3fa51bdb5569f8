//! The year at a glance: where each title stands, what it lacks, whose turn it is.

mod glance;

pub use glance::show;
