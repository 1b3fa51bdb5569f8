use domain::document::{Certificate, Paper};
use domain::ground::id::DecisionId;

/// One paper to be drawn.
pub struct Job {
    /// Under the folder of the year, without ending.
    pub stem: String,
    pub about: String,
    /// The code of the one subject that it is for; empty for papers of all.
    pub subject: String,
    pub decision: Option<DecisionId>,
    /// What it prints, so that a check can hold it against the facts.
    pub figures: serde_json::Value,
    pub content: Content,
    pub formats: Formats,
}

pub enum Content {
    Paper(Box<Paper>),
    Certificates(Vec<Certificate>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formats {
    pub pdf: bool,
    pub docx: bool,
    pub xlsx: bool,
}

impl Formats {
    pub const TEXT: Self = Self { pdf: true, docx: true, xlsx: false };
    /// Lists also as a workbook.
    pub const LIST: Self = Self { pdf: true, docx: true, xlsx: true };
    /// Certificates of thousands are DOCX only on demand.
    pub const PRINT: Self = Self { pdf: true, docx: false, xlsx: false };
}
