//! A list on its way in: kept sealed, looked at, mended, and then accepted as one import or forgotten.

mod accept;
mod change;
mod open;
mod previews;
mod see;
mod tidy;

pub use accept::{LONG, accept, held};
pub use change::{CellChange, Choice, choose, discard, leave_out, mend};
pub use open::{NewDraft, open};
pub use previews::Previews;
pub use see::{DraftView, Outcome, Seen, drafts, look, see};
pub use tidy::tidy;
