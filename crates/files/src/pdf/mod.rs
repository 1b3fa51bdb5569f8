//! Papers and certificates as PDF/A, set by Typst from the forms in `forms/` with the fonts in `fonts/`. No file system,
//! no network and no clock take part: the same record gives the same bytes.

mod certificates;
mod failed;
mod lines;
mod paper;
mod phrase;
mod press;
mod printable;
mod ruler;
mod table;
#[cfg(test)]
mod tests;

pub use certificates::{Offset, Stock, certificate, certificate_data, certificates, certificates_on};
pub use failed::RenderFailed;
pub use paper::{paper, paper_with};
pub use printable::first_unprintable;
