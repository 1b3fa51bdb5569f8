use jiff::civil::date;

use super::records::{area_review, award, day, decision, households, issue, office, recognised, result};
use crate::assessment::Outcome;
use crate::decision::{Decision, DecisionKind, DecisionSubject, Honoured, RecognisedSubject};
use crate::document::{
    CommendationPaper, DecisionPaper, Invitation, Listing, ListingOutcome, MeetingPeople, Paper, Proposal, Proposer,
    ReviewMeeting, Tally, TitleResult, WardYear, area_minutes, commendation, decision as decisions,
    invitation as invitations, listing as listings, overview, proposal as proposals, review_minutes, sheet,
    ward_report,
};
use crate::register::Title;
use crate::setting::BonusRule;
use crate::setting::{BaseSalary, Bonus};

pub fn proposal(title: Title, by: Proposer) -> Proposal {
    Proposal {
        issue: issue(),
        award: award(title),
        by,
        addressees: vec!["Chủ tịch Ủy ban nhân dân phường Thử".to_owned()],
        results: households(),
        listing: Some(ListingOutcome {
            window: crate::ground::window::Window { from: date(2021, 11, 6), until: date(2021, 11, 11) },
            objections: Some(0),
        }),
        children: vec![
            (Title::Area, Tally { total: 10, registered: 10, met: 7 }),
            (Title::School, Tally { total: 3, registered: 3, met: 2 }),
        ],
    }
}

pub fn ward_year() -> WardYear {
    let title_result = |title, met, by_area| TitleResult {
        award: award(title),
        tally: Tally { total: 7, registered: 7, met },
        outcome: if met == 7 { Outcome::Met } else { Outcome::NotMet },
        by_area,
        recognised: Vec::new(),
        decision: if title == Title::Household { "150/QĐ-UBND ngày 12/11/2021".to_owned() } else { String::new() },
        threshold: None,
    };
    let mut commune = title_result(Title::Commune, 1, Vec::new());
    commune.tally = Tally { total: 1, registered: 1, met: 1 };
    commune.outcome = Outcome::Met;
    WardYear {
        issue: issue(),
        programme: "Phong trào “5 nhất”".to_owned(),
        year: 2021,
        results: vec![
            title_result(Title::Household, 6, sheet::by_area(&households())),
            title_result(Title::School, 7, Vec::new()),
            commune,
        ],
    }
}

pub fn recognition(kind: DecisionKind, before: Option<Decision>) -> DecisionPaper {
    let subjects =
        vec![recognised(1, "Lê Văn Đức", 10), recognised(2, "Trần Văn An", 2), recognised(3, "Bùi Thị Ẩn", 2)];
    let stood = before.iter().flat_map(|before| before.subjects.clone()).collect();
    let decision = decision(kind, 150, subjects);
    DecisionPaper { office: office(), award: award(Title::Household), decision, before, stood }
}

pub fn commended() -> CommendationPaper {
    let honoured = |id, name: &str, bonus, honoured| RecognisedSubject {
        bonus,
        honoured,
        position: format!("Tổ dân phố {id}"),
        merit: "Có thành tích xuất sắc trong phong trào, giai đoạn 2012 - 2021.".to_owned(),
        ..recognised(id, name, 1)
    };
    let subjects = vec![
        honoured(1, "Hoàng Viết Ánh", 230_000, Honoured::Individual),
        honoured(2, "Tổ dân phố 3", 450_000, Honoured::Collective),
        honoured(3, "Võ Công Sỹ", 230_000, Honoured::Individual),
    ];
    let rule = BonusRule {
        individual_hundredths: 15,
        collective_hundredths: 30,
        household_hundredths: 15,
        step: 10_000,
        rounding: crate::setting::Rounding::Up,
        source: "Điều 73 Nghị định số 91/2017/NĐ-CP".to_owned(),
        verified: true,
    };
    CommendationPaper {
        office: office(),
        decision: Decision { about: DecisionSubject::Commendation, ..decision(DecisionKind::Commend, 98, subjects) },
        bonus: Some(Bonus { from: day(), until: None, rule }),
        base_salary: Some(BaseSalary {
            from: day(),
            until: None,
            amount: 1_490_000,
            basis: "Nghị định số 38/2019/NĐ-CP".to_owned(),
        }),
        fund: String::new(),
        before: None,
        stood: Vec::new(),
    }
}

pub fn meeting(title: Title, name: &str) -> ReviewMeeting {
    ReviewMeeting {
        office: office(),
        award: award(title),
        code: "X01".to_owned(),
        name: name.to_owned(),
        date: day(),
        people: MeetingPeople::default(),
        registered_on: Some(date(2021, 3, 15)),
        outcome: Outcome::NotMet,
        findings: result("X01", name, 1, Outcome::NotMet).findings,
        children: vec![(Title::Household, Tally { total: 7, registered: 7, met: 6 })],
    }
}

pub fn listing(title: Title) -> Listing {
    Listing {
        issue: issue(),
        award: award(title),
        listed_on: date(2021, 11, 5),
        days: 5,
        days_source: "Quy ước mẫu".to_owned(),
        days_verified: false,
        contact: String::new(),
        results: households(),
    }
}

pub fn invitation(area: &str) -> Invitation {
    Invitation {
        issue: issue(),
        award: award(Title::Household),
        area: area.to_owned(),
        guests: vec!["Đại diện các hộ gia đình".to_owned()],
        meeting_on: date(2021, 11, 20),
        time: "19 giờ 30".to_owned(),
        place: String::new(),
        chair: "Lê Thị Chủ".to_owned(),
        agenda: vec!["Bình xét các hộ gia đình".to_owned(), "Ý kiến của nhân dân".to_owned()],
    }
}

/// Every paper that neighbours may read.
pub fn open_papers() -> Vec<Paper> {
    vec![
        area_minutes::compose(&area_review()),
        review_minutes::compose(&meeting(Title::Area, "Tổ dân phố 2")),
        review_minutes::compose(&meeting(Title::School, "Trường Mẫu")),
        review_minutes::compose(&meeting(Title::Commune, "phường Thử")),
        proposals::compose(&proposal(Title::Household, Proposer::Steering)),
        proposals::compose(&proposal(Title::School, Proposer::Steering)),
        proposals::compose(&proposal(Title::Commune, Proposer::Committee)),
        ward_report::compose(&ward_year()),
        overview::compose(&ward_year()),
        decisions::compose(&recognition(DecisionKind::Recognise, None)),
        decisions::compose(&recognition(
            DecisionKind::Correct,
            Some(decision(
                DecisionKind::Recognise,
                149,
                vec![recognised(1, "Lê Văn Đúc", 10), recognised(9, "Mai Thừa", 2)],
            )),
        )),
        decisions::compose(&recognition(
            DecisionKind::Revoke,
            Some(decision(DecisionKind::Recognise, 149, Vec::new())),
        )),
        commendation::compose(&commended()),
        listings::compose(&listing(Title::Household)),
        listings::compose(&listing(Title::School)),
        invitations::compose(&invitation("Tổ dân phố 2")),
        invitations::compose(&invitation("")),
    ]
}
