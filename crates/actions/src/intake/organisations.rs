use std::collections::HashMap;

use domain::commitment::Commitment;
use domain::ground::id::SubjectId;
use domain::ground::window::Validity;
use domain::intake::{LineData, OrganisationLine};
use domain::register::{Organisation, OrganisationFacts, OrganisationKind, Title};
use jiff::civil::{Date, date};
use store::import::Table;

use super::work::Work;
use crate::error::ActionResult;
use crate::frozen::{FAR, Late};

const TOUCHED: &[Title] = &[Title::School, Title::Organisation, Title::Commune];

/// Schools, agencies and enterprises, and the commitments they signed.
pub async fn take(work: &mut Work<'_, '_>) -> ActionResult<()> {
    let year = work.year.unwrap_or_else(|| work.cx.today().year());
    work.year = Some(year);
    let mut signed: HashMap<SubjectId, Commitment> = store::commitment::list(&mut work.cx.tx, year)
        .await?
        .into_iter()
        .filter(|one| matches!(one.title, Title::School | Title::Organisation))
        .map(|one| (one.subject.clone(), one))
        .collect();
    for at in work.open_lines() {
        let LineData::Organisation(line) = work.reading.lines[at].data.clone() else { continue };
        let Some(kind) = line.kind else { continue };
        let old = work.known.organisation(line.code.as_deref(), &line.name).cloned();
        let news = match &old {
            None => enter(work, at, &line, kind, year)?,
            Some(old) => change(work, at, &line, old, kind),
        };
        let Some(News { organisation, facts_from, is_new, is_changed }) = news else { continue };
        let subject = SubjectId::from(&organisation.id);
        let known = signed.remove(&subject);
        let commitment = line.committed_on.map(|day| (day, line.people_signed));
        let signs = commitment.filter(|now| known.as_ref().is_none_or(|known| (known.signed_on, known.people) != *now));
        if signs.is_some()
            && work.is_late(at, "committed_on", Late::OfYear(year, &[organisation.title(), Title::Commune]))
        {
            continue;
        }
        if is_new {
            store::organisation::insert(&mut work.cx.tx, &organisation).await?;
            work.journal.put_in(Table::Organisation, vec![organisation.id.0.clone()]);
            work.known.add_organisation(organisation.clone());
        } else if is_changed || facts_from.is_some() {
            work.journal.before(&mut work.cx.tx, Table::Organisation, std::slice::from_ref(&organisation.id.0)).await?;
            store::organisation::update(&mut work.cx.tx, &organisation).await?;
            if let Some(from) = facts_from {
                store::organisation::put_facts(&mut work.cx.tx, &organisation.id, from, &organisation.facts()).await?;
            }
        }
        if let Some((signed_on, people)) = signs {
            sign(work, organisation.title(), subject, known, (year, signed_on, people)).await?;
        }
        match (is_new, is_changed || signs.is_some()) {
            (true, _) => work.counts.inserted += 1,
            (false, true) => work.counts.updated += 1,
            (false, false) => work.counts.unchanged += 1,
        }
    }
    Ok(())
}

/// What a line makes of an organisation.
struct News {
    /// With its facts of the year.
    organisation: Organisation,
    /// The day from which these facts are to be noted, where the register lacks them.
    facts_from: Option<Date>,
    is_new: bool,
    is_changed: bool,
}

/// An organisation that the register did not know.
fn enter(
    work: &mut Work<'_, '_>,
    at: usize,
    line: &OrganisationLine,
    kind: OrganisationKind,
    year: i16,
) -> ActionResult<Option<News>> {
    let validity = Validity { from: date(year, 1, 1), until: line.closed_on.map(before) };
    if work.is_late(at, "name", Late::Between(validity.from, validity.until.unwrap_or(FAR), TOUCHED)) {
        return Ok(None);
    }
    let organisation = Organisation {
        id: work.cx.new_id()?,
        code: line.code.clone().unwrap_or_else(|| work.known.next_unit_code(kind)),
        name: line.name.clone(),
        kind,
        level: line.level,
        scale: line.scale,
        staff: line.staff,
        pupils: line.pupils,
        address: line.address.clone(),
        head: line.head.clone(),
        validity,
    };
    Ok(Some(News { organisation, facts_from: None, is_new: true, is_changed: true }))
}

