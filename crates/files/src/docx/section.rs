//! Pages: A4, upright or across. Each stretch counts its own pages, as Decree 30/2020/NĐ-CP, Annex I, part I, III.1.đ, wants
//! it of annexes.

use super::markup::{Markup, Par};
use crate::margins;

const SHORT: u32 = 11906;
const LONG: u32 = 16838;
const LEFT: u32 = twips(margins::LEFT);
const RIGHT: u32 = twips(margins::RIGHT);
const TOP: u32 = twips(margins::TOP);
const BOTTOM: u32 = twips(margins::BOTTOM);

/// Twentieths of a point in so many millimetres.
const fn twips(millimetres: u32) -> u32 {
    (millimetres * 14_400 + 127) / 254
}

/// One stretch of pages; all lengths in twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub landscape: bool,
    /// The first section names the headers; the others take them over.
    pub is_first: bool,
}

impl Section {
    pub(super) fn text_width(self) -> u32 {
        (if self.landscape { LONG } else { SHORT }) - LEFT - RIGHT
    }

    /// Ends the stretch; what comes after stands on a new page.
    pub(super) fn end(self, out: &mut Markup) {
        out.element("w:p", &[], |p| {
            p.element("w:pPr", &[], |p| {
                p.leaf("w:pStyle", &[("w:val", "SectionEnd")]);
                self.properties(p);
            });
        });
    }

    /// Ends the last stretch. A body may not end in a table, so a hair's breadth of a paragraph closes it.
    pub(super) fn last(self, out: &mut Markup) {
        out.paragraph(Par::of("SectionEnd"), |_| ());
        self.properties(out);
    }

    fn properties(self, out: &mut Markup) {
        let (width, height) = if self.landscape { (LONG, SHORT) } else { (SHORT, LONG) };
        out.element("w:sectPr", &[], |s| {
            if self.is_first {
                s.leaf("w:headerReference", &[("w:type", "first"), ("r:id", "rId5")]);
                s.leaf("w:headerReference", &[("w:type", "default"), ("r:id", "rId6")]);
            }
            let (width, height) = (width.to_string(), height.to_string());
            let orientation = if self.landscape { "landscape" } else { "portrait" };
            s.leaf("w:pgSz", &[("w:w", &width), ("w:h", &height), ("w:orient", orientation)]);
            s.leaf(
                "w:pgMar",
                &[
                    ("w:top", &TOP.to_string()),
                    ("w:right", &RIGHT.to_string()),
                    ("w:bottom", &BOTTOM.to_string()),
                    ("w:left", &LEFT.to_string()),
                    ("w:header", "482"),
                    ("w:footer", "482"),
                    ("w:gutter", "0"),
                ],
            );
            s.leaf("w:pgNumType", &[("w:start", "1")]);
            s.leaf("w:titlePg", &[]);
        });
    }
}
