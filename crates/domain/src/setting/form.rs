//! One entry as a form shows and takes it: fields by name, text in and out. What they may hold is asked of the same rules
//! as a settings file.

use serde_json::{Map, Value};

use super::Entry;
use super::file::{BadSettings, check};
use crate::ground::date;
use crate::ground::refusal::Refusal;
use crate::ground::text::clean;

/// How a field is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Day,
    Line,
    /// One line each.
    Lines,
    Number,
    Tick,
    /// One of these words.
    Choice(&'static [&'static str]),
}

#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub is_required: bool,
}

const fn needed(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, is_required: true }
}

const fn free(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, is_required: false }
}

const FROM: Field = needed("from", Kind::Day);
const UNTIL: Field = free("until", Kind::Day);
const KINDS: Kind = Kind::Choice(&["phường", "xã", "thị trấn", "đặc khu"]);
const ROUNDING: Kind = Kind::Choice(&["up", "down", "nearest"]);

/// Every kind of entry with its fields.
const FORMS: [(&str, &[Field]); 9] = [
    (
        "signer",
        &[
            FROM,
            UNTIL,
            needed("name", Kind::Line),
            needed("titles", Kind::Lines),
            needed("own_titles", Kind::Lines),
            free("usual", Kind::Tick),
        ],
    ),
    (
        "letterhead",
        &[
            FROM,
            UNTIL,
            needed("kind", KINDS),
            needed("name", Kind::Line),
            free("parent", Kind::Line),
            free("place", Kind::Line),
            needed("symbol", Kind::Line),
            free("notice_board", Kind::Line),
        ],
    ),
    (
        "steering",
        &[
            FROM,
            UNTIL,
            needed("name", Kind::Line),
            needed("symbol", Kind::Line),
            free("signer", Kind::Line),
            needed("titles", Kind::Lines),
        ],
    ),
    (
        "grounds",
        &[FROM, UNTIL, needed("papers", Kind::Lines), needed("lines", Kind::Lines), free("replaces", Kind::Tick)],
    ),
    ("recipients", &[FROM, UNTIL, needed("papers", Kind::Lines), needed("lines", Kind::Lines)]),
    ("base_salary", &[FROM, UNTIL, needed("amount", Kind::Number), needed("basis", Kind::Line)]),
    (
        "bonus",
        &[
            FROM,
            UNTIL,
            needed("individual_hundredths", Kind::Number),
            needed("collective_hundredths", Kind::Number),
            needed("household_hundredths", Kind::Number),
            needed("step", Kind::Number),
            needed("rounding", ROUNDING),
            needed("source", Kind::Line),
            free("verified", Kind::Tick),
        ],
    ),
    ("ledger", &[FROM, UNTIL]),
    (
        "appeal",
        &[FROM, UNTIL, needed("days", Kind::Number), needed("source", Kind::Line), free("verified", Kind::Tick)],
    ),
];

/// What stands in a form of an entry.
pub fn keys() -> impl Iterator<Item = &'static str> {
    FORMS.iter().map(|(key, _)| *key)
}

/// The fields of a kind of entry; none where there is no such kind.
pub fn fields(key: &str) -> Option<&'static [Field]> {
    FORMS.iter().find(|(known, _)| *known == key).map(|(_, fields)| *fields)
}

