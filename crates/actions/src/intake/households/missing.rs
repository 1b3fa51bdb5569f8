//! Who stands in the register and no longer on the list of the year.

use std::collections::{BTreeMap, HashSet};

use domain::intake::LineData;
use jiff::civil::date;

use super::super::outcome::Missing;
use super::super::work::Work;
use super::Plan;

/// How many codes one sentence names.
const NAMED: usize = 20;

/// Tells, area by area, whom the list of a new year leaves out. Nobody is ended by it. A file that has less than half of
/// an area's households corrects a list and is none.
pub(super) fn tell(work: &mut Work<'_, '_>, plan: &Plan, year: i16) {
    let first_day = date(year, 1, 1);
    let codes: HashSet<String> = work.reading.lines.iter().filter_map(|line| code(&line.data)).collect();
    let mut left_out: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut stand: BTreeMap<&str, usize> = BTreeMap::new();
    let by_id: BTreeMap<_, &str> = plan.areas.values().map(|(area, _)| (area.id.clone(), area.code.as_str())).collect();
    for one in &work.known.households {
        let household = &one.household;
        if !household.validity.covers(first_day) {
            continue;
        }
        let whereabouts = work.known.whereabouts(household);
        let Some(area) = by_id.get(whereabouts.on(first_day)) else { continue };
        *stand.entry(area).or_default() += 1;
        if !plan.mentioned.contains(&household.id) && !codes.contains(&household.code) {
            left_out.entry(area).or_default().push(household.code.clone());
        }
    }
    left_out.retain(|area, codes| codes.len() * 2 <= stand[area]);
    for (area, codes) in left_out {
        let (area, line) = &plan.areas[area];
        let more = if NAMED < codes.len() { " …" } else { "" };
        let named = codes.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        let problem = format!("{} hộ của {} có trong sổ mà không có trong tệp: {named}{more}", codes.len(), area.name);
        let proposal = "hộ nào đã chuyển đi thì ghi ngày: binhyen household end MÃ_HỘ --date … --reason \"…\", hoặc thêm \
                        dòng có «Ngày chuyển đi»; phần mềm không tự bỏ hộ nào";
        work.warn(*line, "code", problem, proposal);
        work.missing.extend(codes.into_iter().map(|code| Missing { code, area: area.code.clone() }));
    }
}

fn code(data: &LineData) -> Option<String> {
    match data {
        LineData::Household(line) => line.code.clone(),
        _ => None,
    }
}
