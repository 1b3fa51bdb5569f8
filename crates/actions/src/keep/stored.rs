use std::path::{Path, PathBuf};

use domain::people::Permission;
use jiff::Timestamp;
use jiff::tz::{TimeZone, offset};

use super::{Kept, backup};
use crate::cx::Cx;
use crate::desk::Desk;
use crate::document::{failed, private_folder};
use crate::error::{ActionError, ActionResult};

/// Where backups lie that were made from the pages, in the ward's folder.
const FOLDER: &str = "backups";

/// A backup that lies in the ward's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// "binhyen-18115-20261122-220000-lich-khoa.zip"
    pub name: String,
    pub bytes: u64,
    /// In Vietnam: "2026-11-22", "22:00:00".
    pub made: jiff::civil::DateTime,
    pub with_key: bool,
    /// Made by the schedule, and cleared by it.
    pub is_scheduled: bool,
}

/// A backup holds the whole database. Where it holds other wards too, one ward's officer may not carry them away.
async fn alone(desk: &Desk) -> ActionResult<()> {
    if store::ward::codes(desk.database()).await?.len() <= 1 {
        return Ok(());
    }
    Err(ActionError::refused(
        "máy chủ này giữ nhiều phường, xã trong một cơ sở dữ liệu; hãy nhờ người quản trị máy sao lưu bằng dòng lệnh",
        "this server keeps several wards in one database; its operator makes the backup on the command line",
    ))
}

/// Asked before anything is shown, made or handed out.
pub async fn allowed(cx: &Cx<'_>) -> ActionResult<()> {
    cx.require(Permission::KeepBackup)?;
    alone(cx.desk).await
}

/// Every backup of the ward's folder, the newest first.
pub async fn stored(cx: &Cx<'_>) -> ActionResult<Vec<Stored>> {
    allowed(cx).await?;
    list(cx.desk)
}

fn list(desk: &Desk) -> ActionResult<Vec<Stored>> {
    let folder = desk.folder.join(FOLDER);
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(&folder, &error)),
    };
    let mut stored = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| failed(&folder, &error))?;
        let about = entry.metadata().map_err(|error| failed(&folder, &error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(parsed) = parse(desk.commune().as_str(), &name, about.len()).filter(|_| about.is_file()) {
            stored.push(parsed);
        }
    }
    stored.sort_by(|one, other| (other.made, &other.name).cmp(&(one.made, &one.name)));
    Ok(stored)
}

/// Only names that this program gives: nothing else is ever handed out or taken away.
fn parse(commune: &str, name: &str, bytes: u64) -> Option<Stored> {
    let inside = name.strip_suffix(".zip")?.strip_prefix("binhyen-")?.strip_prefix(commune)?.strip_prefix('-')?;
    let mut parts = inside.split('-');
    let made = format!("{}{}", parts.next()?, parts.next()?);
    let made = jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", &made).ok()?;
    let rest: Vec<&str> = parts.collect();
    let (is_scheduled, with_key) = match rest.as_slice() {
        [] => (false, false),
        ["lich"] => (true, false),
        ["khoa"] => (false, true),
        ["lich", "khoa"] => (true, true),
        _ => return None,
    };
    Some(Stored { name: name.to_owned(), bytes, made, with_key, is_scheduled })
}

fn name(commune: &str, at: Timestamp, with_key: bool, is_scheduled: bool) -> String {
    let at = at.to_zoned(TimeZone::fixed(offset(7))).strftime("%Y%m%d-%H%M%S").to_string();
    let (by, key) = (if is_scheduled { "-lich" } else { "" }, if with_key { "-khoa" } else { "" });
    format!("binhyen-{commune}-{at}{by}{key}.zip")
}

/// Makes a backup in the ward's folder; after one of the schedule, the older ones that it no longer keeps go.
pub async fn store(desk: &Desk, with_key: bool, is_scheduled: bool) -> ActionResult<(String, Kept)> {
    alone(desk).await?;
    let folder = desk.folder.join(FOLDER);
    private_folder(&folder).map_err(|error| failed(&folder, &error))?;
    let now = desk.read().await?.now();
    let name = name(desk.commune().as_str(), now, with_key, is_scheduled);
    let kept = backup(desk, &folder.join(&name), with_key).await?;
    if is_scheduled {
        clear(desk, &folder).await?;
    }
    Ok((name, kept))
}

async fn clear(desk: &Desk, folder: &Path) -> ActionResult<()> {
    let mut cx = desk.begin().await?;
    let Some(schedule) = store::schedule::find(&mut cx.tx).await? else { return Ok(()) };
    let old = list(desk)?.into_iter().filter(|one| one.is_scheduled).skip(schedule.keep as usize);
    for one in old {
        let path = folder.join(&one.name);
        std::fs::remove_file(&path).map_err(|error| failed(&path, &error))?;
        cx.record("backup.deleted", "", serde_json::json!({ "file": one.name, "by": "schedule" })).await?;
    }
    cx.commit().await
}

/// Where a backup lies, to be sent away; that it was is recorded.
pub async fn hand_out(cx: &mut Cx<'_>, name: &str) -> ActionResult<PathBuf> {
    let one = find(cx, name).await?;
    cx.require(Permission::ReadProtected)?;
    cx.record("backup.downloaded", "", serde_json::json!({ "file": one.name, "with_key": one.with_key })).await?;
    Ok(cx.desk.folder.join(FOLDER).join(&one.name))
}

pub async fn find(cx: &Cx<'_>, name: &str) -> ActionResult<Stored> {
    let one = stored(cx).await?.into_iter().find(|one| one.name == name);
    one.ok_or_else(|| ActionError::missing("không có bản sao lưu này", "there is no such backup"))
}

/// Takes a backup away for good.
pub async fn delete(cx: &mut Cx<'_>, name: &str) -> ActionResult<()> {
    let one = find(cx, name).await?;
    let path = cx.desk.folder.join(FOLDER).join(&one.name);
    cx.record("backup.deleted", "", serde_json::json!({ "file": one.name })).await?;
    std::fs::remove_file(&path).map_err(|error| failed(&path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_our_own_are_backups() {
        let at: Timestamp = "2026-11-22T15:00:01Z".parse().unwrap();
        for (with_key, is_scheduled) in [(false, false), (true, false), (false, true), (true, true)] {
            let name = name("18115", at, with_key, is_scheduled);
            let parsed = parse("18115", &name, 9).unwrap();
            assert_eq!((parsed.with_key, parsed.is_scheduled, parsed.bytes), (with_key, is_scheduled, 9), "{name}");
            assert_eq!(parsed.made.to_string(), "2026-11-22T22:00:01");
            assert!(parse("18118", &name, 9).is_none(), "another ward's");
        }
        for bad in [
            "../key",
            "binhyen-18115-20261122-220001.zip.tmp",
            "binhyen-18115-x.zip",
            "binhyen-18115-20261122-220001-x.zip",
        ] {
            assert!(parse("18115", bad, 9).is_none(), "{bad}");
        }
    }
}