/// Why what was typed is no entry, and beside which field that is said.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadEntry {
    #[error("cần điền mục này")]
    Empty { field: &'static str },
    #[error("«{given}» không phải một ngày; ví dụ 09/11/2026")]
    NoDay { field: &'static str, given: String },
    #[error("«{given}» không phải một số")]
    NoNumber { field: &'static str, given: String },
    #[error("«{given}» không nằm trong các lựa chọn")]
    NoChoice { field: &'static str, given: String },
    #[error("ngày kết thúc {until} sớm hơn ngày bắt đầu {from}")]
    Reversed { from: String, until: String },
    #[error("cần một số từ 1 đến {most}")]
    OutOfBounds { field: &'static str, most: u64 },
    #[error("trùng với mục {days} đã có; hãy sửa ngày của mục ấy trước")]
    Overlaps { days: String, days_english: String },
    #[error("{0}")]
    Other(String),
}

impl BadEntry {
    /// Beside which field it is said.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Empty { field }
            | Self::NoDay { field, .. }
            | Self::NoNumber { field, .. }
            | Self::NoChoice { field, .. }
            | Self::OutOfBounds { field, .. } => field,
            Self::Reversed { .. } => "until",
            Self::Overlaps { .. } | Self::Other(_) => "from",
        }
    }
}

impl Refusal for BadEntry {
    fn english(&self) -> String {
        match self {
            Self::Empty { .. } => "this is needed".to_owned(),
            Self::NoDay { given, .. } => format!("«{given}» is no day; for example 09/11/2026"),
            Self::NoNumber { given, .. } => format!("«{given}» is no number"),
            Self::NoChoice { given, .. } => format!("«{given}» is none of the choices"),
            Self::Reversed { from, until } => format!("it ends on {until}, before it begins on {from}"),
            Self::OutOfBounds { most, .. } => format!("a number from 1 to {most} is needed"),
            Self::Overlaps { days_english, .. } => {
                format!("it overlaps the entry {days_english}; change the days of that one first")
            }
            Self::Other(what) => what.clone(),
        }
    }
}

impl Entry {
    /// Reads what was typed into the form of `key`.
    pub fn typed(key: &str, text: &dyn Fn(&str) -> String) -> Result<Self, BadEntry> {
        let fields = fields(key).ok_or_else(|| BadEntry::Other(key.to_owned()))?;
        let mut map = Map::new();
        map.insert("key".to_owned(), Value::String(key.to_owned()));
        for field in fields {
            map.insert(field.name.to_owned(), value(field, text(field.name).trim())?);
        }
        let entry: Self = serde_json::from_value(Value::Object(map)).map_err(|why| BadEntry::Other(why.to_string()))?;
        check(&entry, "").map_err(BadEntry::from)?;
        Ok(entry)
    }

    /// What a field of the form holds.
    pub fn text(&self, name: &str) -> String {
        let kind =
            fields(self.key()).unwrap_or_default().iter().find(|field| field.name == name).map(|field| field.kind);
        match (self.values().remove(name), kind) {
            (Some(Value::String(text)), Some(Kind::Day)) => date::parse(&text).map(date::short).unwrap_or_default(),
            (Some(Value::String(text)), _) => text,
            (Some(Value::Number(number)), _) => number.to_string(),
            (Some(Value::Bool(true)), _) => "yes".to_owned(),
            (Some(Value::Array(lines)), _) => lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
            _ => String::new(),
        }
    }

    fn values(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(map)) => map,
            Ok(_) | Err(_) => Map::new(),
        }
    }

    /// Refuses an entry whose days run into those of another of its kind. One that is still open simply ends where the next
    /// begins; of persons who sign only the same one runs into himself, of lists of lines only the same papers.
    pub fn fits(&self, others: &[Self]) -> Result<(), BadEntry> {
        let own = self.validity();
        let clashes = |other: &&Self| {
            let theirs = other.validity();
            let (first, second) = if own.from <= theirs.from { (own, theirs) } else { (theirs, own) };
            let is_same = match (self, other) {
                (Self::Signer(one), Self::Signer(two)) => clean(&one.name) == clean(&two.name),
                (Self::Grounds(one), Self::Grounds(two)) => one.papers == two.papers,
                (Self::Recipients(one), Self::Recipients(two)) => one.papers == two.papers,
                _ => self.key() == other.key(),
            };
            is_same && (first.from == second.from || first.until.is_some_and(|until| second.from <= until))
        };
        let Some(other) = others.iter().find(clashes) else { return Ok(()) };
        let days = other.validity();
        let (from, until) = (date::short(days.from), days.until.map(date::short));
        let words = |from_word: &str, until_word: &str| match &until {
            Some(until) => format!("{from_word} {from} {until_word} {until}"),
            None => format!("{from_word} {from}"),
        };
        Err(BadEntry::Overlaps { days: words("từ", "đến"), days_english: words("from", "until") })
    }
}

