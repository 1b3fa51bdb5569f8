//! Households: the list of thousands, one household's page and past, and every change with its day and reason.

mod form;
mod list;
mod page;
mod past;

pub use form::{create, edit, new, update};
pub use list::{first, index};
pub use page::{numbers, show};
pub use past::past;
