use domain::people::{Language, Permission, Role};
use serde::Serialize;

/// What stands around every page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// `vi` or `en`.
    pub language: Language,
    /// "Phường Bắc Hồng"; empty where the server keeps several wards and nobody is known yet.
    pub ward: String,
    pub is_sample: bool,
    /// Goes with every form.
    pub csrf: String,
    /// Who is signed in; empty for a visitor.
    pub person: String,
    pub role: String,
    pub nav: Vec<Nav>,
    /// What stands beside this page in its part of the navigation.
    pub rooms: Vec<Nav>,
    /// The page itself, for links back to it.
    pub path: String,
    /// What just happened: shown once.
    pub notice: String,
}

/// One entry of the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct Nav {
    pub path: &'static str,
    pub label: &'static str,
    pub is_here: bool,
}

struct Entry {
    path: &'static str,
    vietnamese: &'static str,
    english: &'static str,
    permission: Permission,
}

const fn entry(path: &'static str, vietnamese: &'static str, english: &'static str, permission: Permission) -> Entry {
    Entry { path, vietnamese, english, permission }
}

/// In the order of the work.
const ENTRIES: &[Entry] = &[
    entry("/province", "Cấp trên", "Level above", Permission::DecideAbove),
    entry("/office", "Năm nay", "This year", Permission::ReadYear),
    entry("/office/register", "Sổ bộ", "Register", Permission::ReadRegister),
    entry("/area", "Việc của tổ", "My area", Permission::RunMeeting),
    entry("/office/appraisal", "Thẩm định", "Appraisal", Permission::Appraise),
    entry("/office/conflicts", "Mâu thuẫn", "Conflicts", Permission::SettleConflict),
    entry("/unit", "Hồ sơ đơn vị", "My unit", Permission::FillDossier),
    entry("/office/decisions", "Quyết định", "Decisions", Permission::ReadReasons),
    entry("/office/papers", "Giấy tờ", "Papers", Permission::PrintPapers),
    entry("/office/import", "Nạp dữ liệu", "Import", Permission::Import),
    entry("/office/criteria", "Tiêu chí", "Criteria", Permission::ReadCriteria),
];

/// What keeps the office running: one entry of the navigation, and a row of its own once somebody is there.
const ADMINISTRATION: &[Entry] = &[
    entry("/office/settings", "Cài đặt", "Settings", Permission::ChangeSettings),
    entry("/office/accounts", "Tài khoản", "Accounts", Permission::ManageAccounts),
    entry("/office/audit", "Nhật ký", "Audit", Permission::ReadAudit),
    entry("/office/backup", "Sao lưu", "Backups", Permission::KeepBackup),
];

/// What a role finds in its navigation.
pub fn nav(role: Role, language: Language, path: &str) -> Vec<Nav> {
    let mut nav = row(ENTRIES, role, language, path);
    let rooms = row(ADMINISTRATION, role, language, path);
    if let Some(first) = rooms.first() {
        let label = if language == Language::English { "Administration" } else { "Quản trị" };
        nav.push(Nav { path: first.path, label, is_here: rooms.iter().any(|room| room.is_here) });
    }
    nav
}

/// The rooms beside the one that somebody is in; none where it has no neighbours.
pub fn rooms(role: Role, language: Language, path: &str) -> Vec<Nav> {
    let rooms = row(ADMINISTRATION, role, language, path);
    if 1 < rooms.len() && rooms.iter().any(|room| room.is_here) { rooms } else { Vec::new() }
}

fn row(entries: &[Entry], role: Role, language: Language, path: &str) -> Vec<Nav> {
    let path = path.split('?').next().unwrap_or_default();
    let is_here = |entry: &Entry| match entry.path {
        "/office" => path == "/office" || path.starts_with("/office/years"),
        other => path == other || path.starts_with(&format!("{other}/")),
    };
    entries
        .iter()
        .filter(|entry| role.may(entry.permission))
        .map(|entry| Nav {
            path: entry.path,
            label: if language == Language::English { entry.english } else { entry.vietnamese },
            is_here: is_here(entry),
        })
        .collect()
}

#[cfg(test)]
impl Frame {
    pub fn sample(language: Language) -> Self {
        Self {
            language,
            ward: "Phường Mẫu".to_owned(),
            is_sample: true,
            csrf: "0".repeat(64),
            person: "Lê Văn Mẫu".to_owned(),
            role: Role::Officer.label().to_owned(),
            nav: nav(Role::Officer, language, "/office"),
            rooms: rooms(Role::Officer, language, "/office/settings"),
            path: "/office".to_owned(),
            notice: "Đã ghi.".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn administration_is_one_entry_until_somebody_is_there() {
        let nav = nav(Role::Officer, Language::Vietnamese, "/office/accounts/new");
        let last = nav.last().unwrap();
        assert_eq!((last.label, last.is_here), ("Quản trị", true));
        assert!(nav.iter().all(|entry| entry.label != "Tài khoản"));
        let rooms_of = |role, path| rooms(role, Language::Vietnamese, path).len();
        assert!(1 < rooms_of(Role::Officer, "/office/audit?who=a"));
        assert_eq!(rooms_of(Role::Officer, "/office"), 0);
        assert_eq!(rooms_of(Role::Chair, "/office/audit"), 0, "who has one room needs no row of them");
        assert!(super::nav(Role::Unit, Language::English, "/unit").iter().all(|entry| entry.label != "Administration"));
    }
}
