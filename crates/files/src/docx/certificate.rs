//! Giấy công nhận and giấy khen as an editable file, one A4 page across for each. Thousands are better as PDF.

use domain::document::{Certificate, CertificateKind, Signature};

use super::{
    DocxFailed, block, letterhead,
    markup::{Markup, Par},
    package,
    properties::Properties,
    signature,
};

/// A4 across, 22 mm around, a double frame in red; the header without a page number.
const PAGE: &str = concat!(
    r#"<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>"#,
    r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#,
    r#"<w:pgMar w:top="1247" w:right="1247" w:bottom="1021" w:left="1247" w:header="737" w:footer="482" w:gutter="0"/>"#,
    r#"<w:pgBorders w:offsetFrom="page">"#,
    r#"<w:top w:val="thickThinMediumGap" w:sz="24" w:space="24" w:color="A3151B"/>"#,
    r#"<w:left w:val="thickThinMediumGap" w:sz="24" w:space="24" w:color="A3151B"/>"#,
    r#"<w:bottom w:val="thinThickMediumGap" w:sz="24" w:space="24" w:color="A3151B"/>"#,
    r#"<w:right w:val="thinThickMediumGap" w:sz="24" w:space="24" w:color="A3151B"/>"#,
    r#"</w:pgBorders></w:sectPr>"#,
);
const TEXT_WIDTH: u32 = 16838 - 2 * 1247;

/// All certificates in one file, in the given order.
pub fn certificates(certificates: &[Certificate]) -> Result<Vec<u8>, DocxFailed> {
    let Some(first) = certificates.first() else { return Err(DocxFailed::Nothing) };
    let mut out = Markup::default();
    out.raw(block::OPENING);
    for (index, certificate) in certificates.iter().enumerate() {
        one(&mut out, certificate, index != 0);
    }
    out.paragraph(Par::of("SectionEnd"), |_| ());
    out.raw(PAGE);
    out.raw("</w:body></w:document>");
    let title = match certificates {
        [only] => format!("{}: {}", heading(only), only.name),
        _ => format!("{}: {} tờ", heading(first), certificates.len()),
    };
    let properties = Properties { title: &title, author: &first.authority, dated: first.dated };
    package::pack(&out.into_string(), &[], &first.watermark, &properties)
}

fn heading(certificate: &Certificate) -> &'static str {
    match certificate.kind {
        CertificateKind::Recognition => "GIẤY CÔNG NHẬN",
        CertificateKind::Commendation => "GIẤY KHEN",
    }
}

fn one(out: &mut Markup, it: &Certificate, page_break: bool) {
    letterhead::national(out, TEXT_WIDTH, page_break);
    let (authority, act) = (it.authority.as_str(), it.act.as_str());
    // "GIẤY CÔNG NHẬN" names the sheet before anybody speaks on it; "TẶNG GIẤY KHEN" is what the authority does.
    let head = match it.kind {
        CertificateKind::Recognition => {
            [("CertificateHeading", heading(it)), ("CertificateAuthority", authority), ("CertificateAct", act)]
        }
        CertificateKind::Commendation => {
            [("CertificateAct", ""), ("CertificateAuthority", authority), ("CertificateHeading", act)]
        }
    };
    let citation = letterhead::even_lines(&it.citation, 18.0, true, TEXT_WIDTH * 9 / 10);
    let body = [
        ("CertificateName", it.name.as_str()),
        ("CertificateAddress", it.address.as_str()),
        ("CertificateCitation", citation.as_str()),
    ];
    for (style, text) in head.into_iter().chain(body).filter(|(_, text)| !text.is_empty()) {
        out.line(Par::of(style), text);
    }
    foot(out, it);
}

fn foot(out: &mut Markup, it: &Certificate) {
    let half = TEXT_WIDTH / 2;
    out.side_by_side(&[half, half], |t| {
        t.row(|r| {
            r.cell_at_bottom(half, |c| {
                c.line(Par::of("CertificateLine"), &it.decision_line);
                c.line(Par::of("CertificateLine"), &it.register_line);
            });
            r.cell(half, |c| {
                c.line(Par::of("PlaceDate"), &it.place_date);
                let (titles, name) = (it.signer_titles.clone(), it.signer.clone());
                signature::sign(c, &Signature { titles, hint: String::new(), name }, half);
            });
        });
    });
}
