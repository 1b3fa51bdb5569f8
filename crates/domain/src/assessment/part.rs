use std::borrow::Cow;

use super::{Outcome, Source};

/// What one source says about one criterion. Sentences said of thousands are borrowed, not copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'t> {
    pub outcome: Outcome,
    pub source: Source,
    pub reason: Cow<'t, str>,
    /// Open because something else is not yet clear, not because nobody wrote it down: a mark cannot fill it.
    pub is_pending: bool,
}

impl<'t> Part<'t> {
    pub fn new(outcome: Outcome, source: Source, reason: impl Into<Cow<'t, str>>) -> Self {
        Self { outcome, source, reason: reason.into(), is_pending: false }
    }

    pub fn pending(source: Source, reason: impl Into<Cow<'t, str>>) -> Self {
        Self { outcome: Outcome::Open, source, reason: reason.into(), is_pending: true }
    }

    pub fn decided(is_met: bool, source: Source, reason: impl Into<Cow<'t, str>>) -> Self {
        Self::new(if is_met { Outcome::Met } else { Outcome::NotMet }, source, reason)
    }
}
