//! Giấy công nhận and giấy khen: thousands of pages into one file.

use domain::document::{Certificate, CertificateKind};
use serde::Serialize;

use super::RenderFailed;
use super::lines::{Setting, settings};
use super::press::{Form, Job, Press};
use super::printable::fit;
use super::ruler::{Style, width};

/// What the certificates are printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stock {
    /// White paper: frame, national title and all words are printed.
    #[default]
    White,
    /// A pre-printed blank, which has the frame and the national title already.
    Blank,
}

/// How far the words are moved on their sheet, in tenths of a millimetre: printers draw the paper in a little askew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offset {
    pub right: i16,
    pub down: i16,
}

/// One certificate.
pub fn certificate(certificate: &Certificate) -> Result<Vec<u8>, RenderFailed> {
    certificates(std::slice::from_ref(certificate))
}

/// All certificates, one page each, in one file.
pub fn certificates(certificates: &[Certificate]) -> Result<Vec<u8>, RenderFailed> {
    certificates_on(certificates, Stock::White, Offset::default())
}

/// The same on other stock. All certificates of one file are of one kind.
pub fn certificates_on(certificates: &[Certificate], stock: Stock, offset: Offset) -> Result<Vec<u8>, RenderFailed> {
    Press::shared().print(job(certificates, stock, offset)?)
}

/// What the form reads as `data.json`, for whoever sets the same pages by other means.
pub fn certificate_data(certificates: &[Certificate]) -> Result<Vec<u8>, RenderFailed> {
    data(certificates, title(certificates), (Stock::White, Offset::default()))
}

pub(super) fn job(certificates: &[Certificate], stock: Stock, offset: Offset) -> Result<Job, RenderFailed> {
    let Some(first) = certificates.first() else { return Err(RenderFailed::Nothing) };
    if certificates.iter().any(|one| one.kind != first.kind) {
        return Err(RenderFailed::Mixed);
    }
    let form = match first.kind {
        CertificateKind::Recognition => Form::Certificate,
        CertificateKind::Commendation => Form::Commendation,
    };
    let parts = certificates.chunks(PART).map(|part| data(part, title(certificates), (stock, offset)));
    let parts = parts.collect::<Result<_, _>>()?;
    Ok(Job {
        form,
        parts,
        pictures: Vec::new(),
        ident: ident(certificates, stock, offset),
        dated: first.dated,
        is_large: LARGE < certificates.len(),
    })
}

/// So many pages are set before Typst forgets.
const PART: usize = 200;
/// A file with more pages than this shares little with the next one.
const LARGE: usize = 20;

fn data(part: &[Certificate], title: String, (stock, offset): (Stock, Offset)) -> Result<Vec<u8>, RenderFailed> {
    let Some(first) = part.first() else { return Err(RenderFailed::Nothing) };
    let day = first.dated;
    let bundle = Bundle {
        title,
        author: &first.authority,
        date: (day.year(), day.month(), day.day()),
        has_frame: stock == Stock::White,
        offset: (offset != Offset::default()).then_some((offset.right, offset.down)),
        certificates: part.iter().enumerate().map(|(i, one)| Sheet::new(one, (0 < i).then_some(first))).collect(),
    };
    let broken = |error: serde_json::Error| RenderFailed::Form { form: "certificate", reason: error.to_string() };
    let mut data = serde_json::to_value(bundle).map_err(broken)?;
    fit(&mut data)?;
    serde_json::to_vec(&data).map_err(broken)
}

#[derive(Serialize)]
struct Bundle<'a> {
    title: String,
    author: &'a str,
    date: (i16, i8, i8),
    has_frame: bool,
    /// Tenths of a millimetre to the right and down.
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<(i16, i16)>,
    certificates: Vec<Sheet<'a>>,
}

/// One page: what may be long comes in several settings, from which the form takes the one that fits best. What is as on
/// the first page is left out.
#[derive(Serialize)]
struct Sheet<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<Vec<Setting>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<Vec<Setting>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Vec<Setting>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<Vec<Setting>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    citation: Option<Vec<Setting>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    titles: Option<Vec<Setting>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signer: Option<Vec<Setting>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<[&'a str; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    watermark: Option<&'a str>,
}

impl<'a> Sheet<'a> {
    fn new(one: &'a Certificate, first: Option<&Certificate>) -> Self {
        let own = |part: fn(&Certificate) -> &str| {
            let text = part(one);
            first.is_none_or(|first| part(first) != text).then_some(text)
        };
        let settings = |text: &str, most, style| settings(text, most, |text| width(text, style));
        let set = |part, most, style| own(part).map(|text| settings(text, most, style));
        let title = |title: &String| settings(title, 1, Style::Bold);
        let has_same_titles = first.is_some_and(|first| first.signer_titles == one.signer_titles);
        let lines = [&*one.decision_line, &*one.register_line];
        let has_same_lines = first.is_some_and(|first| [&*first.decision_line, &*first.register_line] == lines);
        Self {
            act: set(|one| &one.act, 1, Style::DisplayBold),
            authority: set(|one| &one.authority, 2, Style::Bold),
            name: set(|one| &one.name, 3, Style::DisplayBold),
            address: set(|one| &one.address, 2, Style::Regular),
            citation: set(|one| &one.citation, 4, Style::BoldItalic),
            titles: (!has_same_titles).then(|| one.signer_titles.iter().flat_map(title).collect()),
            signer: set(|one| &one.signer, 1, Style::Bold),
            place_date: own(|one| &one.place_date),
            lines: (!has_same_lines).then_some(lines),
            watermark: own(|one| &one.watermark),
        }
    }
}

fn title(certificates: &[Certificate]) -> String {
    let [first, ..] = certificates else { return String::new() };
    let what = match first.kind {
        CertificateKind::Recognition => "Giấy công nhận",
        CertificateKind::Commendation => "Giấy khen",
    };
    if certificates.len() == 1 {
        format!("{what}: {}", first.name)
    } else {
        format!("{what} kèm theo {}", first.decision_line)
    }
}

fn ident(certificates: &[Certificate], stock: Stock, offset: Offset) -> String {
    let (Some(first), Some(last)) = (certificates.first(), certificates.last()) else { return String::new() };
    let moved = if offset == Offset::default() { String::new() } else { format!(" {offset:?}") };
    format!(
        "{} {} {}–{} {} {} {stock:?}{moved}",
        first.kind,
        first.decision_line,
        first.code,
        last.code,
        certificates.len(),
        first.dated
    )
}
