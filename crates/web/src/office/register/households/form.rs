use std::collections::BTreeMap;

use actions::ActionError;
use actions::register::household::{self as register, Edit, Entry, HouseholdPage};
use axum::extract::Path;
use domain::ground::date;
use domain::ground::refusal::Refusal as _;
use domain::people::Language;
use domain::register::{HouseholdDraft, HouseholdTyped, Wrong};
use serde::Serialize;

use super::super::{address, choice, told};
use super::list::AreaChoice;
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// A household being changed, or entered.
#[derive(Debug, Default, Serialize)]
pub struct HouseholdForm {
    /// Empty for a new household.
    pub code: String,
    /// The household that is divided.
    pub from_code: String,
    pub from_head: String,
    /// Where the form goes.
    pub action: String,
    /// Where one goes without saving.
    pub back: String,
    pub version: String,
    pub fields: BTreeMap<String, String>,
    /// What is wrong, by field.
    pub problems: BTreeMap<String, String>,
    /// What the register says now, where somebody else changed it meanwhile.
    pub now: BTreeMap<String, String>,
    pub problem: String,
    pub has_identity: bool,
    pub has_phone: bool,
    pub areas: Vec<AreaChoice>,
}

/// The fields that carry a text; ticks are looked at apart.
const TEXTS: [&str; 12] =
    ["head", "sex", "birth_year", "address", "members", "from", "identity", "phone", "reason", "area", "code", "left"];

impl HouseholdForm {
    pub const TEMPLATE: &'static str = "office/register/households/form.html";

    /// The form of a household as it stands.
    fn of(page: &HouseholdPage) -> Self {
        let path = address::household(&page.household.code);
        Self {
            code: page.household.code.clone(),
            action: format!("{path}/edit"),
            back: path,
            version: page.version.clone(),
            fields: values(page),
            has_identity: page.has_identity,
            has_phone: page.has_phone,
            ..Self::default()
        }
    }

    /// The same form with what was typed.
    #[must_use]
    pub fn typed(mut self, fields: &Fields) -> Self {
        for name in TEXTS {
            self.fields.insert(name.to_owned(), fields.text(name).to_owned());
        }
        for name in ["forget_identity", "forget_phone"] {
            if !fields.text(name).is_empty() {
                self.fields.insert(name.to_owned(), "yes".to_owned());
            }
        }
        self
    }

    /// What the register says now, where that is not what was typed.
    fn against(mut self, page: &HouseholdPage, seat: &Seat) -> Self {
        let now = values(page);
        for (name, value) in now {
            if self.fields.get(&name) != Some(&value) {
                let shown = match name.as_str() {
                    "sex" => told::sex(seat, page.household.sex).to_owned(),
                    _ => value,
                };
                self.now.insert(name, if shown.is_empty() { "–".to_owned() } else { shown });
            }
        }
        self
    }
}

