use domain::ground::text::search_key;
use domain::people::Permission;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};
use store::audit::Wanted;

use super::tell::{Kind, Names, Told};
use super::words::KINDS;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Which entries somebody asks for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub actor: String,
    /// One of [`KINDS`]; anything else asks for all.
    pub kind: String,
    /// The id of what it was done to.
    pub subject: String,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub before: Option<i64>,
}

/// Entries and whether there are more.
pub struct Found {
    pub entries: Vec<Told>,
    pub has_more: bool,
}

/// Entries as asked, the newest first.
pub async fn list(cx: &mut Cx<'_>, asked: &Asked, most: u32) -> ActionResult<Found> {
    cx.require(Permission::ReadAudit)?;
    let known = KINDS.iter().find(|(kind, ..)| *kind == asked.kind);
    let kind = known.map_or("", |(kind, ..)| *kind);
    let (action, or_action) = kind.split_once('|').unwrap_or((kind, ""));
    let wanted = Wanted {
        actor: asked.actor.clone(),
        action: action.to_owned(),
        or_action: or_action.to_owned(),
        subject: asked.subject.trim().to_owned(),
        from: asked.from.map(first_moment),
        until: asked.until.and_then(|day| day.tomorrow().ok()).map(first_moment),
        before: asked.before,
    };
    let mut entries = store::audit::search(&mut cx.tx, &wanted, most + 1).await?;
    let has_more = most < u32::try_from(entries.len()).unwrap_or(u32::MAX);
    entries.truncate(most as usize);
    let names = Names::load(cx).await?;
    Ok(Found { entries: entries.into_iter().map(|entry| names.tell(entry)).collect(), has_more })
}

/// In Vietnam.
fn first_moment(day: Date) -> Timestamp {
    let zone = TimeZone::fixed(offset(7));
    day.to_zoned(zone).map_or(Timestamp::MIN, |start| start.timestamp())
}

/// One entry.
pub async fn find(cx: &mut Cx<'_>, seq: i64) -> ActionResult<Told> {
    cx.require(Permission::ReadAudit)?;
    let entry = store::audit::find(&mut cx.tx, seq).await?;
    let entry = entry.ok_or_else(|| {
        ActionError::missing(format!("nhật ký không có mục {seq}"), format!("there is no entry {seq}"))
    })?;
    let mut told = Names::load(cx).await?.tell(entry);
    if let Some(about) = told.about.as_mut().filter(|about| about.kind == Kind::Household) {
        let id = domain::ground::id::HouseholdId(about.id.clone());
        if let Some(household) = store::household::find(&mut cx.tx, &id).await? {
            about.name = household.code;
        }
    }
    Ok(told)
}

/// Everyone who ever did something.
pub async fn actors(cx: &mut Cx<'_>) -> ActionResult<Vec<String>> {
    cx.require(Permission::ReadAudit)?;
    let mut actors = store::audit::actors(&mut cx.tx).await?;
    actors.sort_by_cached_key(|actor| search_key(actor));
    Ok(actors)
}
