use domain::document::Paper;
use domain::ground::refusal::Refusal;

use crate::error::{ActionError, ActionResult};

/// How a paper is drawn for somebody who waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    Pdf,
    Docx,
}

/// One paper as a file, not kept anywhere. It takes processors, so no transaction is held meanwhile.
pub fn draw(paper: &Paper, drawing: Drawing) -> ActionResult<Vec<u8>> {
    let drawn = match drawing {
        Drawing::Pdf => files::pdf::paper(paper).map_err(|why| (why.to_string(), why.english())),
        Drawing::Docx => files::docx::paper(paper).map_err(|why| (why.to_string(), why.english())),
    };
    drawn.map_err(|(why, reason)| {
        let slug = &paper.slug;
        ActionError::failed(format!("không vẽ được {slug}: {why}"), format!("{slug} cannot be drawn: {reason}"))
    })
}
