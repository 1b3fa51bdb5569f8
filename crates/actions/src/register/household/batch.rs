use std::collections::HashMap;

use domain::commitment::Commitment;
use domain::ground::date::short;
use domain::ground::id::{CommitmentId, HouseholdId, SubjectId};
use domain::people::Permission;
use domain::register::{Area, Household, HouseholdMove, Title, Whereabouts};
use jiff::civil::Date;
use store::history::{Change, Fields};

use super::super::merge::TOUCHED;
use super::list::{HouseholdQuery, everyone, filter};
use super::record::{self, Fact, set};
use super::relocate::{move_to, standing};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{Late, must_be_open};

/// Which households.
#[derive(Clone, Debug)]
pub enum Chosen {
    Codes(Vec<String>),
    /// All that a filter finds.
    Found(HouseholdQuery),
}

/// What is done to all of them.
#[derive(Clone, Debug)]
pub enum BatchOrder {
    Register { year: i16, on: Date },
    Relocate { area: String, on: Date, reason: String },
}

/// What would be done: told before it is.
#[derive(Debug)]
pub struct Batch {
    /// How many were chosen.
    pub chosen: u64,
    /// How many of them change.
    pub changing: u64,
    /// How many are so already.
    pub same: u64,
    /// The codes of those that cannot change, and why.
    pub refused: Vec<(String, ActionError)>,
    steps: Vec<Step>,
}

#[derive(Debug)]
enum Step {
    Register(HouseholdId, Option<Commitment>),
    Relocate(HouseholdId, Whereabouts, String),
}

/// How many are chosen.
pub async fn reach(cx: &mut Cx<'_>, chosen: &Chosen) -> ActionResult<u64> {
    cx.require(Permission::KeepRegister)?;
    match chosen {
        Chosen::Codes(codes) => Ok(codes.len() as u64),
        Chosen::Found(query) => {
            let (filter, _) = filter(cx, query).await?;
            Ok(store::household::count(&mut cx.tx, &filter).await?)
        }
    }
}

/// Looks at each of them; nothing is written.
pub async fn plan(cx: &mut Cx<'_>, chosen: &Chosen, order: &BatchOrder) -> ActionResult<Batch> {
    cx.require(Permission::KeepRegister)?;
    let households = households(cx, chosen).await?;
    let mut batch =
        Batch { chosen: households.len() as u64, changing: 0, same: 0, refused: Vec::new(), steps: Vec::new() };
    match order {
        BatchOrder::Register { year, on } => register(cx, &mut batch, households, *year, *on).await?,
        BatchOrder::Relocate { area, on, .. } => {
            let area = standing(cx, area, *on).await?;
            relocate(cx, &mut batch, households, &area, *on).await?;
        }
    }
    batch.changing = batch.steps.len() as u64;
    Ok(batch)
}

/// Does it, in one transaction and with one audit record. `expected` is how many were announced to change.
pub async fn carry_out(cx: &mut Cx<'_>, chosen: &Chosen, order: &BatchOrder, expected: u64) -> ActionResult<u64> {
    let batch = plan(cx, chosen, order).await?;
    if batch.changing != expected {
        return Err(ActionError::conflict(
            format!("sổ vừa thay đổi: bây giờ là {} hộ chứ không phải {expected}; hãy xem lại", batch.changing),
            format!("the register changed meanwhile: it is {} households now, not {expected}", batch.changing),
        ));
    }
    let (action, detail, reason) = match order {
        BatchOrder::Register { year, on } => {
            let detail = serde_json::json!({ "households": expected, "year": year, "on": on });
            ("household.registered", detail, String::new())
        }
        BatchOrder::Relocate { area, on, reason } => {
            let detail = serde_json::json!({ "households": expected, "area": area, "on": on });
            ("household.moved", detail, record::must_say_why(reason)?)
        }
    };
    let mut changes = Vec::with_capacity(batch.steps.len());
    let mut fresh = Vec::new();
    for step in batch.steps {
        changes.push(take(cx, step, order, &reason, &mut fresh).await?);
    }
    store::commitment::insert_all(&mut cx.tx, &fresh).await?;
    cx.record_changes(action, "", detail, &changes).await?;
    Ok(expected)
}

