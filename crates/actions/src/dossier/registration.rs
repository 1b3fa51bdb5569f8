use domain::commitment::{Commitment, RegisterRefused, may_register};
use domain::register::{Organisation, Subject};
use jiff::civil::Date;

use super::whose::{Whose, judged};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{Late, must_be_open};

/// When a subject registered, and how many of its people signed the commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registered {
    pub signed_on: Date,
    pub people: Option<u32>,
}

pub(super) async fn find(cx: &mut Cx<'_>, subject: &Subject, year: i16) -> ActionResult<Option<Registered>> {
    let found = store::commitment::find(&mut cx.tx, subject.title, &subject.id, year).await?;
    Ok(found.map(|one| Registered { signed_on: one.signed_on, people: one.people }))
}

/// A unit registers, or corrects what it registered. `seen` is what the form showed.
pub async fn register(
    cx: &mut Cx<'_>,
    (programme, year): (&str, i16),
    whose: &Whose,
    seen: Option<Registered>,
    given: Registered,
) -> ActionResult<()> {
    let (subject, unit) = whose.subject(cx, year).await?;
    let judged = judged(cx, programme, year, subject.title)?;
    crate::campaign::campaign(cx, programme, year).await?;
    let old = store::commitment::find(&mut cx.tx, subject.title, &subject.id, year).await?;
    let now = old.as_ref().map(|one| Registered { signed_on: one.signed_on, people: one.people });
    if now == Some(given) {
        return Ok(());
    }
    if now != seen {
        return Err(ActionError::conflict(
            "người khác vừa ghi đăng ký này; hãy xem lại rồi lưu lại",
            "somebody else has just changed this registration; look at it and save again",
        ));
    }
    if now.is_none_or(|now| now.signed_on != given.signed_on) {
        may_register(&judged, given.signed_on, cx.today())?;
    }
    check_people(unit.as_ref(), given.people)?;
    must_be_open(cx, Late::OfYear(year, &[subject.title])).await?;
    let commitment = Commitment {
        id: match &old {
            Some(old) => old.id.clone(),
            None => cx.new_id()?,
        },
        title: subject.title,
        subject: subject.id.clone(),
        year,
        signed_on: given.signed_on,
        people: given.people,
    };
    match old {
        Some(_) => store::commitment::update(&mut cx.tx, &commitment).await?,
        None => store::commitment::insert(&mut cx.tx, &commitment).await?,
    }
    let detail = serde_json::json!({
        "year": year,
        "before": now.map(|one| (one.signed_on.to_string(), one.people)),
        "after": (given.signed_on.to_string(), given.people),
    });
    cx.record("dossier.registered", subject.id.as_str(), detail).await
}

fn check_people(unit: Option<&Organisation>, people: Option<u32>) -> Result<(), RegisterRefused> {
    let (Some(unit), Some(given)) = (unit, people.map(u64::from)) else { return Ok(()) };
    let Some(staff) = unit.staff else { return Ok(()) };
    let all = u64::from(staff) + u64::from(unit.pupils.unwrap_or_default());
    if all < given { Err(RegisterRefused::TooMany { given, all }) } else { Ok(()) }
}
