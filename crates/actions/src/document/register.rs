use std::collections::BTreeSet;
use std::path::PathBuf;

use domain::decision::DecisionSubject;
use domain::people::Permission;
use jiff::Timestamp;
use store::paper::Paper as Note;

use super::job::SEALED;
use super::publish::file_of;
use crate::cx::Cx;
use crate::desk::Desk;
use crate::error::{ActionError, ActionResult};

/// One file of the register of papers.
#[derive(Clone, Debug)]
pub struct Issued {
    /// Under the ward's folder: its address in the register.
    pub file: String,
    /// The slug of the paper, whatever its format.
    pub kind: String,
    /// A title, `commendation`, `report`, or empty.
    pub about: String,
    /// The code of the one subject that it is for.
    pub subject: String,
    pub made_at: Timestamp,
    /// False where the program was killed before the file lay in its place.
    pub is_published: bool,
    /// Reasons of single persons stand in it.
    pub is_sealed: bool,
}

/// Where the papers of a year lie.
pub fn folder_of(desk: &Desk, year: i16) -> PathBuf {
    desk.folder.join("papers").join(year.to_string())
}

/// Where the report over a span lies.
pub fn reports_of(desk: &Desk, from: i16, to: i16) -> PathBuf {
    desk.folder.join("papers").join(format!("{from}-{to}"))
}

/// The papers of a year that lie in the ward's own folder, in the order of their names.
pub async fn issued(cx: &mut Cx<'_>, programme: &str, year: i16) -> ActionResult<Vec<Issued>> {
    cx.require(Permission::PrintPapers)?;
    let may_read_reasons = cx.actor().role.may(Permission::ReadReasons);
    let notes = store::paper::list_of_year(&mut cx.tx, year).await?;
    let own = notes.into_iter().filter(|note| file_of(cx.desk, note).is_some());
    let of_programme = own.filter(|note| note.programme.is_empty() || note.programme == programme);
    Ok(of_programme.map(entry).filter(|one| may_read_reasons || !one.is_sealed).collect())
}

/// Every year that was opened or of which a paper was made, newest first.
pub async fn printed_years(cx: &mut Cx<'_>, programme: &str) -> ActionResult<Vec<i16>> {
    cx.require(Permission::PrintPapers)?;
    let mut years: BTreeSet<i16> = store::paper::list(&mut cx.tx).await?.into_iter().map(|note| note.year).collect();
    let campaigns = store::campaign::list(&mut cx.tx).await?;
    years.extend(campaigns.into_iter().filter(|one| one.programme == programme).map(|one| one.year));
    Ok(years.into_iter().rev().collect())
}

/// What papers of a year can be about.
#[derive(Clone, Debug)]
pub struct Printable {
    pub about: DecisionSubject,
    /// The name of the title; empty for giấy khen.
    pub name: String,
    /// Its facts are frozen, or it is decided: there is something to print.
    pub is_ready: bool,
}

/// The titles of a year in their order, and its giấy khen.
pub async fn printable(cx: &mut Cx<'_>, programme: &str, year: i16) -> ActionResult<Vec<Printable>> {
    cx.require(Permission::PrintPapers)?;
    let mut all = Vec::new();
    if let Some(campaign) = store::campaign::find(&mut cx.tx, programme, year).await? {
        let runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
        let rules = crate::campaign::rules(cx, programme, year)?;
        for run in runs {
            let Some(judged) = rules.title(run.title) else { continue };
            let about = DecisionSubject::Title(run.title);
            all.push(Printable { about, name: judged.rule.name.clone(), is_ready: run.is_frozen() });
        }
    }
    let decisions = store::decision::list(&mut cx.tx, year).await?;
    if decisions.iter().any(|decision| decision.about == DecisionSubject::Commendation) {
        all.push(Printable { about: DecisionSubject::Commendation, name: String::new(), is_ready: true });
    }
    Ok(all)
}

fn entry(note: Note) -> Issued {
    Issued {
        is_sealed: note.file_name.split('/').any(|part| part == SEALED),
        file: note.file_name,
        kind: note.kind,
        about: note.about,
        subject: note.subject,
        made_at: note.made_at,
        is_published: note.is_published,
    }
}

/// A file of the register, to be handed out. Only what stands in it is, and only as it was printed. Handing out a paper with
/// the reasons of persons is recorded.
pub async fn hand_out(cx: &mut Cx<'_>, file: &str) -> ActionResult<PathBuf> {
    let path = path_of(cx, file).await?;
    if entry(path.1).is_sealed {
        cx.record("paper.reasons_read", "", serde_json::json!({ "file": file })).await?;
    }
    Ok(path.0)
}

async fn path_of(cx: &mut Cx<'_>, file: &str) -> ActionResult<(PathBuf, Note)> {
    cx.require(Permission::PrintPapers)?;
    let all = store::paper::list(&mut cx.tx).await?;
    let Some(note) = all.into_iter().find(|note| note.file_name == file) else { return Err(absent()) };
    if note.file_name.split('/').any(|part| part == SEALED) {
        cx.require(Permission::ReadReasons)?;
    }
    match file_of(cx.desk, &note).filter(|path| note.is_published && path.is_file()) {
        Some(path) => Ok((path, note)),
        None => Err(absent()),
    }
}

/// Many files of the register: their names in an archive, and where they lie. Sealed ones are handed out one by one.
pub async fn bundle(cx: &mut Cx<'_>, programme: &str, year: i16) -> ActionResult<Vec<(String, PathBuf)>> {
    let all = issued(cx, programme, year).await?;
    let open = all.into_iter().filter(|one| one.is_published && !one.is_sealed);
    let placed = open.map(|one| (one.file.trim_start_matches("papers/").to_owned(), cx.desk.folder.join(&one.file)));
    let there: Vec<_> = placed.filter(|(_, path)| path.is_file()).collect();
    if there.is_empty() { Err(absent()) } else { Ok(there) }
}

/// Writes such a bundle as one ZIP, piece by piece.
pub fn pack_into(entries: &[(String, PathBuf)], into: impl std::io::Write) -> std::io::Result<()> {
    files::archive::stream(entries, into)
}

fn absent() -> ActionError {
    ActionError::missing("giấy tờ này chưa có hoặc đã được thay thế", "this paper was not made, or was replaced")
}
