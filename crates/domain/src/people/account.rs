use jiff::Timestamp;

use super::{Role, Scope};
use crate::ground::id::AccountId;
use crate::ground::refusal::Refusal;
use crate::worded;

worded! {
    pub enum Language {
        Vietnamese = "vi",
        English = "en",
    }
}

/// Who may sign in, as what, and how far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub login: Login,
    /// As the pages and the audit record name the person.
    pub name: String,
    pub role: Role,
    pub scope: Scope,
    pub language: Language,
    pub is_disabled: bool,
    pub created_at: Timestamp,
}

/// What is typed to sign in: small Latin letters, digits, dots, hyphens. "to-truong-4"
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Login(String);

const SHORTEST: usize = 3;
const LONGEST: usize = 40;

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccountRefused {
    #[error("tên đăng nhập «{0}» không đúng: dùng 3 đến 40 chữ cái không dấu viết thường, chữ số, dấu chấm, gạch nối")]
    BadLogin(String),
    #[error("cần ghi họ tên")]
    NoName,
    #[error("tài khoản {} cần gắn với đúng phạm vi: tổ trưởng với khu dân cư, đơn vị với đơn vị", .0.label())]
    WrongScope(Role),
    #[error("đã có tài khoản «{0}»; hãy chọn tên đăng nhập khác")]
    Taken(String),
    #[error("đây là cán bộ thường trực cuối cùng còn hoạt động; hãy lập tài khoản khác trước khi khóa tài khoản này")]
    LastOfficer,
}

impl Refusal for AccountRefused {
    fn english(&self) -> String {
        match self {
            Self::BadLogin(given) => {
                format!("«{given}» is no login: 3 to 40 small letters without marks, digits, dots, hyphens")
            }
            Self::NoName => "a name is needed".to_owned(),
            Self::WrongScope(role) => {
                format!("the role «{}» needs its scope: a head an area, a unit's account a unit", role.english())
            }
            Self::Taken(login) => format!("there is an account «{login}» already; choose another login"),
            Self::LastOfficer => "this is the last active standing officer; make another account first".to_owned(),
        }
    }
}

impl Login {
    pub fn parse(text: &str) -> Result<Self, AccountRefused> {
        let login = text.trim().to_lowercase();
        let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
        let is_good = (SHORTEST..=LONGEST).contains(&login.len()) && login.chars().all(is_letter);
        if is_good { Ok(Self(login)) } else { Err(AccountRefused::BadLogin(text.trim().to_owned())) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Account {
    /// A new account, or the refusal that says what is wrong with it.
    pub fn check(&self) -> Result<(), AccountRefused> {
        if self.name.trim().is_empty() {
            return Err(AccountRefused::NoName);
        }
        if !self.scope.fits(self.role) || !Role::GIVEN.contains(&self.role) {
            return Err(AccountRefused::WrongScope(self.role));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_typed_on_any_keyboard() {
        for good in ["can-bo", "to.truong.4", " Chu-Tich ", "abc", "a_1"] {
            assert_eq!(Login::parse(good).unwrap().as_str(), good.trim().to_lowercase());
        }
        for bad in ["", "ab", "cán bộ", "a b", "x@y", &"a".repeat(41)] {
            assert!(Login::parse(bad).is_err(), "{bad}");
        }
    }
}
