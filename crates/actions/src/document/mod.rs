//! Papers from frozen records: composed, drawn in their formats, written whole, and noted with what they print.

mod blanks;
mod compose;
mod context;
mod draw;
mod honours;
mod job;
mod meetings;
mod press;
mod preview;
mod publish;
mod put;
mod register;
mod results;
mod stands;
mod title;
mod ward;
mod write;

pub use blanks::{BlankOrder, blanks};
pub(crate) use compose::of_titles;
pub(crate) use context::Context;
pub use draw::{Drawing, draw};
pub(crate) use honours::jobs as honours;
pub(crate) use job::stem;
pub use job::{Content, Formats, Job};
pub(crate) use meetings::review;
pub use press::{OnTick, Tick, Written, press, stopped};
pub use preview::{Preview, preview_commendation, preview_title};
pub(crate) use publish::{Shelf, file_of, note, publish};
pub(crate) use put::{failed, private_folder};
pub use put::{put, put_private};
pub use register::{
    Issued, Printable, bundle, folder_of, hand_out, issued, pack_into, printable, printed_years, reports_of,
};
pub use results::{TitleRecord, record};
pub(crate) use stands::{Stands, stands};
pub(crate) use write::changed;
pub use write::{PaperOrder, write};
