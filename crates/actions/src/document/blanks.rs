use domain::decision::DecisionSubject;
use files::pdf::{Offset, Stock};

use super::compose::compose;
use super::job::Content;
use super::press::{OnTick, Tick, stopped};
use super::put::{failed, private_folder, put};
use super::register::folder_of;
use super::write::PaperOrder;
use crate::desk::Desk;
use crate::error::{ActionError, ActionResult};

/// Certificates for blanks that were printed before: without frame and national title, and moved as the printer wants it.
pub struct BlankOrder<'o> {
    pub programme: &'o str,
    pub year: i16,
    pub about: DecisionSubject,
    /// Only that of this subject.
    pub subject: Option<&'o str>,
    /// To the right and down, in tenths of a millimetre.
    pub offset: (i16, i16),
}

/// No sheet is drawn in further askew than this.
const FURTHEST: i16 = 300;

/// Draws them beside the year's papers. They are no papers of the register: the certificate itself is noted there.
pub async fn blanks(desk: &Desk, order: &BlankOrder<'_>, tick: &OnTick<'_>) -> ActionResult<Vec<String>> {
    let (right, down) = order.offset;
    if FURTHEST < right.abs() || FURTHEST < down.abs() {
        return Err(ActionError::refused(
            "độ lệch quá 30 mm; hãy đo lại trên tờ in thử",
            "more than 30 mm aside; measure again on a printed trial",
        ));
    }
    let folder = folder_of(desk, order.year);
    let papers = PaperOrder {
        programme: order.programme,
        year: order.year,
        about: Some(order.about),
        subject: order.subject,
        folder: &folder,
    };
    let mut cx = desk.read().await?;
    let mut jobs = compose(&mut cx, &papers).await?;
    drop(cx);
    jobs.retain(|job| matches!(job.content, Content::Certificates(_)));
    let mut files = Vec::with_capacity(jobs.len());
    for job in &jobs {
        let Content::Certificates(all) = &job.content else { continue };
        let drawn = files::pdf::certificates_on(all, Stock::Blank, Offset { right, down }).map_err(|error| {
            let english = domain::ground::refusal::Refusal::english(&error);
            ActionError::failed(format!("không vẽ được {}: {error}", job.stem), format!("{}: {english}", job.stem))
        })?;
        let file = format!("papers/{}/{ASIDE}/{}.pdf", order.year, job.stem.replace('/', "-"));
        let path = desk.folder.join(&file);
        for folder in path.ancestors().skip(1).take(3).collect::<Vec<_>>().into_iter().rev() {
            private_folder(folder).map_err(|error| failed(folder, &error))?;
        }
        put(&path, &drawn)?;
        if !tick(Tick { file: &file, of: jobs.len() }) {
            return Err(stopped());
        }
        files.push(file);
    }
    let mut cx = desk.begin().await?;
    let detail = serde_json::json!({ "year": order.year, "about": order.about.as_str(), "files": files.len(),
        "right": right, "down": down });
    cx.record("paper.on_blanks", &order.year.to_string(), detail).await?;
    cx.commit().await?;
    Ok(files)
}

/// The folder of what is printed onto blanks.
const ASIDE: &str = "in-tren-phoi";
