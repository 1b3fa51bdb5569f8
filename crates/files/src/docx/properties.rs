//! What the file says about itself. Its dates are the paper's, so that the same record gives the same bytes.

use jiff::civil::Date;

use super::markup::Markup;

pub(super) struct Properties<'a> {
    pub title: &'a str,
    pub author: &'a str,
    pub dated: Date,
}

const CORE: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties""#,
    r#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/""#,
    r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
);
const APP: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">"#,
    "<Application>Bình Yên</Application>",
);

impl Properties<'_> {
    pub(super) fn core(&self) -> String {
        let moment = format!("{}T00:00:00Z", self.dated);
        let mut out = Markup::default();
        out.raw(CORE);
        for (tag, text) in [("dc:title", self.title), ("dc:creator", self.author), ("cp:lastModifiedBy", self.author)] {
            out.element(tag, &[], |e| e.words(text));
        }
        for tag in ["dcterms:created", "dcterms:modified"] {
            out.element(tag, &[("xsi:type", "dcterms:W3CDTF")], |e| e.words(&moment));
        }
        out.element("dc:language", &[], |e| e.words("vi-VN"));
        out.raw("</cp:coreProperties>");
        out.into_string()
    }

    pub(super) fn app(&self) -> String {
        let mut out = Markup::default();
        out.raw(APP);
        out.element("Company", &[], |e| e.words(self.author));
        out.raw("</Properties>");
        out.into_string()
    }
}
