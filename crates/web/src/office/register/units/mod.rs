//! Schools, agencies and enterprises: their list, one unit with its facts by date, and every change.

mod end;
mod form;
mod list;
mod page;

pub use end::{end, ended};
pub use form::{create, edit, new, update};
pub use list::{download, index};
pub use page::show;
