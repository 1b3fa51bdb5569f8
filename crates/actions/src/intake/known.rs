use std::collections::{BTreeMap, HashMap};

use domain::ground::id::{AreaId, HouseholdId, OrganisationId};
use domain::intake::header_key;
use domain::register::{
    AreaLineage, Household, HouseholdMove, Organisation, OrganisationFacts, OrganisationKind, Title, Whereabouts,
    became,
};
use jiff::civil::Date;
use store::household::Indexed;

use super::places::Places;
use crate::cx::Cx;
use crate::error::ActionResult;

/// The register as the file meets it.
pub struct Known {
    pub places: Places,
    pub lineage: Vec<AreaLineage>,
    pub organisations: Vec<Organisation>,
    pub households: Vec<Indexed>,
    by_code: HashMap<String, usize>,
    by_identity: HashMap<String, usize>,
    /// Name and birth year; a household of this key is not always the only one.
    by_person: HashMap<(String, Option<i16>), Vec<usize>>,
    moves: HashMap<HouseholdId, Vec<HouseholdMove>>,
    /// The highest running number of each prefix of household codes.
    numbers: HashMap<String, usize>,
    units_by_code: HashMap<String, usize>,
    units_by_name: HashMap<String, usize>,
    unit_numbers: HashMap<&'static str, u32>,
    facts: HashMap<OrganisationId, BTreeMap<Date, OrganisationFacts>>,
}

