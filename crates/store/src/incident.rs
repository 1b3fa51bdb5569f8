//! The ledger of cases, each once; a fingerprint of its line tells a case that was already taken in.

use std::collections::{BTreeMap, HashMap};

use domain::ground::id::{AreaId, IncidentId, SubjectId};
use domain::ground::window::Window;
use domain::incident::{CaseState, Incident, IncidentClass, Party, Role, Severity};
use domain::register::Title;

use crate::db::{Bind, Row, StoreResult, Tx, Value};

const SQL_INSERT: &str = "insert into incident (commune, id, date, area, class, severity, state, summary, \
    handled_in_time, force_majeure, concluded_on, fingerprint) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const SQL_UPDATE: &str = "update incident set date = $3, area = $4, class = $5, severity = $6, state = $7, \
    summary = $8, handled_in_time = $9, force_majeure = $10, concluded_on = $11 where commune = $1 and id = $2";
const SQL_INSERT_PARTY: &str = "insert into incident_party (commune, incident, position, title, subject, role) \
    values ($1, $2, $3, $4, $5, $6)";
const SQL_LIST: &str = "select incident.* from incident where commune = $1 and (date between $2 and $3 or concluded_on between $2 and $3) \
    order by date, id";
const SQL_LIST_PARTIES: &str = "select party.incident, party.title, party.subject, party.role \
    from incident_party party join incident on incident.commune = party.commune and incident.id = party.incident \
    where party.commune = $1 and (incident.date between $2 and $3 or incident.concluded_on between $2 and $3) \
    order by party.incident, party.position";
const SQL_FIND: &str = "select incident.* from incident where commune = $1 and id = $2";
const SQL_FIND_PARTIES: &str = "select incident, title, subject, role from incident_party \
    where commune = $1 and incident = $2 order by position";
const SQL_FINGERPRINTS: &str = "select fingerprint, id from incident where commune = $1";
const SQL_DELETE_PARTIES: &str = "delete from incident_party where commune = $1 and incident = $2";
const SQL_DELETE: &str = "delete from incident where commune = $1 and id = $2";

/// The cases that happened or were concluded in a window, by the day of the event.
pub async fn list(tx: &mut Tx, window: Window) -> StoreResult<Vec<Incident>> {
    let binds = [tx.commune(), window.from.bind(), window.until.bind()];
    let mut incidents = tx.list(SQL_LIST, &binds, from_row).await?;
    let mut parties: BTreeMap<String, Vec<Party>> = BTreeMap::new();
    for (incident, party) in tx.list(SQL_LIST_PARTIES, &binds, party_from_row).await? {
        parties.entry(incident).or_default().push(party);
    }
    for incident in &mut incidents {
        incident.parties = parties.remove(incident.id.as_str()).unwrap_or_default();
    }
    Ok(incidents)
}

pub async fn find(tx: &mut Tx, id: &IncidentId) -> StoreResult<Option<Incident>> {
    let binds = [tx.commune(), id.bind()];
    let Some(mut incident) = tx.optional(SQL_FIND, &binds, from_row).await? else { return Ok(None) };
    let parties = tx.list(SQL_FIND_PARTIES, &binds, party_from_row).await?;
    incident.parties = parties.into_iter().map(|(_, party)| party).collect();
    Ok(Some(incident))
}

/// Fingerprint → case, of every case.
pub async fn fingerprints(tx: &mut Tx) -> StoreResult<HashMap<String, IncidentId>> {
    let binds = [tx.commune()];
    let pairs = tx.list(SQL_FINGERPRINTS, &binds, |row| Ok((row.text("fingerprint")?, IncidentId(row.text("id")?))));
    Ok(pairs.await?.into_iter().collect())
}

pub async fn insert(tx: &mut Tx, incident: &Incident, fingerprint: &str) -> StoreResult<()> {
    insert_all(tx, &[(incident, fingerprint)]).await
}

pub async fn insert_all(tx: &mut Tx, incidents: &[(&Incident, &str)]) -> StoreResult<()> {
    let row = |(incident, fingerprint): &(&Incident, &str)| {
        let mut row = binds(tx, incident);
        row.push(fingerprint.bind());
        row
    };
    let rows: Vec<_> = incidents.iter().map(row).collect();
    tx.insert_many(SQL_INSERT, &rows).await?;
    let parties: Vec<_> = incidents.iter().flat_map(|(incident, _)| party_binds(tx, incident)).collect();
    tx.insert_many(SQL_INSERT_PARTY, &parties).await?;
    Ok(())
}

/// Everything, its parties too.
pub async fn update(tx: &mut Tx, incident: &Incident) -> StoreResult<()> {
    tx.execute(SQL_UPDATE, &binds(tx, incident)).await?;
    tx.execute(SQL_DELETE_PARTIES, &[tx.commune(), incident.id.bind()]).await?;
    let parties = party_binds(tx, incident);
    tx.insert_many(SQL_INSERT_PARTY, &parties).await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, id: &IncidentId) -> StoreResult<bool> {
    tx.execute(SQL_DELETE_PARTIES, &[tx.commune(), id.bind()]).await?;
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), id.bind()]).await? != 0)
}

fn binds(tx: &Tx, incident: &Incident) -> Vec<Value> {
    vec![
        tx.commune(),
        incident.id.bind(),
        incident.date.bind(),
        incident.area.bind(),
        incident.class.bind(),
        incident.severity.bind(),
        incident.state.bind(),
        incident.summary.bind(),
        incident.handled_in_time.bind(),
        incident.force_majeure.bind(),
        incident.concluded_on.bind(),
    ]
}

fn party_binds(tx: &Tx, incident: &Incident) -> Vec<Vec<Value>> {
    let row = |(at, party): (usize, &Party)| {
        let position = (at as u64 + 1).bind();
        vec![tx.commune(), incident.id.bind(), position, party.title.bind(), party.subject.bind(), party.role.bind()]
    };
    incident.parties.iter().enumerate().map(row).collect()
}

fn party_from_row(row: &Row<'_>) -> StoreResult<(String, Party)> {
    let party = Party {
        title: row.word("title", Title::parse)?,
        subject: SubjectId(row.text("subject")?),
        role: row.word("role", Role::parse)?,
    };
    Ok((row.text("incident")?, party))
}

fn from_row(row: &Row<'_>) -> StoreResult<Incident> {
    Ok(Incident {
        id: IncidentId(row.text("id")?),
        date: row.date("date")?,
        concluded_on: row.opt_date("concluded_on")?,
        area: row.opt_text("area")?.map(AreaId),
        class: row.word("class", IncidentClass::parse)?,
        severity: row.opt_word("severity", Severity::parse)?,
        state: row.word("state", CaseState::parse)?,
        summary: row.text("summary")?,
        handled_in_time: row.bool("handled_in_time")?,
        force_majeure: row.bool("force_majeure")?,
        parties: Vec::new(),
    })
}
