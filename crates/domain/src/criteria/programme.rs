use jiff::civil::Date;

use crate::ground::window::Window;
use crate::register::Title;

/// A movement: which titles it gives, by which sets, in which windows, by whose authority. `antt`, `5-nhat`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    pub id: String,
    pub name: String,
    pub titles: Vec<TitleRule>,
}

/// One title of a programme during a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleRule {
    pub title: Title,
    /// "Gia đình an toàn nhất về an ninh trật tự"
    pub name: String,
    /// Sets by period are found by title and the last day of the window.
    pub sets: Vec<String>,
    pub windows: Vec<WindowRule>,
    pub authorities: Vec<Authority>,
    /// Titles that are covered although the circular leaves them out.
    pub widened: bool,
    pub listing_days: u32,
    pub listing_source: String,
    pub listing_verified: bool,
}

/// Window of a year Y as month and day: from `from` of Y−1 (or Y) to `until` of Y.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowRule {
    pub counting_from: (i8, i8),
    pub counting_from_last_year: bool,
    pub counting_until: (i8, i8),
    pub registration_from: (i8, i8),
    pub registration_until: (i8, i8),
    /// The decision is due before this day.
    pub due_before: Option<(i8, i8)>,
    pub valid_from: Date,
    pub valid_until: Option<Date>,
    pub citation: String,
    pub verified: bool,
}

/// Who recognises, who appraises, where the dossier goes, during a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// `commune`, `district`, `province`
    pub level: String,
    pub recognises: String,
    pub appraises: String,
    pub from: Date,
    pub until: Option<Date>,
    pub citation: String,
    pub verified: bool,
}

impl Authority {
    /// The ward itself decides; otherwise it records the decision that it receives.
    pub fn is_the_ward(&self) -> bool {
        self.level == "commune"
    }
}

/// The dates of one title in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub counting: Window,
    pub registration: Window,
    pub due_before: Option<Date>,
}
