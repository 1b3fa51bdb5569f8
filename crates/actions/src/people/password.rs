use std::sync::OnceLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use domain::people::{Account, PasswordRefused, Permission, password};
use tokio::sync::Semaphore;
use zxcvbn::Score;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Argon2id as RFC 9106 and OWASP set it for passwords: 19 MiB, two passes.
pub fn hash(password: &str) -> ActionResult<String> {
    let hashed = Argon2::default().hash_password(password.as_bytes());
    hashed.map(|hash| hash.to_string()).map_err(|error| {
        ActionError::failed(
            format!("không mã hóa được mật khẩu: {error}"),
            format!("the password cannot be hashed: {error}"),
        )
    })
}

/// Whether this is the password. Takes as long where there is no account as where there is one: nobody learns by the clock
/// who has an account.
pub fn is_right(password: &str, stored: Option<&str>) -> bool {
    static NOBODYS: OnceLock<String> = OnceLock::new();
    let text = stored.unwrap_or_else(|| NOBODYS.get_or_init(|| hash("nobody has this password").unwrap_or_default()));
    let Ok(parsed) = PasswordHash::new(text) else { return false };
    let is_same = Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok();
    is_same && stored.is_some()
}

/// How many passwords are looked at in one moment: each takes 19 MiB and a processor.
static LOOKED_AT: Semaphore = Semaphore::const_new(2);

/// As [`is_right`], beside the threads that answer everybody else.
pub async fn is_right_apart(password: String, stored: Option<String>) -> ActionResult<bool> {
    let cut_off = |error: &dyn std::fmt::Display| {
        ActionError::failed(
            format!("chưa kiểm tra được mật khẩu: {error}"),
            format!("the password was not looked at: {error}"),
        )
    };
    let _turn = LOOKED_AT.acquire().await.map_err(|error| cut_off(&error))?;
    let looked = tokio::task::spawn_blocking(move || is_right(&password, stored.as_deref())).await;
    looked.map_err(|error| cut_off(&error))
}

/// Good enough for this account: long, not made of its owner's names, not among what is guessed first.
pub fn check(password: &str, repeated: &str, account: &Account) -> ActionResult<()> {
    if password != repeated {
        return Err(PasswordRefused::Different.into());
    }
    let own = [account.login.as_str(), &account.name];
    password::check(password, &own)?;
    if zxcvbn::zxcvbn(password, &[own[0], own[1], "binhyen", "binh yen"]).score() < Score::Three {
        return Err(PasswordRefused::Guessable.into());
    }
    Ok(())
}

/// What is typed to change one's own password.
pub struct NewPassword<'p> {
    pub old: &'p str,
    pub new: &'p str,
    pub repeated: &'p str,
}

/// Changes one's own password and ends all other sessions.
pub async fn change_password(
    cx: &mut Cx<'_>,
    account: &Account,
    kept: &str,
    typed: &NewPassword<'_>,
) -> ActionResult<()> {
    cx.require(Permission::OwnAccount)?;
    let secrets = store::people::account::secrets(&mut cx.tx, &account.id).await?;
    if !is_right(typed.old, secrets.and_then(|secrets| secrets.password).as_deref()) {
        return Err(ActionError::refused("mật khẩu hiện tại không đúng", "the present password is wrong"));
    }
    check(typed.new, typed.repeated, account)?;
    let hashed = hash(typed.new)?;
    store::people::account::set_password(&mut cx.tx, &account.id, Some(&hashed)).await?;
    store::people::session::delete_others(&mut cx.tx, &account.id, kept).await?;
    cx.record("account.password_changed", account.id.as_str(), serde_json::json!({})).await
}

#[cfg(test)]
mod tests {
    use domain::ground::id::AccountId;
    use domain::people::{Language, Login, Role, Scope};

    use super::*;

    #[test]
    fn a_password_is_known_again_and_never_stands_in_its_hash() {
        let hashed = hash("Trời xanh mây trắng").unwrap();
        assert!(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hashed}");
        assert!(is_right("Trời xanh mây trắng", Some(&hashed)));
        assert!(!is_right("Trời xanh mây trăng", Some(&hashed)));
        assert!(!is_right("nobody has this password", None));
        assert!(!is_right("x", Some("rubbish")));
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        let account = Account {
            id: AccountId("a".to_owned()),
            login: Login::parse("can-bo").unwrap(),
            name: "Lê Văn Mẫu".to_owned(),
            role: Role::Officer,
            scope: Scope::Ward,
            language: Language::Vietnamese,
            is_disabled: false,
            created_at: jiff::Timestamp::UNIX_EPOCH,
        };
        for (password, is_good) in [
            ("1234567890", false),
            ("password123", false),
            ("qwertyuiop", false),
            ("aaaaaaaaaaaa", false),
            ("con trâu gặm cỏ bờ đê", true),
            ("7K2M-Q0XA-9FHT", true),
        ] {
            assert_eq!(check(password, password, &account).is_ok(), is_good, "{password}");
        }
        assert!(check("con trâu gặm cỏ bờ đê", "con trâu gặm cỏ bờ", &account).is_err());
    }
}
