use domain::ground::window::Validity;
use domain::intake::{LineData, area_key};
use domain::register::Area;
use jiff::civil::date;
use store::import::Table;

use super::work::Work;
use crate::error::ActionResult;
use crate::register::next_code;

/// Residential areas: new ones enter, known ones are left as they are (names change by «area rename», with their day).
pub async fn take(work: &mut Work<'_, '_>) -> ActionResult<()> {
    let year = work.year.unwrap_or_else(|| work.cx.today().year());
    let mut new: Vec<Area> = Vec::new();
    for at in work.open_lines() {
        let LineData::Area(line) = work.reading.lines[at].data.clone() else { continue };
        let from = line.since.unwrap_or(date(year, 1, 1));
        let by_code = line.code.as_ref().and_then(|code| work.known.areas.iter().find(|area| area.code == *code));
        let same_name = |area: &&Area| area_key(&area.name) == area_key(&line.name);
        let by_name = work.known.areas.iter().filter(|area| area.validity.covers(from)).find(same_name);
        match (by_code, by_name) {
            (Some(known), _) if !same_name(&known) => {
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
                let all: Vec<Area> = work.known.areas.iter().chain(&new).cloned().collect();
                let code = line.code.unwrap_or_else(|| next_code(&all));
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
