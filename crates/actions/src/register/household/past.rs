use domain::people::Permission;
use store::audit::Entry;
use store::history::{Change, Fields};
use store::import::{Batch, Table, Touch};

use super::record::{Fact, change, fields, record, set};
use crate::cx::Cx;
use crate::error::ActionResult;

/// Something that happened to a record.
#[derive(Debug)]
pub struct PastEvent {
    /// "2026-11-05T03:04:05.678Z"
    pub at: String,
    pub actor: String,
    /// "household.changed"; of an import "import.accepted".
    pub action: String,
    /// The workbook, where an import did it.
    pub file: String,
    pub differs: Vec<Differs>,
    pub reason: String,
}

/// One fact before and after; empty where it was or is unknown.
#[derive(Debug, PartialEq, Eq)]
pub struct Differs {
    pub fact: Fact,
    pub before: String,
    pub after: String,
}

/// Everything that happened to a household, the newest first: by hand, and by imports, whose lines are told by what stood
/// before them.
pub async fn past(cx: &mut Cx<'_>, code: &str) -> ActionResult<Vec<PastEvent>> {
    cx.require(Permission::ReadRegister)?;
    let now = record(cx, code).await?;
    let id = now.indexed.household.id.as_str();
    let mut state = fields(&now);
    let area = super::record::areas(cx).await?;
    set(&mut state, Fact::Area, area.get(&now.indexed.household.area).map_or("", |area| area.code.as_str()));
    let mut steps: Vec<Step> = store::history::list_of(&mut cx.tx, id).await?.into_iter().map(Step::Hand).collect();
    let touches = store::import::list_touching(&mut cx.tx, Table::Household, id).await?;
    steps.extend(touches.into_iter().filter(|touch| touch.batch.undone_at.is_none()).map(Step::Import));
    // A record carries milliseconds; the order within one is that of the lists.
    steps.sort_by_key(|step| std::cmp::Reverse(step.at()));
    let mut told = Vec::new();
    for step in steps {
        match step {
            Step::Hand(past) => {
                if let Some(change) = &past.change {
                    rewind(&mut state, change);
                }
                told.push(by_hand(past));
            }
            Step::Import(touch) => {
                let before = touch.before.map(|columns| of_columns(&columns, &area));
                let change = before.as_ref().map(|before| change(id, before, &known(&state), ""));
                if let (Some(before), Some(change)) = (before, &change) {
                    rewind(&mut state, change);
                    state.extend(before);
                }
                told.push(by_import(touch.batch, change.as_ref()));
            }
        }
    }
    Ok(told)
}

/// What was done by hand, newest first.
pub(crate) async fn kept(cx: &mut Cx<'_>, id: &str) -> ActionResult<Vec<PastEvent>> {
    Ok(store::history::list_of(&mut cx.tx, id).await?.into_iter().map(by_hand).collect())
}

enum Step {
    Hand(store::history::Past),
    Import(Touch),
}

impl Step {
    fn at(&self) -> String {
        match self {
            Self::Hand(past) => past.entry.at.clone(),
            Self::Import(touch) => touch.batch.at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string(),
        }
    }
}

/// The state before a change, from the state after it.
fn rewind(state: &mut Fields, change: &Change) {
    for key in change.after.keys() {
        state.remove(key);
    }
    state.extend(change.before.clone());
}

/// The facts that an import knows of a household.
const IMPORTED: [(Fact, &str); 8] = [
    (Fact::Head, "head"),
    (Fact::Sex, "sex"),
    (Fact::BirthYear, "birth_year"),
    (Fact::Address, "address"),
    (Fact::Members, "members"),
    (Fact::From, "valid_from"),
    (Fact::Until, "valid_until"),
    (Fact::Area, "area"),
];

fn of_columns(
    columns: &Fields,
    areas: &std::collections::BTreeMap<domain::ground::id::AreaId, domain::register::Area>,
) -> Fields {
    let mut found = Fields::new();
    for (fact, column) in IMPORTED {
        let Some(value) = columns.get(column).filter(|value| !value.is_empty()) else { continue };
        let area = areas.get(&domain::ground::id::AreaId(value.clone())).filter(|_| fact == Fact::Area);
        set(&mut found, fact, area.map_or(value, |area| &area.code));
    }
    found
}

fn known(state: &Fields) -> Fields {
    let is_imported = |key: &str| IMPORTED.iter().any(|(fact, _)| fact.as_str() == key);
    state.iter().filter(|(key, _)| is_imported(key)).map(|(key, value)| (key.clone(), value.clone())).collect()
}

fn by_hand(past: store::history::Past) -> PastEvent {
    let Entry { at, actor, action, detail, .. } = past.entry;
    let (differs, mut reason) = match &past.change {
        Some(change) => (differs(change), change.reason.clone()),
        None => (Vec::new(), String::new()),
    };
    let differs = if action.starts_with("area.") && differs.is_empty() { of_area(&detail) } else { differs };
    // A reading of protected fields says why in the record itself.
    if reason.is_empty() && action == "household.revealed" {
        let detail: serde_json::Value = serde_json::from_str(&detail).unwrap_or_default();
        reason = detail["reason"].as_str().unwrap_or_default().to_owned();
    }
    PastEvent { at, actor, action, file: String::new(), differs, reason }
}

/// What was done to an area stands in the record itself: areas are no persons.
fn of_area(detail: &str) -> Vec<Differs> {
    let detail: serde_json::Value = serde_json::from_str(detail).unwrap_or_default();
    let text = |key: &str| match &detail[key] {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(all) => {
            let first = |one: &serde_json::Value| one.get(0).unwrap_or(one).as_str().map(str::to_owned);
            all.iter().filter_map(first).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    let name = match text("to") {
        to if to.is_empty() => text("name"),
        to => to,
    };
    let is_renamed = detail["to"].is_string();
    let named =
        Differs { fact: Fact::Name, before: if is_renamed { text("from") } else { String::new() }, after: name };
    let other = if is_renamed { String::new() } else { [text("from"), text("into")].join(" → ") };
    let other =
        Differs { fact: Fact::Other, before: String::new(), after: other.trim_matches([' ', '→']).to_owned() };
    let day = if text("date").is_empty() { text("from") } else { text("date") };
    let is_day = day.parse::<jiff::civil::Date>().is_ok();
    let on = Differs { fact: Fact::On, before: String::new(), after: if is_day { day } else { String::new() } };
    let mut all = vec![named, other, on];
    all.retain(|one| !one.after.is_empty());
    all
}

fn by_import(batch: Batch, change: Option<&Change>) -> PastEvent {
    PastEvent {
        at: batch.at.to_string(),
        actor: batch.actor,
        action: if change.is_some() { "import.changed" } else { "import.put_in" }.to_owned(),
        file: batch.file_name,
        differs: change.map(differs).unwrap_or_default(),
        reason: String::new(),
    }
}

fn differs(change: &Change) -> Vec<Differs> {
    let value = |fields: &Fields, fact: Fact| fields.get(fact.as_str()).cloned().unwrap_or_default();
    let all = Fact::ALL.iter().map(|fact| Differs {
        fact: *fact,
        before: value(&change.before, *fact),
        after: value(&change.after, *fact),
    });
    all.filter(|one| !one.before.is_empty() || !one.after.is_empty()).collect()
}
