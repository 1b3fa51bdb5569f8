//! The record of everyone's every change: only ever added to, each entry holding the hash of the one before it.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::db::{Bind, Row, StoreError, StoreResult, Tx, Why};
use crate::digest::hex;

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
const SQL_LAST: &str = "select audit.* from audit where commune = $1 order by seq desc limit $2";

/// Adds one entry, in the transaction of what it tells of.
pub async fn append(tx: &mut Tx, event: &Event) -> StoreResult<()> {
    let (last, prev_hash, _) = head(tx).await?;
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
    entry.hash = entry.digest(tx.commune_code().as_str());
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
    let seal = tx.keys().seal(tx.commune_code(), entry.seq, &entry.hash);
    tx.execute(SQL_SET_HEAD, &[tx.commune(), entry.seq.bind(), entry.hash.bind(), seal.bind()]).await?;
    Ok(())
}

/// The newest entries first.
pub async fn list_last(tx: &mut Tx, limit: u32) -> StoreResult<Vec<Entry>> {
    tx.list(SQL_LAST, &[tx.commune(), limit.bind()], from_row).await
}

/// Entries after a number, oldest first.
pub async fn list_after(tx: &mut Tx, seq: i64, limit: u32) -> StoreResult<Vec<Entry>> {
    tx.list(SQL_LIST, &[tx.commune(), seq.bind(), limit.bind()], from_row).await
}

/// How many entries the chain has; `BrokenAudit` names the first link that does not hold.
pub async fn verify(tx: &mut Tx) -> StoreResult<u64> {
    const PAGE: u32 = 2_000;
    let commune = tx.commune_code().as_str().to_owned();
    let (mut seq, mut hash) = (0, String::new());
    loop {
        let entries = list_after(tx, seq, PAGE).await?;
        for entry in &entries {
            let broken = |vietnamese: &str, english: &str| {
                let (number, vietnamese) = (entry.seq, format!("mục {}: {vietnamese}", entry.seq));
                StoreError::BrokenAudit(Why::new(vietnamese, format!("entry {number}: {english}")))
            };
            if entry.seq != seq + 1 {
                return Err(broken(
                    &format!("thiếu mục {} ở trước", seq + 1),
                    &format!("entry {} is missing before it", seq + 1),
                ));
            }
            if entry.prev_hash != hash {
                return Err(broken("không nối với mục trước", "it does not follow the one before"));
            }
            if entry.digest(&commune) != entry.hash {
                return Err(broken("nội dung đã bị sửa", "its content was changed"));
            }
            (seq, hash) = (entry.seq, entry.hash.clone());
        }
        if entries.is_empty() {
            break;
        }
    }
    let (head_seq, head_hash, seal) = head(tx).await?;
    if head_seq != seq || head_hash != hash {
        return Err(StoreError::BrokenAudit(Why::new(
            format!("cuối nhật ký phải là mục {head_seq}, nhưng chỉ còn đến mục {seq}"),
            format!("it must end with entry {head_seq}, but ends with entry {seq}"),
        )));
    }
    if seq != 0 && seal != tx.keys().seal(tx.commune_code(), seq, &hash) {
        return Err(StoreError::BrokenAudit(Why::new(
            "dấu niêm phong cuối nhật ký không khớp với khóa",
            "the seal at its end does not match the key",
        )));
    }
    Ok(u64::try_from(seq).unwrap_or(0))
}

async fn head(tx: &mut Tx) -> StoreResult<(i64, String, String)> {
    let head = tx
        .optional(SQL_HEAD, &[tx.commune()], |row| Ok((row.int("seq")?, row.text("hash")?, row.text("seal")?)))
        .await?;
    Ok(head.unwrap_or_default())
}

impl Entry {
    /// SHA-256 over every part, each led by its length, so that no two entries have one encoding.
    fn digest(&self, commune: &str) -> String {
        let mut hash = Sha256::new();
        let seq = self.seq.to_string();
        let parts = [commune, &seq, &self.at, &self.actor, &self.action, &self.subject, &self.detail, &self.prev_hash];
        for part in parts {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        hex(&hash.finalize())
    }
}

fn from_row(row: &Row<'_>) -> StoreResult<Entry> {
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
