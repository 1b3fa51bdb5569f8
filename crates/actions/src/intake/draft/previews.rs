use std::sync::{Arc, Mutex, PoisonError};

use super::see::Seen;

/// What was read of drafts lately. It is shown only as long as neither the draft nor the ward changed.
#[derive(Clone, Default)]
pub struct Previews(Arc<Mutex<Vec<Preview>>>);

type Preview = (Key, Arc<Seen>);

/// The draft, its version, and the end of the ward's record.
pub(super) type Key = (String, String, u64, (i64, String));

/// A reading of thousands of rows takes some megabytes.
const MOST: usize = 4;

impl Previews {
    pub(super) fn find(&self, key: &Key) -> Option<Arc<Seen>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(known, _)| known == key).map(|(_, seen)| seen.clone())
    }

    pub(super) fn keep(&self, key: Key, seen: Arc<Seen>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Of one draft the last state only.
        kept.retain(|(known, _)| known.1 != key.1);
        kept.insert(0, (key, seen));
        kept.truncate(MOST);
    }
}
