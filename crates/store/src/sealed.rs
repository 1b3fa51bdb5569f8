//! Files that strangers sent, sealed like the protected fields: identity and phone numbers stand in them.

use crate::db::{StoreResult, Tx};
use crate::protect::Place;

/// The bytes as they may lie on a disk. They open only in this ward and under this digest.
pub fn seal(tx: &Tx, sha256: &str, bytes: &[u8]) -> StoreResult<Vec<u8>> {
    let keys = tx.keys();
    keys.encrypt_bytes(&place(tx, sha256), bytes)
}

pub fn open(tx: &Tx, sha256: &str, sealed: &[u8]) -> StoreResult<Vec<u8>> {
    let keys = tx.keys();
    keys.decrypt_bytes(&place(tx, sha256), sealed)
}

fn place<'p>(tx: &'p Tx, sha256: &'p str) -> Place<'p> {
    Place { commune: tx.commune_code(), table: "file", column: "bytes", row: sha256 }
}
