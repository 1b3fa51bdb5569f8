use domain::decision::DecisionSubject;
use domain::ground::id::DraftId;
use serde_json::json;

use super::order::JobOrder;
use super::progress::Progress;
use crate::desk::Desk;
use crate::document::{self, BlankOrder, PaperOrder, Written};
use crate::error::{ActionError, ActionResult};
use crate::intake;
use crate::report::{self, ReportOrder};

/// Does what was ordered, in the name of who ordered it.
pub async fn perform(desk: &Desk, order: &JobOrder, progress: &Progress) -> ActionResult<serde_json::Value> {
    match order {
        JobOrder::Papers { programme, year, about, subject } => {
            let folder = document::folder_of(desk, *year);
            let order = PaperOrder {
                programme,
                year: *year,
                about: about.as_deref().map(subject_of).transpose()?,
                subject: subject.as_deref(),
                folder: &folder,
            };
            let written = document::write(desk, &order, &|tick| progress.tick(tick)).await?;
            Ok(json!({ "files": names(&format!("papers/{year}"), &written) }))
        }
        JobOrder::Report { programme, from, to } => {
            let folder = document::reports_of(desk, *from, *to);
            let order = ReportOrder { programme, from: *from, to: *to, folder: &folder, date: None };
            let reported = report::write(desk, &order, &|tick| progress.tick(tick)).await?;
            Ok(json!({ "files": names(&format!("papers/{from}-{to}"), &reported.files) }))
        }
        JobOrder::Blanks { programme, year, about, subject, right, down } => {
            let order = BlankOrder {
                programme,
                year: *year,
                about: subject_of(about)?,
                subject: subject.as_deref(),
                offset: (*right, *down),
            };
            let files = document::blanks(desk, &order, &|tick| progress.tick(tick)).await?;
            Ok(json!({ "files": files }))
        }
        JobOrder::Import { draft, version } => {
            let id = DraftId(draft.clone());
            intake::draft::accept(desk, &id, *version, progress).await?;
            Ok(json!({ "draft": draft }))
        }
        JobOrder::Backup { with_key, is_scheduled } => {
            let (name, kept) = crate::keep::store(desk, *with_key, *is_scheduled).await?;
            Ok(json!({ "backup": name, "entries": kept.files }))
        }
    }
}

fn subject_of(word: &str) -> ActionResult<DecisionSubject> {
    DecisionSubject::parse(word).ok_or_else(|| unknown(word))
}

fn unknown(word: &str) -> ActionError {
    ActionError::failed(format!("không biết «{word}» là gì"), format!("nobody knows what «{word}» is"))
}

/// As they lie in the ward's folder.
fn names(folder: &str, written: &[Written]) -> Vec<String> {
    written.iter().map(|one| format!("{folder}/{}", one.file)).collect()
}
