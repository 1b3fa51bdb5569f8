use std::collections::HashMap;

use domain::ground::window::Validity;
use domain::intake::{LineData, area_key};
use domain::register::{Area, Title};
use jiff::civil::date;
use store::import::Table;

use super::work::Work;
use crate::error::ActionResult;
use crate::frozen::{FAR, Late};
use crate::register::AreaCodes;

/// Residential areas: new ones enter, known ones are left as they are (names change by «area rename», with their day).
pub async fn take(work: &mut Work<'_, '_>) -> ActionResult<()> {
    let year = work.year.unwrap_or_else(|| work.cx.today().year());
    work.year = Some(year);
    let known = work.known.places.areas.clone();
    let mut codes = free_codes(work, &known);
    let by_code: HashMap<&str, &Area> = known.iter().map(|area| (area.code.as_str(), area)).collect();
    let mut by_key: HashMap<String, Vec<&Area>> = HashMap::new();
    for area in &known {
        by_key.entry(area_key(&area.name)).or_default().push(area);
    }
    let mut new: Vec<Area> = Vec::new();
    for at in work.open_lines() {
        let LineData::Area(line) = work.reading.lines[at].data.clone() else { continue };
        let from = line.since.unwrap_or(date(year, 1, 1));
        let by_code = line.code.as_ref().and_then(|code| by_code.get(code.as_str()));
        let key = area_key(&line.name);
        let by_name = by_key.get(&key).and_then(|all| all.iter().find(|area| area.validity.covers(from)));
        match (by_code, by_name) {
            (Some(known), _) if area_key(&known.name) != key => {
                let (problem, code) = (format!("mã này đang là «{}»", known.name), known.code.clone());
                let proposal = format!("đổi tên có ngày: binhyen area rename {code} --name \"{}\" --date …", line.name);
                work.hold(at, "name", problem, proposal);
            }
            (None, Some(known)) if line.code.is_some() => {
                let problem = format!("«{}» đang mang mã {}", known.name, known.code);
                work.hold(at, "code", problem, "bỏ mã trong tệp, hoặc ghi đúng mã đang có");
            }
            (Some(_), _) | (None, Some(_)) => work.counts.unchanged += 1,
            (None, None) => {
                if work.is_late(at, "since", Late::Between(from, FAR, &[Title::Area, Title::Commune])) {
                    continue;
                }
                let code = line.code.unwrap_or_else(|| codes.next());
                let validity = Validity { from, until: None };
                new.push(Area { id: work.cx.new_id()?, code, name: line.name, validity });
                work.counts.inserted += 1;
            }
        }
    }
    store::area::insert_all(&mut work.cx.tx, &new).await?;
    work.journal.put_in(Table::Area, new.into_iter().map(|area| area.id.0).collect());
    Ok(())
}

/// Codes that neither the register nor a line of the file has.
fn free_codes(work: &Work<'_, '_>, known: &[Area]) -> AreaCodes {
    let of_line = |data: &LineData| match data {
        LineData::Area(line) => line.code.clone(),
        _ => None,
    };
    let given: Vec<String> = work.reading.lines.iter().filter_map(|line| of_line(&line.data)).collect();
    AreaCodes::of(known.iter().map(|area| area.code.as_str()).chain(given.iter().map(String::as_str)))
}
