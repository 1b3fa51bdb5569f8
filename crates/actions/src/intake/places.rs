use std::collections::HashMap;

use domain::ground::date::short;
use domain::ground::id::AreaId;
use domain::intake::{ImportKind, area_key};
use domain::register::{Area, AreaLineage, became};
use jiff::civil::Date;

use super::work::Work;
use crate::cx::Cx;
use crate::error::ActionResult;

/// The areas that ever were, found by code or by any name they bore.
pub struct Places {
    pub areas: Vec<Area>,
    lineage: Vec<AreaLineage>,
    by_code: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    /// Names with their first days, oldest first.
    names: HashMap<AreaId, Vec<(Date, String)>>,
}

/// What a name means on a day.
pub enum Place<'p> {
    Stands(&'p Area),
    /// Known, but not on that day: the area, and what it was or became then.
    OtherDays(&'p Area, Vec<&'p Area>),
    Unknown,
}

impl Places {
    pub async fn load(cx: &mut Cx<'_>, lineage: &[AreaLineage]) -> ActionResult<Self> {
        let areas = store::area::list(&mut cx.tx).await?;
        let by_code = areas.iter().enumerate().map(|(at, area)| (area.code.clone(), at)).collect();
        let at_of: HashMap<&AreaId, usize> = areas.iter().enumerate().map(|(at, area)| (&area.id, at)).collect();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        let mut names: HashMap<AreaId, Vec<(Date, String)>> = HashMap::new();
        for (area, from, name) in store::area::list_all_names(&mut cx.tx).await? {
            let key = area_key(&name);
            by_name.entry(key.clone()).or_default().extend(at_of.get(&area));
            names.entry(area).or_default().push((from, key));
        }
        Ok(Self { areas, lineage: lineage.to_vec(), by_code, by_name, names })
    }

    /// The area of this code or name: of those that stand on the day, first the one that bears the name then.
    pub fn find(&self, name: &str, day: Date) -> Place<'_> {
        let key = area_key(name);
        let code = self.by_code.get(&name.trim().to_uppercase()).copied();
        let named = self.by_name.get(&key).map(Vec::as_slice).unwrap_or_default();
        let all: Vec<&Area> = code.iter().chain(named).map(|at| &self.areas[*at]).collect();
        let is_own = |area: &&&Area| code.is_some_and(|code| self.areas[code].id == area.id);
        let standing = || all.iter().filter(|area| area.validity.covers(day));
        let then = standing().find(is_own).or_else(|| standing().find(|area| self.name_on(area, day) == Some(&key)));
        if let Some(area) = then.or_else(|| standing().next()) {
            return Place::Stands(area);
        }
        let Some(gone) = all.last() else { return Place::Unknown };
        let is_kin =
            |area: &&Area| became(&self.lineage, &gone.id, &area.id) || became(&self.lineage, &area.id, &gone.id);
        Place::OtherDays(gone, self.areas.iter().filter(|area| area.validity.covers(day)).filter(is_kin).collect())
    }

    fn name_on(&self, area: &Area, day: Date) -> Option<&String> {
        let names = self.names.get(&area.id)?;
        names.iter().rfind(|(from, _)| *from <= day).or(names.first()).map(|(_, name)| name)
    }
}

impl Work<'_, '_> {
    /// The area that a line names, on a day. An unknown one holds the line, with the proposal to make it; so does one that
    /// is gone or not yet there, with the name of what stands in its place.
    pub fn area_of(&mut self, line: usize, name: Option<&str>, day: Date) -> Option<Area> {
        let Some(name) = name else {
            self.hold(line, "area", "dòng này không ghi tổ dân phố", "ghi tên hoặc mã tổ dân phố");
            return None;
        };
        let (problem, proposal) = match self.known.places.find(name, day) {
            Place::Stands(area) => return Some(area.clone()),
            // A case may be older than the register.
            Place::OtherDays(area, kin)
                if self.reading.kind == ImportKind::Incidents && day < area.validity.from && kin.is_empty() =>
            {
                return Some(area.clone());
            }
            Place::OtherDays(area, kin) => (format!("«{name}» {}", other_days(area, day)), instead(&kin, day)),
            Place::Unknown => (
                format!("chưa có khu dân cư «{name}»"),
                format!(
                    "nếu đúng tên, hãy thêm: binhyen area add --name \"{name}\" --date {day}; nếu sai, sửa lại tên"
                ),
            ),
        };
        self.hold(line, "area", problem, proposal);
        None
    }
}

fn other_days(area: &Area, day: Date) -> String {
    match area.validity.until {
        Some(until) if until < day => format!("(mã {}) chỉ có đến hết ngày {}", area.code, short(until)),
        _ => format!("(mã {}) chỉ có từ ngày {}", area.code, short(area.validity.from)),
    }
}

fn instead(kin: &[&Area], day: Date) -> String {
    if kin.is_empty() {
        return format!("ghi khu dân cư của ngày {}", short(day));
    }
    let names: Vec<String> = kin.iter().map(|area| format!("«{}» (mã {})", area.name, area.code)).collect();
    format!("ngày {} là {}; ghi tên ấy", short(day), names.join(" hoặc "))
}
