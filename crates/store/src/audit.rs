//! The record of everyone's every change: only ever added to, each entry holding the hash of the one before it. Hashes
//! and the seal at the end are made with the key, which does not lie in the database.

use jiff::Timestamp;

use crate::db::{Bind, Row, StoreError, StoreResult, Tx, Why};
use crate::protect::Keys;

/// What somebody did. Never a name, a number or a reason of a person: ids and counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub at: Timestamp,
    /// The officer, or on the command line the system's user.
    pub actor: String,
    /// "campaign.closed"
    pub action: String,
    /// The id of what it was done to.
    pub subject: String,
    pub detail: serde_json::Value,
}

/// One entry as it stands in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub seq: i64,
    pub at: String,
    pub actor: String,
    pub action: String,
    pub subject: String,
    /// JSON text, as it was hashed.
    pub detail: String,
    pub prev_hash: String,
    pub hash: String,
}

const SQL_HEAD: &str = "select seq, hash, seal from audit_head where commune = $1";
const SQL_SET_HEAD: &str = "insert into audit_head (commune, seq, hash, seal) values ($1, $2, $3, $4) \
    on conflict (commune) do update set seq = excluded.seq, hash = excluded.hash, seal = excluded.seal";
const SQL_INSERT: &str = "insert into audit (commune, seq, at, actor, action, subject, detail, prev_hash, hash) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const SQL_LIST: &str = "select audit.* from audit where commune = $1 and $2 < seq order by seq limit $3";
const SQL_LIST_OF: &str = "select audit.* from audit where commune = $1 and action = $2 order by seq";
/// Whoever signs in or out changes nothing that is reviewed.
const SQL_LAST_CHANGE: &str = "select seq, hash from audit where commune = $1 and action not like 'account.%' \
    order by seq desc limit 1";
const SQL_LAST: &str = "select audit.* from audit where commune = $1 order by seq desc limit $2";
const SQL_FIND: &str = "select audit.* from audit where commune = $1 and seq = $2";
const SQL_SEARCH: &str = "select audit.* from audit where commune = $1 and ($2 = '' or actor = $2) and (action like $3 or action like $9) \
    and ($4 = '' or subject = $4) and $5 <= at and at < $6 and seq < $7 order by seq desc limit $8";
const SQL_ACTORS: &str = "select distinct actor from audit where commune = $1";

/// Which entries are looked for; what is left empty does not matter.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub actor: String,
    /// "decision.%", "%_read": what the action is like.
    pub action: String,
    /// What it may be like instead.
    pub or_action: String,
    pub subject: String,
    /// The first moment, and the first that no longer counts.
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
    /// Only entries before this number.
    pub before: Option<i64>,
}

/// Begins the chain of a ward that is being opened: an empty one, sealed. A chain that was ever there is not begun again.
pub(crate) async fn start(tx: &mut Tx) -> StoreResult<()> {
    if head(tx).await?.is_some_and(|head| head.seq != 0 || !head.seal.is_empty()) {
        return Err(broken("nhật ký của nơi này đã có từ trước", "this place has a record already"));
    }
    set_head(tx, 0, "").await
}

/// Adds one entry, in the transaction of what it tells of. What comes after a forged end would make it look whole: nothing
/// is added there. Gives the entry's number.
pub async fn append(tx: &mut Tx, event: &Event) -> StoreResult<i64> {
    let Head { seq: last, hash: prev_hash, .. } = sealed_head(tx).await?;
    let mut entry = Entry {
        seq: last + 1,
        at: crate::db::instant(event.at),
        actor: event.actor.clone(),
        action: event.action.clone(),
        subject: event.subject.clone(),
        detail: event.detail.to_string(),
        prev_hash,
        hash: String::new(),
    };
    entry.hash = entry.digest(&tx.keys(), tx.commune_code().as_str());
    let binds = [
        tx.commune(),
        entry.seq.bind(),
        entry.at.bind(),
        entry.actor.bind(),
        entry.action.bind(),
        entry.subject.bind(),
        entry.detail.bind(),
        entry.prev_hash.bind(),
        entry.hash.bind(),
    ];
    tx.execute(SQL_INSERT, &binds).await?;
    set_head(tx, entry.seq, &entry.hash).await?;
    Ok(entry.seq)
}

/// The hash of the newest entry: as long as it is the same, nobody changed anything.
pub async fn last_hash(tx: &mut Tx) -> StoreResult<String> {
    Ok(head(tx).await?.map(|head| head.hash).unwrap_or_default())
}

/// The newest entry that is about anything but accounts: as long as it is the same, nobody changed what is reviewed.
pub async fn last_change(tx: &mut Tx) -> StoreResult<(i64, String)> {
    let read = |row: &Row<'_>| Ok((row.int("seq")?, row.text("hash")?));
    Ok(tx.optional(SQL_LAST_CHANGE, &[tx.commune()], read).await?.unwrap_or_default())
}

/// The newest entries first.
pub async fn list_last(tx: &mut Tx, limit: u32) -> StoreResult<Vec<Entry>> {
    tx.list(SQL_LAST, &[tx.commune(), limit.bind()], from_row).await
}

/// One entry by its number.
pub async fn find(tx: &mut Tx, seq: i64) -> StoreResult<Option<Entry>> {
    tx.optional(SQL_FIND, &[tx.commune(), seq.bind()], from_row).await
}

