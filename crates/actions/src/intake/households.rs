use std::collections::HashMap;

use domain::commitment::Commitment;
use domain::ground::id::{HouseholdId, SubjectId};
use domain::ground::window::Validity;
use domain::intake::{HouseholdLine, ImportKind, LineData};
use domain::register::{Area, Household, Identity, Title, became};
use jiff::civil::{Date, date};
use store::household::{Access, Indexed};
use store::import::Table;

use super::frozen::Late;
use super::known::{Found, Wanted};
use super::work::Work;
use crate::error::ActionResult;

const TOUCHED: &[Title] = &[Title::Household, Title::Area, Title::Commune];
const FAR: Date = date(9999, 12, 31);

/// What is to be written once every line is judged.
#[derive(Default)]
struct Plan {
    new: Vec<Household>,
    changed: Vec<(Household, Protect)>,
    moved: Vec<(HouseholdId, Area)>,
    signed: Vec<(SubjectId, Date)>,
    /// How many codes were made for each area.
    made: HashMap<String, usize>,
}

/// Whether identity and phone number are to be sealed anew.
type Protect = bool;

/// What a line says of a household that is known.
struct News<'s> {
    line: HouseholdLine,
    area: Area,
    identity_index: Option<String>,
    signed: &'s HashMap<SubjectId, Commitment>,
}

/// Households of a year, and their registrations.
pub async fn take(work: &mut Work<'_, '_>) -> ActionResult<()> {
    let year = work.year.ok_or(ImportKind::Households)?;
    let first_day = date(year, 1, 1);
    let signed: HashMap<SubjectId, Commitment> = store::commitment::list(&mut work.cx.tx, year)
        .await?
        .into_iter()
        .filter(|one| one.title == Title::Household)
        .map(|one| (one.subject.clone(), one))
        .collect();
    let mut plan = Plan::default();
    for at in work.open_lines() {
        let LineData::Household(line) = work.reading.lines[at].data.clone() else { continue };
        let Some(area) = work.area_of(at, line.area.as_deref(), first_day) else { continue };
        judge(work, at, line, area, &signed, &mut plan)?;
    }
    write(work, plan, signed, year).await
}

fn judge(
    work: &mut Work<'_, '_>,
    at: usize,
    line: HouseholdLine,
    area: Area,
    signed: &HashMap<SubjectId, Commitment>,
    plan: &mut Plan,
) -> ActionResult<()> {
    let year = work.year.unwrap_or_default();
    let first_day = date(year, 1, 1);
    let identity_index = line.identity.as_ref().map(|identity| store::household::blind_index(&work.cx.tx, identity));
    let wanted = Wanted {
        code: line.code.as_deref(),
        identity_index: identity_index.as_deref(),
        head: &line.head,
        birth_year: line.birth_year,
        area: Some(&area.id),
    };
    let found = match work.known.household(&wanted) {
        Found::One(found) => Some(work.known.households[found].clone()),
        Found::None => None,
        Found::Unclear(codes) => {
            let problem = format!("có thể là hộ {} đã có trong sổ", codes.join(" hoặc "));
            work.hold(at, "code", problem, "ghi đúng mã hộ, hoặc sửa số định danh, họ tên, năm sinh");
            return Ok(());
        }
    };
    let Some(old) = found else {
        if work.is_late(at, "head", Late::Between(first_day, FAR, TOUCHED)) {
            return Ok(());
        }
        let taken = plan.made.entry(area.code.clone()).or_default();
        let code = match &line.code {
            Some(code) => code.clone(),
            None => {
                let code = work.known.next_code(&area, *taken);
                *taken += 1;
                code
            }
        };
        let household = Household {
            id: work.cx.new_id()?,
            code,
            area: area.id,
            head: line.head,
            sex: line.sex,
            birth_year: line.birth_year,
            identity: line.identity,
            phone: line.phone,
            address: line.address,
            members: line.members,
            validity: Validity { from: first_day, until: None },
        };
        plan.signed.extend(line.registered_on.map(|day| (SubjectId::from(&household.id), day)));
        plan.new.push(household);
        work.counts.inserted += 1;
        return Ok(());
    };
    change(work, at, &old, News { line, area, identity_index, signed }, plan);
    Ok(())
}

