use std::collections::HashMap;

use domain::ground::id::AreaId;
use domain::intake::{area_key, header_key};
use domain::register::{Area, AreaLineage, Organisation, Title};
use jiff::civil::Date;
use store::household::Indexed;

use super::work::Work;
use crate::cx::Cx;
use crate::error::ActionResult;

/// The register as the file meets it.
pub struct Known {
    pub areas: Vec<Area>,
    pub lineage: Vec<AreaLineage>,
    pub organisations: Vec<Organisation>,
    pub households: Vec<Indexed>,
    by_code: HashMap<String, usize>,
    by_identity: HashMap<String, usize>,
    /// Name, birth year and area; a household of this key is not always the only one.
    by_person: HashMap<(String, Option<i16>, AreaId), Vec<usize>>,
}

/// What a line says of the household it means.
pub struct Wanted<'w> {
    pub code: Option<&'w str>,
    pub identity_index: Option<&'w str>,
    pub head: &'w str,
    pub birth_year: Option<i16>,
    pub area: Option<&'w AreaId>,
}

pub enum Found {
    One(usize),
    None,
    /// Several households answer, or two marks of the line lead to different ones: their codes.
    Unclear(Vec<String>),
}

impl Known {
    pub async fn load(cx: &mut Cx<'_>) -> ActionResult<Self> {
        let households = store::household::index_list(&mut cx.tx).await?;
        let mut known = Self {
            areas: store::area::list(&mut cx.tx).await?,
            lineage: store::area::list_lineage(&mut cx.tx).await?,
            organisations: store::organisation::list(&mut cx.tx).await?,
            households: Vec::with_capacity(households.len()),
            by_code: HashMap::with_capacity(households.len()),
            by_identity: HashMap::with_capacity(households.len()),
            by_person: HashMap::with_capacity(households.len()),
        };
        for household in households {
            known.add(household);
        }
        Ok(known)
    }

    fn add(&mut self, indexed: Indexed) {
        let (at, household) = (self.households.len(), &indexed.household);
        self.by_code.insert(household.code.clone(), at);
        if let Some(index) = &indexed.identity_index {
            self.by_identity.insert(index.clone(), at);
        }
        let person = (header_key(&household.head), household.birth_year, household.area.clone());
        self.by_person.entry(person).or_default().push(at);
        self.households.push(indexed);
    }

    pub fn code(&self, code: &str) -> Option<&Indexed> {
        self.by_code.get(code).map(|at| &self.households[*at])
    }

    /// By code, else by identity number, else by name, birth year and area.
    pub fn household(&self, wanted: &Wanted<'_>) -> Found {
        let by_code = wanted.code.and_then(|code| self.by_code.get(code).copied());
        let by_identity = wanted.identity_index.and_then(|index| self.by_identity.get(index).copied());
        match (by_code, by_identity) {
            (Some(one), Some(other)) if one != other => return Found::Unclear(self.codes(&[one, other])),
            (Some(one), _) => return Found::One(one),
            (None, Some(one)) if wanted.code.is_some() => return Found::Unclear(self.codes(&[one])),
            (None, Some(one)) => return Found::One(one),
            (None, None) => {}
        }
        let Some(area) = wanted.area else { return Found::None };
        let key = (header_key(wanted.head), wanted.birth_year, area.clone());
        match self.by_person.get(&key).map(Vec::as_slice).unwrap_or_default() {
            [] => Found::None,
            // A new code for somebody of the same name, year and area: two households, or a wrong code.
            all if wanted.code.is_some() && wanted.identity_index.is_none() => Found::Unclear(self.codes(all)),
            [one] if wanted.code.is_none() => Found::One(*one),
            _ if wanted.code.is_some() => Found::None,
            all => Found::Unclear(self.codes(all)),
        }
    }

    fn codes(&self, all: &[usize]) -> Vec<String> {
        all.iter().map(|at| self.households[*at].household.code.clone()).collect()
    }

    /// The area of this code or name on a day.
    pub fn area(&self, name: &str, day: Date) -> Option<&Area> {
        let key = area_key(name);
        let stands = |area: &&Area| area.validity.covers(day);
        let upper = name.trim().to_uppercase();
        self.areas
            .iter()
            .filter(stands)
            .find(|area| area.code == upper || area_key(&area.name) == key)
            .or_else(|| self.areas.iter().find(|area| area.code == upper || area_key(&area.name) == key))
    }

    pub fn organisation(&self, code: Option<&str>, name: &str) -> Option<&Organisation> {
        let key = header_key(name);
        let by_code = code.and_then(|code| self.organisations.iter().find(|one| one.code == code));
        by_code.or_else(|| self.organisations.iter().find(|one| header_key(&one.name) == key))
    }

    /// Household or organisation, by code.
    pub fn party(&self, code: &str) -> Option<(Title, String)> {
        let household = self.code(code).map(|one| (Title::Household, one.household.id.0.clone()));
        let organisation = || {
            let found = self.organisations.iter().find(|one| one.code == code);
            found.map(|one| (one.title(), one.id.0.clone()))
        };
        household.or_else(organisation)
    }

    /// A code that no household has: the area's own, and a running number.
    pub fn next_code(&self, area: &Area, taken: usize) -> String {
        let prefix = format!("{}-", area.code);
        let own =
            self.households.iter().filter_map(|one| one.household.code.strip_prefix(&prefix)?.parse::<usize>().ok());
        format!("{prefix}{:04}", own.max().unwrap_or(0) + taken + 1)
    }
}

impl Work<'_, '_> {
    /// The area that a line names, on a day; an unknown one holds the line, with the proposal to make it.
    pub fn area_of(&mut self, line: usize, name: Option<&str>, day: Date) -> Option<Area> {
        let Some(name) = name else {
            self.hold(line, "area", "dòng này không ghi tổ dân phố", "ghi tên hoặc mã tổ dân phố");
            return None;
        };
        let found = self.known.area(name, day).cloned();
        if found.is_none() {
            let proposal = format!(
                "nếu đúng tên, hãy thêm: binhyen area add --name \"{name}\" --date {day}; nếu sai, sửa lại tên",
            );
            self.hold(line, "area", format!("chưa có khu dân cư «{name}»"), proposal);
        }
        found
    }
}