impl From<BadSettings> for BadEntry {
    fn from(bad: BadSettings) -> Self {
        match bad {
            BadSettings::Reversed { from, until, .. } => Self::Reversed { from, until },
            BadSettings::OutOfBounds { field, most, .. } => Self::OutOfBounds { field, most },
            other => Self::Other(other.to_string()),
        }
    }
}

fn value(field: &Field, text: &str) -> Result<Value, BadEntry> {
    let (name, given) = (field.name, text.to_owned());
    if text.is_empty() && field.is_required {
        return Err(BadEntry::Empty { field: name });
    }
    Ok(match field.kind {
        Kind::Day if text.is_empty() => Value::Null,
        Kind::Day => {
            let day = date::parse(text).ok_or(BadEntry::NoDay { field: name, given })?;
            Value::String(day.to_string())
        }
        Kind::Line => Value::String(clean(text)),
        Kind::Lines => {
            let lines: Vec<Value> =
                text.lines().map(clean).filter(|line| !line.is_empty()).map(Value::String).collect();
            Value::Array(lines)
        }
        Kind::Number => {
            // "2.530.000"
            let digits: String = text.chars().filter(|c| !matches!(c, '.' | ' ' | '\u{a0}')).collect();
            let number: u64 = digits.parse().map_err(|_| BadEntry::NoNumber { field: name, given })?;
            Value::from(number)
        }
        Kind::Tick => Value::Bool(!text.is_empty()),
        Kind::Choice(words) if words.contains(&text) => Value::String(given),
        Kind::Choice(_) => return Err(BadEntry::NoChoice { field: name, given }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::shipped;

    fn salary(from: &str, until: &str, amount: &str) -> Result<Entry, BadEntry> {
        let (from, until, amount) = (from.to_owned(), until.to_owned(), amount.to_owned());
        Entry::typed("base_salary", &move |name| match name {
            "from" => from.clone(),
            "until" => until.clone(),
            "amount" => amount.clone(),
            _ => "Nghị định mẫu".to_owned(),
        })
    }

    #[test]
    fn every_shipped_entry_survives_its_form() {
        for entry in shipped() {
            let again = Entry::typed(entry.key(), &|name| entry.text(name)).unwrap();
            // Lines are cleaned on their way in.
            assert_eq!(again.text("from"), entry.text("from"));
            assert_eq!(again.key(), entry.key());
            if matches!(entry, Entry::BaseSalary(_) | Entry::Bonus(_)) {
                assert_eq!(&again, entry);
            }
        }
    }

    #[test]
    fn what_is_wrong_is_said_beside_its_field() {
        let cases = [
            (salary("", "", "1"), "from"),
            (salary("31/02/2026", "", "1"), "from"),
            (salary("01/07/2026", "30/06/2026", "1"), "until"),
            (salary("01/07/2026", "", "0"), "amount"),
            (salary("01/07/2026", "", "hai triệu"), "amount"),
        ];
        for (typed, field) in cases {
            assert_eq!(typed.unwrap_err().field(), field);
        }
        assert_eq!(salary("01/07/2026", "", "2.530.000").unwrap().text("amount"), "2530000");
        let bad = Entry::typed("letterhead", &|name| if name == "from" { "01/07/2026" } else { "x" }.to_owned());
        assert_eq!(bad.unwrap_err().field(), "until");
    }

    #[test]
    fn an_open_entry_ends_where_the_next_begins_and_a_closed_one_is_not_run_into() {
        let known = vec![salary("01/07/2020", "", "1").unwrap()];
        assert!(salary("01/07/2021", "", "2").unwrap().fits(&known).is_ok());
        assert!(salary("01/07/2020", "", "2").unwrap().fits(&known).is_err());
        let closed = vec![salary("01/07/2020", "30/06/2022", "1").unwrap()];
        assert!(salary("01/07/2022", "", "2").unwrap().fits(&closed).is_ok());
        let refused = salary("01/07/2021", "", "2").unwrap().fits(&closed).unwrap_err();
        assert!(refused.to_string().contains("từ 01/07/2020 đến 30/06/2022"), "{refused}");
        assert!(salary("01/01/2020", "31/12/2020", "2").unwrap().fits(&closed).is_err());
    }
}