/// Entries that are as wanted, the newest first.
pub async fn search(tx: &mut Tx, wanted: &Wanted, limit: u32) -> StoreResult<Vec<Entry>> {
    let action = if wanted.action.is_empty() { "%" } else { &wanted.action };
    let or_action = if wanted.or_action.is_empty() { action } else { &wanted.or_action };
    let from = wanted.from.map(crate::db::instant).unwrap_or_default();
    // Every moment is written with the digits of its year first.
    let until = wanted.until.map_or_else(|| "9999".to_owned(), crate::db::instant);
    let before = wanted.before.unwrap_or(i64::MAX);
    let binds = [
        tx.commune(),
        wanted.actor.bind(),
        action.bind(),
        wanted.subject.bind(),
        from.bind(),
        until.bind(),
        before.bind(),
        limit.bind(),
        or_action.bind(),
    ];
    tx.list(SQL_SEARCH, &binds, from_row).await
}

/// Everyone who ever did something.
pub async fn actors(tx: &mut Tx) -> StoreResult<Vec<String>> {
    tx.list(SQL_ACTORS, &[tx.commune()], |row| row.text("actor")).await
}

/// Entries after a number, oldest first.
pub async fn list_after(tx: &mut Tx, seq: i64, limit: u32) -> StoreResult<Vec<Entry>> {
    tx.list(SQL_LIST, &[tx.commune(), seq.bind(), limit.bind()], from_row).await
}

/// All entries of one kind of action, oldest first.
pub async fn list_of(tx: &mut Tx, action: &str) -> StoreResult<Vec<Entry>> {
    tx.list(SQL_LIST_OF, &[tx.commune(), action.bind()], from_row).await
}

/// How many entries the chain has; `BrokenAudit` names the first link that does not hold. A ward without a chain is broken
/// too: opening it began one.
pub async fn verify(tx: &mut Tx) -> StoreResult<u64> {
    const PAGE: u32 = 2_000;
    let (commune, keys) = (tx.commune_code().as_str().to_owned(), tx.keys());
    let (mut seq, mut hash) = (0, String::new());
    loop {
        let entries = list_after(tx, seq, PAGE).await?;
        for entry in &entries {
            entry.follows(seq, &hash, &keys, &commune)?;
            (seq, hash) = (entry.seq, entry.hash.clone());
        }
        if entries.is_empty() {
            break;
        }
    }
    if seq == 0 && crate::ward::find(tx).await?.is_none() {
        return Ok(0);
    }
    let head = sealed_head(tx).await?;
    if (head.seq, &head.hash) != (seq, &hash) {
        return Err(broken(
            format!("cuối nhật ký phải là mục {}, nhưng chỉ còn đến mục {seq}", head.seq),
            format!("it must end with entry {}, but ends with entry {seq}", head.seq),
        ));
    }
    Ok(u64::try_from(seq).unwrap_or(0))
}

/// The end of a chain.
struct Head {
    seq: i64,
    hash: String,
    seal: String,
}

async fn head(tx: &mut Tx) -> StoreResult<Option<Head>> {
    let read = |row: &Row<'_>| Ok(Head { seq: row.int("seq")?, hash: row.text("hash")?, seal: row.text("seal")? });
    tx.optional(SQL_HEAD, &[tx.commune()], read).await
}

/// The end of the chain as this program left it.
async fn sealed_head(tx: &mut Tx) -> StoreResult<Head> {
    let Some(head) = head(tx).await?.filter(|head| head.seq != 0 || !head.seal.is_empty()) else {
        return Err(broken("phần cuối nhật ký đã bị xóa", "its end was deleted"));
    };
    if head.seal != tx.keys().seal(tx.commune_code(), head.seq, &head.hash) {
        return Err(broken(
            "dấu niêm phong cuối nhật ký không khớp với khóa",
            "the seal at its end does not match the key",
        ));
    }
    Ok(head)
}

async fn set_head(tx: &mut Tx, seq: i64, hash: &str) -> StoreResult<()> {
    let seal = tx.keys().seal(tx.commune_code(), seq, hash);
    tx.execute(SQL_SET_HEAD, &[tx.commune(), seq.bind(), hash.bind(), seal.bind()]).await?;
    Ok(())
}

fn broken(vietnamese: impl Into<String>, english: impl Into<String>) -> StoreError {
    StoreError::BrokenAudit(Why::new(vietnamese, english))
}

impl Entry {
    /// Refuses an entry that is not the next one after `seq` and `hash`, or is not as it was written.
    fn follows(&self, seq: i64, hash: &str, keys: &Keys, commune: &str) -> StoreResult<()> {
        let (vietnamese, english) = if self.seq != seq + 1 {
            (format!("thiếu mục {} ở trước", seq + 1), format!("entry {} is missing before it", seq + 1))
        } else if self.prev_hash != hash {
            ("không nối với mục trước".to_owned(), "it does not follow the one before".to_owned())
        } else if self.digest(keys, commune) != self.hash {
            ("nội dung đã bị sửa".to_owned(), "its content was changed".to_owned())
        } else {
            return Ok(());
        };
        Err(broken(format!("mục {}: {vietnamese}", self.seq), format!("entry {}: {english}", self.seq)))
    }

    fn digest(&self, keys: &Keys, commune: &str) -> String {
        let seq = self.seq.to_string();
        keys.entry([commune, &seq, &self.at, &self.actor, &self.action, &self.subject, &self.detail, &self.prev_hash])
    }
}

pub(crate) fn from_row(row: &Row<'_>) -> StoreResult<Entry> {
    Ok(Entry {
        seq: row.int("seq")?,
        at: row.text("at")?,
        actor: row.text("actor")?,
        action: row.text("action")?,
        subject: row.text("subject")?,
        detail: row.text("detail")?,
        prev_hash: row.text("prev_hash")?,
        hash: row.text("hash")?,
    })
}
