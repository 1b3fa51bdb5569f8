//! What a school, an agency or an enterprise sees of its year and fills in; the ward's own dossier is filled in the same way.

mod dossier;
mod evidence;
mod form;
mod head;
mod registration;
mod result;
mod routes;
mod submission;
mod year;

pub use routes::routes;
