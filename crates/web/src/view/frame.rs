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
    entry("/office", "Năm nay", "This year", Permission::ReadYear),
    entry("/office/register", "Sổ bộ", "Register", Permission::ReadRegister),
    entry("/area", "Việc của tổ", "My area", Permission::RunMeeting),
    entry("/office/appraisal", "Thẩm định", "Appraisal", Permission::Appraise),
    entry("/office/conflicts", "Mâu thuẫn", "Conflicts", Permission::SettleConflict),
    entry("/unit", "Hồ sơ đơn vị", "My unit", Permission::FillDossier),
    entry("/office/decisions", "Quyết định", "Decisions", Permission::ReadReasons),
    entry("/office/import", "Nạp dữ liệu", "Import", Permission::Import),
    entry("/office/accounts", "Tài khoản", "Accounts", Permission::ManageAccounts),
];

/// What a role finds in its navigation.
pub fn nav(role: Role, language: Language, path: &str) -> Vec<Nav> {
    let path = path.split('?').next().unwrap_or_default();
    let is_here = |entry: &Entry| match entry.path {
        "/office" => path == "/office" || path.starts_with("/office/years"),
        other => path == other || path.starts_with(&format!("{other}/")),
    };
    ENTRIES
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
            path: "/office".to_owned(),
            notice: "Đã ghi.".to_owned(),
        }
    }
}
