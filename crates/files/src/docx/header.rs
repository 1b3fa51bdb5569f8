//! The heads of pages: the number in the middle of the top margin, except on page one; the mark of sample data on all.

use super::markup::{Markup, Par};
use crate::xml;

const OPENING: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#,
    r#" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">"#,
);

pub(super) fn first_page(watermark: &str) -> String {
    header(watermark, 1, false)
}

pub(super) fn other_pages(watermark: &str) -> String {
    header(watermark, 2, true)
}

fn header(watermark: &str, ordinal: u32, is_numbered: bool) -> String {
    let mut out = Markup::default();
    out.raw(OPENING);
    out.paragraph(Par::of("Header"), |p| {
        if is_numbered {
            p.raw(r#"<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>"#);
        }
        if !watermark.is_empty() {
            p.raw(&across_the_page(watermark, ordinal));
        }
    });
    // Once more as plain text, for programs that do not draw the large mark and for readers who do not see it.
    if !watermark.is_empty() {
        out.line(Par::of("SampleMark"), watermark);
    }
    out.raw("</w:hdr>");
    out.into_string()
}

/// The shape that Word itself makes for a watermark, so that Design > Watermark can take it away.
fn across_the_page(words: &str, ordinal: u32) -> String {
    let letters = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
    let width = letters.saturating_mul(40).min(480);
    include_str!("parts/watermark.xml")
        .trim_end()
        .replace("{ordinal}", &ordinal.to_string())
        .replace("{shape}", &(2048 + ordinal).to_string())
        .replace("{width}", &width.to_string())
        .replace("{height}", &(width / letters.max(1) * 2).to_string())
        .replace("{words}", &xml::escaped(words))
}
