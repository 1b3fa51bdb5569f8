use std::collections::BTreeMap;

use domain::ground::fingerprint::Fingerprint;
use domain::ground::id::AreaId;
use domain::ground::text::clean;
use domain::register::{Area, Household};
use domain::worded;
use store::history::{Change, Fields};
use store::household::Record;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

worded! {
    /// What history tells of a record, under the word by which it is stored.
    pub enum Fact {
        Code = "code",
        Head = "head",
        Sex = "sex",
        BirthYear = "birth_year",
        Address = "address",
        Members = "members",
        Area = "area",
        From = "from",
        Until = "until",
        Identity = "identity",
        Phone = "phone",
        /// Of the household that it went over into, or came from.
        Other = "other",
        /// The day from which a move or a union counts.
        On = "on",
        Name = "name",
        Kind = "kind",
        Level = "level",
        Scale = "scale",
        Staff = "staff",
        Pupils = "pupils",
        /// Of a year: "2026 05/01/2026".
        Registered = "registered",
    }
}

pub async fn record(cx: &mut Cx<'_>, code: &str) -> ActionResult<Record> {
    let found = store::household::find_record(&mut cx.tx, &clean(code)).await?;
    found.ok_or_else(|| {
        ActionError::missing(
            format!("không có hộ mã «{code}» trong sổ"),
            format!("there is no household with the code «{code}»"),
        )
    })
}

/// What tells whether somebody else changed the record since a form was drawn.
pub fn version(record: &Record) -> String {
    let Household { id, code, area, head, sex, birth_year, address, members, validity, .. } = &record.indexed.household;
    let mut sum = Fingerprint::default();
    for text in [id.as_str(), code, area.as_str(), head, address, &record.end_reason] {
        sum.add(text);
    }
    sum.add_if(*sex);
    sum.add_if(*birth_year);
    sum.add_if(*members);
    sum.add(validity.from);
    sum.add_if(validity.until);
    sum.add_if(record.indexed.identity_index.as_deref());
    sum.add_if(record.indexed.phone_index.as_deref());
    sum.text()
}

/// Two people work on the same record: whoever comes second is told, and loses nothing of what they typed.
pub fn must_be(record: &Record, seen: &str) -> ActionResult<()> {
    if version(record) == seen {
        return Ok(());
    }
    Err(ActionError::conflict(
        "người khác vừa sửa hộ này; hãy xem lại các giá trị mới rồi ghi lại",
        "somebody else has changed this household meanwhile; look at the new values and save again",
    ))
}

pub fn must_say_why(reason: &str) -> ActionResult<String> {
    let reason = clean(reason);
    if reason.is_empty() {
        return Err(ActionError::refused("cần ghi lý do", "a reason is needed"));
    }
    Ok(reason)
}

pub fn set(fields: &mut Fields, fact: Fact, value: impl ToString) {
    fields.insert(fact.to_string(), value.to_string());
}

/// All that a form may change, as texts; numbers that nobody reads only by whether they are there.
pub fn fields(record: &Record) -> Fields {
    let household = &record.indexed.household;
    let mut fields = of_household(household);
    let mut is_there = |fact, index: &Option<String>| {
        if index.is_some() {
            set(&mut fields, fact, KNOWN);
        }
    };
    is_there(Fact::Identity, &record.indexed.identity_index);
    is_there(Fact::Phone, &record.indexed.phone_index);
    fields
}

pub const KNOWN: &str = "known";

pub fn of_household(household: &Household) -> Fields {
    let mut fields = Fields::new();
    set(&mut fields, Fact::Head, &household.head);
    set(&mut fields, Fact::Address, &household.address);
    set(&mut fields, Fact::From, household.validity.from);
    if let Some(sex) = household.sex {
        set(&mut fields, Fact::Sex, sex);
    }
    if let Some(year) = household.birth_year {
        set(&mut fields, Fact::BirthYear, year);
    }
    if let Some(members) = household.members {
        set(&mut fields, Fact::Members, members);
    }
    if let Some(until) = household.validity.until {
        set(&mut fields, Fact::Until, until);
    }
    fields.retain(|_, value| !value.is_empty());
    fields
}

/// Only what differs between two states.
pub fn change(subject: &str, was: &Fields, is: &Fields, reason: &str) -> Change {
    let differs = |one: &Fields, other: &Fields| -> Fields {
        one.iter().filter(|(key, value)| other.get(*key) != Some(value)).map(|(k, v)| (k.clone(), v.clone())).collect()
    };
    Change { subject: subject.to_owned(), before: differs(was, is), after: differs(is, was), reason: reason.to_owned() }
}

/// Codes of areas by id, of all that ever were.
pub async fn areas(cx: &mut Cx<'_>) -> ActionResult<BTreeMap<AreaId, Area>> {
    Ok(store::area::list(&mut cx.tx).await?.into_iter().map(|area| (area.id.clone(), area)).collect())
}
