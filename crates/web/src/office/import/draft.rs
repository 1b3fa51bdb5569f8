use actions::intake::Imported;
use actions::intake::draft::{DraftView, LONG, Outcome, look, see};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::ground::id::DraftId;
use domain::intake::Mends;
use serde::Serialize;
use store::import::draft::Draft;

use super::columns::{ColumnView, choices, columns};
use super::home::Choice;
use super::preview::{Preview, RowView, Show, WholeView};
use super::words;
use crate::access::fields::{Fields, Query};
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::moment;
use crate::worker::heavy;

/// A list on its way in.
#[derive(Debug, Default, Serialize)]
pub struct DraftPage {
    pub id: String,
    pub title: String,
    pub file: String,
    pub year: String,
    pub version: u64,
    pub touched_by: String,
    pub touched_at: String,
    /// When the same file was taken in before.
    pub earlier: String,
    /// Why the file cannot be read as it is.
    pub unclear: String,
    /// What was wrong with the last form.
    pub problem: String,
    pub sheets: Vec<Choice>,
    pub sheet: String,
    pub columns: Vec<ColumnView>,
    pub choices: Vec<Choice>,
    pub is_long: bool,
    pub counts: Option<Counts>,
    pub tabs: Vec<Tab>,
    pub show: String,
    pub labels: Vec<String>,
    pub rows: Vec<RowView>,
    pub page: usize,
    pub pages: usize,
    pub whole: Vec<WholeView>,
    pub left_out: Vec<OutRow>,
    /// Households of these areas that the list does not name.
    pub missing: Vec<String>,
    pub missing_count: usize,
}

#[derive(Debug, Serialize)]
pub struct Counts {
    pub encoding: String,
    pub read: usize,
    pub accepted: usize,
    pub held: usize,
    pub inserted: usize,
    pub updated: usize,
    pub unchanged: usize,
}

impl Counts {
    pub fn of(imported: &Imported) -> Self {
        Self {
            encoding: imported.encoding.clone(),
            read: imported.read,
            accepted: imported.accepted,
            held: imported.held,
            inserted: imported.inserted,
            updated: imported.updated,
            unchanged: imported.unchanged,
        }
    }
}

#[derive(Debug, Serialize)]
pub struct Tab {
    pub word: &'static str,
    pub label: &'static str,
    pub count: usize,
    pub is_here: bool,
}

#[derive(Debug, Serialize)]
pub struct OutRow {
    pub sheet: String,
    pub row: u32,
}

impl DraftPage {
    pub const TEMPLATE: &'static str = "office/import/draft.html";
}

/// What came of it.
#[derive(Debug, Serialize)]
pub struct ResultPage {
    pub id: String,
    pub title: String,
    pub file: String,
    pub who: String,
    pub when: String,
    pub counts: Counts,
    /// Empty where nothing was new, so that nothing can be undone.
    pub batch: String,
    pub next: &'static str,
}

impl ResultPage {
    pub const TEMPLATE: &'static str = "office/import/result.html";
}

const ON_A_PAGE: usize = 40;
const NAMED: usize = 60;

/// GET /office/import/drafts/{id}
pub async fn show(seat: Seat, Path(id): Path<String>, Query(query): Query) -> WebResult {
    let id = DraftId(id);
    let mut cx = seat.read().await?;
    let (draft, accepted) = look(&mut cx, &id).await?;
    drop(cx);
    if let Some(accepted) = accepted {
        return seat.page(ResultPage::TEMPLATE, &result(&seat, draft, &accepted));
    }
    let page = page(&seat, &id, &Asked::of(&query)).await?;
    seat.page(DraftPage::TEMPLATE, &page)
}

fn result(seat: &Seat, draft: Draft, accepted: &Imported) -> ResultPage {
    ResultPage {
        title: words::kind(seat, draft.kind).to_owned(),
        file: draft.file_name,
        who: draft.touched_by,
        when: moment(draft.touched_at),
        counts: Counts::of(accepted),
        batch: accepted.batch.clone().unwrap_or_default(),
        next: "/office",
        id: draft.id.0,
    }
}

/// Which part of the list is asked for, and what was typed into a form that was refused.
#[derive(Debug, Default)]
pub struct Asked {
    show: Option<Show>,
    page: usize,
    /// A cell that somebody else changed meanwhile: its row, with what was typed here and why it was refused.
    typed: Option<TypedCell>,
}

#[derive(Debug)]
pub struct TypedCell {
    pub sheet: String,
    pub row: u32,
    pub column: usize,
    pub text: String,
}

impl Asked {
    pub fn of(query: &Fields) -> Self {
        let show = Show::ALL.into_iter().find(|show| show.word() == query.text("show"));
        Self { show, page: query.text("page").parse().unwrap_or(1), typed: None }
    }

