use domain::document::Paper;

use super::{DocxFailed, block::Body, letterhead, package, properties::Properties};

/// The paper as a Word file.
pub fn paper(paper: &Paper) -> Result<Vec<u8>, DocxFailed> {
    let mut body = Body::new(paper.setup.landscape);
    letterhead::draw(&mut body.out, &paper.letterhead, body.section.text_width());
    body.blocks(&paper.blocks)?;
    let (document, images) = body.finish();
    let properties = Properties { title: &paper.title, author: &paper.letterhead.issuer, dated: paper.dated };
    package::pack(&document, &images, &paper.watermark, &properties)
}
