use domain::ground::text::clean;
use domain::ground::window::Validity;
use domain::people::Permission;
use domain::register::{Area, Entered, Household, HouseholdDraft};

use super::super::find;
use super::super::merge::TOUCHED;
use super::change::put_numbers;
use super::record::{self, Fact, KNOWN, set};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{FAR, Late, must_be_open};

/// A household that the register does not know.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'e> {
    pub draft: &'e HouseholdDraft,
    /// The code of its area.
    pub area: &'e str,
    /// Empty: the next one of the area.
    pub code: &'e str,
    pub reason: &'e str,
}

/// Puts a household into the register, from its first day on.
pub async fn enter(cx: &mut Cx<'_>, entry: &Entry<'_>) -> ActionResult<Household> {
    cx.require(Permission::KeepRegister)?;
    let area = find::area(cx, entry.area).await?;
    let (household, fields) = put_in(cx, entry, &area).await?;
    let change = record::change(household.id.as_str(), &Default::default(), &fields, &clean(entry.reason));
    let detail = serde_json::json!({ "code": household.code, "area": area.code });
    cx.record_changes("household.entered", household.id.as_str(), detail, std::slice::from_ref(&change)).await?;
    Ok(household)
}

/// The household, and what history tells of it.
pub(super) async fn put_in(
    cx: &mut Cx<'_>,
    entry: &Entry<'_>,
    area: &Area,
) -> ActionResult<(Household, store::history::Fields)> {
    let draft = entry.draft;
    if !area.validity.covers(draft.from) {
        return Err(ActionError::refused(
            format!("ngày ấy không có «{}»", area.name),
            format!("«{}» does not exist on that day", area.name),
        ));
    }
    must_be_open(cx, Late::Between(draft.from, FAR, TOUCHED)).await?;
    let code = match clean(entry.code).to_uppercase() {
        code if code.is_empty() => {
            format!("{}-{:04}", area.code, store::household::last_number(&mut cx.tx, &area.code).await? + 1)
        }
        code => code,
    };
    if !code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') || 20 < code.len() {
        return Err(ActionError::refused(
            "mã hộ gồm chữ không dấu, chữ số và gạch nối, không quá 20 ký tự",
            "a code has letters without marks, digits and hyphens, at most 20",
        ));
    }
    if let Some(twin) = store::household::find_by_code(&mut cx.tx, &code).await? {
        return Err(ActionError::refused(
            format!("mã {code} đã dùng cho hộ {}; hãy chọn mã khác", twin.head),
            format!("the code {code} belongs to the household of {}; choose another", twin.head),
        ));
    }
    let household = Household {
        id: cx.new_id()?,
        code,
        area: area.id.clone(),
        head: draft.head.clone(),
        sex: draft.sex,
        birth_year: draft.birth_year,
        identity: None,
        phone: None,
        address: draft.address.clone(),
        members: draft.members,
        validity: Validity { from: draft.from, until: None },
    };
    store::household::insert(&mut cx.tx, &household).await?;
    put_numbers(cx, &household.id, &draft.identity, &draft.phone).await?;
    let mut fields = record::of_household(&household);
    set(&mut fields, Fact::Code, &household.code);
    set(&mut fields, Fact::Area, &area.code);
    for (fact, is_set) in [
        (Fact::Identity, matches!(draft.identity, Entered::Set(_))),
        (Fact::Phone, matches!(draft.phone, Entered::Set(_))),
    ] {
        if is_set {
            set(&mut fields, fact, KNOWN);
        }
    }
    Ok((household, fields))
}
