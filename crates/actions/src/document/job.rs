use std::collections::BTreeSet;

use domain::document::{Block, Certificate, Paper};
use domain::ground::id::DecisionId;

use crate::error::{ActionError, ActionResult};

/// One paper to be drawn.
#[derive(PartialEq)]
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

impl Job {
    /// The slug of the paper, without the folder that it lies in.
    pub fn kind(&self) -> &str {
        self.stem.rsplit('/').next().unwrap_or(&self.stem)
    }

    /// Reasons of single persons stand in it: for its owner's eyes only.
    pub fn is_sealed(&self) -> bool {
        self.stem.split('/').any(|part| part == SEALED)
    }
}

/// The folder of annexes with reasons.
pub const SEALED: &str = "niem-phong";

/// Papers of another programme than the usual one lie in a folder of its own: they bear the same names.
pub fn stem(programme: &str, slug: &str) -> String {
    if crate::campaign::flag(programme).is_empty() { slug.to_owned() } else { format!("{}/{slug}", safe(programme)) }
}

/// A code as part of a file's name. Codes come from workbooks: what could lead elsewhere is replaced, and so that two codes
/// do not share a name, what was replaced leaves its mark.
pub fn safe(code: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    if !code.is_empty() && code.chars().all(is_plain) {
        return code.to_owned();
    }
    let plain: String = code.chars().map(|letter| if is_plain(letter) { letter } else { '-' }).collect();
    let parts = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    format!("{parts}-{}", &store::digest::sha256_hex(code.as_bytes())[..8])
}

/// Two papers of one name would take each other's place; names differ by more than case on every disk.
pub fn distinct(jobs: &[Job]) -> ActionResult<()> {
    let mut seen = BTreeSet::new();
    match jobs.iter().find(|job| !seen.insert(job.stem.to_lowercase())) {
        None => Ok(()),
        Some(job) => Err(ActionError::refused(
            format!(
                "hai giấy tờ có cùng tên tệp «{}»; chưa ghi gì, hãy in riêng từng danh hiệu bằng --title",
                job.stem
            ),
            format!(
                "two papers have the file name «{}»; nothing was written, print title by title with --title",
                job.stem
            ),
        )),
    }
}

#[derive(PartialEq)]
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
    /// As a workbook only where there is a table to put into it.
    pub fn of(paper: &Paper) -> Self {
        let has_table = paper.blocks.iter().any(|block| matches!(block, Block::Table(_)));
        if has_table { Self::LIST } else { Self::TEXT }
    }

    /// Certificates of thousands are DOCX only on demand.
    pub const PRINT: Self = Self { pdf: true, docx: false, xlsx: false };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_leads_out_of_the_folder_and_no_two_share_a_name() {
        for (code, begins) in [("A/../../X", "A-X-"), ("..", "-"), ("C:\\x", "C-x-"), ("Đ 1", "1-"), ("", "-")] {
            let name = safe(code);
            assert!(name.starts_with(begins) && !name.contains(['/', '\\', '.', ' ']), "{code}: {name}");
        }
        assert_eq!(safe("BH010002"), "BH010002");
        assert_ne!(safe("A/1"), safe("A-1"));
        assert_ne!(safe("A/1"), safe("A 1"));
    }

    #[test]
    fn papers_of_another_programme_lie_apart() {
        assert_eq!(stem("5-nhat", "quyet-dinh"), "quyet-dinh");
        assert_eq!(stem("antt", "quyet-dinh"), "antt/quyet-dinh");
        assert!(stem("../x", "quyet-dinh").starts_with("x-"));
    }

    #[test]
    fn two_papers_of_one_name_are_refused_before_drawing() {
        let job = |stem: &str| Job {
            stem: stem.to_owned(),
            about: String::new(),
            subject: String::new(),
            decision: None,
            figures: serde_json::Value::Null,
            content: Content::Certificates(Vec::new()),
            formats: Formats::TEXT,
        };
        assert!(distinct(&[job("a"), job("bien-ban/a")]).is_ok());
        let refused = distinct(&[job("giay-khen-95"), job("b"), job("Giay-khen-95")]).unwrap_err();
        assert!(refused.to_string().contains("Giay-khen-95"), "{refused}");
    }
}
