use std::collections::{BTreeMap, HashSet};

use domain::ground::date::short;
use domain::ground::id::AreaId;
use domain::intake::{ImportKind, LineData, MeetingLine, SheetFacts};
use domain::meeting::{HouseholdReview, Meeting, VoteWay};
use domain::register::{Area, Household, Title};
use jiff::civil::{Date, date};
use store::import::Table;

use super::known::{Found, Wanted};
use super::work::Work;
use crate::error::ActionResult;
use crate::frozen::Late;

const TOUCHED: &[Title] = &[Title::Household];

/// What the file says of one area's meeting.
struct AreaList {
    area: Area,
    sheet: usize,
    lines: Vec<usize>,
    reviews: Vec<HouseholdReview>,
}

/// Review meetings of areas: the facts above each table, and each household's marks and votes.
pub async fn take(work: &mut Work<'_, '_>) -> ActionResult<()> {
    let mut said: Vec<i16> = work.reading.sheets.iter().filter_map(|sheet| sheet.facts.year).collect();
    said.dedup();
    let only = if let [year] = said[..] { Some(year) } else { None };
    let year = work.year.or(only).ok_or(ImportKind::Meetings)?;
    work.year = Some(year);
    let mut by_area: BTreeMap<AreaId, AreaList> = BTreeMap::new();
    let mut reviewed = HashSet::new();
    for at in work.open_lines() {
        let LineData::Meeting(line) = work.reading.lines[at].data.clone() else { continue };
        // A meeting speaks of the areas and of the households of its own day.
        let met_on = work.reading.sheets[work.reading.lines[at].sheet].facts.date;
        let day = met_on.unwrap_or(date(year, 12, 31));
        let Some(area) = work.area_of(at, line.area.as_deref(), day) else { continue };
        let Some(review) = review(work, at, line, &area, day) else { continue };
        if !reviewed.insert(review.household.clone()) {
            work.hold(at, "code", "hộ này đã được bình xét ở một dòng khác", "xóa một trong hai dòng");
            continue;
        }
        let sheet = work.reading.lines[at].sheet;
        let empty = || AreaList { area: area.clone(), sheet, lines: Vec::new(), reviews: Vec::new() };
        let list = by_area.entry(area.id.clone()).or_insert_with(empty);
        list.lines.push(at);
        list.reviews.push(review);
    }
    let known = store::meeting::list(&mut work.cx.tx, year).await?;
    for list in by_area.into_values() {
        let facts = work.reading.sheets[list.sheet].facts.clone();
        let old = known.iter().find(|meeting| meeting.area == list.area.id);
        let Some(meeting) = meeting(work, year, &list, facts, old)? else { continue };
        compare(work, &meeting, &list);
        put(work, meeting, old, &list.lines, year).await?;
    }
    Ok(())
}

fn review(work: &mut Work<'_, '_>, at: usize, line: MeetingLine, area: &Area, day: Date) -> Option<HouseholdReview> {
    let wanted = Wanted {
        code: line.code.as_deref(),
        identity_index: None,
        head: &line.name,
        birth_year: line.birth_year,
        area: &area.id,
        day,
    };
    let found = match &line.code {
        // A meeting's list never makes a household: a code must be known.
        Some(code) => work.known.code(code).cloned(),
        None => match work.known.household(&wanted) {
            Found::One(found) => Some(work.known.households[found].clone()),
            Found::None => None,
            Found::Unclear(codes) => {
                let problem = format!("có nhiều hộ trùng họ tên, năm sinh: {}", codes.join(", "));
                work.hold(at, "head", problem, "ghi mã hộ");
                return None;
            }
        },
    };
    let Some(found) = found else {
        work.hold(at, "code", "không có hộ này trong sổ", "nạp danh sách hộ trước, hoặc sửa mã hộ");
        return None;
    };
    if !work.known.lives_in(&found.household, &area.id, day) {
        work.hold(at, "area", "hộ này thuộc khu dân cư khác trong sổ", "chuyển dòng sang đúng tổ dân phố");
        return None;
    }
    let same_name = domain::intake::header_key(&line.name) == domain::intake::header_key(&found.household.head);
    if !line.name.is_empty() && !same_name {
        let proposal = format!("sổ ghi: {}", found.household.head);
        work.hold(at, "head", "họ tên không khớp với mã hộ", proposal);
        return None;
    }
    Some(HouseholdReview { household: found.household.id, marks: line.marks, agree: line.agree })
}

