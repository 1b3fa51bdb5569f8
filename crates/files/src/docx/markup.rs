//! A small writer of WordprocessingML: elements close themselves, texts are escaped, nothing can fail.

use domain::document::Run;

use crate::xml;

#[derive(Default)]
pub(super) struct Markup {
    out: String,
}

/// How one paragraph departs from its style.
#[derive(Clone, Copy, Default)]
pub(super) struct Par {
    pub style: &'static str,
    pub keep_next: bool,
    pub page_break: bool,
    /// `left`, `center`, `right`, `both`.
    pub align: Option<&'static str>,
    /// Indents in twentieths of a point.
    pub indent: Option<(u32, u32)>,
}

impl Par {
    pub(super) fn of(style: &'static str) -> Self {
        Self { style, ..Self::default() }
    }

    pub(super) fn keep_next(self, keep_next: bool) -> Self {
        Self { keep_next, ..self }
    }
}

impl Markup {
    pub(super) fn into_string(self) -> String {
        self.out
    }

    /// Markup of our own; never a text of the record.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    pub(super) fn element(&mut self, tag: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        self.opening(tag, attributes);
        self.out.push('>');
        content(self);
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    pub(super) fn leaf(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.opening(tag, attributes);
        self.out.push_str("/>");
    }

    /// Escaped text as it is, for parts that are no text of Word.
    pub(super) fn words(&mut self, text: &str) {
        self.out.push_str(&xml::escaped(text));
    }

    fn opening(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&xml::escaped(value));
            self.out.push('"');
        }
    }

    /// A paragraph of plain text in its style.
    pub(super) fn line(&mut self, par: Par, text: &str) {
        self.paragraph(par, |p| p.run(&Run::plain(text)));
    }

    pub(super) fn runs(&mut self, par: Par, runs: &[Run]) {
        self.paragraph(par, |p| runs.iter().for_each(|run| p.run(run)));
    }

    pub(super) fn paragraph(&mut self, par: Par, content: impl FnOnce(&mut Self)) {
        self.element("w:p", &[], |p| {
            p.element("w:pPr", &[], |p| {
                p.leaf("w:pStyle", &[("w:val", par.style)]);
                if par.keep_next {
                    p.leaf("w:keepNext", &[]);
                }
                if par.page_break {
                    p.leaf("w:pageBreakBefore", &[]);
                }
                if let Some((left, right)) = par.indent {
                    p.leaf("w:ind", &[("w:left", &left.to_string()), ("w:right", &right.to_string())]);
                }
                if let Some(align) = par.align {
                    p.leaf("w:jc", &[("w:val", align)]);
                }
            });
            content(p);
        });
    }

    pub(super) fn run(&mut self, run: &Run) {
        if run.text.is_empty() {
            return;
        }
        self.element("w:r", &[], |r| {
            if run.bold || run.italic {
                r.element("w:rPr", &[], |p| {
                    if run.bold {
                        p.raw("<w:b/><w:bCs/>");
                    }
                    if run.italic {
                        p.raw("<w:i/><w:iCs/>");
                    }
                });
            }
            r.text(&run.text);
        });
    }

    /// Line breaks and tabs of a text are elements in WordprocessingML.
    fn text(&mut self, text: &str) {
        for (i, line) in text.lines().enumerate() {
            if i != 0 {
                self.leaf("w:br", &[]);
            }
            for (i, part) in line.split('\t').enumerate() {
                if i != 0 {
                    self.leaf("w:tab", &[]);
                }
                if !part.is_empty() {
                    self.element("w:t", &[("xml:space", "preserve")], |t| t.words(part));
                }
            }
        }
    }

    /// A table without rules, which only sets things side by side.
    pub(super) fn side_by_side(&mut self, widths: &[u32], rows: impl FnOnce(&mut Self)) {
        self.element("w:tbl", &[], |t| {
            t.element("w:tblPr", &[], |p| {
                p.leaf("w:tblStyle", &[("w:val", "Layout")]);
                p.leaf("w:tblW", &[("w:w", &widths.iter().sum::<u32>().to_string()), ("w:type", "dxa")]);
                p.leaf("w:tblLayout", &[("w:type", "fixed")]);
            });
            t.grid(widths);
            rows(t);
        });
    }

    pub(super) fn grid(&mut self, widths: &[u32]) {
        self.element("w:tblGrid", &[], |g| {
            for width in widths {
                g.leaf("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
    }

    /// A row that is never torn across pages.
    pub(super) fn row(&mut self, cells: impl FnOnce(&mut Self)) {
        self.element("w:tr", &[], |r| {
            r.raw("<w:trPr><w:cantSplit/></w:trPr>");
            cells(r);
        });
    }

    /// A cell; `content` writes at least one paragraph.
    pub(super) fn cell(&mut self, width: u32, content: impl FnOnce(&mut Self)) {
        self.cell_with(width, "", content);
    }

    pub(super) fn cell_at_bottom(&mut self, width: u32, content: impl FnOnce(&mut Self)) {
        self.cell_with(width, r#"<w:vAlign w:val="bottom"/>"#, content);
    }

    /// `properties` is markup of our own that follows the width (spans, merges, vertical place, in this order).
    pub(super) fn cell_with(&mut self, width: u32, properties: &str, content: impl FnOnce(&mut Self)) {
        self.element("w:tc", &[], |c| {
            c.element("w:tcPr", &[], |p| {
                p.leaf("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                p.raw(properties);
            });
            content(c);
        });
    }
}
