use std::sync::atomic::{AtomicU32, Ordering};

use domain::people::{Actor, Permission};
use jiff::Timestamp;
use jiff::civil::Date;
use store::audit::Event;
use store::db::Tx;
use store::history::Change;

use crate::desk::Desk;
use crate::error::{ActionError, ActionResult};

/// What an action works with: one transaction in one ward, who acts, and when.
pub struct Cx<'d> {
    pub tx: Tx,
    pub desk: &'d Desk,
    actor: Actor,
    now: Timestamp,
    ids: AtomicU32,
}

impl<'d> Cx<'d> {
    pub(crate) fn new(tx: Tx, desk: &'d Desk, actor: Actor, now: Timestamp) -> Self {
        Self { tx, desk, actor, now, ids: AtomicU32::new(0) }
    }

    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The day in Vietnam.
    pub fn today(&self) -> Date {
        self.now.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(7))).date()
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    pub fn require(&self, permission: Permission) -> ActionResult<()> {
        if self.actor.role.may(permission) { Ok(()) } else { Err(ActionError::NotAllowed(permission)) }
    }

    /// A new id: the moment, a running number and chance (UUIDv7), so that ids sort by when they were made, also within
    /// one import: lists stand in the order of the file, on every database.
    pub fn new_id<T: From<uuid::Uuid>>(&self) -> ActionResult<T> {
        let mut chance = [0u8; 10];
        getrandom::fill(&mut chance).map_err(|error| {
            ActionError::failed(
                format!("máy này không cho số ngẫu nhiên: {error}"),
                format!("no random numbers here: {error}"),
            )
        })?;
        // RFC 9562 §6.2, method 1: a counter of 26 bits, around the bits of the version and of the variant.
        let number = self.ids.fetch_add(1, Ordering::Relaxed);
        let byte = |shift: u32| number.wrapping_shr(shift).to_be_bytes()[3];
        (chance[0], chance[1], chance[2], chance[3]) = (byte(22), byte(14), byte(8) & 0x3f, byte(0));
        let millis = u64::try_from(self.now.as_millisecond()).unwrap_or_default();
        Ok(uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid().into())
    }

    /// One line of the audit record, in the same transaction.
    pub async fn record(&mut self, action: &'static str, subject: &str, detail: serde_json::Value) -> ActionResult<()> {
        let event = Event {
            at: self.now,
            actor: self.actor.name.clone(),
            action: action.to_owned(),
            subject: subject.to_owned(),
            detail,
        };
        store::audit::append(&mut self.tx, &event).await?;
        Ok(())
    }

    /// One line of the audit record, and beside it what it changed in which records, from what to what and why. The line
    /// keeps the digest of that: persons are spoken of beside it only.
    pub async fn record_changes(
        &mut self,
        action: &'static str,
        subject: &str,
        mut detail: serde_json::Value,
        changes: &[Change],
    ) -> ActionResult<()> {
        detail["digest"] = serde_json::Value::String(store::history::digest(&self.tx, changes));
        let event = Event {
            at: self.now,
            actor: self.actor.name.clone(),
            action: action.to_owned(),
            subject: subject.to_owned(),
            detail,
        };
        let seq = store::audit::append(&mut self.tx, &event).await?;
        store::history::insert_all(&mut self.tx, seq, changes).await?;
        Ok(())
    }

    pub async fn commit(self) -> ActionResult<()> {
        Ok(self.tx.commit().await?)
    }
}
