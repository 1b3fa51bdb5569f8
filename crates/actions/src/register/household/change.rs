use domain::ground::id::HouseholdId;
use domain::ground::window::Validity;
use domain::people::Permission;
use domain::register::{Entered, Household, HouseholdDraft, Identity};
use jiff::civil::Date;

use super::super::merge::TOUCHED;
use super::record::{self, Fact, KNOWN, set};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{Late, must_be_open};

/// A form of the record as somebody saw it.
#[derive(Clone, Copy, Debug)]
pub struct Edit<'e> {
    pub version: &'e str,
    pub draft: &'e HouseholdDraft,
    pub reason: &'e str,
}

/// Corrects what the register says of a household. Moves, leaving and registrations have actions of their own.
pub async fn change(cx: &mut Cx<'_>, code: &str, edit: &Edit<'_>) -> ActionResult<Household> {
    cx.require(Permission::KeepRegister)?;
    let old = record::record(cx, code).await?;
    record::must_be(&old, edit.version)?;
    let reason = record::must_say_why(edit.reason)?;
    let known = &old.indexed.household;
    let new = drafted(known, edit.draft);
    if new.validity.until.is_some_and(|until| until < new.validity.from) {
        return Err(ActionError::refused(
            "ngày bắt đầu ở đây sau ngày chuyển đi",
            "it lives here since a day after the one on which it left",
        ));
    }
    if new.validity.from != known.validity.from {
        let (first, later) = (known.validity.from.min(new.validity.from), known.validity.from.max(new.validity.from));
        must_be_open(cx, Late::Between(first, before(later), TOUCHED)).await?;
    }
    let was = record::fields(&old);
    let mut is = record::of_household(&new);
    for (fact, entered) in [(Fact::Identity, shown(&edit.draft.identity)), (Fact::Phone, shown(&edit.draft.phone))] {
        match entered {
            Entered::Keep => is.extend(was.get(fact.as_str()).map(|known| (fact.to_string(), known.clone()))),
            Entered::Set(()) => set(&mut is, fact, if was.contains_key(fact.as_str()) { "replaced" } else { KNOWN }),
            Entered::Forget => {}
        }
    }
    if was == is {
        return Err(ActionError::refused("không có gì khác với sổ", "nothing differs from the register"));
    }
    store::household::update(&mut cx.tx, &new).await?;
    put_numbers(cx, &new.id, &edit.draft.identity, &edit.draft.phone).await?;
    let change = record::change(new.id.as_str(), &was, &is, &reason);
    let fields: Vec<&String> = change.before.keys().chain(change.after.keys()).collect();
    let fields: std::collections::BTreeSet<_> = fields.into_iter().collect();
    let detail = serde_json::json!({ "code": new.code, "fields": fields });
    cx.record_changes("household.changed", new.id.as_str(), detail, std::slice::from_ref(&change)).await?;
    Ok(new)
}

fn drafted(known: &Household, draft: &HouseholdDraft) -> Household {
    Household {
        head: draft.head.clone(),
        sex: draft.sex,
        birth_year: draft.birth_year,
        address: draft.address.clone(),
        members: draft.members,
        validity: Validity { from: draft.from, ..known.validity },
        ..known.clone()
    }
}

fn shown<T>(entered: &Entered<T>) -> Entered<()> {
    match entered {
        Entered::Keep => Entered::Keep,
        Entered::Forget => Entered::Forget,
        Entered::Set(_) => Entered::Set(()),
    }
}

/// Numbers are written without reading those that are there. One identity number belongs to one household.
pub(super) async fn put_numbers(
    cx: &mut Cx<'_>,
    id: &HouseholdId,
    identity: &Entered<Identity>,
    phone: &Entered<String>,
) -> ActionResult<()> {
    if let Entered::Set(number) = identity {
        let others = store::household::list_codes_of_identity(&mut cx.tx, number, id).await?;
        if let Some(other) = others.first() {
            return Err(ActionError::refused(
                format!("số định danh này đã ghi cho hộ {other}; nếu là một hộ, hãy nhập hai hộ làm một"),
                format!("this identity number belongs to the household {other}; if they are one, merge them"),
            ));
        }
        store::household::protect_identity(&mut cx.tx, id, Some(number)).await?;
    } else if *identity == Entered::Forget {
        store::household::protect_identity(&mut cx.tx, id, None).await?;
    }
    match phone {
        Entered::Keep => {}
        Entered::Forget => store::household::protect_phone(&mut cx.tx, id, None).await?,
        Entered::Set(number) => store::household::protect_phone(&mut cx.tx, id, Some(number)).await?,
    }
    Ok(())
}

pub(super) fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}
