use crate::ground::refusal::Refusal;

/// NIST SP 800-63B §5.1.1.2 and OWASP ASVS 5.0 V6.2: length counts, not a mixture of kinds of letters.
pub const SHORTEST: usize = 10;
const LONGEST: usize = 128;

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefused {
    #[error("mật khẩu cần ít nhất {SHORTEST} ký tự; một câu ngắn dễ nhớ là tốt nhất")]
    TooShort,
    #[error("mật khẩu dài quá {LONGEST} ký tự")]
    TooLong,
    #[error("mật khẩu chứa tên đăng nhập hoặc họ tên; hãy chọn mật khẩu khác")]
    HoldsName,
    #[error("mật khẩu này quá dễ đoán; hãy thêm vài từ không liên quan với nhau")]
    Guessable,
    #[error("hai lần gõ mật khẩu không giống nhau")]
    Different,
}

impl Refusal for PasswordRefused {
    fn english(&self) -> String {
        match self {
            Self::TooShort => format!("a password needs at least {SHORTEST} characters; a short sentence is best"),
            Self::TooLong => format!("the password is longer than {LONGEST} characters"),
            Self::HoldsName => "the password holds the login or the name; choose another".to_owned(),
            Self::Guessable => "this password is easily guessed; add some unrelated words".to_owned(),
            Self::Different => "the two passwords differ".to_owned(),
        }
    }
}

/// What can be said of a password without a list of common ones. `own` are words that it may not be made of: the login,
/// the person's name.
pub fn check(password: &str, own: &[&str]) -> Result<(), PasswordRefused> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(PasswordRefused::TooShort);
    }
    if LONGEST < length {
        return Err(PasswordRefused::TooLong);
    }
    let small = password.to_lowercase();
    let is_held = |word: &str| 4 <= word.chars().count() && small.contains(&word.to_lowercase());
    if own.iter().any(|word| is_held(word)) {
        return Err(PasswordRefused::HoldsName);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_and_own_names() {
        let own = ["can-bo", "Trần Thị Mẫu"];
        let table = [
            ("ngắn", Err(PasswordRefused::TooShort)),
            ("123456789", Err(PasswordRefused::TooShort)),
            ("Trời xanh mây", Ok(())),
            ("my-CAN-BO-123", Err(PasswordRefused::HoldsName)),
            ("xin chào trần thị mẫu", Err(PasswordRefused::HoldsName)),
            (&*"a".repeat(129), Err(PasswordRefused::TooLong)),
        ];
        for (password, expected) in table {
            assert_eq!(check(password, &own), expected, "{password}");
        }
    }
}
