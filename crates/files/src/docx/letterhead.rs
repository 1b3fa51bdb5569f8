//! Issuing body, national title, number, place and date, kind and summary (Decree 30/2020/NĐ-CP, Annex I, part I).

use domain::document::Letterhead;

use super::markup::{Markup, Par};
use crate::measure;

/// The national title needs 97 mm in 13 points bold; the rest of the line is the issuing body's.
const NATIONAL: u32 = 5556;
const NATIONAL_TITLE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// 24 mm: between a third and a half of the line of a ward's name.
const RULE_UNDER_BODY: u32 = 1361;
/// 45 mm.
const RULE_UNDER_SUMMARY: u32 = 2551;

/// Words that nobody tears apart at the end of a line.
const BOUND: [&str; 12] = [
    "ỦY BAN NHÂN DÂN",
    "HỘI ĐỒNG NHÂN DÂN",
    "BAN CHỈ ĐẠO",
    "AN NINH",
    "TỔ QUỐC",
    "TỔ DÂN PHỐ",
    "THỊ XÃ",
    "THÀNH PHỐ",
    "THỊ TRẤN",
    "ĐẶC KHU",
    "Ủy ban nhân dân",
    "an ninh",
];

pub(super) fn draw(out: &mut Markup, head: &Letterhead, text_width: u32) {
    let office = text_width - NATIONAL;
    // Across the page the national title keeps to the right, as on an upright page.
    out.side_by_side(&[office, NATIONAL], |t| {
        t.row(|r| {
            r.cell(office, |c| issuing_body(c, head, office));
            r.cell(NATIONAL, |c| national(c, NATIONAL, false));
        });
        t.row(|r| {
            r.cell(office, |c| {
                c.line(Par::of("PaperNumber"), &head.number);
                if head.type_name.is_empty() && !head.summary.is_empty() {
                    lines(c, "LetterSubject", &head.summary, 12.0, false, office);
                }
            });
            r.cell(NATIONAL, |c| c.line(Par::of("PlaceDate"), &head.place_date));
        });
    });
    if head.type_name.is_empty() {
        // A letter has no name of its kind; its subject stands under the number.
        out.paragraph(Par::of("Gap"), |_| ());
        return;
    }
    out.line(Par::of("Title"), &head.type_name);
    if head.summary.is_empty() {
        out.paragraph(Par::of("Gap"), |_| ());
        return;
    }
    lines(out, "Subtitle", &head.summary, 14.0, true, text_width * 9 / 10);
    rule(out, text_width, RULE_UNDER_SUMMARY);
}

fn issuing_body(out: &mut Markup, head: &Letterhead, width: u32) {
    if !head.parent.is_empty() {
        lines(out, "ParentBody", &head.parent, 13.0, false, width);
    }
    lines(out, "IssuingBody", &head.issuer, 13.0, true, width);
    if !head.issuer.is_empty() {
        short_rule(out, width, RULE_UNDER_BODY);
    }
}

/// Also on certificates.
pub(super) fn national(out: &mut Markup, width: u32, page_break: bool) {
    out.line(Par { page_break, ..Par::of("NationalTitle") }, NATIONAL_TITLE);
    out.line(Par::of("Motto"), MOTTO);
    short_rule(out, width, twentieths(measure::width(MOTTO, 14.0, true)));
}

fn lines(out: &mut Markup, style: &'static str, text: &str, size: f64, bold: bool, width: u32) {
    out.line(Par::of(style), &even_lines(text, size, bold, width));
}

/// Centred lines of about equal length, broken where a person would break them.
pub(super) fn even_lines(text: &str, size: f64, bold: bool, width: u32) -> String {
    // A hair of room, for readers whose typeface is not quite as wide as ours.
    let limit = f64::from(width) / 20.0 - 4.0;
    let bound = BOUND.iter().fold(text.to_owned(), |text, words| text.replace(words, &words.replace(' ', "\u{a0}")));
    let broken: Vec<String> = bound.lines().flat_map(|line| measure::balanced(line, size, bold, limit)).collect();
    broken.join("\n").replace('\u{a0}', " ")
}

/// A rule in the middle of the text, with the distance of a paragraph below it.
pub(super) fn rule(out: &mut Markup, width: u32, length: u32) {
    short_rule(out, width, length);
    out.paragraph(Par::of("Gap"), |_| ());
}

/// A border of an empty paragraph: it stays in its place when somebody edits the line above.
fn short_rule(out: &mut Markup, width: u32, length: u32) {
    let side = width.saturating_sub(length) / 2;
    out.paragraph(Par { indent: Some((side, side)), ..Par::of("Rule") }, |_| ());
}

fn twentieths(points: f64) -> u32 {
    // A line of text is a few hundred points long.
    (points * 20.0).round() as u32
}
