//! The generic paper of Decree 30/2020: from the content model to the plain data that `forms/paper/form.typ` draws.

use domain::document::{Block, Bullet, Chart, Letterhead, Paper, Recipients, Run, Signature};
use serde::Serialize;

use super::RenderFailed;
use super::lines::{Setting, settings};
use super::press::{Form, Job, Press};
use super::printable::fit;
use super::ruler::{Style, width};
use super::table::{Grid, grid};
use crate::margins;

/// Sets one paper.
pub fn paper(paper: &Paper) -> Result<Vec<u8>, RenderFailed> {
    paper_with(paper, &crate::chart::svg)
}

/// Sets one paper with charts drawn (as SVG) by another hand.
pub fn paper_with(paper: &Paper, draw: &dyn Fn(&Chart) -> String) -> Result<Vec<u8>, RenderFailed> {
    Press::shared().print(job(paper, draw)?)
}

pub(super) fn job(paper: &Paper, draw: &dyn Fn(&Chart) -> String) -> Result<Job, RenderFailed> {
    let mut pictures = Vec::new();
    let sections = sections(paper, &mut pictures, draw);
    let day = paper.dated;
    let sheet = Sheet {
        title: &paper.title,
        author: &paper.letterhead.issuer,
        date: (day.year(), day.month(), day.day()),
        watermark: &paper.watermark,
        head: Head::new(&paper.letterhead),
        sections,
    };
    let mut data = serde_json::to_value(sheet).map_err(broken)?;
    fit(&mut data)?;
    Ok(Job {
        form: Form::Paper,
        parts: vec![serde_json::to_vec(&data).map_err(broken)?],
        pictures,
        ident: format!("{} {} {} {day}", paper.kind, paper.slug, paper.letterhead.number),
        dated: day,
        is_large: LARGE_ROWS < rows(paper),
    })
}

/// A paper with more rows than this shares little with the next one.
const LARGE_ROWS: usize = 300;

fn rows(paper: &Paper) -> usize {
    let rows = |block: &Block| if let Block::Table(table) = block { table.rows.len() } else { 0 };
    paper.blocks.iter().map(rows).sum()
}

fn broken(error: serde_json::Error) -> RenderFailed {
    RenderFailed::Form { form: Form::Paper.name(), reason: error.to_string() }
}

#[derive(Serialize)]
struct Sheet<'a> {
    title: &'a str,
    author: &'a str,
    date: (i16, i8, i8),
    watermark: &'a str,
    head: Head<'a>,
    sections: Vec<Section<'a>>,
}

/// Centred texts come in several settings, from which the form takes the one in fewest lines that fits.
#[derive(Serialize)]
struct Head<'a> {
    parent: Vec<Setting>,
    issuer: Vec<Setting>,
    number: &'a str,
    place_date: Vec<Setting>,
    type_name: &'a str,
    summary: Vec<Setting>,
}

impl<'a> Head<'a> {
    fn new(head: &'a Letterhead) -> Self {
        Self {
            parent: centred(&head.parent, Style::Regular),
            issuer: centred(&head.issuer, Style::Bold),
            number: &head.number,
            place_date: centred(&head.place_date, Style::Italic),
            type_name: &head.type_name,
            summary: centred(&head.summary, Style::Bold),
        }
    }
}

/// More lines than this no centred text has.
const LINES: usize = 6;

fn centred(text: &str, style: Style) -> Vec<Setting> {
    settings(text, LINES, |text| width(text, style))
}

/// Pages of one orientation: the paper itself, then each annex.
#[derive(Serialize)]
struct Section<'a> {
    landscape: bool,
    /// Top, bottom, left, right, in millimetres.
    margin: [f64; 4],
    blocks: Vec<Piece<'a>>,
}

impl Section<'_> {
    fn new(landscape: bool) -> Self {
        let margin = [margins::TOP, margins::BOTTOM, margins::LEFT, margins::RIGHT].map(f64::from);
        Self { landscape, margin, blocks: Vec::new() }
    }

    /// The width between the margins, in points.
    fn room(&self) -> f64 {
        let [_, _, left, right] = self.margin;
        let paper = if self.landscape { 297.0 } else { 210.0 };
        (paper - left - right) * 72.0 / 25.4
    }
}

