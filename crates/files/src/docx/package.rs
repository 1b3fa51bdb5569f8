//! The archive around the parts: always in the same order and with the paper's date, never with the clock's.

use std::io::{Cursor, Write};

use jiff::civil::Date;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{DocxFailed, header, markup::Markup, properties::Properties};

const RELATIONSHIPS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
);
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// Relationships of the document that every file has, rId1 onwards; images follow.
const PARTS: [(&str, &str); 6] = [
    ("styles", "styles.xml"),
    ("numbering", "numbering.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("header", "header1.xml"),
    ("header", "header2.xml"),
];

/// The relationship of image `index`.
pub(super) fn image_id(index: usize) -> String {
    format!("rId{}", PARTS.len() + 1 + index)
}

pub(super) fn pack(
    document: &str,
    images: &[Vec<u8>],
    watermark: &str,
    properties: &Properties<'_>,
) -> Result<Vec<u8>, DocxFailed> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(stamp(properties.dated));
    let relationships = relationships(images.len());
    let (first, others) = (header::first_page(watermark), header::other_pages(watermark));
    let (core, app) = (properties.core(), properties.app());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("[Content_Types].xml", include_str!("parts/content_types.xml")),
        ("_rels/.rels", include_str!("parts/package_rels.xml")),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", &relationships),
        ("word/styles.xml", include_str!("parts/styles.xml")),
        ("word/numbering.xml", include_str!("parts/numbering.xml")),
        ("word/settings.xml", include_str!("parts/settings.xml")),
        ("word/fontTable.xml", include_str!("parts/fontTable.xml")),
        ("word/header1.xml", &first),
        ("word/header2.xml", &others),
        ("docProps/core.xml", &core),
        ("docProps/app.xml", &app),
    ] {
        zip.start_file(name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    for (index, image) in images.iter().enumerate() {
        zip.start_file(format!("word/media/image{}.png", index + 1), options)?;
        zip.write_all(image)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn relationships(images: usize) -> String {
    let mut out = Markup::default();
    out.raw(RELATIONSHIPS);
    let mut relationship = |id: &str, kind: &str, target: &str| {
        let kind = format!("{KINDS}{kind}");
        out.leaf("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
    };
    for (index, (kind, target)) in PARTS.iter().enumerate() {
        relationship(&format!("rId{}", index + 1), kind, target);
    }
    for index in 0..images {
        relationship(&image_id(index), "image", &format!("media/image{}.png", index + 1));
    }
    out.raw("</Relationships>");
    out.into_string()
}

/// Archives know no day before 1980.
fn stamp(day: Date) -> DateTime {
    let parts = (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()));
    let (Ok(year), Ok(month), Ok(day)) = parts else { return DateTime::default() };
    DateTime::from_date_and_time(year, month, day, 0, 0, 0).unwrap_or_default()
}
