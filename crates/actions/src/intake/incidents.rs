use std::collections::HashMap;

use domain::ground::id::{AreaId, SubjectId};
use domain::incident::{Incident, Party, Role};
use domain::intake::{IncidentLine, LineData};
use domain::register::Title;
use jiff::civil::Date;
use store::digest::sha256_hex as sha256;
use store::import::Table;

use super::work::Work;
use crate::error::ActionResult;
use crate::frozen::Late;

/// The ledger of cases. A case is known by its day, place, class, parties and order among equals; a later file may bring
/// its state further.
pub async fn take(work: &mut Work<'_, '_>) -> ActionResult<()> {
    let known = store::incident::fingerprints(&mut work.cx.tx).await?;
    let mut equals: HashMap<String, u32> = HashMap::new();
    let mut new: Vec<(Incident, String)> = Vec::new();
    for at in work.open_lines() {
        let LineData::Incident(line) = work.reading.lines[at].data.clone() else { continue };
        let (Some(date), Some(class), Some(state)) = (line.date, line.class, line.state) else { continue };
        let area = match line.area.as_deref() {
            Some(name) => match work.area_of(at, Some(name), date) {
                Some(area) => Some(area.id),
                None => continue,
            },
            None => None,
        };
        let Some(parties) = parties(work, at, &line) else { continue };
        let fingerprint = fingerprint(date, area.as_ref(), &line, &mut equals);
        let old = match known.get(&fingerprint) {
            Some(id) => store::incident::find(&mut work.cx.tx, id).await?,
            None => None,
        };
        let incident = Incident {
            id: match known.get(&fingerprint) {
                Some(id) => id.clone(),
                None => work.cx.new_id()?,
            },
            date,
            // A list without that column, or with an empty cell, takes no known day away.
            concluded_on: line.concluded_on.or(old.as_ref().and_then(|old| old.concluded_on)),
            area,
            class,
            severity: line.severity,
            state,
            summary: line.summary,
            handled_in_time: line.handled_in_time,
            force_majeure: line.force_majeure,
            parties,
        };
        if old.as_ref() == Some(&incident) {
            work.counts.unchanged += 1;
            continue;
        }
        // What a change takes out of a year counts as much as what it puts into one.
        if old.iter().chain([&incident]).any(|case| is_late(work, at, case)) {
            continue;
        }
        match old {
            Some(old) => {
                work.journal.before(&mut work.cx.tx, Table::Incident, std::slice::from_ref(&old.id.0)).await?;
                store::incident::update(&mut work.cx.tx, &incident).await?;
                work.counts.updated += 1;
            }
            None => {
                work.counts.inserted += 1;
                new.push((incident, fingerprint));
            }
        }
    }
    let rows: Vec<(&Incident, &str)> = new.iter().map(|(incident, print)| (incident, print.as_str())).collect();
    store::incident::insert_all(&mut work.cx.tx, &rows).await?;
    work.journal.put_in(Table::Incident, new.into_iter().map(|(incident, _)| incident.id.0).collect());
    Ok(())
}

fn is_late(work: &mut Work<'_, '_>, at: usize, case: &Incident) -> bool {
    let (class, happened, concluded) = (case.class, case.date, case.concluded_on);
    work.is_late(at, "date", Late::OfCase { class, happened, concluded, titles: &titles(case) })
}

/// Whose review a case bears on: the ward's, its area's, and that of everyone whose case it is.
fn titles(incident: &Incident) -> Vec<Title> {
    let area = incident.area.as_ref().map(|_| Title::Area);
    incident.parties.iter().map(|party| party.title).chain(area).chain([Title::Commune]).collect()
}

fn parties(work: &mut Work<'_, '_>, at: usize, line: &IncidentLine) -> Option<Vec<Party>> {
    let role = line.role.unwrap_or(Role::Other);
    let mut parties = Vec::with_capacity(line.parties.len());
    for code in &line.parties {
        let Some((title, id)) = work.known.party(code) else {
            work.hold(
                at,
                "parties",
                format!("không có hộ hay đơn vị mã {code} trong sổ"),
                "sửa mã, hoặc nạp danh sách trước",
            );
            return None;
        };
        parties.push(Party { title, subject: SubjectId(id), role });
    }
    Some(parties)
}

/// What tells a case from another: not its state, which moves on, nor its summary, which is rewritten. Cases alike in all
/// of that are counted in the order of the file.
fn fingerprint(date: Date, area: Option<&AreaId>, line: &IncidentLine, equals: &mut HashMap<String, u32>) -> String {
    let area = area.map_or("", AreaId::as_str);
    let class = line.class.map_or("", domain::incident::IncidentClass::as_str);
    let role = line.role.map_or("", Role::as_str);
    let alike = format!("{date}|{area}|{class}|{role}|{}", line.parties.join(","));
    let nth = equals.entry(alike.clone()).or_default();
    *nth += 1;
    sha256(format!("{alike}|{nth}").as_bytes())
}
