use domain::ground::date::short;
use domain::ground::id::{AreaId, SubjectId};
use domain::ground::window::Validity;
use domain::intake::HouseholdLine;
use domain::register::{Area, Household, Identity, Whereabouts};
use jiff::civil::{Date, date};
use store::household::Indexed;

use super::super::work::Work;
use super::{Plan, TOUCHED, before, day_of};
use crate::frozen::{FAR, Late};

/// A known household: what the line says more or otherwise. A line that says nothing new changes nothing.
pub(super) fn change(
    work: &mut Work<'_, '_>,
    at: usize,
    old: &Indexed,
    line: HouseholdLine,
    area: Area,
    plan: &mut Plan,
) {
    let year = work.year.unwrap_or_default();
    plan.mentioned.insert(old.household.id.clone());
    let subject = SubjectId::from(&old.household.id);
    let signs =
        line.registered_on.filter(|day| plan.registered.get(&subject).is_none_or(|known| known.signed_on != *day));
    let Some(validity) = days(work, at, &old.household, &line, &area) else { return };
    let Some(moved) = moves(work, at, &old.household, &area, day_of(&line, year)) else { return };
    if signs.is_some() && work.is_late(at, "registered_on", Late::OfYear(year, TOUCHED)) {
        return;
    }
    let (new, is_sealed_anew) = merged(work, old, line, validity);
    let plain = Household { identity: None, phone: None, ..new.clone() };
    let is_changed = plain != old.household || is_sealed_anew;
    let is_moved = moved.is_some();
    plan.moved.extend(moved.map(|whereabouts| (old.household.id.clone(), whereabouts)));
    if is_changed {
        plan.changed.push((new, is_sealed_anew));
    }
    plan.signed.extend(signs.map(|day| (subject, day)));
    if is_changed || is_moved || signs.is_some() {
        work.counts.updated += 1;
    } else {
        work.counts.unchanged += 1;
    }
}

/// What the line says of the household itself, and whether its numbers are to be sealed anew.
fn merged(work: &Work<'_, '_>, old: &Indexed, line: HouseholdLine, validity: Validity) -> (Household, bool) {
    let identity_index = line.identity.as_ref().map(|identity| store::household::blind_index(&work.cx.tx, identity));
    // An old card's nine digits never take the place of the twelve.
    let is_better = |identity: &Identity| old.identity_index.is_none() || identity.as_str().len() == 12;
    let identity = line.identity.filter(is_better);
    let phone_index = line.phone.as_deref().map(|phone| store::household::blind_phone_index(&work.cx.tx, phone));
    let has_new_identity = identity.is_some() && identity_index != old.identity_index;
    let has_new_phone = phone_index.is_some() && phone_index != old.phone_index;
    let new = Household {
        head: line.head,
        sex: line.sex.or(old.household.sex),
        birth_year: line.birth_year.or(old.household.birth_year),
        address: if line.address.is_empty() { old.household.address.clone() } else { line.address },
        members: line.members.or(old.household.members),
        validity,
        identity,
        phone: line.phone,
        ..old.household.clone()
    };
    (new, has_new_identity || has_new_phone)
}

/// Since when and until when it lives here, by its arrival, its leaving, or a list of an earlier year; none where that
/// changes what is frozen, or contradicts the register.
fn days(work: &mut Work<'_, '_>, at: usize, old: &Household, line: &HouseholdLine, area: &Area) -> Option<Validity> {
    let year = work.year.unwrap_or_default();
    let first_day = date(year, 1, 1);
    let known = old.validity;
    let is_first_place = work.known.whereabouts(old).on(known.from) == &area.id;
    let from = match line.arrived_on {
        _ if year < known.from.year() => line.arrived_on.unwrap_or(first_day),
        Some(arrived) if arrived.year() == known.from.year() && is_first_place => arrived,
        _ => known.from,
    };
    let until = line.left_on.map(before).or(known.until);
    if until.is_some_and(|until| until < from) {
        let problem = format!("hộ ở đây từ ngày {}, sau ngày chuyển đi", short(from));
        work.hold(at, "left_on", problem, "sửa ngày chuyển đi");
        return None;
    }
    if let (Some(until), None) = (known.until, line.left_on)
        && until < first_day
    {
        let proposal = format!(
            "nếu hộ trở lại, ghi mã hộ mới và ngày chuyển đến; nếu sổ sai: binhyen household end {} --cancel --reason \"…\"",
            old.code
        );
        work.hold(at, "code", format!("sổ ghi hộ này đã chuyển đi, ở đến hết ngày {}", short(until)), proposal);
        return None;
    }
    let (far_known, far) = (known.until.unwrap_or(FAR), until.unwrap_or(FAR));
    let first = Late::Between(from.min(known.from), before(from.max(known.from)), TOUCHED);
    let last = Late::Between(after(far.min(far_known)), far.max(far_known), TOUCHED);
    let is_held =
        from != known.from && work.is_late(at, "head", first) || far != far_known && work.is_late(at, "left_on", last);
    (!is_held).then_some(Validity { from, until })
}

/// Where it lives now and lived before, if the line says something new of that. None where it may not enter.
fn moves(work: &mut Work<'_, '_>, at: usize, old: &Household, area: &Area, day: Date) -> Option<Option<Whereabouts>> {
    let mut whereabouts = work.known.whereabouts(old);
    let was = whereabouts.on(day).clone();
    let until = whereabouts.next_after(day).map_or(FAR, |next| before(next.on));
    match whereabouts.place(day, &area.id, old.validity.from, &work.known.lineage) {
        Ok(false) => Some(None),
        Ok(true) => {
            if work.is_late(at, "area", Late::Between(day, until, TOUCHED)) {
                return None;
            }
            if old.validity.from <= day {
                let proposal = format!("chuyển về {} từ ngày {}", area.name, short(day));
                work.note(at, "area", "hộ đang ở khu dân cư khác trong sổ", proposal);
            }
            Some(Some(whereabouts))
        }
        Err(next) => {
            let name = |id: &AreaId| {
                work.known.places.areas.iter().find(|area| area.id == *id).map_or("", |area| area.name.as_str())
            };
            let (was, into) = (name(&was), name(&next.area));
            let problem =
                format!("sổ ghi ngày {} hộ ở {was}, rồi chuyển về {into} ngày {}", short(day), short(next.on));
            let proposal =
                "giữ khu dân cư như sổ ghi; nếu sổ sai, bỏ lần nạp của năm sau, rồi nạp lại lần lượt từng năm";
            work.hold(at, "area", problem, proposal);
            None
        }
    }
}

fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}