/// A known household: what the line says more or otherwise. A line that says nothing new changes nothing.
fn change(work: &mut Work<'_, '_>, at: usize, old: &Indexed, news: News<'_>, plan: &mut Plan) {
    let News { line, area, identity_index, signed } = news;
    let year = work.year.unwrap_or_default();
    let first_day = date(year, 1, 1);
    // A list of a year before a merger names the areas of then: who has gone over into its successor has not moved.
    let is_moved = !became(&work.known.lineage, &area.id, &old.household.area);
    let is_earlier = first_day < old.household.validity.from;
    // An old card's nine digits never take the place of the twelve.
    let is_better = |identity: &&Identity| old.identity_index.is_none() || identity.as_str().len() == 12;
    let identity = line.identity.filter(|identity| is_better(&identity));
    let phone_index = line.phone.as_deref().map(|phone| store::household::blind_phone_index(&work.cx.tx, phone));
    let has_new_identity = identity.is_some() && identity_index != old.identity_index;
    let has_new_phone = phone_index.is_some() && phone_index != old.phone_index;
    let new = Household {
        head: line.head,
        sex: line.sex.or(old.household.sex),
        birth_year: line.birth_year.or(old.household.birth_year),
        address: if line.address.is_empty() { old.household.address.clone() } else { line.address },
        members: line.members.or(old.household.members),
        validity: Validity { from: first_day.min(old.household.validity.from), until: old.household.validity.until },
        identity,
        phone: line.phone,
        ..old.household.clone()
    };
    let subject = SubjectId::from(&old.household.id);
    let signs = line.registered_on.filter(|day| signed.get(&subject).is_none_or(|known| known.signed_on != *day));
    if is_moved && work.is_late(at, "area", Late::Between(first_day, FAR, TOUCHED))
        || is_earlier && work.is_late(at, "head", Late::Between(first_day, old.household.validity.from, TOUCHED))
        || signs.is_some() && work.is_late(at, "registered_on", Late::OfYear(year, TOUCHED))
    {
        return;
    }
    let plain = Household { identity: None, phone: None, ..new.clone() };
    let is_changed = plain != old.household || has_new_identity || has_new_phone;
    if is_moved {
        work.note(at, "area", "hộ đang ở khu dân cư khác trong sổ", format!("chuyển về {} từ {first_day}", area.name));
        plan.moved.push((old.household.id.clone(), area));
    }
    if is_changed {
        plan.changed.push((new, has_new_identity || has_new_phone));
    }
    plan.signed.extend(signs.map(|day| (subject, day)));
    if is_changed || is_moved || signs.is_some() {
        work.counts.updated += 1;
    } else {
        work.counts.unchanged += 1;
    }
}

async fn write(
    work: &mut Work<'_, '_>,
    plan: Plan,
    mut signed: HashMap<SubjectId, Commitment>,
    year: i16,
) -> ActionResult<()> {
    let first_day = date(year, 1, 1);
    let mut touched: Vec<String> = plan.changed.iter().map(|(one, _)| one.id.0.clone()).collect();
    touched
        .extend(plan.moved.iter().map(|(id, _)| id.0.clone()).filter(|id| !touched.contains(id)).collect::<Vec<_>>());
    work.journal.before(&mut work.cx.tx, Table::Household, &touched).await?;
    store::household::insert_all(&mut work.cx.tx, &plan.new).await?;
    work.journal.put_in(Table::Household, plan.new.iter().map(|one| one.id.0.clone()).collect());
    for (household, is_sealed_anew) in &plan.changed {
        store::household::update(&mut work.cx.tx, household).await?;
        if *is_sealed_anew {
            seal(work, household).await?;
        }
    }
    for (id, area) in &plan.moved {
        store::household::move_some(&mut work.cx.tx, std::slice::from_ref(id), &area.id, first_day).await?;
    }
    let (mut fresh, mut again) = (Vec::new(), Vec::new());
    for (subject, signed_on) in plan.signed {
        match signed.remove(&subject) {
            Some(known) => again.push(Commitment { signed_on, ..known }),
            None => {
                let id = work.cx.new_id()?;
                fresh.push(Commitment { id, title: Title::Household, subject, year, signed_on, people: None });
            }
        }
    }
    let ids: Vec<String> = again.iter().map(|one| one.id.0.clone()).collect();
    work.journal.before(&mut work.cx.tx, Table::Commitment, &ids).await?;
    for commitment in &again {
        store::commitment::update(&mut work.cx.tx, commitment).await?;
    }
    store::commitment::insert_all(&mut work.cx.tx, &fresh).await?;
    work.journal.put_in(Table::Commitment, fresh.into_iter().map(|one| one.id.0).collect());
    Ok(())
}

/// Seals identity and phone number; what the line does not say stays as it was, and reading it is recorded.
async fn seal(work: &mut Work<'_, '_>, household: &Household) -> ActionResult<()> {
    let (mut identity, mut phone) = (household.identity.clone(), household.phone.clone());
    if identity.is_none() || phone.is_none() {
        let access = Access {
            at: work.cx.now(),
            actor: work.cx.actor().name.clone(),
            reason: "giữ số đã có khi nạp danh sách".to_owned(),
        };
        let known = store::household::reveal(&mut work.cx.tx, std::slice::from_ref(&household.id), &access).await?;
        if let Some(known) = known.into_iter().next() {
            identity = identity.or(known.identity);
            phone = phone.or(known.phone);
        }
    }
    store::household::protect(&mut work.cx.tx, &household.id, identity.as_ref(), phone.as_deref()).await?;
    Ok(())
}
