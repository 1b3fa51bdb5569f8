use super::WindowRule;
use crate::ground::window::Validity;
use crate::register::Title;
use crate::worded;

/// A movement: which titles it gives, by which sets, in which windows, by whose authority. `antt`, `5-nhat`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    pub id: String,
    pub name: String,
    pub english: String,
    pub titles: Vec<TitleRule>,
}

impl Programme {
    pub fn rule(&self, title: Title) -> Option<&TitleRule> {
        self.titles.iter().find(|rule| rule.title == title)
    }
}

/// One title of a programme with everything that changes over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleRule {
    pub title: Title,
    /// "Gia đình an toàn nhất về an ninh trật tự"
    pub name: String,
    pub english: String,
    /// Sets by period, the oldest first, without gap or overlap.
    pub sets: Vec<String>,
    pub windows: Vec<WindowRule>,
    pub authorities: Vec<Authority>,
    pub listings: Vec<Listing>,
    /// Covers also the kinds that the circular leaves out.
    pub widened: bool,
}

worded! {
    /// Who recognises, seen from the ward.
    pub enum Level {
        Commune = "commune",
        District = "district",
        Province = "province",
    }
}

/// Who recognises, who appraises, during a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    pub level: Level,
    /// "Chủ tịch Ủy ban nhân dân cấp xã"
    pub recognises: String,
    /// "Thường trực Ban Chỉ đạo … cấp xã"
    pub appraises: String,
    pub in_force: Validity,
    pub citation: String,
    pub verified: bool,
}

impl Authority {
    /// The ward itself decides; otherwise it records the decision that it receives.
    pub fn is_the_ward(&self) -> bool {
        self.level == Level::Commune
    }
}

/// How long the result hangs out for objections before a decision, during a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    pub days: u32,
    pub in_force: Validity,
    /// Where the number comes from.
    pub source: String,
    pub verified: bool,
}