fn values(page: &HouseholdPage) -> BTreeMap<String, String> {
    let household = &page.household;
    let number = |number: Option<String>| number.unwrap_or_default();
    [
        ("head", household.head.clone()),
        ("sex", household.sex.map(|sex| sex.to_string()).unwrap_or_default()),
        ("birth_year", number(household.birth_year.map(|year| year.to_string()))),
        ("address", household.address.clone()),
        ("members", number(household.members.map(|many| many.to_string()))),
        ("from", date::short(household.validity.from)),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

/// What was typed, understood, or what is wrong with each field in the reader's language.
pub fn draft(
    seat: &Seat,
    fields: &Fields,
    today: jiff::civil::Date,
) -> Result<HouseholdDraft, BTreeMap<String, String>> {
    let typed = HouseholdTyped {
        head: fields.text("head"),
        sex: fields.text("sex"),
        birth_year: fields.text("birth_year"),
        address: fields.text("address"),
        members: fields.text("members"),
        from: fields.text("from"),
        identity: fields.text("identity"),
        phone: fields.text("phone"),
        forget_identity: !fields.text("forget_identity").is_empty(),
        forget_phone: !fields.text("forget_phone").is_empty(),
    };
    let said = |wrong: Wrong| {
        let english = seat.language() == Language::English;
        (wrong.field.to_owned(), if english { wrong.why.english() } else { wrong.why.to_string() })
    };
    typed.read(today).map_err(|wrong| wrong.into_iter().map(said).collect())
}

/// GET /office/register/households/{code}/edit
pub async fn edit(seat: Seat, Path(code): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let page = register::page(&mut cx, &code).await?;
    seat.page(HouseholdForm::TEMPLATE, &HouseholdForm::of(&page))
}

/// POST /office/register/households/{code}/edit
pub async fn update(seat: Seat, Path(code): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let page = register::page(&mut cx, &code).await?;
    let form = HouseholdForm::of(&page).typed(&fields);
    // Until it is saved, the form goes on speaking of the record that was seen.
    let form = HouseholdForm { version: fields.text("version").to_owned(), ..form };
    let draft = match draft(&seat, &fields, cx.today()) {
        Ok(draft) => draft,
        Err(problems) => return seat.refused(HouseholdForm::TEMPLATE, &HouseholdForm { problems, ..form }),
    };
    let edit = Edit { version: fields.text("version"), draft: &draft, reason: fields.text("reason") };
    match register::change(&mut cx, &code, &edit).await {
        Ok(household) => {
            cx.commit().await?;
            let notice = seat.say("Đã ghi thay đổi.", "The change is saved.");
            Ok(seat.redirect(&address::household(&household.code), notice))
        }
        Err(error @ ActionError::Refused(_)) => {
            seat.refused(HouseholdForm::TEMPLATE, &HouseholdForm { problem: seat.sentence(&error), ..form })
        }
        Err(error @ ActionError::Conflict { .. }) => {
            // The next save speaks of the record as it is shown now, beside what was typed.
            let form = HouseholdForm { version: page.version.clone(), problem: seat.sentence(&error), ..form };
            seat.page_with(axum::http::StatusCode::CONFLICT, HouseholdForm::TEMPLATE, &form.against(&page, &seat))
        }
        Err(error) => Err(error.into()),
    }
}

/// GET /office/register/households/new
pub async fn new(seat: Seat) -> WebResult {
    let form = blank(&seat).await?;
    seat.page(HouseholdForm::TEMPLATE, &form)
}

async fn blank(seat: &Seat) -> WebResult<HouseholdForm> {
    let mut cx = seat.read().await?;
    let today = cx.today();
    Ok(HouseholdForm {
        action: format!("{}/new", address::HOUSEHOLDS),
        back: address::HOUSEHOLDS.to_owned(),
        areas: choice::areas(&mut cx).await?,
        fields: [("from".to_owned(), date::short(today))].into(),
        ..HouseholdForm::default()
    })
}

/// POST /office/register/households/new
pub async fn create(seat: Seat, fields: Fields) -> WebResult {
    let form = blank(&seat).await?.typed(&fields);
    let mut cx = seat.begin().await?;
    let draft = match draft(&seat, &fields, cx.today()) {
        Ok(draft) => draft,
        Err(problems) => return seat.refused(HouseholdForm::TEMPLATE, &HouseholdForm { problems, ..form }),
    };
    let entry =
        Entry { draft: &draft, area: fields.text("area"), code: fields.text("code"), reason: fields.text("reason") };
    match register::enter(&mut cx, &entry).await {
        Ok(household) => {
            cx.commit().await?;
            let notice = seat.say("Đã đưa hộ vào sổ.", "The household is in the register.");
            Ok(seat.redirect(&address::household(&household.code), notice))
        }
        Err(error @ (ActionError::Refused(_) | ActionError::Missing { .. })) => {
            seat.refused(HouseholdForm::TEMPLATE, &HouseholdForm { problem: seat.sentence(&error), ..form })
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_form_keeps_what_was_typed_and_says_beside_each_field_what_is_wrong_and_what_the_register_says_now() {
        let form = HouseholdForm {
            code: "TDP01-001".to_owned(),
            version: "0123".to_owned(),
            fields: texts(&[("head", "Nguyễn Văn \"Mẫu\""), ("sex", "male"), ("forget_phone", "yes")]),
            problems: texts(&[("birth_year", "năm sinh là bốn chữ số")]),
            now: texts(&[("head", "Nguyễn Văn Khác")]),
            problem: "người khác vừa sửa".to_owned(),
            has_identity: true,
            has_phone: true,
            ..HouseholdForm::default()
        };
        let html = crate::view::sample(HouseholdForm::TEMPLATE, &form);
        for part in ["Nguyễn Văn &quot;Mẫu&quot;", "năm sinh là bốn chữ số", "Nguyễn Văn Khác", "người khác", "0123"]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(html.contains("birth_year-problem") && html.contains("value=\"male\" selected"), "{html}");
    }

    #[test]
    fn a_division_says_whose_it_is_and_asks_how_many_stay() {
        let form = HouseholdForm { from_code: "TDP01-009".to_owned(), ..HouseholdForm::default() };
        let html = crate::view::sample(HouseholdForm::TEMPLATE, &form);
        assert!(html.contains("TDP01-009") && html.contains("name=\"left\""), "{html}");
    }

    #[test]
    fn a_new_household_is_asked_for_its_area() {
        let area = AreaChoice { value: "TDP01".to_owned(), label: "Tổ 1".to_owned() };
        let html = crate::view::sample(
            HouseholdForm::TEMPLATE,
            &HouseholdForm { areas: vec![area], ..HouseholdForm::default() },
        );
        assert!(html.contains("name=\"area\"") && html.contains("name=\"code\"") && !html.contains("forget_"));
    }
}
