//! Giấy công nhận and giấy khen: thousands of pages into one file.

use domain::document::{Certificate, CertificateKind};
use serde::Serialize;

use super::RenderFailed;
use super::press::{Form, Job, Press};
use super::printable::fit;

/// What the certificates are printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stock {
    /// White paper: frame, national title and all words are printed.
    #[default]
    White,
    /// A pre-printed blank, which has the frame and the national title already.
    Blank,
}

/// One certificate.
pub fn certificate(certificate: &Certificate) -> Result<Vec<u8>, RenderFailed> {
    certificates(std::slice::from_ref(certificate))
}

/// All certificates, one page each, in one file.
pub fn certificates(certificates: &[Certificate]) -> Result<Vec<u8>, RenderFailed> {
    certificates_on(certificates, Stock::White)
}

/// The same on other stock. All certificates of one file are of one kind: that of the first.
pub fn certificates_on(certificates: &[Certificate], stock: Stock) -> Result<Vec<u8>, RenderFailed> {
    let Some(first) = certificates.first() else { return Err(RenderFailed::Nothing) };
    let form = match first.kind {
        CertificateKind::Recognition => Form::Certificate,
        CertificateKind::Commendation => Form::Commendation,
    };
    let broken = |error: serde_json::Error| RenderFailed::Form { form: form.name(), reason: error.to_string() };
    let day = first.dated;
    let bundle = Bundle {
        title: title(certificates),
        author: &first.authority,
        date: (day.year(), day.month(), day.day()),
        has_frame: stock == Stock::White,
        certificates,
    };
    let mut data = serde_json::to_value(bundle).map_err(broken)?;
    fit(&mut data)?;
    Press::shared().print(Job {
        form,
        data: serde_json::to_vec(&data).map_err(broken)?,
        pictures: Vec::new(),
        ident: ident(certificates, stock),
        dated: day,
        is_large: LARGE_PAGES < certificates.len(),
    })
}

/// A file with more pages than this shares little with the next one.
const LARGE_PAGES: usize = 20;

#[derive(Serialize)]
struct Bundle<'a> {
    title: String,
    author: &'a str,
    date: (i16, i8, i8),
    has_frame: bool,
    certificates: &'a [Certificate],
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

fn ident(certificates: &[Certificate], stock: Stock) -> String {
    let (Some(first), Some(last)) = (certificates.first(), certificates.last()) else { return String::new() };
    format!(
        "{} {} {}–{} {} {} {stock:?}",
        first.kind,
        first.decision_line,
        first.code,
        last.code,
        certificates.len(),
        first.dated
    )
}
