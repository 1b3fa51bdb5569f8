//! Households: the list of thousands, one household's page and past, and every change with its day and reason.

mod batch;
mod deed;
mod division;
mod form;
mod list;
mod page;
mod past;
mod twins;
mod union;

pub use batch::batch;
pub use deed::{end, ended, moved, relocate};
pub use division::{divide, divided};
pub use form::{create, edit, new, update};
pub use list::{AreaChoice, download, first, index};
pub use page::{numbers, show};
pub use past::past;
pub use twins::{index as twins, keep_apart};
pub use union::{unite, united};
