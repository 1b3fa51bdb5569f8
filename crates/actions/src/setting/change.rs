use domain::ground::fingerprint::Fingerprint;
use domain::people::Permission;
use domain::setting::{BadEntry, Entry, SettingsFile, form};
use serde_json::{Map, Value, json};

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Tells an entry from every other, and from what it was before somebody changed it.
pub fn mark(entry: &Entry) -> String {
    let mut print = Fingerprint::default();
    print.add(json!(entry));
    print.text()
}

/// The ward's own entries, by kind and day.
pub async fn own(cx: &mut Cx<'_>) -> ActionResult<Vec<Entry>> {
    cx.require(Permission::ChangeSettings)?;
    Ok(store::setting::list(&mut cx.tx).await?)
}

/// The ward's own entries as a file that can be imported again.
pub async fn export(cx: &mut Cx<'_>) -> ActionResult<String> {
    let entries = own(cx).await?;
    SettingsFile::write(&entries)
        .map_err(|why| ActionError::failed(format!("không ghi được tệp: {why}"), format!("no file: {why}")))
}

/// Why an entry was not taken: what was typed, or what became of the ward meanwhile.
pub enum NotPut {
    Bad(BadEntry),
    Error(ActionError),
}

impl<E: Into<ActionError>> From<E> for NotPut {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// Adds an entry, or corrects the one of that mark, which needs a reason.
pub async fn put(
    cx: &mut Cx<'_>,
    key: &str,
    corrected: Option<&str>,
    text: &(dyn Fn(&str) -> String + Sync),
    reason: &str,
) -> Result<(), NotPut> {
    let known = own(cx).await?;
    let entry = Entry::typed(key, text).map_err(NotPut::Bad)?;
    let earlier = match corrected {
        Some(corrected) => Some(found(&known, key, corrected)?),
        None => None,
    };
    if earlier.is_some() && reason.trim().is_empty() {
        return Err(NotPut::Bad(BadEntry::Empty { field: "reason" }));
    }
    let others: Vec<Entry> = known.iter().filter(|one| Some(*one) != earlier.as_ref()).cloned().collect();
    entry.fits(&others).map_err(NotPut::Bad)?;
    if earlier.as_ref() == Some(&entry) {
        return Ok(());
    }
    rewrite(cx, &others, earlier.as_ref(), Some(&entry)).await?;
    let mut detail = Map::new();
    detail.insert("key".to_owned(), json!(key));
    detail.insert("from".to_owned(), json!(entry.validity().from));
    if let Some(earlier) = &earlier {
        let (before, after) = differences(earlier, &entry);
        detail.insert("before".to_owned(), before);
        detail.insert("after".to_owned(), after);
        detail.insert("reason".to_owned(), json!(reason.trim()));
    }
    let action = if earlier.is_some() { "setting.changed" } else { "setting.added" };
    cx.record(action, key, Value::Object(detail)).await?;
    Ok(())
}

/// Takes an entry of the ward's own away; what the program ships then holds again.
pub async fn remove(cx: &mut Cx<'_>, key: &str, mark: &str, reason: &str) -> Result<(), NotPut> {
    let known = own(cx).await?;
    let entry = found(&known, key, mark)?;
    if reason.trim().is_empty() {
        return Err(NotPut::Bad(BadEntry::Empty { field: "reason" }));
    }
    let others: Vec<Entry> = known.into_iter().filter(|one| *one != entry).collect();
    rewrite(cx, &others, Some(&entry), None).await?;
    let detail = json!({ "key": key, "from": entry.validity().from, "reason": reason.trim() });
    cx.record("setting.removed", key, detail).await?;
    Ok(())
}

fn found(known: &[Entry], key: &str, given: &str) -> ActionResult<Entry> {
    let entry = known.iter().find(|one| one.key() == key && mark(one) == given);
    entry.cloned().ok_or_else(|| {
        ActionError::conflict(
            "mục này vừa được người khác sửa hoặc bỏ; hãy xem lại các mục hiện có rồi làm lại",
            "somebody changed or removed this entry meanwhile; look at the entries as they stand and do it again",
        )
    })
}

/// Entries of one kind and first day are kept together: those of both days are written anew.
async fn rewrite(cx: &mut Cx<'_>, others: &[Entry], old: Option<&Entry>, new: Option<&Entry>) -> ActionResult<()> {
    for entry in old.into_iter().chain(new) {
        let (key, from) = (entry.key(), entry.validity().from);
        let same = |one: &&Entry| one.key() == key && one.validity().from == from;
        let group: Vec<Entry> = others.iter().chain(new).filter(same).cloned().collect();
        store::setting::delete(&mut cx.tx, key, from).await?;
        store::setting::put_all(&mut cx.tx, &group).await?;
    }
    Ok(())
}

/// What was changed, from what to what; of persons only that it was.
fn differences(earlier: &Entry, later: &Entry) -> (Value, Value) {
    let (mut before, mut after) = (Map::new(), Map::new());
    for field in form::fields(later.key()).unwrap_or_default() {
        let (one, other) = (earlier.text(field.name), later.text(field.name));
        if one != other {
            let is_person = matches!((later, field.name), (Entry::Signer(_), "name") | (Entry::Steering(_), "signer"));
            let shown = |text: String| if is_person { "…".to_owned() } else { text };
            before.insert(field.name.to_owned(), json!(shown(one)));
            after.insert(field.name.to_owned(), json!(shown(other)));
        }
    }
    (Value::Object(before), Value::Object(after))
}