#[derive(Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
enum Piece<'a> {
    Centred { text: Vec<Setting> },
    Grounds { lines: Vec<String> },
    Addressee { lines: Vec<&'a str> },
    Heading { level: u8, text: &'a str },
    Article { lead: &'a str, runs: &'a [Run] },
    Paragraph { runs: &'a [Run] },
    List { bullets: &'a [Bullet] },
    Table(Grid<'a>),
    Chart { picture: String, caption: &'a str, alternative: &'a str },
    Signatures { all: Vec<Signer<'a>> },
    Recipients { lines: Vec<String>, signature: Signer<'a> },
    PageBreak,
    Annex { name: &'a str, title: Vec<Setting>, note: Vec<Setting> },
}

#[derive(Serialize)]
struct Signer<'a> {
    titles: Vec<Vec<Setting>>,
    hint: &'a str,
    name: &'a str,
    /// In ems: a name is never broken for the sake of a third in the row.
    name_width: f64,
}

impl<'a> Signer<'a> {
    fn new(signature: &'a Signature) -> Self {
        Self {
            titles: signature.titles.iter().map(|title| centred(title, Style::Bold)).collect(),
            hint: &signature.hint,
            name: &signature.name,
            name_width: width(&signature.name, Style::Bold),
        }
    }
}

fn sections<'a>(paper: &'a Paper, pictures: &mut Vec<String>, draw: &dyn Fn(&Chart) -> String) -> Vec<Section<'a>> {
    let mut sections = vec![Section::new(paper.setup.landscape)];
    for block in &paper.blocks {
        if let Block::Annex { landscape, .. } = block {
            sections.push(Section::new(*landscape));
        }
        let section = sections.last_mut().expect("the paper itself is the first section");
        let piece = piece(block, section.room(), pictures, draw);
        section.blocks.push(piece);
    }
    sections
}

fn piece<'a>(block: &'a Block, room: f64, pictures: &mut Vec<String>, draw: &dyn Fn(&Chart) -> String) -> Piece<'a> {
    match block {
        Block::Centred(text) => Piece::Centred { text: centred(text, Style::Bold) },
        Block::Grounds(lines) => Piece::Grounds { lines: closed(lines) },
        Block::Addressee(lines) => Piece::Addressee { lines: lines.iter().map(|line| addressee(line)).collect() },
        Block::Heading { level, text } => Piece::Heading { level: *level, text },
        Block::Article { lead, runs } => Piece::Article { lead: lead.trim_end(), runs },
        Block::Paragraph(runs) => Piece::Paragraph { runs },
        Block::List(bullets) => Piece::List { bullets },
        Block::Table(table) => Piece::Table(grid(table, room)),
        Block::Chart(chart) => {
            let picture = format!("picture-{}.svg", pictures.len());
            pictures.push(draw(chart));
            Piece::Chart { picture, caption: &chart.caption, alternative: &chart.alternative }
        }
        Block::Signatures(all) => Piece::Signatures { all: all.iter().map(Signer::new).collect() },
        Block::Recipients(Recipients { lines, signature }) => {
            Piece::Recipients { lines: listed(lines), signature: Signer::new(signature) }
        }
        Block::PageBreak => Piece::PageBreak,
        Block::Annex { name, title, note, .. } => {
            Piece::Annex { name, title: centred(title, Style::Bold), note: centred(note, Style::Italic) }
        }
    }
}

/// Each line ends with ";", the last with "." (Decree 30/2020), whatever the settings wrote at its end.
fn closed(lines: &[String]) -> Vec<String> {
    let last = lines.len().saturating_sub(1);
    let end = |i| if i == last { '.' } else { ';' };
    lines.iter().enumerate().map(|(i, line)| format!("{}{}", bare(line), end(i))).collect()
}

/// "- …;", the last "- … ." as in "- Lưu: VT."
fn listed(lines: &[String]) -> Vec<String> {
    closed(lines).into_iter().map(|line| format!("- {}", line.trim_start_matches(['-', ' ']))).collect()
}

fn bare(line: &str) -> &str {
    line.trim().trim_end_matches([';', '.', ',']).trim_end()
}

fn addressee(line: &str) -> &str {
    let line = line.trim();
    bare(line.strip_prefix("Kính gửi").map_or(line, |rest| rest.trim_start_matches([':', ' '])))
}
