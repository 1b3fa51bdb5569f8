use domain::ground::id::BatchId;
use domain::intake::{ImportKind, Mends, Problem, ReadOptions, Reading, Severity};
use domain::people::Permission;
use domain::register::Title;
use files::read::ReadRefused;
use store::digest::sha256_hex as sha256;
use store::import::Batch;

use super::journal::Journal;
use super::outcome::{Imported, PreviewRow};
use super::work::Work;
use super::{areas, commendations, dossiers, groups, households, incidents, meetings, organisations, totals};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// A file and what its bringer says of it.
pub struct ImportOrder<'o> {
    pub kind: ImportKind,
    /// The name of the file, without its folder.
    pub file: &'o str,
    pub bytes: &'o [u8],
    pub year: Option<i16>,
    pub sheet: Option<&'o str>,
    pub map: &'o [(String, String)],
    /// What somebody mended of it by hand.
    pub mends: &'o Mends,
    /// Read and judge everything; the caller drops the transaction instead of committing it.
    pub is_trial: bool,
}

/// What came of a file, and the reading from which the held rows can be written out.
pub struct Taken {
    pub imported: Imported,
    pub reading: Reading,
}

/// Reads a workbook, which may take seconds: to be done while nobody waits to write.
pub async fn read(cx: &mut Cx<'_>, order: &ImportOrder<'_>) -> ActionResult<Reading> {
    cx.require(Permission::Import)?;
    let options = ReadOptions {
        sheet: order.sheet.map(str::to_owned),
        map: order.map.to_vec(),
        criteria: household_criteria(cx, order.year),
        mends: order.mends.clone(),
    };
    let read = files::read::read(order.file, order.bytes, order.kind, &options);
    if order.map.is_empty() { with_remembered(cx, order, options, read).await } else { Ok(read?) }
}

/// Takes in what was read. Rows with problems are held back and named; the same file twice changes nothing.
pub async fn import(cx: &mut Cx<'_>, order: &ImportOrder<'_>, reading: Reading) -> ActionResult<Taken> {
    cx.require(Permission::Import)?;
    let batch: BatchId = cx.new_id()?;
    let mut work = Work::new(cx, reading, order.year, Journal::new(batch.clone())).await?;
    match order.kind {
        ImportKind::Areas => areas::take(&mut work).await?,
        ImportKind::Households => households::take(&mut work).await?,
        ImportKind::Meetings => meetings::take(&mut work).await?,
        ImportKind::Organisations => organisations::take(&mut work).await?,
        ImportKind::Dossiers => dossiers::take(&mut work).await?,
        ImportKind::Incidents => incidents::take(&mut work).await?,
        ImportKind::Totals => totals::take(&mut work).await?,
        ImportKind::Commendations => commendations::take(&mut work).await?,
        ImportKind::Groups => groups::take(&mut work).await?,
    }
    let Work { mut reading, journal, counts, year, missing, .. } = work;
    reading.problems.sort_by(|a, b| (&a.sheet, row_of(a), &a.cell).cmp(&(&b.sheet, row_of(b), &b.cell)));
    let mut imported = Imported {
        batch: None,
        kind: order.kind,
        encoding: reading.encoding.clone(),
        read: reading.read,
        accepted: reading.read - reading.held(),
        held: reading.held(),
        inserted: counts.inserted,
        updated: counts.updated,
        unchanged: counts.unchanged,
        problems: reading.problems.clone(),
        missing,
        rows: order.is_trial.then(|| preview(&reading)),
    };
    if order.is_trial {
        return Ok(Taken { imported, reading });
    }
    if journal.is_empty() {
        let earlier = store::import::find_by_file(&mut cx.tx, order.kind, &sha256(order.bytes)).await?;
        imported.batch = earlier.map(|earlier| earlier.id.0);
        return Ok(Taken { imported, reading });
    }
    keep(cx, &ImportOrder { year, ..*order }, &batch, &imported, &reading, journal).await?;
    imported.batch = Some(batch.0);
    Ok(Taken { imported, reading })
}

