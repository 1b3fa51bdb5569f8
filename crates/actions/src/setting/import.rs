use domain::people::Permission;
use domain::setting::{Entry, SettingsFile};
use store::setting::Setting;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Takes in a settings file; an entry of the same key, subject and first day is replaced. Returns how many were new or changed.
pub async fn import(cx: &mut Cx<'_>, file: &str, text: &str) -> ActionResult<usize> {
    cx.require(Permission::ChangeSettings)?;
    let entries = SettingsFile::parse(file, text)?;
    let known = store::setting::list(&mut cx.tx).await?;
    let mut changed = Vec::new();
    for entry in &entries {
        let setting = row(entry)?;
        if !known.contains(&setting) {
            changed.push(setting);
        }
    }
    if changed.is_empty() {
        return Ok(0);
    }
    store::setting::set_all(&mut cx.tx, &changed).await?;
    let keys: Vec<String> = changed.iter().map(|set| format!("{} {}", set.key, set.valid_from)).collect();
    cx.record("setting.imported", file, serde_json::json!({ "entries": keys })).await?;
    Ok(changed.len())
}

fn row(entry: &Entry) -> ActionResult<Setting> {
    let about = match entry {
        Entry::Signer(signer) => signer.name.clone(),
        Entry::Grounds(grounds) => grounds.papers.join(" "),
        Entry::Recipients(recipients) => recipients.papers.join(" "),
        _ => String::new(),
    };
    let value = serde_json::to_string(entry).map_err(|error| {
        ActionError::failed(format!("không ghi được cài đặt: {error}"), format!("the setting cannot be written: {error}"))
    })?;
    Ok(Setting { key: format!("{} {about}", entry.key()).trim_end().to_owned(), valid_from: entry.validity().from, value })
}
