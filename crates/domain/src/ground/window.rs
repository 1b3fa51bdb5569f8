//! Stretches of days, both ends included.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A counting or registration window; both days belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub from: Date,
    pub until: Date,
}

impl Window {
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }

    /// The same window one year earlier (29 February becomes the 28th).
    pub fn last_year(&self) -> Self {
        let back = |day: Date| {
            day.checked_sub(jiff::Span::new().years(1)).expect("dates of a review lie far inside jiff's range")
        };
        Self { from: back(self.from), until: back(self.until) }
    }
}

/// How long something stands in the register: from a day, until a day or still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    pub from: Date,
    pub until: Option<Date>,
}

impl Validity {
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}
