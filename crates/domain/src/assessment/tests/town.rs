//! An invented town whose every fact is in order; a test spoils what it is about.

use jiff::civil::Date;

use crate::assessment::{Facts, HouseholdFacts, SubjectFacts, UnitFacts, VoteFacts, YearAssessment, assess_year};
use crate::criteria::{CriteriaSet, Library, YearRules};
use crate::ground::date;
use crate::ground::id::{AreaId, DossierId, IncidentId, OrganisationId, SubjectId};
use crate::ground::share::Share;
use crate::ground::window::Validity;
use crate::incident::{CaseState, Incident, IncidentClass, Party, Role, Severity};
use crate::meeting::{Dossier, Marks};
use crate::register::{Organisation, OrganisationKind, Scale, SchoolLevel, Subject, Title};

pub fn day(text: &str) -> Date {
    date::parse(text).unwrap()
}

pub fn rules(programme: &str, year: i16) -> YearRules<'static> {
    Library::builtin().year(programme, year).unwrap()
}

pub fn assessed(facts: &Facts) -> YearAssessment {
    assess_year(&rules("5-nhat", 2021), facts)
}

pub fn area_id(area: usize) -> AreaId {
    AreaId(format!("area-{area:02}"))
}

pub fn household_id(area: usize, household: usize) -> SubjectId {
    SubjectId(format!("household-{area:02}-{household:04}"))
}

fn subject(id: SubjectId, title: Title, code: String, name: String) -> Subject {
    Subject { id, title, code, name }
}

/// Every criterion of a set that people must have found is met.
pub fn all_met(set: &CriteriaSet) -> Marks {
    Marks {
        found: set.criteria.iter().filter(|one| one.needs_mark()).map(|one| (one.id.clone(), true)).collect(),
        ..Marks::default()
    }
}

/// Areas with so many households each, three schools, two agencies, one enterprise; all in order for `year`.
pub fn town(programme: &str, year: i16, households: &[usize]) -> Facts {
    let rules = rules(programme, year);
    let spring = Date::new(year, 2, 10).unwrap();
    let dossier = |title: Title, id: &SubjectId| Dossier {
        id: DossierId(format!("dossier-{id}")),
        title,
        subject: id.clone(),
        year,
        resolution_on: Date::new(year, 1, 20).ok(),
        plan_on: Date::new(year, 2, 6).ok(),
        registered_on: Date::new(year, 3, 15).ok(),
        reviewed_on: Date::new(year, 11, 7).ok(),
        sub_units: Some(Share::new(3, 4)),
        marks: all_met(rules.title(title).unwrap().set),
        note: String::new(),
    };
    let household_marks = rules.title(Title::Household).map(|judged| Marks {
        found: judged.set.criteria.iter().map(|one| (one.id.clone(), true)).collect(),
        ..Marks::default()
    });
    let ledger_kept = vec![Validity { from: day("2010-01-01"), until: None }];
    let mut facts = Facts { ledger_kept, ..Facts::default() };
    for (area, count) in households.iter().enumerate() {
        for household in 0..*count {
            let households = u32::try_from(*count).unwrap();
            facts.households.push(HouseholdFacts {
                subject: subject(
                    household_id(area, household),
                    Title::Household,
                    format!("H{area:02}{household:04}"),
                    format!("Chủ hộ {area}.{household}"),
                ),
                area: area_id(area),
                since: day("2011-01-01"),
                registered_on: Some(spring),
                met_on: Date::new(year, 11, 3).ok(),
                marks: household_marks.clone(),
                vote: Some(VoteFacts { agree: households, households, present: households }),
            });
        }
        let id = SubjectId::from(&area_id(area));
        let dossier = dossier(Title::Area, &id);
        let code = format!("TDP{:02}", area + 1);
        facts.areas.push(SubjectFacts {
            subject: subject(id, Title::Area, code, format!("Tổ dân phố {}", area + 1)),
            registered_on: None,
            dossier: Some(dossier),
        });
    }
    for (code, kind, level, scale) in [
        ("TH01", OrganisationKind::School, Some(SchoolLevel::UpperSecondary), None),
        ("TH02", OrganisationKind::School, Some(SchoolLevel::LowerSecondary), None),
        ("TH03", OrganisationKind::School, Some(SchoolLevel::Primary), None),
        ("CQ01", OrganisationKind::Agency, None, None),
        ("CQ02", OrganisationKind::Agency, None, None),
        ("DN01", OrganisationKind::Enterprise, None, Some(Scale::Medium)),
    ] {
        let organisation = Organisation {
            id: OrganisationId(code.to_lowercase()),
            code: code.to_owned(),
            name: format!("Đơn vị {code}"),
            kind,
            level,
            scale,
            staff: Some(40),
            pupils: level.map(|_| 600),
            address: String::new(),
            head: "Người đứng đầu".to_owned(),
            validity: Validity { from: day("2010-01-01"), until: None },
        };
        let id = SubjectId::from(&organisation.id);
        facts.units.push(UnitFacts {
            dossier: Some(dossier(organisation.title(), &id)),
            registered_on: Some(spring),
            people_signed: Some(if level.is_some() { 640 } else { 40 }),
            organisation,
        });
    }
    let id = SubjectId("18115".to_owned());
    facts.commune = Some(SubjectFacts {
        dossier: Some(dossier(Title::Commune, &id)),
        subject: subject(id, Title::Commune, "18115".to_owned(), "Phường Mẫu".to_owned()),
        registered_on: None,
    });
    facts
}

/// A concluded administrative case of that day in the first area, without parties.
pub fn case(on: &str) -> Incident {
    Incident {
        id: IncidentId(format!("case-{on}")),
        date: day(on),
        concluded_on: None,
        area: Some(area_id(0)),
        class: IncidentClass::Administrative,
        severity: None,
        state: CaseState::Concluded,
        summary: "vụ việc mẫu".to_owned(),
        handled_in_time: false,
        force_majeure: false,
        parties: Vec::new(),
    }
}

pub fn crime(on: &str, severity: Option<Severity>) -> Incident {
    Incident { class: IncidentClass::Crime, severity, ..case(on) }
}

pub fn by(case: Incident, subject: SubjectId, role: Role) -> Incident {
    Incident { parties: vec![Party { title: Title::Household, subject, role }], ..case }
}