/// A known organisation. The list of a year tells the facts from its first day on: other years keep theirs, so they are
/// noted also where they are as before.
fn change(
    work: &mut Work<'_, '_>,
    at: usize,
    line: &OrganisationLine,
    old: &Organisation,
    kind: OrganisationKind,
) -> Option<News> {
    let first_day = date(work.year.unwrap_or_default(), 1, 1);
    let known = work.known.facts(&old.id);
    let then = known.range(..=first_day).next_back().or(known.first_key_value()).map_or(old.facts(), |then| *then.1);
    let facts = OrganisationFacts {
        kind,
        level: line.level.or(then.level),
        scale: line.scale.or(then.scale),
        staff: line.staff.or(then.staff),
        pupils: line.pupils.or(then.pupils),
    };
    let validity = days(work, at, line, old, first_day)?;
    let next = known.keys().find(|from| first_day < **from).map_or(FAR, |next| before(*next));
    // Kind, level and size decide whether the circular covers it, and counts whether all signed: nothing frozen changes.
    if facts != then && work.is_late(at, "kind", Late::Between(first_day, next, TOUCHED)) {
        return None;
    }
    let or_old = |new: &str, old: &str| if new.is_empty() { old.to_owned() } else { new.to_owned() };
    let row = Organisation {
        name: line.name.clone(),
        address: or_old(&line.address, &old.address),
        head: or_old(&line.head, &old.head),
        validity,
        ..old.clone()
    };
    let is_changed = row != *old || facts != then;
    let facts_from = (known.get(&first_day) != Some(&facts)).then_some(first_day);
    Some(News { organisation: row.with(facts), facts_from, is_new: false, is_changed })
}

/// Since when and until when it stands, by its closing, or a list of an earlier year.
fn days(
    work: &mut Work<'_, '_>,
    at: usize,
    line: &OrganisationLine,
    old: &Organisation,
    first_day: Date,
) -> Option<Validity> {
    let known = old.validity;
    let from = first_day.min(known.from);
    let until = line.closed_on.map(before).or(known.until);
    if until.is_some_and(|until| until < from || until < first_day && line.closed_on.is_none()) {
        let problem = "sổ ghi đơn vị này đã ngừng hoạt động trước đó";
        let proposal = format!("sửa ngày; nếu sổ sai: binhyen organisation end {} --cancel --reason \"…\"", old.code);
        work.hold(at, "closed_on", problem, proposal);
        return None;
    }
    let (far_known, far) = (known.until.unwrap_or(FAR), until.unwrap_or(FAR));
    let first = Late::Between(from, before(known.from), TOUCHED);
    let last = Late::Between(far.min(far_known).tomorrow().unwrap_or(FAR), far.max(far_known), TOUCHED);
    let is_held = from != known.from && work.is_late(at, "name", first)
        || far != far_known && work.is_late(at, "closed_on", last);
    (!is_held).then_some(Validity { from, until })
}

/// What closes on a day stood until the day before.
fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}

async fn sign(
    work: &mut Work<'_, '_>,
    title: Title,
    subject: SubjectId,
    known: Option<Commitment>,
    (year, signed_on, people): (i16, Date, Option<u32>),
) -> ActionResult<()> {
    match known {
        Some(known) => {
            work.journal.before(&mut work.cx.tx, Table::Commitment, std::slice::from_ref(&known.id.0)).await?;
            store::commitment::update(&mut work.cx.tx, &Commitment { signed_on, people, ..known }).await?;
        }
        None => {
            let commitment = Commitment { id: work.cx.new_id()?, title, subject, year, signed_on, people };
            store::commitment::insert(&mut work.cx.tx, &commitment).await?;
            work.journal.put_in(Table::Commitment, vec![commitment.id.0]);
        }
    }
    Ok(())
}
