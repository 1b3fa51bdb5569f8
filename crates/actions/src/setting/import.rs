use domain::people::Permission;
use domain::setting::{Entry, SettingsFile};

use crate::cx::Cx;
use crate::error::ActionResult;

/// Takes in a settings file. Entries of a key and first day take the place of what stood for that key since that day.
/// Returns how many are new or changed.
pub async fn import(cx: &mut Cx<'_>, file: &str, text: &str) -> ActionResult<usize> {
    cx.require(Permission::ChangeSettings)?;
    let entries = SettingsFile::parse(file, text)?;
    let known = store::setting::list(&mut cx.tx).await?;
    let changed: Vec<&Entry> = entries.iter().filter(|entry| !known.contains(entry)).collect();
    if changed.is_empty() {
        return Ok(0);
    }
    let keys: Vec<String> = changed.iter().map(|entry| format!("{} {}", entry.key(), entry.validity().from)).collect();
    store::setting::put_all(&mut cx.tx, &entries).await?;
    cx.record("setting.imported", file, serde_json::json!({ "entries": keys })).await?;
    Ok(keys.len())
}
