use serde::{Deserialize, Serialize};

use crate::worded;

worded! {
    pub enum Sex {
        Male = "male",
        Female = "female",
    }
}

/// An identity number as a register may hold it: the twelve digits of today's, or the nine of the old card ("CMND").
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Identity(String);

/// Why a number is doubted. The province part (the first three digits) is never judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentityDoubt {
    #[error("số định danh cần đủ 12 chữ số, ở đây có {0}")]
    Length(usize),
    #[error("số định danh chỉ gồm chữ số")]
    NotDigits,
    #[error("chữ số thứ 4 của số định danh không khớp với giới tính")]
    Sex,
    #[error("chữ số thứ 5 và 6 của số định danh không khớp với năm sinh")]
    BirthYear,
}

impl Identity {
    /// Accepts twelve digits, or nine.
    pub fn parse(text: &str) -> Result<Self, IdentityDoubt> {
        let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        if !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(IdentityDoubt::NotDigits);
        }
        if text.len() != 12 && text.len() != 9 {
            return Err(IdentityDoubt::Length(text.len()));
        }
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The fourth digit carries century and sex (0 male, 1 female of 1900–1999; 2, 3 of 2000–2099 …), the fifth and
    /// sixth the year: Circular 59/2021/TT-BCA Art. 4. The old card's nine digits carry neither.
    pub fn agrees_with(&self, sex: Option<Sex>, birth_year: Option<i16>) -> Result<(), IdentityDoubt> {
        if self.0.len() != 12 {
            return Ok(());
        }
        let digit = |at: usize| i16::from(self.0.as_bytes()[at] - b'0');
        let code = digit(3);
        if sex.is_some_and(|sex| (code % 2 == 0) != (sex == Sex::Male)) {
            return Err(IdentityDoubt::Sex);
        }
        let year = 1900 + 100 * (code / 2) + 10 * digit(4) + digit(5);
        if birth_year.is_some_and(|birth| birth != year) {
            return Err(IdentityDoubt::BirthYear);
        }
        Ok(())
    }

    /// "********1214": what screens, logs and previews may show.
    pub fn masked(&self) -> String {
        mask(&self.0)
    }
}

/// All but the last four characters as stars.
pub fn mask(number: &str) -> String {
    let shown = number.chars().count().saturating_sub(4);
    number.chars().enumerate().map(|(i, c)| if i < shown { '*' } else { c }).collect()
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_held_against_sex_and_year_but_not_against_the_province() {
        let number = Identity::parse("098083381214").unwrap();
        assert_eq!(number.agrees_with(Some(Sex::Male), Some(1983)), Ok(()));
        assert_eq!(number.agrees_with(Some(Sex::Female), Some(1983)), Err(IdentityDoubt::Sex));
        assert_eq!(number.agrees_with(Some(Sex::Male), Some(1984)), Err(IdentityDoubt::BirthYear));
        assert_eq!(number.agrees_with(None, None), Ok(()));
        assert_eq!(Identity::parse("98083381214"), Err(IdentityDoubt::Length(11)));
        assert_eq!(format!("{number:?}"), "********1214");
    }
}
