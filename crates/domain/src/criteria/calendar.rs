use jiff::civil::Date;

use crate::ground::window::{Validity, Window};

/// A day of any year: month and day, never 29 February.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayOfYear {
    pub month: i8,
    pub day: i8,
}

impl DayOfYear {
    pub fn of(self, year: i16) -> Date {
        Date::new(year, self.month, self.day).expect("the loader refused days that do not stand in every year")
    }

    /// Reads "11-15".
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // 2023 has no 29 February.
        Date::new(2023, month, day).ok().map(|_| Self { month, day })
    }
}

/// The dates of a title during a period: which days of which year count, when registration is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowRule {
    pub counting_from: DayOfYear,
    /// The first day lies in the year before.
    pub counting_from_last_year: bool,
    pub counting_until: DayOfYear,
    pub registration_from: DayOfYear,
    pub registration_until: DayOfYear,
    /// The decision is due before this day.
    pub due_before: Option<DayOfYear>,
    pub in_force: Validity,
    pub citation: String,
    pub verified: bool,
}

impl WindowRule {
    pub fn counting(&self, year: i16) -> Window {
        let from_year = if self.counting_from_last_year { year - 1 } else { year };
        Window { from: self.counting_from.of(from_year), until: self.counting_until.of(year) }
    }

    pub fn registration(&self, year: i16) -> Window {
        Window { from: self.registration_from.of(year), until: self.registration_until.of(year) }
    }

    /// The rule in force on the last day of a window gives the window.
    pub fn gives(&self, year: i16) -> bool {
        self.in_force.covers(self.counting(year).until)
    }
}

/// The dates of one title in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub counting: Window,
    /// As the rule that judges the year has it; see [`super::Judged::registration_on`] for a day's own rule.
    pub registration: Window,
    pub due_before: Option<Date>,
    pub citation: String,
    pub verified: bool,
}
