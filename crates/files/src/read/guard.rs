//! A parser of other people's making meets a hostile file: its panic becomes a refusal.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use super::ReadRefused;

thread_local! {
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work`; should it panic, the file is refused as damaged. The parsers we build on index into what a file says
/// (calamine, for one, multiplies and subtracts the file's own numbers), so a panic there is the file's fault and no
/// broken state outlives it: everything that `work` built is dropped.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, ReadRefused>) -> Result<T, ReadRefused> {
    silence_hook();
    let was_quiet = IS_QUIET.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(work));
    IS_QUIET.set(was_quiet);
    outcome.unwrap_or_else(|_| Err(ReadRefused::damaged("cấu trúc bên trong không hợp lệ")))
}

/// The refusal is the message; a panic's own words on stderr would only frighten. Other threads keep theirs.
fn silence_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !IS_QUIET.get() {
                before(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_inside_becomes_a_refusal() {
        let nothing: &[u8] = &[];
        let refused = guarded(|| Ok(nothing[usize::from(nothing.len() == 1)]));
        assert!(matches!(refused, Err(ReadRefused::Damaged { .. })));
        assert_eq!(guarded(|| Ok(1)), Ok(1));
    }
}
