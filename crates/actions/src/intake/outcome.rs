use domain::intake::{ImportKind, Problem};
use serde::{Deserialize, Serialize};

/// What an import did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Imported {
    /// None for a dry run, and where the same file was taken in before and nothing changed.
    pub batch: Option<String>,
    pub kind: ImportKind,
    pub encoding: String,
    /// Data rows, without sum lines.
    pub read: usize,
    pub accepted: usize,
    pub held: usize,
    /// Of the accepted: new, changed, the same as before.
    pub inserted: usize,
    pub updated: usize,
    pub unchanged: usize,
    pub problems: Vec<Problem>,
    /// Households of the areas on the list that stand in the register, but not on the list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// Only of a dry run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<Vec<PreviewRow>>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PreviewRow {
    pub code: String,
    pub name: String,
    pub area: String,
    pub held: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Missing {
    pub code: String,
    /// Code of the area.
    pub area: String,
}
