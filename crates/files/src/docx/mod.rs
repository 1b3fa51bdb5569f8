//! Papers as DOCX, meant to be edited in Word or LibreOffice before signing: real styles, tables and sections.
//! What a paper says is decided in `domain::document`; here is only how it looks (Decree 30/2020/NĐ-CP, Annex I).
//! The WordprocessingML is written directly; why, says docs/decisions/docx-written-directly.md.

mod block;
mod certificate;
mod columns;
mod failed;
mod header;
mod letterhead;
mod markup;
mod package;
mod paper;
mod picture;
mod properties;
mod section;
mod signature;
mod table;
#[cfg(test)]
mod tests;

pub use certificate::certificates;
pub use failed::DocxFailed;
pub use paper::paper;
