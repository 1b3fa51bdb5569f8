use std::collections::BTreeMap;

use domain::intake::ImportKind;

use crate::db::{Bind, StoreResult, Tx};
use crate::json;

const SQL_FIND: &str = "select mapping from import_mapping where commune = $1 and kind = $2 and signature = $3";
const SQL_PUT: &str = "insert into import_mapping (commune, kind, signature, mapping) values ($1, $2, $3, $4) \
    on conflict (commune, kind, signature) do update set mapping = excluded.mapping";

/// Field → heading, as it was said for lists with these headings.
pub async fn find_mapping(
    tx: &mut Tx,
    kind: ImportKind,
    signature: &str,
) -> StoreResult<Option<BTreeMap<String, String>>> {
    tx.optional(SQL_FIND, &[tx.commune(), kind.bind(), signature.bind()], |row| row.json("mapping")).await
}

pub async fn put_mapping(
    tx: &mut Tx,
    kind: ImportKind,
    signature: &str,
    mapping: &BTreeMap<String, String>,
) -> StoreResult<()> {
    let binds = [tx.commune(), kind.bind(), signature.bind(), json::text(mapping)?.bind()];
    tx.execute(SQL_PUT, &binds).await?;
    Ok(())
}