    /// With a cell that was refused.
    pub fn with(self, typed: TypedCell) -> Self {
        Self { typed: Some(typed), ..self }
    }
}

/// A refused form on the page of its draft, as the draft stands now.
pub async fn again(seat: &Seat, id: &DraftId, asked: &Asked, problem: String, fields: &Fields) -> WebResult {
    let mut page = page(seat, id, asked).await?;
    page.problem = problem;
    for column in &mut page.columns {
        let name = format!("column-{}", column.index);
        if fields.has(&name) {
            column.chosen = fields.text(&name).to_owned();
        }
    }
    seat.page_with(StatusCode::UNPROCESSABLE_ENTITY, DraftPage::TEMPLATE, &page)
}

async fn page(seat: &Seat, id: &DraftId, asked: &Asked) -> WebResult<DraftPage> {
    let (desk, id) = (seat.desk()?.clone(), id.clone());
    let view = heavy(async move { see(&desk, &id).await }).await?;
    let draft = &view.draft;
    let mut page = DraftPage {
        id: draft.id.0.clone(),
        title: words::kind(seat, draft.kind).to_owned(),
        file: draft.file_name.clone(),
        year: draft.year.map(|year| year.to_string()).unwrap_or_default(),
        version: draft.version,
        touched_by: draft.touched_by.clone(),
        touched_at: moment(draft.touched_at),
        earlier: view.earlier.as_ref().map(|batch| moment(batch.at)).unwrap_or_default(),
        sheets: sheets(seat, &view),
        sheet: draft.sheet.clone().unwrap_or_default(),
        columns: columns(&view),
        choices: choices(&view),
        left_out: left_out(&draft.mends),
        page: 1,
        pages: 1,
        ..DraftPage::default()
    };
    match &view.seen.outcome {
        Outcome::Unclear { vietnamese, english } => page.unclear = seat.say(vietnamese, english).to_owned(),
        Outcome::Ready(taken) => {
            page.is_long = LONG < taken.reading.lines.len();
            page.counts = Some(Counts::of(&taken.imported));
            page.missing_count = taken.imported.missing.len();
            let name = |one: &actions::intake::Missing| format!("{} ({})", one.code, one.area);
            page.missing = taken.imported.missing.iter().take(NAMED).map(name).collect();
            fill(seat, &mut page, &Preview::of(taken, &draft.mends), asked);
        }
    }
    Ok(page)
}

fn fill(seat: &Seat, page: &mut DraftPage, preview: &Preview<'_>, asked: &Asked) {
    let counted = Show::ALL.map(|show| (show, preview.lines(show)));
    let first_full = counted.iter().find(|(_, lines)| !lines.is_empty()).map_or(Show::All, |(show, _)| *show);
    let chosen = asked.show.unwrap_or(first_full);
    for (show, lines) in counted {
        let is_here = show == chosen;
        if is_here {
            page.pages = lines.len().div_ceil(ON_A_PAGE).max(1);
            page.page = asked.page.clamp(1, page.pages);
            let shown = lines.iter().skip((page.page - 1) * ON_A_PAGE).take(ON_A_PAGE);
            page.rows = shown.map(|at| preview.row(*at)).collect();
        }
        if is_here || !lines.is_empty() {
            page.tabs.push(Tab { word: show.word(), label: show.label(seat), count: lines.len(), is_here });
        }
    }
    page.show = chosen.word().to_owned();
    page.labels = preview.labels();
    page.whole = preview.whole();
    if let Some(typed) = &asked.typed {
        put_first(page, preview, typed);
    }
}

/// The row of a refused cell stands first, with what was typed.
fn put_first(page: &mut DraftPage, preview: &Preview<'_>, typed: &TypedCell) {
    let Some(at) = preview.find(&typed.sheet, typed.row) else { return };
    let mut row = preview.row(at);
    for cell in row.cells.iter_mut().filter(|cell| !cell.cell.is_empty() && cell.column == typed.column) {
        cell.typed.clone_from(&typed.text);
        cell.is_held = true;
    }
    page.rows.retain(|known| known.anchor != row.anchor);
    page.rows.insert(0, row);
}

fn sheets(seat: &Seat, view: &DraftView) -> Vec<Choice> {
    let rows = seat.say("hàng", "rows");
    let choice = |sheet: &domain::intake::SheetOutline| Choice {
        value: sheet.name.clone(),
        label: format!("{} ({} {rows})", sheet.name, sheet.rows),
    };
    view.seen.sheets.iter().map(choice).collect()
}

fn left_out(mends: &Mends) -> Vec<OutRow> {
    mends.left_out.iter().map(|out| OutRow { sheet: out.sheet.clone(), row: out.row }).collect()
}

#[cfg(test)]
mod tests;
