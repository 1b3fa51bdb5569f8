use jiff::civil::Date;

use super::{Identity, IdentityDoubt, Sex};
use crate::ground::refusal::Refusal;
use crate::ground::{date, text::clean};

/// What somebody typed of a household.
#[derive(Clone, Copy, Debug, Default)]
pub struct HouseholdTyped<'t> {
    pub head: &'t str,
    pub sex: &'t str,
    pub birth_year: &'t str,
    pub address: &'t str,
    pub members: &'t str,
    /// Since when it lives here.
    pub from: &'t str,
    /// Empty keeps the number that is known.
    pub identity: &'t str,
    pub phone: &'t str,
    pub forget_identity: bool,
    pub forget_phone: bool,
}

/// The same, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdDraft {
    pub head: String,
    pub sex: Option<Sex>,
    pub birth_year: Option<i16>,
    pub address: String,
    pub members: Option<u32>,
    pub from: Date,
    pub identity: Entered<Identity>,
    pub phone: Entered<String>,
}

/// What a form does to a number that it does not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered<T> {
    Keep,
    Forget,
    Set(T),
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub field: &'static str,
    pub why: DraftRefused,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftRefused {
    #[error("cần ghi họ tên chủ hộ")]
    NoHead,
    #[error("họ tên, địa chỉ không quá {LONGEST} chữ")]
    TooLong,
    #[error("năm sinh là bốn chữ số, từ 1900 đến năm nay")]
    BirthYear,
    #[error("số nhân khẩu là số từ 1 đến {MOST_MEMBERS}")]
    Members,
    #[error("ngày ghi theo mẫu 05/01/2026")]
    Day,
    #[error("{0}")]
    Identity(IdentityDoubt),
    #[error("số điện thoại cần đủ 10 chữ số, bắt đầu bằng số 0")]
    Phone,
}

impl Refusal for DraftRefused {
    fn english(&self) -> String {
        match self {
            Self::NoHead => "the head of the household needs a name".to_owned(),
            Self::TooLong => format!("a name or an address has at most {LONGEST} letters"),
            Self::BirthYear => "the year of birth has four digits, from 1900 to this year".to_owned(),
            Self::Members => format!("the number of members is from 1 to {MOST_MEMBERS}"),
            Self::Day => "write the day like 05/01/2026".to_owned(),
            Self::Identity(IdentityDoubt::Length(count)) => format!("an identity number has 12 digits, not {count}"),
            Self::Identity(IdentityDoubt::NotDigits) => "an identity number has digits only".to_owned(),
            Self::Identity(IdentityDoubt::Sex) => "the 4th digit does not agree with the sex".to_owned(),
            Self::Identity(IdentityDoubt::BirthYear) => "digits 5 and 6 do not agree with the year of birth".to_owned(),
            Self::Phone => "a telephone number has 10 digits and begins with 0".to_owned(),
        }
    }
}

const LONGEST: usize = 200;
const MOST_MEMBERS: u32 = 99;

impl HouseholdTyped<'_> {
    /// Everything that is wrong at once, so that nobody is sent back for the next field.
    pub fn read(&self, today: Date) -> Result<HouseholdDraft, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut refuse = |field, why| wrong.push(Wrong { field, why });
        let (head, address) = (clean(self.head), clean(self.address));
        if head.is_empty() {
            refuse("head", DraftRefused::NoHead);
        }
        for (field, text) in [("head", &head), ("address", &address)] {
            if LONGEST < text.chars().count() {
                refuse(field, DraftRefused::TooLong);
            }
        }
        let sex = Sex::parse(self.sex);
        let birth_year =
            given(self.birth_year).map(|text| text.parse().ok().filter(|year| is_birth_year(*year, today)));
        if birth_year == Some(None) {
            refuse("birth_year", DraftRefused::BirthYear);
        }
        let members =
            given(self.members).map(|text| text.parse().ok().filter(|many| (1..=MOST_MEMBERS).contains(many)));
        if members == Some(None) {
            refuse("members", DraftRefused::Members);
        }
        let from = date::parse(self.from);
        if from.is_none() {
            refuse("from", DraftRefused::Day);
        }
        let birth_year = birth_year.flatten();
        let identity = entered(self.identity, self.forget_identity, |text| identity(text, sex, birth_year));
        let identity = identity.unwrap_or_else(|why| {
            refuse("identity", why);
            Entered::Keep
        });
        let phone = entered(self.phone, self.forget_phone, phone).unwrap_or_else(|why| {
            refuse("phone", why);
            Entered::Keep
        });
        match from {
            Some(from) if wrong.is_empty() => {
                let members = members.flatten();
                Ok(HouseholdDraft { head, sex, birth_year, address, members, from, identity, phone })
            }
            _ => Err(wrong),
        }
    }
}