async fn households(cx: &mut Cx<'_>, chosen: &Chosen) -> ActionResult<Vec<Household>> {
    match chosen {
        Chosen::Found(query) => everyone(cx, query).await,
        Chosen::Codes(codes) => {
            let mut found = Vec::new();
            for code in codes {
                found.push(record::record(cx, code).await?.indexed.household);
            }
            Ok(found)
        }
    }
}

async fn register(cx: &mut Cx<'_>, batch: &mut Batch, all: Vec<Household>, year: i16, on: Date) -> ActionResult<()> {
    must_be_open(cx, Late::OfYear(year, TOUCHED)).await?;
    let known: HashMap<SubjectId, Commitment> = store::commitment::list(&mut cx.tx, year)
        .await?
        .into_iter()
        .filter(|one| one.title == Title::Household)
        .map(|one| (one.subject.clone(), one))
        .collect();
    for household in all {
        match known.get(&SubjectId::from(&household.id)) {
            Some(signed) if signed.signed_on == on => batch.same += 1,
            _ if !household.validity.covers(on) => {
                let why = ActionError::refused(
                    format!("không ở đây vào ngày {}", short(on)),
                    format!("does not live here on {}", short(on)),
                );
                batch.refused.push((household.code, why));
            }
            signed => batch.steps.push(Step::Register(household.id, signed.cloned())),
        }
    }
    Ok(())
}

async fn relocate(cx: &mut Cx<'_>, batch: &mut Batch, all: Vec<Household>, area: &Area, on: Date) -> ActionResult<()> {
    let mut moves: HashMap<HouseholdId, Vec<HouseholdMove>> = HashMap::new();
    for one in store::household::list_moves(&mut cx.tx).await? {
        moves.entry(one.household.clone()).or_default().push(one);
    }
    let lineage = store::area::list_lineage(&mut cx.tx).await?;
    let areas = record::areas(cx).await?;
    let mut last = on;
    for household in all {
        let own = moves.get(&household.id).map_or(&[][..], Vec::as_slice);
        let mut whereabouts = Whereabouts::of(&household.area, own);
        if household.validity.covers(on) && *whereabouts.on(on) == area.id {
            batch.same += 1;
            continue;
        }
        let was = areas.get(whereabouts.on(on)).map(|area| area.code.clone()).unwrap_or_default();
        match move_to(&mut whereabouts, &household, area, on, &lineage) {
            Ok(until) => {
                last = last.max(until);
                batch.steps.push(Step::Relocate(household.id, whereabouts, was));
            }
            Err(why) => batch.refused.push((household.code, why)),
        }
    }
    if batch.steps.is_empty() {
        return Ok(());
    }
    must_be_open(cx, Late::Between(on, last, TOUCHED)).await
}

/// Writes one of them, and gives what history tells of it.
async fn take(
    cx: &mut Cx<'_>,
    step: Step,
    order: &BatchOrder,
    reason: &str,
    fresh: &mut Vec<Commitment>,
) -> ActionResult<Change> {
    let (mut was, mut is) = (Fields::new(), Fields::new());
    let id = match (step, order) {
        (Step::Register(id, signed), BatchOrder::Register { year, on }) => {
            set(&mut is, Fact::Registered, format!("{year} {}", short(*on)));
            if let Some(signed) = signed {
                set(&mut was, Fact::Registered, format!("{year} {}", short(signed.signed_on)));
                store::commitment::update(&mut cx.tx, &Commitment { signed_on: *on, ..signed }).await?;
            } else {
                let (subject, new) = (SubjectId::from(&id), cx.new_id::<CommitmentId>()?);
                let title = Title::Household;
                fresh.push(Commitment { id: new, title, subject, year: *year, signed_on: *on, people: None });
            }
            id
        }
        (Step::Relocate(id, whereabouts, from), BatchOrder::Relocate { area, on, .. }) => {
            set(&mut was, Fact::Area, from);
            set(&mut is, Fact::Area, area);
            set(&mut is, Fact::On, on);
            store::household::put_whereabouts(&mut cx.tx, &id, &whereabouts).await?;
            id
        }
        (Step::Register(id, _) | Step::Relocate(id, ..), _) => id,
    };
    Ok(record::change(id.as_str(), &was, &is, reason))
}
