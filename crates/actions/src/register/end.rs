use domain::ground::text::clean;
use domain::ground::window::Validity;
use domain::people::Permission;
use domain::register::{Household, Organisation, Title};
use jiff::civil::Date;
use store::history::Change;

use super::household::Fact;
use super::merge::TOUCHED;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{FAR, Late, must_be_open};

/// A household that leaves the ward on a day is counted until the day before. Without a day, an ending noted by mistake is
/// taken back.
pub async fn end_household(cx: &mut Cx<'_>, code: &str, date: Option<Date>, reason: &str) -> ActionResult<Household> {
    cx.require(Permission::KeepRegister)?;
    let found = store::household::find_by_code(&mut cx.tx, &code.trim().to_uppercase()).await?;
    let household = found.ok_or_else(|| {
        ActionError::missing(
            format!("không có hộ mã «{code}» trong sổ"),
            format!("there is no household with the code «{code}»"),
        )
    })?;
    let (until, reason) = last_day(household.validity, date, reason)?;
    let changed = changed(household.validity.until, until);
    must_be_open(cx, Late::Between(changed.0, changed.1, TOUCHED)).await?;
    store::household::end(&mut cx.tx, &household.id, until, &reason).await?;
    let change = left(household.id.as_str(), household.validity.until, until, &reason);
    let detail = serde_json::json!({ "code": household.code, "until": until });
    cx.record_changes("household.ended", household.id.as_str(), detail, std::slice::from_ref(&change)).await?;
    Ok(Household { validity: Validity { until, ..household.validity }, ..household })
}

/// A school, agency or enterprise that closes on a day is counted until the day before.
pub async fn end_organisation(
    cx: &mut Cx<'_>,
    code: &str,
    date: Option<Date>,
    reason: &str,
) -> ActionResult<Organisation> {
    cx.require(Permission::KeepRegister)?;
    let found = store::organisation::find_by_code(&mut cx.tx, &code.trim().to_uppercase()).await?;
    let organisation = found.ok_or_else(|| {
        ActionError::missing(
            format!("không có đơn vị mã «{code}» trong sổ"),
            format!("there is no organisation with the code «{code}»"),
        )
    })?;
    let (until, reason) = last_day(organisation.validity, date, reason)?;
    let changed = changed(organisation.validity.until, until);
    let titles = [organisation.title(), Title::Commune];
    must_be_open(cx, Late::Between(changed.0, changed.1, &titles)).await?;
    store::organisation::end(&mut cx.tx, &organisation.id, until, &reason).await?;
    let change = left(organisation.id.as_str(), organisation.validity.until, until, &reason);
    let detail = serde_json::json!({ "code": organisation.code, "until": until });
    cx.record_changes("organisation.ended", organisation.id.as_str(), detail, std::slice::from_ref(&change)).await?;
    Ok(Organisation { validity: Validity { until, ..organisation.validity }, ..organisation })
}

/// What history tells of it.
fn left(subject: &str, old: Option<Date>, new: Option<Date>, reason: &str) -> Change {
    let fields = |until: Option<Date>| until.map(|until| (Fact::Until.to_string(), until.to_string())).into_iter();
    Change {
        subject: subject.to_owned(),
        before: fields(old).collect(),
        after: fields(new).collect(),
        reason: reason.to_owned(),
    }
}

fn last_day(validity: Validity, date: Option<Date>, reason: &str) -> ActionResult<(Option<Date>, String)> {
    let reason = clean(reason);
    if reason.is_empty() {
        return Err(ActionError::refused("cần ghi lý do", "a reason is needed"));
    }
    let until = date.and_then(|date| date.yesterday().ok());
    if until.is_some_and(|until| until < validity.from) {
        return Err(ActionError::refused(
            format!("sổ ghi có từ ngày {}; ngày thôi phải sau ngày ấy", validity.from),
            format!("it stands since {}; the day of leaving must be later", validity.from),
        ));
    }
    if until == validity.until {
        return Err(ActionError::refused("sổ đã ghi đúng như vậy", "the register says so already"));
    }
    Ok((until, reason))
}

/// The days on which it stands now and did not, or the other way round.
fn changed(old: Option<Date>, new: Option<Date>) -> (Date, Date) {
    let (old, new) = (old.unwrap_or(FAR), new.unwrap_or(FAR));
    (old.min(new).tomorrow().unwrap_or(FAR), old.max(new))
}