/// What a line says of the household it means.
pub struct Wanted<'w> {
    pub code: Option<&'w str>,
    pub identity_index: Option<&'w str>,
    pub head: &'w str,
    pub birth_year: Option<i16>,
    /// Where it lives on the day of the list.
    pub area: &'w AreaId,
    pub day: Date,
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
        let lineage = store::area::list_lineage(&mut cx.tx).await?;
        let mut known = Self {
            places: Places::load(cx, &lineage).await?,
            lineage,
            organisations: Vec::new(),
            households: Vec::with_capacity(households.len()),
            by_code: HashMap::with_capacity(households.len()),
            by_identity: HashMap::with_capacity(households.len()),
            by_person: HashMap::with_capacity(households.len()),
            moves: HashMap::new(),
            numbers: HashMap::new(),
            units_by_code: HashMap::new(),
            units_by_name: HashMap::new(),
            unit_numbers: HashMap::new(),
            facts: HashMap::new(),
        };
        for one in store::household::list_moves(&mut cx.tx).await? {
            known.moves.entry(one.household.clone()).or_default().push(one);
        }
        for household in households {
            known.add(household);
        }
        for (organisation, from, facts) in store::organisation::list_facts(&mut cx.tx).await? {
            known.facts.entry(organisation).or_default().insert(from, facts);
        }
        for organisation in store::organisation::list(&mut cx.tx).await? {
            known.add_organisation(organisation);
        }
        Ok(known)
    }

    fn add(&mut self, indexed: Indexed) {
        let (at, household) = (self.households.len(), &indexed.household);
        self.by_code.insert(household.code.clone(), at);
        if let Some(index) = &indexed.identity_index {
            self.by_identity.insert(index.clone(), at);
        }
        if let Some((prefix, number)) = household.code.rsplit_once('-')
            && let Ok(number) = number.parse::<usize>()
        {
            let highest = self.numbers.entry(prefix.to_owned()).or_default();
            *highest = number.max(*highest);
        }
        let person = (header_key(&household.head), household.birth_year);
        self.by_person.entry(person).or_default().push(at);
        self.households.push(indexed);
    }

    pub fn code(&self, code: &str) -> Option<&Indexed> {
        self.by_code.get(code).map(|at| &self.households[*at])
    }

    pub fn whereabouts(&self, household: &Household) -> Whereabouts {
        Whereabouts::of(&household.area, self.moves.get(&household.id).map_or(&[][..], Vec::as_slice))
    }

    /// Whether a household lived in an area on a day, or in what became of it.
    pub fn lives_in(&self, household: &Household, area: &AreaId, day: Date) -> bool {
        became(&self.lineage, area, self.whereabouts(household).on(day))
    }

    /// By code, else by identity number, else by name, birth year and area.
    pub fn household(&self, wanted: &Wanted<'_>) -> Found {
        let by_code = wanted.code.and_then(|code| self.by_code.get(code).copied());
        let by_identity = wanted.identity_index.and_then(|index| self.by_identity.get(index).copied());
        // Who left and comes back under another code is another entry of the register.
        let has_left = |at: &usize| self.households[*at].household.validity.until.is_some_and(|left| left < wanted.day);
        let by_identity = by_identity.filter(|at| by_code.is_some() || wanted.code.is_none() || !has_left(at));
        match (by_code, by_identity) {
            (Some(one), Some(other)) if one != other => return Found::Unclear(self.codes(&[one, other])),
            (Some(one), _) => return Found::One(one),
            (None, Some(one)) if wanted.code.is_some() => return Found::Unclear(self.codes(&[one])),
            (None, Some(one)) => return Found::One(one),
            (None, None) => {}
        }
        let key = (header_key(wanted.head), wanted.birth_year);
        let same = self.by_person.get(&key).map(Vec::as_slice).unwrap_or_default();
        let lives = |at: &&usize| self.lives_in(&self.households[**at].household, wanted.area, wanted.day);
        let same: Vec<usize> = same.iter().filter(lives).filter(|at| !has_left(at)).copied().collect();
        match same[..] {
            [] => Found::None,
            // A new code for somebody of the same name, year and area: two households, or a wrong code.
            _ if wanted.code.is_some() && wanted.identity_index.is_none() => Found::Unclear(self.codes(&same)),
            [one] if wanted.code.is_none() => Found::One(one),
            _ if wanted.code.is_some() => Found::None,
            _ => Found::Unclear(self.codes(&same)),
        }
    }

    fn codes(&self, all: &[usize]) -> Vec<String> {
        all.iter().map(|at| self.households[*at].household.code.clone()).collect()
    }

    pub fn organisation(&self, code: Option<&str>, name: &str) -> Option<&Organisation> {
        let by_code = code.and_then(|code| self.units_by_code.get(code));
        by_code.or_else(|| self.units_by_name.get(&header_key(name))).map(|at| &self.organisations[*at])
    }

    pub fn add_organisation(&mut self, organisation: Organisation) {
        let at = self.organisations.len();
        self.units_by_code.insert(organisation.code.clone(), at);
        self.units_by_name.entry(header_key(&organisation.name)).or_insert(at);
        for prefix in OrganisationKind::ALL.iter().map(|kind| kind.prefix()) {
            if let Some(number) = organisation.code.strip_prefix(prefix).and_then(|rest| rest.parse::<u32>().ok()) {
                let highest = self.unit_numbers.entry(prefix).or_default();
                *highest = number.max(*highest);
            }
        }
        self.organisations.push(organisation);
    }

    /// The facts of an organisation with their first days.
    pub fn facts(&self, organisation: &OrganisationId) -> BTreeMap<Date, OrganisationFacts> {
        self.facts.get(organisation).cloned().unwrap_or_default()
    }

    /// TH01 … for schools, CQ01 … for agencies, DN01 … for enterprises, LL01 … for the armed forces.
    pub fn next_unit_code(&self, kind: OrganisationKind) -> String {
        let prefix = kind.prefix();
        format!("{prefix}{:02}", self.unit_numbers.get(prefix).unwrap_or(&0) + 1)
    }

    /// Household or organisation, by code.
    pub fn party(&self, code: &str) -> Option<(Title, String)> {
        let household = self.code(code).map(|one| (Title::Household, one.household.id.0.clone()));
        let organisation = || {
            let found = self.units_by_code.get(code).map(|at| &self.organisations[*at]);
            found.map(|one| (one.title(), one.id.0.clone()))
        };
        household.or_else(organisation)
    }

    /// A code that no household has: the area's own, and a running number.
    pub fn next_code(&self, area_code: &str, taken: usize) -> String {
        format!("{area_code}-{:04}", self.numbers.get(area_code).unwrap_or(&0) + taken + 1)
    }
}
