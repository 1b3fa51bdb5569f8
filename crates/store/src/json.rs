//! Columns that hold a structure of the rules as JSON text.

use serde::Serialize;

use crate::db::{StoreError, StoreResult};

pub(crate) fn text<T: Serialize + ?Sized>(structure: &T) -> StoreResult<String> {
    serde_json::to_string(structure).map_err(|error| StoreError::Failed(error.to_string()))
}
