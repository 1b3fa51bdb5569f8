use domain::ground::id::HouseholdId;
use domain::intake::{GroupLine, LineData, header_key};
use domain::register::{GroupKind, SafetyGroup};
use store::import::Table;

use super::work::Work;
use crate::error::ActionResult;

/// Inter-family groups with their members.
pub async fn take(work: &mut Work<'_, '_>) -> ActionResult<()> {
    let known = store::group::list(&mut work.cx.tx).await?;
    let mut new = Vec::new();
    for at in work.open_lines() {
        let LineData::Group(line) = work.reading.lines[at].data.clone() else { continue };
        let today = work.cx.today();
        let Some(area) = work.area_of(at, line.area.as_deref(), today) else { continue };
        let kind = if header_key(&line.kind).contains("pccc") { GroupKind::Fire } else { GroupKind::Security };
        let Some((leader, members)) = people(work, at, &line) else { continue };
        let old = known.iter().find(|old| old.area == area.id && old.kind == kind && old.name == line.name);
        let group = SafetyGroup {
            id: match old {
                Some(old) => old.id.clone(),
                None => work.cx.new_id()?,
            },
            area: area.id,
            kind,
            name: line.name,
            founded_on: line.founded_on,
            leader,
            members,
            has_linked_bells: line.bell,
            last_drill_on: line.drilled_on,
        };
        match old {
            Some(old) if *old == group => work.counts.unchanged += 1,
            Some(old) => {
                work.journal.before(&mut work.cx.tx, Table::SafetyGroup, std::slice::from_ref(&old.id.0)).await?;
                store::group::update(&mut work.cx.tx, &group).await?;
                work.counts.updated += 1;
            }
            None => {
                new.push(group);
                work.counts.inserted += 1;
            }
        }
    }
    store::group::insert_all(&mut work.cx.tx, &new).await?;
    work.journal.put_in(Table::SafetyGroup, new.into_iter().map(|group| group.id.0).collect());
    Ok(())
}

/// Leader and members; members in a fixed order, so that the same list twice is the same.
fn people(work: &mut Work<'_, '_>, at: usize, line: &GroupLine) -> Option<(Option<HouseholdId>, Vec<HouseholdId>)> {
    let mut members = Vec::with_capacity(line.members.len());
    for code in &line.members {
        let Some(id) = work.known.code(code).map(|one| one.household.id.clone()) else {
            work.hold(
                at,
                "members",
                format!("không có hộ mã {code} trong sổ"),
                "sửa mã hộ, hoặc nạp danh sách hộ trước",
            );
            return None;
        };
        members.push(id);
    }
    members.sort();
    members.dedup();
    let leader = line.leader.as_deref().map(|code| work.known.code(code).map(|one| one.household.id.clone()));
    if leader == Some(None) {
        work.hold(at, "leader", "không có hộ của tổ trưởng trong sổ", "sửa mã hộ của tổ trưởng");
        return None;
    }
    Some((leader.flatten(), members))
}
