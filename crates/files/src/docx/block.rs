//! The body of a paper, block by block.

use domain::document::{Block, Bullet, Run};

use super::{
    DocxFailed, letterhead,
    markup::{Markup, Par},
    picture,
    section::Section,
    signature, table,
};

pub(super) const OPENING: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#,
    r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
    r#" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing""#,
    r#" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main""#,
    r#" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>"#,
);

pub(super) struct Body {
    pub out: Markup,
    pub section: Section,
    images: Vec<Vec<u8>>,
    /// The next paragraph begins a page.
    breaks: bool,
    /// A table stands right before; what follows keeps off it. Two tables without anything between them would be one, and
    /// at the end of a section the distance could spill onto a page of its own.
    owes_gap: bool,
}

impl Body {
    pub(super) fn new(landscape: bool) -> Self {
        let mut out = Markup::default();
        out.raw(OPENING);
        Self { out, section: Section { landscape, is_first: true }, images: Vec::new(), breaks: false, owes_gap: false }
    }

    pub(super) fn finish(mut self) -> (String, Vec<Vec<u8>>) {
        self.section.last(&mut self.out);
        self.out.raw("</w:body></w:document>");
        (self.out.into_string(), self.images)
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Result<(), DocxFailed> {
        for (index, block) in blocks.iter().enumerate() {
            // A signature never stands alone on its page.
            let before_signature = matches!(blocks.get(index + 1), Some(Block::Signatures(_) | Block::Recipients(_)));
            self.block(block, before_signature)?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, keep: bool) -> Result<(), DocxFailed> {
        match block {
            Block::Centred(text) => self.line("CentredLine", text, keep),
            Block::Grounds(lines) => closed(lines).iter().for_each(|line| self.line("Grounds", line, keep)),
            Block::Addressee(names) => self.addressee(names),
            Block::Heading { level, text } => {
                let style = ["Heading1", "Heading2", "Heading3"][usize::from((*level).clamp(1, 3)) - 1];
                self.line(style, text, keep);
            }
            Block::Article { lead, runs } => {
                let lead = Run::bold(format!("{} ", lead.trim_end()));
                let runs: Vec<Run> = std::iter::once(lead).chain(runs.iter().cloned()).collect();
                self.runs("Article", &runs, keep);
            }
            Block::Paragraph(runs) => self.runs("BodyText", runs, keep),
            Block::List(bullets) => bullets.iter().for_each(|bullet| self.bullet(bullet, keep)),
            Block::Table(table) if table.columns.is_empty() => {}
            Block::Table(table) => {
                self.begin();
                table::draw(&mut self.out, table, self.section.text_width(), keep);
                self.owes_gap = true;
            }
            Block::Chart(chart) => {
                self.begin();
                picture::draw(&mut self.out, &mut self.images, chart, self.section.text_width())?;
            }
            Block::Signatures(all) => {
                self.begin();
                signature::draw(&mut self.out, all, self.section.text_width());
                self.owes_gap = true;
            }
            Block::Recipients(recipients) => {
                self.begin();
                signature::draw_with_recipients(&mut self.out, recipients, self.section.text_width());
                self.owes_gap = true;
            }
            Block::PageBreak => self.breaks = true,
            Block::Annex { name, title, note, landscape } => {
                self.section.end(&mut self.out);
                self.section = Section { landscape: *landscape, is_first: false };
                (self.breaks, self.owes_gap) = (false, false);
                self.annex(name, title, note);
            }
        }
        Ok(())
    }

    fn line(&mut self, style: &'static str, text: &str, keep: bool) {
        self.runs(style, &[Run::plain(text)], keep);
    }

    fn runs(&mut self, style: &'static str, runs: &[Run], keep: bool) {
        let page_break = std::mem::take(&mut self.breaks);
        if std::mem::take(&mut self.owes_gap) && !page_break {
            self.out.paragraph(Par::of("Gap").keep_next(keep), |_| ());
        }
        // Dots to write on are one long word: justified, they would tear the line above them apart.
        let has_dots = runs.iter().any(|run| run.text.contains("………") || run.text.contains("........"));
        let align = has_dots.then_some("left");
        self.out.runs(Par { page_break, align, ..Par::of(style).keep_next(keep) }, runs);
    }

    /// For what is no paragraph and so cannot carry a page break or a distance itself.
    fn begin(&mut self) {
        let owes_gap = std::mem::take(&mut self.owes_gap);
        if std::mem::take(&mut self.breaks) {
            self.out.paragraph(Par { page_break: true, ..Par::of("SectionEnd") }, |_| ());
        } else if owes_gap {
            self.out.paragraph(Par::of("Gap").keep_next(true), |_| ());
        }
    }

    fn addressee(&mut self, names: &[String]) {
        let name = |text: &str| text.trim().trim_start_matches("Kính gửi:").trim_start().to_owned();
        if let [only] = names {
            return self.line("Addressee", &format!("Kính gửi: {}", name(only)), false);
        }
        self.line("AddresseeHead", "Kính gửi:", false);
        for line in closed(names) {
            self.line("AddresseeList", &format!("- {}", name(line.trim_start_matches(['-', ' ']))), false);
        }
    }

    /// A dash is a real list of Word, which goes on by itself when somebody adds a line. Numbers and letters are texts:
    /// other papers cite them, Word must not count them anew, and its counting does not know "đ)" after "d)".
    fn bullet(&mut self, bullet: &Bullet, keep: bool) {
        if bullet.mark.trim() == "-" {
            return self.runs("ListBullet", &bullet.runs, keep);
        }
        let mark = Run::plain(format!("{} ", bullet.mark.trim()));
        let runs: Vec<Run> = std::iter::once(mark).chain(bullet.runs.iter().cloned()).collect();
        self.runs("ListItem", &runs, keep);
    }

    fn annex(&mut self, name: &str, title: &str, note: &str) {
        for (style, text) in [("AnnexName", name), ("AnnexTitle", title), ("AnnexNote", note)] {
            if !text.is_empty() {
                let bold = style != "AnnexNote";
                let lines = letterhead::even_lines(text, 14.0, bold, self.section.text_width());
                self.line(style, &lines, true);
            }
        }
        letterhead::rule(&mut self.out, self.section.text_width(), RULE_UNDER_ANNEX);
    }
}

/// 45 mm.
const RULE_UNDER_ANNEX: u32 = 2551;

/// Each line ends with ";", the last with ".", whatever the settings wrote at its end.
pub(super) fn closed(lines: &[String]) -> Vec<String> {
    let end = |index| if index + 1 == lines.len() { '.' } else { ';' };
    let bare = |line: &str| line.trim_end_matches([';', '.', ' ']).to_owned();
    lines.iter().enumerate().map(|(index, line)| format!("{}{}", bare(line), end(index))).collect()
}
