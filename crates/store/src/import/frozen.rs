//! Which frozen titles the rows of an import bear on, by what the rows say: never by what the import said of itself.

use domain::ground::window::Window;
use domain::register::Title;
use jiff::civil::Date;

use super::undo::{Blocker, Touched};
use super::{Snapshot, Table};
use crate::db::{StoreResult, Tx};

const SQL_FROZEN: &str = "select campaign.year, run.title, run.window_from, run.window_until from campaign_title run \
    join campaign on campaign.commune = run.commune and campaign.id = run.campaign \
    where run.commune = $1 and run.frozen_on is not null order by campaign.year, run.title";

struct FrozenTitle {
    year: i16,
    title: Title,
    window: Window,
}

/// The frozen titles that would be judged otherwise if these rows went or were as before.
pub(super) async fn frozen(tx: &mut Tx, touched: &[Touched<'_>]) -> StoreResult<Vec<Blocker>> {
    let binds = [tx.commune()];
    let runs = tx.list(SQL_FROZEN, &binds, |row| {
        let window = Window { from: row.date("window_from")?, until: row.date("window_until")? };
        Ok(FrozenTitle { year: row.number("year")?, title: row.word("title", Title::parse)?, window })
    });
    let mut runs = runs.await?;
    runs.retain(|run| touched.iter().any(|row| bears_on(row, run)));
    Ok(runs.into_iter().map(|run| Blocker::Frozen { year: run.year, title: run.title }).collect())
}

fn bears_on(row: &Touched<'_>, run: &FrozenTitle) -> bool {
    let now = row.now.as_ref();
    let versions = || now.into_iter().chain(row.change.before.as_ref());
    let of_year = || versions().any(|row| row.number("year") == Some(run.year.into()));
    let of_title =
        || versions().any(|row| row.text("title").and_then(Title::parse).is_some_and(|t| rests(run.title, t)));
    let day = run.window.until.to_string();
    match row.change.table {
        Table::Household | Table::Area => {
            rests(run.title, Title::Household) && differs(row.change.table, row.change.before.as_ref(), now, &day)
        }
        Table::Organisation => {
            let is_unit = matches!(run.title, Title::School | Title::Organisation | Title::Commune);
            is_unit && differs(row.change.table, row.change.before.as_ref(), now, &day)
        }
        Table::Commitment | Table::Dossier => of_year() && of_title(),
        Table::Meeting => of_year() && rests(run.title, Title::Household),
        Table::Incident => {
            let days = versions().flat_map(|row| [row.text("date"), row.text("concluded_on")]);
            let mut days = days.flatten().filter_map(|day| day.parse::<Date>().ok());
            days.any(|day| run.window.contains(day) || run.window.last_year().contains(day))
        }
        Table::SafetyGroup | Table::Totals | Table::Commendation => false,
    }
}

/// Households → areas → the ward; units → the ward.
fn rests(title: Title, on: Title) -> bool {
    match on {
        Title::Household => matches!(title, Title::Household | Title::Area | Title::Commune),
        other => title == other || title == Title::Commune,
    }
}

/// Whether the register of this day is another one without the change.
fn differs(table: Table, before: Option<&Snapshot>, now: Option<&Snapshot>, day: &str) -> bool {
    let said = |row: Option<&Snapshot>| row.and_then(|row| said_on(table, row, day));
    said(before) != said(now)
}

/// What a row says of a day; nothing on days on which it does not stand.
fn said_on(table: Table, row: &Snapshot, day: &str) -> Option<String> {
    let stands = row.text("valid_from")? <= day && row.text("valid_until").is_none_or(|until| day <= until);
    if !stands {
        return None;
    }
    let latest = |child: &str| {
        let mut all: Vec<_> = row.children(child).collect();
        all.sort_by_key(|one| one.text("valid_from"));
        let first = all.first().copied();
        let then = all.into_iter().rfind(|one| one.text("valid_from").is_some_and(|from| from <= day));
        then.or(first).map(|one| one.without(&["valid_from"])).unwrap_or_default()
    };
    match table {
        Table::Household => {
            let later = row.children("household_move").filter(|one| one.text("moved_on").is_some_and(|on| day < on));
            let next = later.min_by_key(|one| one.text("moved_on"));
            next.and_then(|one| one.text("from_area")).or(row.text("area")).map(str::to_owned)
        }
        Table::Area => Some(latest("area_name")),
        _ => Some(latest("organisation_fact")),
    }
}
