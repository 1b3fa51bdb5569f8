use actions::ActionError;
use actions::register::household::{self as register, HouseholdPage, Revealed, YearOutcome, reveal};
use axum::extract::Path;
use domain::assessment::Outcome;
use domain::ground::date;
use domain::people::Permission;
use domain::register::HouseholdChange;
use serde::Serialize;

use super::super::address;
use super::super::told::{self, EventRow};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// One household: what the register knows, year by year, and what was done to its record.
#[derive(Debug, Default, Serialize)]
pub struct ShownHousehold {
    pub path: String,
    pub code: String,
    pub head: String,
    pub sex: String,
    pub birth_year: String,
    pub address: String,
    pub members: String,
    pub area: String,
    pub from: String,
    /// The last day, where it left.
    pub until: String,
    pub end_reason: String,
    pub has_identity: bool,
    pub has_phone: bool,
    pub lived: Vec<LivedRow>,
    pub kin: Vec<KinRow>,
    pub years: Vec<YearRow>,
    pub registrations: Vec<RegistrationRow>,
    pub past: Vec<EventRow>,
    pub may_keep: bool,
    pub may_read_protected: bool,
    pub may_read_reasons: bool,
    /// Shown after somebody asked for them, with a reason.
    pub revealed: Option<Numbers>,
    /// Why the numbers were not shown.
    pub problem: String,
    pub reason: String,
}

#[derive(Debug, Serialize)]
pub struct Numbers {
    pub identity: String,
    pub phone: String,
}

#[derive(Debug, Serialize)]
pub struct LivedRow {
    pub since: String,
    pub area: String,
}

#[derive(Debug, Serialize)]
pub struct KinRow {
    pub what: String,
    pub code: String,
    pub path: String,
    pub on: String,
}

#[derive(Debug, Serialize)]
pub struct RegistrationRow {
    pub year: i16,
    pub on: String,
}

#[derive(Debug, Serialize)]
pub struct YearRow {
    pub year: i16,
    pub programme: String,
    pub outcome: String,
    pub outcome_word: String,
    pub hinders: Vec<Hindrance>,
}

#[derive(Debug, Serialize)]
pub struct Hindrance {
    pub criterion: String,
    pub reason: String,
    pub citation: String,
}

/// Events on the page itself; the rest stands on the page of the past.
const LATEST: usize = 5;

impl ShownHousehold {
    pub const TEMPLATE: &'static str = "office/register/households/page.html";

    fn of(seat: &Seat, page: HouseholdPage) -> Self {
        let household = page.household;
        let kin = |one: register::Kin| KinRow {
            what: kinship(seat, one.line.change, one.is_from).to_owned(),
            path: address::household(&one.code),
            code: one.code,
            on: date::short(one.line.on),
        };
        let role = seat.role();
        Self {
            path: address::household(&household.code),
            code: household.code,
            head: household.head,
            sex: told::sex(seat, household.sex).to_owned(),
            birth_year: household.birth_year.map(|year| year.to_string()).unwrap_or_default(),
            address: household.address,
            members: household.members.map(|many| many.to_string()).unwrap_or_default(),
            area: page.lived.last().map(|one| one.area.clone()).unwrap_or_default(),
            from: date::short(household.validity.from),
            until: household.validity.until.map(date::short).unwrap_or_default(),
            end_reason: page.end_reason,
            has_identity: page.has_identity,
            has_phone: page.has_phone,
            lived: page
                .lived
                .into_iter()
                .map(|one| LivedRow { since: date::short(one.since), area: one.area })
                .collect(),
            kin: page.kin.into_iter().map(kin).collect(),
            years: page.outcomes.into_iter().map(|one| year(seat, one)).collect(),
            registrations: page
                .registrations
                .into_iter()
                .map(|(year, on)| RegistrationRow { year, on: date::short(on) })
                .collect(),
            past: page.latest.into_iter().take(LATEST).map(|one| told::event(seat, one)).collect(),
            may_keep: role.may(Permission::KeepRegister),
            may_read_protected: role.may(Permission::ReadProtected),
            may_read_reasons: role.may(Permission::ReadReasons),
            ..Self::default()
        }
    }
}

fn kinship(seat: &Seat, change: HouseholdChange, is_from: bool) -> &'static str {
    match (change, is_from) {
        (HouseholdChange::Split, true) => seat.say("Tách từ hộ", "Came out of"),
        (HouseholdChange::Split, false) => seat.say("Đã tách ra hộ", "Out of it came"),
        (HouseholdChange::Merge, true) => seat.say("Đã nhận thêm hộ", "Took in"),
        (HouseholdChange::Merge, false) => seat.say("Đã nhập vào hộ", "Went over into"),
    }
}