fn given(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn is_birth_year(year: i16, today: Date) -> bool {
    (1900..=today.year()).contains(&year)
}

fn entered<T>(
    text: &str,
    is_forgotten: bool,
    read: impl FnOnce(&str) -> Result<T, DraftRefused>,
) -> Result<Entered<T>, DraftRefused> {
    match given(text) {
        Some(text) => read(text).map(Entered::Set),
        None if is_forgotten => Ok(Entered::Forget),
        None => Ok(Entered::Keep),
    }
}

fn identity(text: &str, sex: Option<Sex>, birth_year: Option<i16>) -> Result<Identity, DraftRefused> {
    let number = Identity::parse(text).map_err(DraftRefused::Identity)?;
    number.agrees_with(sex, birth_year).map_err(DraftRefused::Identity)?;
    Ok(number)
}

/// Ten digits from a zero on, however they were grouped; the code of the country becomes the zero.
fn phone(text: &str) -> Result<String, DraftRefused> {
    let is_allowed = |c: char| c.is_ascii_digit() || " .+-".contains(c);
    let mut digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 11 && digits.starts_with("84") {
        digits = format!("0{}", &digits[2..]);
    }
    let is_good = text.chars().all(is_allowed) && digits.len() == 10 && digits.starts_with('0');
    if is_good { Ok(digits) } else { Err(DraftRefused::Phone) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    fn typed() -> HouseholdTyped<'static> {
        HouseholdTyped { head: " Nguyễn  Văn Mẫu ", from: "01/02/2026", ..HouseholdTyped::default() }
    }

    #[test]
    fn what_is_typed_is_cleaned_and_what_is_not_typed_is_kept() {
        let all = HouseholdTyped {
            sex: "male",
            birth_year: " 1983 ",
            members: "4",
            identity: "098083381214",
            phone: "+84 100 196 059",
            ..typed()
        };
        let draft = all.read(day(2026, 3, 1)).unwrap();
        assert_eq!((draft.head.as_str(), draft.birth_year, draft.members), ("Nguyễn Văn Mẫu", Some(1983), Some(4)));
        assert_eq!(draft.phone, Entered::Set("0100196059".to_owned()));
        assert!(matches!(draft.identity, Entered::Set(_)));
        let kept = HouseholdTyped { forget_phone: true, ..typed() }.read(day(2026, 3, 1)).unwrap();
        assert_eq!((kept.identity, kept.phone, kept.from), (Entered::Keep, Entered::Forget, day(2026, 2, 1)));
    }

    #[test]
    fn every_field_that_is_wrong_is_named() {
        let bad = HouseholdTyped {
            head: " ",
            sex: "female",
            birth_year: "1983",
            members: "0",
            from: "31/02/2026",
            identity: "098083381214",
            phone: "12345",
            ..typed()
        };
        let fields: Vec<&str> = bad.read(day(2026, 3, 1)).unwrap_err().iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["head", "members", "from", "identity", "phone"]);
        for year in ["83", "1899", "2027", "năm 1983"] {
            let wrong = HouseholdTyped { birth_year: year, ..typed() }.read(day(2026, 3, 1)).unwrap_err();
            assert_eq!(wrong, [Wrong { field: "birth_year", why: DraftRefused::BirthYear }], "{year}");
        }
        let long = "a".repeat(201);
        let wrong = HouseholdTyped { address: &long, ..typed() }.read(day(2026, 3, 1)).unwrap_err();
        assert_eq!(wrong[0].field, "address");
    }
}
