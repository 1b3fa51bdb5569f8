use actions::ActionError;
use actions::dossier::{Sheet, add_evidence, open_evidence, remove_evidence};
use axum::extract::Path;
use domain::ground::id::EvidenceId;
use domain::meeting::evidence::MOST;
use serde::Serialize;

use super::dossier::text;
use super::head::{Head, PROGRAMME, Room, Seen};
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::access::upload::Uploads;
use crate::error::WebResult;
use crate::view::download::download;
use crate::view::moment;

/// The files beside a claim.
#[derive(Debug, Default, Serialize)]
pub struct EvidencePage {
    pub head: Head,
    pub action: String,
    pub is_open: bool,
    pub files: Vec<FileRow>,
    pub criteria: Vec<Choice>,
    pub chosen: String,
    pub most: usize,
    pub problems: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct FileRow {
    pub path: String,
    pub remove: String,
    pub name: String,
    pub size: String,
    pub criterion: String,
    pub added: String,
}

#[derive(Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl EvidencePage {
    pub const TEMPLATE: &'static str = "unit/evidence.html";

    fn of(seat: &Seat, seen: &Seen, sheet: &Sheet) -> Self {
        let base = seen.own.path(Room::Evidence);
        let year = sheet.year;
        let file = |file: &domain::meeting::Evidence| FileRow {
            path: format!("{base}/{}", file.id),
            remove: format!("{base}/{}?year={year}", file.id),
            name: file.name.clone(),
            size: size(file.size),
            criterion: file.criterion.clone().unwrap_or_default(),
            added: format!("{} · {}", moment(file.added_at), file.added_by),
        };
        let choice = |line: &actions::dossier::Line| Choice {
            value: line.criterion.id.clone(),
            label: format!("{} – {}", line.criterion.id, shortened(text(seat, line))),
        };
        Self {
            head: Head::of(seat, seen, sheet, Room::Evidence),
            action: seen.own.at(Room::Evidence, year),
            is_open: sheet.submission.as_ref().is_none_or(|one| one.state.is_open()),
            files: sheet.evidence.iter().map(file).collect(),
            criteria: sheet.lines.iter().map(choice).collect(),
            chosen: String::new(),
            most: MOST,
            problems: Vec::new(),
        }
    }
}

const SHORT: usize = 70;

fn shortened(text: &str) -> String {
    if text.chars().count() <= SHORT { text.to_owned() } else { text.chars().take(SHORT).chain(['…']).collect() }
}

/// "1,4 MB", "312 KB"
pub fn size(bytes: u64) -> String {
    const KB: u64 = 1024;
    if bytes < KB * KB {
        return format!("{} KB", bytes.div_ceil(KB));
    }
    let tenths = bytes * 10 / (KB * KB);
    format!("{},{} MB", tenths / 10, tenths % 10)
}

/// GET /unit/evidence
pub async fn index(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let seen = Seen::of(&seat, &mut cx, &query).await?;
    seat.page(EvidencePage::TEMPLATE, &EvidencePage::of(&seat, &seen, seen.sheet()?))
}

/// POST /unit/evidence
pub async fn create(seat: Seat, Query(query): Query, fields: Fields, uploads: Uploads) -> WebResult {
    let seen = {
        let mut cx = seat.read().await?;
        Seen::of(&seat, &mut cx, &query).await?
    };
    let sheet = seen.sheet()?;
    let chosen = fields.text("criterion");
    let criterion = Some(chosen).filter(|id| !id.is_empty());
    let (mut kept, mut problems) = (0_usize, Vec::new());
    for upload in uploads.all() {
        let file = (upload.file.as_str(), upload.bytes.as_ref());
        match add_evidence(seat.desk()?, (PROGRAMME, sheet.year), &seen.own.whose, criterion, file).await {
            Ok(_) => kept += 1,
            Err(error @ (ActionError::Refused(_) | ActionError::Missing { .. })) => {
                problems.push(format!("{}: {}", upload.file, seat.sentence(&error)));
            }
            Err(error) => return Err(error.into()),
        }
    }
    if uploads.all().is_empty() {
        problems.push(seat.say("chưa chọn tệp nào", "no file was chosen").to_owned());
    }
    if problems.is_empty() {
        let notice = format!("{} {kept} {}.", seat.say("Đã nhận", "Received:"), seat.say("tệp", "files"));
        return Ok(seat.redirect(&seen.own.at(Room::Evidence, sheet.year), &notice));
    }
    let mut cx = seat.read().await?;
    let seen = Seen::of(&seat, &mut cx, &query).await?;
    let page = EvidencePage { problems, chosen: chosen.to_owned(), ..EvidencePage::of(&seat, &seen, seen.sheet()?) };
    seat.refused(EvidencePage::TEMPLATE, &page)
}

/// GET /unit/evidence/{id}
pub async fn show(seat: Seat, Path(id): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let (file, bytes) = open_evidence(&mut cx, &EvidenceId(id)).await?;
    Ok(download(&file.name, bytes))
}

/// POST /unit/evidence/{id}: takes a file away, after asking.
pub async fn destroy(seat: Seat, Path(id): Path<String>, Query(query): Query, fields: Fields) -> WebResult {
    let seen = {
        let mut cx = seat.read().await?;
        Seen::of(&seat, &mut cx, &query).await?
    };
    let sheet = seen.sheet()?;
    if fields.text("sure").is_empty() {
        let file = sheet.evidence.iter().find(|file| file.id.as_str() == id);
        let page = RemovalPage {
            head: Head::of(&seat, &seen, sheet, Room::Evidence),
            action: format!("{}/{id}?year={}", seen.own.path(Room::Evidence), sheet.year),
            back: seen.own.at(Room::Evidence, sheet.year),
            name: file
                .map(|file| file.name.clone())
                .ok_or_else(|| ActionError::missing("không có tệp này", "there is no such file"))?,
        };
        return seat.page(RemovalPage::TEMPLATE, &page);
    }
    remove_evidence(seat.desk()?, sheet.year, &seen.own.whose, &EvidenceId(id)).await?;
    let notice = seat.say("Đã bỏ tệp.", "The file is removed.");
    Ok(seat.redirect(&seen.own.at(Room::Evidence, sheet.year), notice))
}

/// Asks before a file is taken away.
#[derive(Debug, Default, Serialize)]
pub struct RemovalPage {
    pub head: Head,
    pub action: String,
    pub back: String,
    pub name: String,
}

impl RemovalPage {
    pub const TEMPLATE: &'static str = "unit/removal.html";
}
