use std::path::Path;

use super::{Keys, file};
use crate::db::{StoreError, StoreResult};

/// Takes the key of a database, or makes one for a database that never had any. A database that already has its key is
/// never given another: what it holds could no longer be read.
pub(crate) async fn unlock(pool: &crate::db::Pool, path: &Path) -> StoreResult<Keys> {
    let known = pool.key_check().await?;
    let root = match (file::read(path)?, &known) {
        (Some(root), _) => root,
        (None, Some(_)) => return Err(StoreError::KeyMissing(path.to_owned())),
        (None, None) => file::create(path)?,
    };
    let keys = Keys::derive(&root);
    let check = match known {
        Some(check) => check,
        None => pool.keep_key_check(keys.check()).await?,
    };
    if check != keys.check() {
        return Err(StoreError::KeyWrong(path.to_owned()));
    }
    Ok(keys)
}

/// Refuses a key file that is not the key of this database. Nothing is made and nothing kept.
pub(crate) async fn fits(pool: &crate::db::Pool, path: &Path) -> StoreResult<()> {
    let root = file::read(path)?.ok_or_else(|| StoreError::KeyMissing(path.to_owned()))?;
    match pool.key_check().await? {
        Some(check) if check == Keys::derive(&root).check() => Ok(()),
        _ => Err(StoreError::KeyWrong(path.to_owned())),
    }
}
