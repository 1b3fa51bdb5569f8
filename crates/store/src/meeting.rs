//! The review meetings of areas: one per area and year, with what each found of every household.

pub mod draft;

use std::collections::BTreeMap;

use domain::ground::id::{AreaId, HouseholdId, MeetingId};
use domain::meeting::{HouseholdReview, Meeting, VoteWay};

use crate::db::{Bind, Row, StoreResult, Tx, Value};
use crate::json;

const SQL_INSERT: &str = "insert into meeting (commune, id, area, year, date, households, present, way) \
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const SQL_UPDATE: &str = "update meeting set area = $3, year = $4, date = $5, households = $6, present = $7, way = $8 \
    where commune = $1 and id = $2";
const SQL_INSERT_REVIEW: &str =
    "insert into meeting_review (commune, meeting, household, marks, agree) values ($1, $2, $3, $4, $5)";
const SQL_LIST: &str = "select meeting.* from meeting where commune = $1 and year = $2 order by area";
const SQL_LIST_REVIEWS: &str = "select review.meeting, review.household, review.marks, review.agree \
    from meeting_review review join meeting on meeting.commune = review.commune and meeting.id = review.meeting \
    where review.commune = $1 and meeting.year = $2 order by review.meeting, review.household";
const SQL_FIND: &str = "select meeting.* from meeting where commune = $1 and year = $2 and area = $3";
const SQL_FIND_REVIEWS: &str = "select meeting, household, marks, agree from meeting_review \
    where commune = $1 and meeting = $2 order by household";
const SQL_DELETE_REVIEWS: &str = "delete from meeting_review where commune = $1 and meeting = $2";
const SQL_DELETE: &str = "delete from meeting where commune = $1 and id = $2";

/// All meetings of a year, each with its reviews.
pub async fn list(tx: &mut Tx, year: i16) -> StoreResult<Vec<Meeting>> {
    let binds = [tx.commune(), year.bind()];
    let mut meetings = tx.list(SQL_LIST, &binds, from_row).await?;
    let mut reviews: BTreeMap<String, Vec<HouseholdReview>> = BTreeMap::new();
    for (meeting, review) in tx.list(SQL_LIST_REVIEWS, &binds, review_from_row).await? {
        reviews.entry(meeting).or_default().push(review);
    }
    for meeting in &mut meetings {
        meeting.reviews = reviews.remove(meeting.id.as_str()).unwrap_or_default();
    }
    Ok(meetings)
}

pub async fn find(tx: &mut Tx, area: &AreaId, year: i16) -> StoreResult<Option<Meeting>> {
    let found = tx.optional(SQL_FIND, &[tx.commune(), year.bind(), area.bind()], from_row).await?;
    let Some(mut meeting) = found else { return Ok(None) };
    let reviews = tx.list(SQL_FIND_REVIEWS, &[tx.commune(), meeting.id.bind()], review_from_row).await?;
    meeting.reviews = reviews.into_iter().map(|(_, review)| review).collect();
    Ok(Some(meeting))
}

pub async fn insert(tx: &mut Tx, meeting: &Meeting) -> StoreResult<()> {
    insert_all(tx, std::slice::from_ref(meeting)).await
}

pub async fn insert_all(tx: &mut Tx, meetings: &[Meeting]) -> StoreResult<()> {
    let rows: Vec<_> = meetings.iter().map(|meeting| binds(tx, meeting)).collect();
    tx.insert_many(SQL_INSERT, &rows).await?;
    insert_reviews(tx, meetings).await
}

/// Everything, all reviews too.
pub async fn update(tx: &mut Tx, meeting: &Meeting) -> StoreResult<()> {
    tx.execute(SQL_UPDATE, &binds(tx, meeting)).await?;
    tx.execute(SQL_DELETE_REVIEWS, &[tx.commune(), meeting.id.bind()]).await?;
    insert_reviews(tx, std::slice::from_ref(meeting)).await
}

pub async fn delete(tx: &mut Tx, id: &MeetingId) -> StoreResult<bool> {
    tx.execute(SQL_DELETE_REVIEWS, &[tx.commune(), id.bind()]).await?;
    Ok(tx.execute(SQL_DELETE, &[tx.commune(), id.bind()]).await? != 0)
}

async fn insert_reviews(tx: &mut Tx, meetings: &[Meeting]) -> StoreResult<()> {
    let mut rows = Vec::new();
    for meeting in meetings {
        for review in &meeting.reviews {
            let marks = json::text(&review.marks)?.bind();
            let (meeting, household) = (meeting.id.bind(), review.household.bind());
            rows.push(vec![tx.commune(), meeting, household, marks, review.agree.bind()]);
        }
    }
    tx.insert_many(SQL_INSERT_REVIEW, &rows).await?;
    Ok(())
}

fn binds(tx: &Tx, meeting: &Meeting) -> Vec<Value> {
    vec![
        tx.commune(),
        meeting.id.bind(),
        meeting.area.bind(),
        meeting.year.bind(),
        meeting.date.bind(),
        meeting.households.bind(),
        meeting.present.bind(),
        meeting.way.bind(),
    ]
}

fn review_from_row(row: &Row<'_>) -> StoreResult<(String, HouseholdReview)> {
    let review = HouseholdReview {
        household: HouseholdId(row.text("household")?),
        marks: row.json("marks")?,
        agree: row.opt_number("agree")?,
    };
    Ok((row.text("meeting")?, review))
}

fn from_row(row: &Row<'_>) -> StoreResult<Meeting> {
    Ok(Meeting {
        id: MeetingId(row.text("id")?),
        area: AreaId(row.text("area")?),
        year: row.number("year")?,
        date: row.date("date")?,
        households: row.number("households")?,
        present: row.number("present")?,
        way: row.word("way", VoteWay::parse)?,
        reviews: Vec::new(),
    })
}