fn year(seat: &Seat, one: YearOutcome) -> YearRow {
    let word = match one.outcome {
        Outcome::Met => seat.say("đạt", "met"),
        Outcome::NotMet => seat.say("chưa đạt", "not met"),
        Outcome::NotApplicable => seat.say("không áp dụng", "not applicable"),
        Outcome::Open => seat.say("chưa rõ", "open"),
    };
    let hindrance = |finding: domain::assessment::Finding| Hindrance {
        criterion: finding.criterion,
        reason: finding.reason,
        citation: finding.citation,
    };
    YearRow {
        year: one.year,
        programme: one.programme,
        outcome: one.outcome.to_string(),
        outcome_word: word.to_owned(),
        hinders: one.hinders.into_iter().map(hindrance).collect(),
    }
}

/// GET /office/register/households/{code}
pub async fn show(seat: Seat, Path(code): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let page = register::page(&mut cx, &code).await?;
    seat.page(ShownHousehold::TEMPLATE, &ShownHousehold::of(&seat, page))
}

/// POST /office/register/households/{code}/numbers: shows what is masked, once, and records that somebody read it.
pub async fn numbers(seat: Seat, Path(code): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let shown = reveal(&mut cx, &code, fields.text("reason")).await;
    let page = register::page(&mut cx, &code).await?;
    let page = ShownHousehold { reason: fields.text("reason").to_owned(), ..ShownHousehold::of(&seat, page) };
    match shown {
        Ok(Revealed { identity, phone }) => {
            cx.commit().await?;
            let none = || "–".to_owned();
            let numbers = Numbers { identity: identity.unwrap_or_else(none), phone: phone.unwrap_or_else(none) };
            seat.page(ShownHousehold::TEMPLATE, &ShownHousehold { revealed: Some(numbers), ..page })
        }
        Err(error @ ActionError::Refused(_)) => {
            seat.refused(ShownHousehold::TEMPLATE, &ShownHousehold { problem: seat.sentence(&error), ..page })
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> ShownHousehold {
        ShownHousehold {
            path: address::household("TDP01-001"),
            code: "TDP01-001".to_owned(),
            head: "Nguyễn Thị Mẫu".to_owned(),
            has_identity: true,
            lived: vec![LivedRow { since: "01/01/2020".to_owned(), area: "Tổ dân phố 1".to_owned() }],
            kin: vec![KinRow {
                what: "Tách từ hộ".to_owned(),
                code: "TDP01-009".to_owned(),
                path: address::household("TDP01-009"),
                on: "01/05/2026".to_owned(),
            }],
            years: vec![YearRow {
                year: 2026,
                programme: "5-nhat".to_owned(),
                outcome: "not_met".to_owned(),
                outcome_word: "chưa đạt".to_owned(),
                hinders: vec![Hindrance {
                    criterion: "H1".to_owned(),
                    reason: "Một lý do.".to_owned(),
                    citation: String::new(),
                }],
            }],
            registrations: vec![RegistrationRow { year: 2026, on: "05/01/2026".to_owned() }],
            past: vec![EventRow {
                at: "05/11/2026 10:00".to_owned(),
                actor: "Lê Văn Mẫu".to_owned(),
                what: "Sửa thông tin".to_owned(),
                reason: "ghi sai".to_owned(),
                differs: vec![told::DifferRow {
                    fact: "Chủ hộ".to_owned(),
                    before: "Nguyễn Thị Mầu".to_owned(),
                    after: "Nguyễn Thị Mẫu".to_owned(),
                }],
                ..EventRow::default()
            }],
            may_keep: true,
            may_read_protected: true,
            may_read_reasons: true,
            ..ShownHousehold::default()
        }
    }

    #[test]
    fn a_household_is_told_with_its_years_and_its_past() {
        let html = crate::view::sample(ShownHousehold::TEMPLATE, &page());
        for part in ["TDP01-009", "chưa đạt", "Một lý do.", "Nguyễn Thị Mầu", "ghi sai", "Tổ dân phố 1"]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(html.contains("numbers\""), "there is a form that asks for the numbers");
    }

    #[test]
    fn who_may_not_read_reasons_or_numbers_is_not_offered_them() {
        let page = ShownHousehold {
            may_keep: false,
            may_read_protected: false,
            may_read_reasons: false,
            years: Vec::new(),
            ..page()
        };
        let html = crate::view::sample(ShownHousehold::TEMPLATE, &page);
        assert!(!html.contains("numbers\"") && !html.contains("chưa đạt") && !html.contains("/edit\""), "{html}");
    }

    #[test]
    fn numbers_are_shown_only_where_they_were_asked_for() {
        let numbers = || Some(Numbers { identity: "042061000001".to_owned(), phone: "–".to_owned() });
        let html = crate::view::sample(ShownHousehold::TEMPLATE, &ShownHousehold { revealed: numbers(), ..page() });
        assert!(html.contains("042061000001"));
        let refused = ShownHousehold { problem: "cần ghi lý do".to_owned(), ..page() };
        assert!(crate::view::sample(ShownHousehold::TEMPLATE, &refused).contains("cần ghi lý do"));
    }
}
