use jiff::Timestamp;

use crate::ground::id::{AccountId, EvidenceId, SubmissionId};
use crate::worded;

worded! {
    /// What may be handed in as evidence, as its content says.
    pub enum EvidenceKind {
        Pdf = "pdf",
        Jpeg = "jpeg",
        Png = "png",
        Docx = "docx",
        Xlsx = "xlsx",
    }
}

impl EvidenceKind {
    /// The ending under which it is given out, whatever it was called when it came.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            other => other.as_str(),
        }
    }
}

/// A file that somebody handed in beside a claim. Its bytes lie sealed in the data folder, under their own digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub id: EvidenceId,
    pub submission: SubmissionId,
    /// The criterion that it speaks for; none where it speaks for the whole dossier.
    pub criterion: Option<String>,
    pub name: String,
    pub kind: EvidenceKind,
    pub size: u64,
    pub sha256: String,
    pub added_by: String,
    pub account: Option<AccountId>,
    pub added_at: Timestamp,
}

/// At most so many bytes in one file.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// At most so many files in one dossier.
pub const MOST: usize = 40;

const LONGEST_NAME: usize = 100;

/// A name that stands in any list and on any disk: no folder, no control character, with the ending of what it holds.
pub fn safe_name(given: &str, kind: EvidenceKind) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    // Bidirectional controls make a name read backwards: "gpj.exe" as "exe.jpg".
    let is_kept = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let is_plain = |c: char| if r#"<>:"|?*"#.contains(c) { '_' } else { c };
    let stem: String = stem.chars().filter(is_kept).map(is_plain).take(LONGEST_NAME).collect();
    let stem = stem.trim().trim_start_matches('.');
    format!("{}.{}", if stem.is_empty() { "tep" } else { stem }, kind.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_words_and_nothing_else() {
        for (given, expected) in [
            ("Nghị quyết 2026.pdf", "Nghị quyết 2026.pdf"),
            ("..\\..\\windows\\kế hoạch.PDF", "kế hoạch.pdf"),
            ("/etc/passwd", "passwd.pdf"),
            ("ảnh.exe", "ảnh.pdf"),
            ("a\r\nb\u{202e}c.pdf", "abc.pdf"),
            (".htaccess", "tep.pdf"),
            ("", "tep.pdf"),
            ("a<b>:\"c\".pdf", "a_b___c_.pdf"),
        ] {
            assert_eq!(safe_name(given, EvidenceKind::Pdf), expected, "{given:?}");
        }
        assert!(safe_name(&"x".repeat(400), EvidenceKind::Jpeg).len() <= LONGEST_NAME + 4);
    }
}
