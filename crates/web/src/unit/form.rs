use std::collections::BTreeMap;

use domain::ground::date;
use domain::ground::share::Share;
use domain::meeting::{Claim, Says};
use jiff::civil::Date;

use crate::access::fields::Fields;
use crate::access::seat::Seat;

/// What the fields of the form hold, by their names, as text.
pub type Values = BTreeMap<String, String>;

pub fn says_of(criterion: &str) -> String {
    format!("says.{criterion}")
}

pub fn words_of(criterion: &str) -> String {
    format!("words.{criterion}")
}

/// A claim as the form shows it.
pub fn shown(claim: &Claim) -> Values {
    let day = |day: Option<Date>| day.map(date::short).unwrap_or_default();
    let mut values = Values::from([
        ("resolution_on".to_owned(), day(claim.resolution_on)),
        ("plan_on".to_owned(), day(claim.plan_on)),
        ("registered_on".to_owned(), day(claim.registered_on)),
        ("reviewed_on".to_owned(), day(claim.reviewed_on)),
        ("sub_units".to_owned(), claim.sub_units.map(|share| share.whole.to_string()).unwrap_or_default()),
        ("sub_units_met".to_owned(), claim.sub_units.map(|share| share.part.to_string()).unwrap_or_default()),
        ("note".to_owned(), claim.note.clone()),
    ]);
    for (id, answer) in &claim.answers {
        values.insert(says_of(id), answer.says.map(|says| says.to_string()).unwrap_or_default());
        values.insert(words_of(id), answer.words.clone());
    }
    values
}

/// What was typed.
pub fn typed(fields: &Fields) -> Values {
    // Browsers send line ends as two signs; what was kept has one.
    fields.pairs().iter().map(|(name, value)| (name.clone(), value.replace("\r\n", "\n"))).collect()
}

/// The claim that was typed, or what is wrong beside which field.
pub fn read(seat: &Seat, values: &Values) -> Result<Claim, Values> {
    let mut reader = Reader { seat, values, problems: Values::new() };
    let sub_units = reader.sub_units();
    let mut claim = Claim {
        resolution_on: reader.day("resolution_on"),
        plan_on: reader.day("plan_on"),
        registered_on: reader.day("registered_on"),
        reviewed_on: reader.day("reviewed_on"),
        sub_units,
        answers: BTreeMap::new(),
        note: reader.text("note").to_owned(),
    };
    for (name, value) in values {
        if let Some(id) = name.strip_prefix("says.") {
            claim.answers.entry(id.to_owned()).or_default().says = Says::parse(value);
        }
        if let Some(id) = name.strip_prefix("words.") {
            claim.answers.entry(id.to_owned()).or_default().words = value.trim().to_owned();
        }
    }
    if reader.problems.is_empty() { Ok(claim) } else { Err(reader.problems) }
}

struct Reader<'r> {
    seat: &'r Seat,
    values: &'r Values,
    problems: Values,
}

impl Reader<'_> {
    fn text(&self, name: &str) -> &str {
        self.values.get(name).map_or("", |value| value.trim())
    }

    fn doubt(&mut self, name: &str, vietnamese: &str, english: &str) {
        self.problems.insert(name.to_owned(), self.seat.say(vietnamese, english).to_owned());
    }

    fn day(&mut self, name: &str) -> Option<Date> {
        let text = self.text(name);
        let day = date::parse(text);
        if day.is_none() && !text.is_empty() {
            self.doubt(
                name,
                "không phải một ngày; ghi ngày/tháng/năm, ví dụ 20/01/2026",
                "no day; write day/month/year, for example 20/01/2026",
            );
        }
        day
    }

    fn number(&mut self, name: &str) -> Option<u64> {
        let text = self.text(name);
        let number = text.parse::<u32>().ok();
        if number.is_none() && !text.is_empty() {
            self.doubt(name, "ghi một số nguyên, ví dụ 6", "write a whole number, for example 6");
        }
        number.map(u64::from)
    }

    fn sub_units(&mut self) -> Option<Share> {
        match (self.number("sub_units"), self.number("sub_units_met")) {
            (Some(whole), Some(met)) if whole < met => {
                let (vietnamese, english) =
                    ("số đạt nhiều hơn tổng số đầu mối", "more reach the level than there are sub-units");
                self.doubt("sub_units_met", vietnamese, english);
                None
            }
            (Some(whole), Some(met)) => Some(Share::new(met, whole)),
            (None, None) => None,
            (Some(_), None) => {
                self.missing("sub_units_met");
                None
            }
            (None, Some(_)) => {
                self.missing("sub_units");
                None
            }
        }
    }

    fn missing(&mut self, name: &str) {
        if !self.problems.contains_key(name) {
            self.doubt(
                name,
                "ghi cả hai số: tổng số đầu mối và số đạt",
                "write both: all sub-units, and those that reach it",
            );
        }
    }
}
