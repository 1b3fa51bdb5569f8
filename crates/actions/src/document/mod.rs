//! Papers from frozen records: composed, drawn in their formats, written whole, and noted with what they print.

mod context;
mod honours;
mod job;
mod meetings;
mod press;
mod put;
mod results;
mod title;
mod ward;
mod write;

pub use job::{Content, Formats, Job};
pub use press::{Written, press};
pub use put::put;
pub use results::{TitleRecord, record};
pub use write::{PaperOrder, write};
