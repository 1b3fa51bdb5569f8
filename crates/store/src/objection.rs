//! What people have against results, and what they were answered.

use domain::campaign::{Answer, Channel, Objection, ObjectionKind, Verdict};
use domain::ground::id::{CampaignId, ObjectionId, SubjectId};
use domain::register::{Subject, Title};

use crate::db::{Bind, Row, StoreResult, Tx};

const SQL_INSERT: &str = "insert into objection (commune, id, campaign, title, kind, subject, code, name, filed_on, due, \
    filed_by, channel, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const SQL_ANSWER: &str =
    "update objection set verdict = $3, answer = $4, answered_on = $5 where commune = $1 and id = $2";
const SQL_FIND: &str = "select objection.* from objection where commune = $1 and id = $2";
const SQL_LIST: &str = "select objection.* from objection where commune = $1 and campaign = $2 and title = $3 \
    order by filed_on, id";
const SQL_COUNT_OPEN: &str = "select count(*) as number from objection \
    where commune = $1 and campaign = $2 and title = $3 and kind = $4 and verdict is null";

/// One that came in; its answer comes later.
pub async fn insert(tx: &mut Tx, objection: &Objection) -> StoreResult<()> {
    let subject = &objection.subject;
    let binds = [
        tx.commune(),
        objection.id.bind(),
        objection.campaign.bind(),
        subject.title.bind(),
        objection.kind.bind(),
        subject.id.bind(),
        subject.code.bind(),
        subject.name.bind(),
        objection.filed_on.bind(),
        objection.due.bind(),
        objection.by.bind(),
        objection.channel.bind(),
        objection.text.bind(),
    ];
    tx.execute(SQL_INSERT, &binds).await?;
    Ok(())
}

pub async fn answer(tx: &mut Tx, id: &ObjectionId, answer: &Answer) -> StoreResult<()> {
    let binds = [tx.commune(), id.bind(), answer.verdict.bind(), answer.reason.bind(), answer.on.bind()];
    tx.execute(SQL_ANSWER, &binds).await?;
    Ok(())
}

pub async fn find(tx: &mut Tx, id: &ObjectionId) -> StoreResult<Option<Objection>> {
    tx.optional(SQL_FIND, &[tx.commune(), id.bind()], from_row).await
}

/// Of one title, the oldest first.
pub async fn list(tx: &mut Tx, campaign: &CampaignId, title: Title) -> StoreResult<Vec<Objection>> {
    tx.list(SQL_LIST, &[tx.commune(), campaign.bind(), title.bind()], from_row).await
}

/// How many of a kind nobody answered.
pub async fn count_open(tx: &mut Tx, campaign: &CampaignId, title: Title, kind: ObjectionKind) -> StoreResult<u64> {
    tx.count(SQL_COUNT_OPEN, &[tx.commune(), campaign.bind(), title.bind(), kind.bind()]).await
}

fn from_row(row: &Row<'_>) -> StoreResult<Objection> {
    let verdict = row.opt_word("verdict", Verdict::parse)?;
    let answer = match (verdict, row.opt_text("answer")?, row.opt_date("answered_on")?) {
        (Some(verdict), Some(reason), Some(on)) => Some(Answer { verdict, reason, on }),
        _ => None,
    };
    Ok(Objection {
        id: ObjectionId(row.text("id")?),
        campaign: CampaignId(row.text("campaign")?),
        kind: row.word("kind", ObjectionKind::parse)?,
        subject: Subject {
            id: SubjectId(row.text("subject")?),
            title: row.word("title", Title::parse)?,
            code: row.text("code")?,
            name: row.text("name")?,
        },
        filed_on: row.date("filed_on")?,
        due: row.opt_date("due")?,
        by: row.text("filed_by")?,
        channel: row.word("channel", Channel::parse)?,
        text: row.text("body")?,
        answer,
    })
}