/// The ids of the household criteria of that year, by which "TC3" means the third.
pub(super) fn household_criteria(cx: &Cx<'_>, year: Option<i16>) -> Vec<String> {
    let year = year.unwrap_or_else(|| cx.today().year());
    let rules = cx.desk.library.programmes().iter().filter_map(|p| cx.desk.library.year(&p.id, year).ok());
    rules
        .filter_map(|rules| rules.title(Title::Household).map(|judged| judged.set.criteria.clone()))
        .next()
        .map(|criteria| criteria.into_iter().map(|criterion| criterion.id).collect())
        .unwrap_or_default()
}

/// Which heading means what, as somebody said it for a file with the same headings. A file that is refused because
/// nobody knows its headings may be one of those.
async fn with_remembered(
    cx: &mut Cx<'_>,
    order: &ImportOrder<'_>,
    options: ReadOptions,
    read: Result<Reading, ReadRefused>,
) -> ActionResult<Reading> {
    let signatures = match &read {
        Ok(reading) => vec![reading.header_signature().into_owned()],
        Err(ReadRefused::Table(_)) => files::read::signatures(order.file, order.bytes, order.kind)?,
        Err(_) => Vec::new(),
    };
    for signature in signatures {
        if let Some(map) = store::import::find_mapping(&mut cx.tx, order.kind, &signature).await? {
            let map = map.into_iter().collect();
            return Ok(files::read::read(order.file, order.bytes, order.kind, &ReadOptions { map, ..options })?);
        }
    }
    Ok(read?)
}

async fn keep(
    cx: &mut Cx<'_>,
    order: &ImportOrder<'_>,
    batch: &BatchId,
    imported: &Imported,
    reading: &Reading,
    journal: Journal,
) -> ActionResult<()> {
    let row = Batch {
        id: batch.clone(),
        kind: order.kind,
        file_name: order.file.to_owned(),
        file_sha256: sha256(order.bytes),
        year: order.year,
        encoding: imported.encoding.clone(),
        read: imported.read as u64,
        accepted: imported.accepted as u64,
        held: imported.held as u64,
        actor: cx.actor().name.clone(),
        at: cx.now(),
        undone_at: None,
    };
    store::import::insert(&mut cx.tx, &row).await?;
    journal.write(&mut cx.tx).await?;
    if !order.map.is_empty() {
        let map = order.map.iter().cloned().collect();
        store::import::put_mapping(&mut cx.tx, order.kind, &reading.header_signature(), &map).await?;
    }
    let detail = serde_json::json!({
        "kind": order.kind, "file": order.file, "sha256": row.file_sha256, "year": order.year, "read": imported.read,
        "accepted": imported.accepted, "held": imported.held, "inserted": imported.inserted, "updated": imported.updated,
        "mended": order.mends.cells.iter().filter(|mend| mend.text.is_some()).count(),
        "left_out": order.mends.left_out.len(),
    });
    cx.record("import.accepted", batch.as_str(), detail).await
}

fn preview(reading: &Reading) -> Vec<PreviewRow> {
    let rows = reading.lines.iter().map(|line| {
        let (code, name, area) = line.data.preview();
        PreviewRow {
            code: code.unwrap_or_default().to_owned(),
            name: name.to_owned(),
            area: area.unwrap_or_default().to_owned(),
            held: line.held,
        }
    });
    rows.collect()
}

fn row_of(problem: &Problem) -> u32 {
    problem.cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap_or(0)
}

impl Imported {
    /// Problems that held a row back.
    pub fn holding(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity == Severity::Held)
    }
}

impl From<ImportKind> for ActionError {
    /// A list of this kind needs to know its year.
    fn from(kind: ImportKind) -> Self {
        Self::refused(
            format!("danh sách «{kind}» thuộc năm nào? Hãy thêm --year NĂM"),
            format!("which year is the list «{kind}» of? Add --year YEAR"),
        )
    }
}
