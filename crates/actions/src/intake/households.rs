mod change;
mod missing;
mod write;

use std::collections::{HashMap, HashSet};

use domain::commitment::Commitment;
use domain::ground::id::{HouseholdId, SubjectId};
use domain::ground::window::Validity;
use domain::intake::{HouseholdLine, ImportKind, LineData};
use domain::register::{Area, Household, Title, Whereabouts};
use jiff::civil::{Date, date};
use store::household::Indexed;

use super::known::{Found, Wanted};
use super::work::Work;
use crate::error::ActionResult;
use crate::frozen::{FAR, Late};

const TOUCHED: &[Title] = &[Title::Household, Title::Area, Title::Commune];

/// What is to be written once every line is judged.
#[derive(Default)]
struct Plan {
    new: Vec<Household>,
    changed: Vec<(Household, Protect)>,
    moved: Vec<(HouseholdId, Whereabouts)>,
    signed: Vec<(SubjectId, Date)>,
    /// The year's registrations as they are known.
    registered: HashMap<SubjectId, Commitment>,
    /// How many codes were made for each area.
    made: HashMap<String, usize>,
    /// Known households that a line speaks of, and of each area the last line that names it.
    mentioned: HashSet<HouseholdId>,
    areas: HashMap<String, (Area, usize)>,
}

/// Whether identity and phone number are to be sealed anew.
type Protect = bool;

/// Households of a year, and their registrations.
pub async fn take(work: &mut Work<'_, '_>) -> ActionResult<()> {
    let year = work.year.ok_or(ImportKind::Households)?;
    let registered = store::commitment::list(&mut work.cx.tx, year)
        .await?
        .into_iter()
        .filter(|one| one.title == Title::Household)
        .map(|one| (one.subject.clone(), one))
        .collect();
    let mut plan = Plan { registered, ..Plan::default() };
    for at in work.open_lines() {
        let LineData::Household(line) = work.reading.lines[at].data.clone() else { continue };
        if let (Some(arrived), Some(left)) = (line.arrived_on, line.left_on)
            && left <= arrived
        {
            work.hold(at, "left_on", "ngày chuyển đi không sau ngày chuyển đến", "sửa một trong hai ngày");
            continue;
        }
        let day = day_of(&line, year);
        let Some(area) = work.area_of(at, line.area.as_deref(), day) else { continue };
        plan.areas.insert(area.code.clone(), (area.clone(), at));
        match known(work, at, &line, &area, day) {
            Known::One(old) => change::change(work, at, &old, line, area, &mut plan),
            Known::Nobody => enter(work, at, line, area, &mut plan)?,
            Known::Held => {}
        }
    }
    missing::tell(work, &plan, year);
    write::write(work, plan, year).await
}

/// The day of which a line speaks: the first of the year, or that of its arrival later on.
fn day_of(line: &HouseholdLine, year: i16) -> Date {
    let first_day = date(year, 1, 1);
    line.arrived_on.filter(|arrived| arrived.year() == year).unwrap_or(first_day)
}

enum Known {
    One(Box<Indexed>),
    Nobody,
    Held,
}

fn known(work: &mut Work<'_, '_>, at: usize, line: &HouseholdLine, area: &Area, day: Date) -> Known {
    let identity_index = line.identity.as_ref().map(|identity| store::household::blind_index(&work.cx.tx, identity));
    let wanted = Wanted {
        code: line.code.as_deref(),
        identity_index: identity_index.as_deref(),
        head: &line.head,
        birth_year: line.birth_year,
        area: &area.id,
        day,
    };
    match work.known.household(&wanted) {
        Found::One(found) => Known::One(Box::new(work.known.households[found].clone())),
        Found::None => Known::Nobody,
        Found::Unclear(codes) => {
            let problem = format!("có thể là hộ {} đã có trong sổ", codes.join(" hoặc "));
            work.hold(at, "code", problem, "ghi đúng mã hộ, hoặc sửa số định danh, họ tên, năm sinh");
            Known::Held
        }
    }
}

/// A household that the register did not know.
fn enter(work: &mut Work<'_, '_>, at: usize, line: HouseholdLine, area: Area, plan: &mut Plan) -> ActionResult<()> {
    let first_day = date(work.year.unwrap_or_default(), 1, 1);
    let validity = Validity { from: line.arrived_on.unwrap_or(first_day), until: line.left_on.map(before) };
    if work.is_late(at, "head", Late::Between(validity.from, validity.until.unwrap_or(FAR), TOUCHED)) {
        return Ok(());
    }
    let taken = plan.made.entry(area.code.clone()).or_default();
    let code = match line.code {
        Some(code) => code,
        None => {
            let code = work.known.next_code(&area.code, *taken);
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
        validity,
    };
    plan.signed.extend(line.registered_on.map(|day| (SubjectId::from(&household.id), day)));
    plan.new.push(household);
    work.counts.inserted += 1;
    Ok(())
}

/// Who leaves on a day lived here until the day before.
fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}
