//! Who signs, and beside them who receives. The room for hand and seal is the space before the name, not empty lines.

use domain::document::{Recipients, Signature};

use super::{
    block::closed,
    letterhead::even_lines,
    markup::{Markup, Par},
};

/// Signatures side by side, at most three in a row; a single one stands on the right half.
pub(super) fn draw(out: &mut Markup, all: &[Signature], text_width: u32) {
    let in_a_row = match all.len() {
        0 => return,
        1 | 2 | 4 => 2,
        _ => 3,
    };
    for row in all.chunks(in_a_row) {
        out.paragraph(Par::of("Gap").keep_next(true), |_| ());
        // What a short row lacks stays free on its left, so that the last signer stands on the right.
        let free = (row.len()..in_a_row).map(|_| None);
        let columns: Vec<Option<&Signature>> = free.chain(row.iter().map(Some)).collect();
        let widths = shares(text_width, in_a_row);
        out.side_by_side(&widths, |t| {
            for part in parts(row.iter()) {
                t.row(|r| {
                    for (signature, width) in columns.iter().zip(&widths) {
                        r.cell(*width, |c| part.draw(c, *signature, *width));
                    }
                });
            }
        });
    }
}

pub(super) fn draw_with_recipients(out: &mut Markup, recipients: &Recipients, text_width: u32) {
    out.paragraph(Par::of("Gap").keep_next(true), |_| ());
    let left = text_width * 45 / 100;
    let right = text_width - left;
    out.side_by_side(&[left, right], |t| {
        t.row(|r| {
            r.cell(left, |c| {
                c.line(Par::of("RecipientsHead"), "Nơi nhận:");
                for line in closed(&recipients.lines) {
                    c.line(Par::of("RecipientsLine"), &format!("- {}", line.trim_start_matches(['-', ' '])));
                }
            });
            r.cell(right, |c| sign(c, &recipients.signature, right));
        });
    });
}

/// One signature in one cell; also on certificates.
pub(super) fn sign(out: &mut Markup, signature: &Signature, width: u32) {
    for part in parts(std::iter::once(signature)) {
        part.draw(out, Some(signature), width);
    }
}

/// The parts of a signature; side by side they are rows, so that all names stand on one line.
#[derive(Clone, Copy)]
enum Part {
    Titles,
    Hint,
    Name,
}

fn parts<'a>(mut all: impl Iterator<Item = &'a Signature>) -> Vec<Part> {
    if all.any(|signature| !signature.hint.is_empty()) {
        vec![Part::Titles, Part::Hint, Part::Name]
    } else {
        vec![Part::Titles, Part::Name]
    }
}

impl Part {
    /// Writes at least one paragraph, as every cell needs one.
    fn draw(self, out: &mut Markup, signature: Option<&Signature>, width: u32) {
        let text = |text: fn(&Signature) -> &String| signature.map(text).cloned().unwrap_or_default();
        match self {
            Self::Titles => {
                let titles = signature.map_or(&[] as &[String], |signature| &signature.titles);
                for title in titles {
                    out.line(Par::of("SignerTitle"), &even_lines(title, 14.0, true, width));
                }
                if titles.is_empty() {
                    out.line(Par::of("SignerTitle"), "");
                }
            }
            Self::Hint => out.line(Par::of("SignerHint"), &text(|signature| &signature.hint)),
            Self::Name => out.line(Par::of("SignerName"), &text(|signature| &signature.name)),
        }
    }
}

fn shares(width: u32, columns: usize) -> Vec<u32> {
    let columns = u32::try_from(columns).unwrap_or(u32::MAX);
    (0..columns).map(|_| width / columns).collect()
}
