//! An invented ward, as large as the promises speak of.

use std::collections::BTreeMap;

use domain::assessment::{Facts, HouseholdFacts, SubjectFacts, VoteFacts};
use domain::criteria::YearRules;
use domain::document::{Certificate, CertificateKind};
use domain::ground::id::{AreaId, DossierId, IncidentId, SubjectId};
use domain::incident::{CaseState, Incident, IncidentClass, Party, Role};
use domain::meeting::{Dossier, Marks};
use domain::register::{Subject, Title};
use jiff::civil::{Date, date};

const AREAS: usize = 10;
const HOUSEHOLDS: usize = 2_546;
const INCIDENTS: usize = 400;

const REGISTERED: Date = date(2021, 3, 15);

pub fn facts(rules: &YearRules<'_>) -> Facts {
    let marks = |title| marks(rules, title);
    let household_marks = marks(Title::Household);
    let households = (0..HOUSEHOLDS).map(|at| HouseholdFacts {
        subject: subject(Title::Household, at),
        area: area(at % AREAS),
        since: date(2012, 1, 1),
        registered_on: Some(REGISTERED),
        met_on: Some(date(2021, 11, 4)),
        marks: Some(household_marks.clone()),
        vote: Some(VoteFacts { agree: 200, households: 255, present: 230 }),
    });
    let areas = (0..AREAS).map(|at| SubjectFacts {
        subject: subject(Title::Area, at),
        registered_on: Some(REGISTERED),
        dossier: Some(dossier(Title::Area, at, marks(Title::Area))),
    });
    let commune = SubjectFacts {
        subject: subject(Title::Commune, 0),
        registered_on: Some(REGISTERED),
        dossier: Some(dossier(Title::Commune, 0, marks(Title::Commune))),
    };
    Facts {
        households: households.collect(),
        areas: areas.collect(),
        commune: Some(commune),
        incidents: (0..INCIDENTS).map(incident).collect(),
        ..Facts::default()
    }
}

pub fn certificates(count: usize) -> Vec<Certificate> {
    let certificate = |at: usize| Certificate {
        kind: CertificateKind::Recognition,
        code: format!("HO{at:05}"),
        authority: "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU".to_owned(),
        act: "CÔNG NHẬN".to_owned(),
        name: format!("Gia đình ông Nguyễn Văn Mẫu {at}"),
        address: format!("Tổ dân phố {}, phường Mẫu", at % AREAS + 1),
        citation: "Đạt danh hiệu “Gia đình an toàn nhất về an ninh trật tự” năm 2021".to_owned(),
        place_date: "Mẫu, ngày 12 tháng 11 năm 2021".to_owned(),
        signer_titles: vec!["CHỦ TỊCH".to_owned()],
        signer: "Trần Thị Mẫu".to_owned(),
        decision_line: "Quyết định số 150/QĐ-UBND ngày 12 tháng 11 năm 2021".to_owned(),
        register_line: format!("Vào sổ số: {at:04}"),
        watermark: "DỮ LIỆU MẪU".to_owned(),
        dated: date(2021, 11, 12),
    };
    (1..=count).map(certificate).collect()
}

fn subject(title: Title, at: usize) -> Subject {
    let code = format!("{title}-{at:05}");
    Subject { id: SubjectId(code.clone()), title, name: format!("Đối tượng mẫu {at}"), code }
}

fn area(at: usize) -> AreaId {
    AreaId(subject(Title::Area, at).id.0)
}

fn dossier(title: Title, at: usize, marks: Marks) -> Dossier {
    Dossier {
        id: DossierId(format!("dossier-{title}-{at}")),
        title,
        subject: subject(title, at).id,
        year: 2021,
        resolution_on: Some(date(2021, 1, 20)),
        plan_on: Some(date(2021, 2, 6)),
        registered_on: Some(REGISTERED),
        sub_units: None,
        reviewed_on: Some(date(2021, 11, 6)),
        marks,
        note: String::new(),
    }
}

/// Every criterion of the title found met.
fn marks(rules: &YearRules<'_>, title: Title) -> Marks {
    let judged = rules.title(title).expect("the programme has all five titles");
    let found: BTreeMap<String, bool> =
        judged.set.criteria.iter().map(|criterion| (criterion.id.clone(), true)).collect();
    Marks { found, ..Marks::default() }
}

/// Some with an offender of the ward, half of them in the year before.
fn incident(at: usize) -> Incident {
    let household = Party {
        title: Title::Household,
        subject: subject(Title::Household, at * 6).id,
        role: if at.is_multiple_of(3) { Role::Offender } else { Role::Witness },
    };
    Incident {
        id: IncidentId(format!("incident-{at}")),
        date: date(if at.is_multiple_of(2) { 2021 } else { 2020 }, 5, 10),
        concluded_on: None,
        area: Some(area(at % AREAS)),
        class: if at.is_multiple_of(5) { IncidentClass::Crime } else { IncidentClass::Administrative },
        severity: None,
        state: CaseState::Concluded,
        summary: "vụ việc mẫu".to_owned(),
        handled_in_time: false,
        force_majeure: false,
        parties: vec![household],
    }
}
