use std::collections::HashMap;

use domain::commitment::Commitment;
use domain::ground::id::SubjectId;
use domain::ground::window::Validity;
use domain::intake::{LineData, OrganisationLine};
use domain::register::{Organisation, OrganisationKind, Title};
use jiff::civil::{Date, date};
use store::import::Table;

use super::frozen::Late;
use super::work::Work;
use crate::error::ActionResult;

const TOUCHED: &[Title] = &[Title::School, Title::Organisation, Title::Commune];
const FAR: Date = date(9999, 12, 31);

/// Schools, agencies and enterprises, and the commitments they signed.
pub async fn take(work: &mut Work<'_, '_>) -> ActionResult<()> {
    let year = work.year.unwrap_or_else(|| work.cx.today().year());
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
        let Some((organisation, is_new)) = merged(work, at, &line, kind, old.as_ref(), year)? else { continue };
        let is_changed = old.as_ref() != Some(&organisation);
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
            work.known.organisations.push(organisation.clone());
        } else if is_changed {
            work.journal.before(&mut work.cx.tx, Table::Organisation, std::slice::from_ref(&organisation.id.0)).await?;
            store::organisation::update(&mut work.cx.tx, &organisation).await?;
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

fn merged(
    work: &mut Work<'_, '_>,
    at: usize,
    line: &OrganisationLine,
    kind: OrganisationKind,
    old: Option<&Organisation>,
    year: i16,
) -> ActionResult<Option<(Organisation, bool)>> {
    let first_day = date(year, 1, 1);
    let Some(old) = old else {
        if work.is_late(at, "name", Late::Between(first_day, FAR, TOUCHED)) {
            return Ok(None);
        }
        let organisation = Organisation {
            id: work.cx.new_id()?,
            code: line.code.clone().unwrap_or_else(|| next_code(&work.known.organisations, kind)),
            name: line.name.clone(),
            kind,
            level: line.level,
            scale: line.scale,
            staff: line.staff,
            pupils: line.pupils,
            address: line.address.clone(),
            head: line.head.clone(),
            validity: Validity { from: first_day, until: None },
        };
        return Ok(Some((organisation, true)));
    };
    let or_old = |new: &str, old: &str| if new.is_empty() { old.to_owned() } else { new.to_owned() };
    let organisation = Organisation {
        name: line.name.clone(),
        kind,
        level: line.level.or(old.level),
        scale: line.scale.or(old.scale),
        staff: line.staff.or(old.staff),
        pupils: line.pupils.or(old.pupils),
        address: or_old(&line.address, &old.address),
        head: or_old(&line.head, &old.head),
        validity: Validity { from: first_day.min(old.validity.from), until: old.validity.until },
        ..old.clone()
    };
    // Kind, level and size decide whether the circular covers it: they change nothing that is frozen.
    let decides = |one: &Organisation| (one.kind, one.level, one.scale, one.validity.from);
    if decides(&organisation) != decides(old) && work.is_late(at, "kind", Late::OfYear(year, TOUCHED)) {
        return Ok(None);
    }
    Ok(Some((organisation, false)))
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

/// TH01 … for schools, CQ01 … for agencies, DN01 … for enterprises, LL01 … for the armed forces.
fn next_code(all: &[Organisation], kind: OrganisationKind) -> String {
    let prefix = match kind {
        OrganisationKind::School => "TH",
        OrganisationKind::Agency => "CQ",
        OrganisationKind::Enterprise => "DN",
        OrganisationKind::ArmedForces => "LL",
    };
    let highest = all.iter().filter_map(|one| one.code.strip_prefix(prefix)?.parse::<u32>().ok()).max().unwrap_or(0);
    format!("{prefix}{:02}", highest + 1)
}