/// The meeting with its facts; a table without them is held, unless an earlier file gave them.
fn meeting(
    work: &mut Work<'_, '_>,
    year: i16,
    list: &AreaList,
    facts: SheetFacts,
    old: Option<&Meeting>,
) -> ActionResult<Option<Meeting>> {
    let date = facts.date.or(old.map(|old| old.date));
    let households = facts.households.or(old.map(|old| old.households));
    let present = facts.present.or(old.map(|old| old.present));
    let lacking = match (date, households, present) {
        (None, ..) => Some("ngày họp"),
        (_, None, _) => Some("tổng số hộ"),
        (.., None) => Some("số hộ có mặt"),
        _ => None,
    };
    if let Some(lacking) = lacking {
        for at in &list.lines {
            let problem = format!("phía trên bảng của {} thiếu {lacking}", list.area.name);
            let proposal = "ghi một dòng phía trên bảng, ví dụ: Tổng số hộ: 120; số hộ có mặt: 100; họp ngày 03/11/2025; \
                            biểu quyết giơ tay";
            work.hold(*at, "head", problem, proposal);
        }
        return Ok(None);
    }
    Ok(Some(Meeting {
        id: match old {
            Some(old) => old.id.clone(),
            None => work.cx.new_id()?,
        },
        area: list.area.id.clone(),
        year,
        date: date.unwrap_or_default(),
        households: households.unwrap_or_default(),
        present: present.unwrap_or_default(),
        way: facts.way.or(old.map(|old| old.way)).unwrap_or(VoteWay::ShowOfHands),
        reviews: list.reviews.clone(),
    }))
}

/// The minutes say how many households the area has; the register counts them too.
fn compare(work: &mut Work<'_, '_>, meeting: &Meeting, list: &AreaList) {
    let lives = |household: &Household| {
        household.validity.covers(meeting.date) && work.known.lives_in(household, &list.area.id, meeting.date)
    };
    let count = work.known.households.iter().filter(|one| lives(&one.household)).count();
    let (Some(line), false) = (list.lines.first(), count == meeting.households as usize) else { return };
    let problem = format!(
        "biên bản ghi {} có {} hộ, sổ có {count} hộ vào ngày {}",
        list.area.name,
        meeting.households,
        short(meeting.date)
    );
    work.warn(
        *line,
        "head",
        problem,
        "đối chiếu danh sách hộ với biên bản; số phiếu được tính trên số hộ của biên bản",
    );
}

async fn put(
    work: &mut Work<'_, '_>,
    mut meeting: Meeting,
    old: Option<&Meeting>,
    lines: &[usize],
    year: i16,
) -> ActionResult<()> {
    if let Some(old) = old {
        let missing =
            old.reviews.iter().filter(|known| meeting.reviews.iter().all(|new| new.household != known.household));
        let kept: Vec<HouseholdReview> = missing.cloned().collect();
        meeting.reviews.extend(kept);
        if crate::meeting::is_same(&meeting, old) {
            work.counts.unchanged += lines.len();
            return Ok(());
        }
    }
    for at in lines {
        if work.is_late(*at, "agree", Late::OfYear(year, TOUCHED)) {
            continue;
        }
    }
    if lines.iter().any(|at| work.reading.lines[*at].held) {
        return Ok(());
    }
    if let Some(old) = old {
        work.journal.before(&mut work.cx.tx, Table::Meeting, std::slice::from_ref(&old.id.0)).await?;
        work.counts.updated += lines.len();
    } else {
        work.counts.inserted += lines.len();
        work.journal.put_in(Table::Meeting, vec![meeting.id.0.clone()]);
    }
    crate::meeting::enter(work.cx, old, &meeting).await
}
