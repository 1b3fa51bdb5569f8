//! Charts: an image inline, with the figures in words for those who cannot see it.

use domain::document::Chart;

use super::{
    DocxFailed,
    markup::{Markup, Par},
    package,
};
use crate::chart;

/// Twice what a screen shows, 250 dots per inch on paper.
const PIXELS: u32 = 1600;
/// 165 mm; a chart does not grow beyond what an upright page holds.
const WIDEST: u32 = 9354;
/// English Metric Units in a twentieth of a point.
const EMU: u64 = 635;

pub(super) fn draw(
    out: &mut Markup,
    images: &mut Vec<Vec<u8>>,
    drawn: &Chart,
    text_width: u32,
) -> Result<(), DocxFailed> {
    let image = chart::png(drawn, PIXELS)?;
    let width = u64::from(text_width.min(WIDEST)) * EMU;
    let height = width * u64::from(pixels_high(&image)) / u64::from(PIXELS);
    let (id, relationship) = ((images.len() + 1).to_string(), package::image_id(images.len()));
    images.push(image);
    let size = [("cx", width.to_string()), ("cy", height.to_string())];
    let size = [(size[0].0, size[0].1.as_str()), (size[1].0, size[1].1.as_str())];
    let name = format!("Biểu đồ {id}");
    out.paragraph(Par::of("Picture").keep_next(!drawn.caption.is_empty()), |p| {
        p.raw(r#"<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">"#);
        p.leaf("wp:extent", &size);
        p.leaf("wp:docPr", &[("id", &id), ("name", &name), ("descr", &drawn.alternative), ("title", &drawn.caption)]);
        p.raw(r#"<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>"#);
        p.raw(r#"<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>"#);
        p.element("pic:nvPicPr", &[], |p| {
            p.leaf("pic:cNvPr", &[("id", &id), ("name", &name), ("descr", &drawn.alternative)]);
            p.leaf("pic:cNvPicPr", &[]);
        });
        p.element("pic:blipFill", &[], |p| {
            p.leaf("a:blip", &[("r:embed", &relationship)]);
            p.raw("<a:stretch><a:fillRect/></a:stretch>");
        });
        p.raw(r#"<pic:spPr><a:xfrm><a:off x="0" y="0"/>"#);
        p.leaf("a:ext", &size);
        p.raw(r#"</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"#);
        p.raw("</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
    });
    if !drawn.caption.is_empty() {
        out.line(Par::of("Caption"), &drawn.caption);
    }
    Ok(())
}

/// The height stands in the first block of every PNG (ISO/IEC 15948, 11.2.1).
fn pixels_high(image: &[u8]) -> u32 {
    let bytes = image.get(20..24).and_then(|bytes| <[u8; 4]>::try_from(bytes).ok());
    bytes.map_or(PIXELS / 2, u32::from_be_bytes)
}
