use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::BonusRule;
use crate::ground::window::Validity;
use crate::place::CommuneKind;

/// How the office's papers begin: what the unit is called, and what stands above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letterhead {
    pub from: Date,
    pub until: Option<Date>,
    /// "Bắc Hồng"
    pub name: String,
    pub kind: CommuneKind,
    /// The unit above: "thị xã Hồng Lĩnh"; may be empty.
    #[serde(default)]
    pub parent: String,
    /// Before the day of a paper, where it is not the name.
    #[serde(default)]
    pub place: String,
    /// In the symbols of papers.
    #[serde(default = "committee_symbol")]
    pub symbol: String,
    /// Where lists hang: "nhà văn hóa các tổ dân phố".
    #[serde(default)]
    pub notice_board: String,
}

impl Letterhead {
    /// "phường Bắc Hồng": inside a sentence.
    pub fn unit(&self) -> String {
        format!("{} {}", self.kind, self.name)
    }

    /// "Ủy ban nhân dân phường Bắc Hồng"
    pub fn issuer(&self) -> String {
        format!("Ủy ban nhân dân {}", self.unit())
    }

    /// "Ủy ban nhân dân thị xã Hồng Lĩnh"; empty where nothing stands above.
    pub fn parent_committee(&self) -> String {
        if self.parent.is_empty() { String::new() } else { format!("Ủy ban nhân dân {}", self.parent) }
    }

    pub fn place(&self) -> &str {
        if self.place.is_empty() { &self.name } else { &self.place }
    }
}

fn committee_symbol() -> String {
    "UBND".to_owned()
}

/// The standing body that appraises and proposes (TT 124/2021/TT-BCA Art. 9.1.a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steering {
    pub from: Date,
    pub until: Option<Date>,
    pub name: String,
    /// "BCĐ"
    pub symbol: String,
    pub signer: String,
    /// "TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"
    pub titles: Vec<String>,
}

/// Who signs, and in what words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    pub from: Date,
    pub until: Option<Date>,
    pub name: String,
    /// On papers of the People's Committee: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH".
    pub titles: Vec<String>,
    /// On papers of the Chairman himself: "CHỦ TỊCH".
    pub own_titles: Vec<String>,
    /// The one who signs unless another is named.
    #[serde(default)]
    pub usual: bool,
}

/// Legal grounds of one kind of paper: `decision.household`, `decision.commendation`, `decision` …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    pub from: Date,
    pub until: Option<Date>,
    pub papers: Vec<String>,
    pub lines: Vec<String>,
    /// A ward's lines follow the shipped ones, unless they replace them.
    #[serde(default)]
    pub replaces: bool,
}

/// "Nơi nhận" of one kind of paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipients {
    pub from: Date,
    pub until: Option<Date>,
    pub papers: Vec<String>,
    pub lines: Vec<String>,
}

/// "Mức lương cơ sở", đồng a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseSalary {
    pub from: Date,
    pub until: Option<Date>,
    pub amount: u64,
    pub basis: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bonus {
    pub from: Date,
    pub until: Option<Date>,
    #[serde(flatten)]
    pub rule: BonusRule,
}

/// The days of which the ledger of cases is complete: a year without an entry is then a year without a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerKept {
    pub from: Date,
    pub until: Option<Date>,
}

/// How long after a decision an appeal comes in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppealTerm {
    pub from: Date,
    pub until: Option<Date>,
    pub days: u32,
    /// Where the number comes from.
    pub source: String,
    /// Its text was seen.
    #[serde(default)]
    pub verified: bool,
}

/// A year is long enough to speak up.
const MOST_DAYS: u64 = 366;
/// đồng a month.
const MOST_SALARY: u64 = 1_000_000_000;
/// A hundred salaries.
const MOST_HUNDREDTHS: u64 = 10_000;
/// đồng.
const MOST_STEP: u64 = 1_000_000;

/// One setting, as it is stored: a key, its days, its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "key", rename_all = "snake_case")]
pub enum Entry {
    Letterhead(Letterhead),
    Steering(Steering),
    Signer(Signer),
    Grounds(Grounds),
    Recipients(Recipients),
    BaseSalary(BaseSalary),
    Bonus(Bonus),
    Ledger(LedgerKept),
    Appeal(AppealTerm),
}

impl Entry {
    pub fn key(&self) -> &'static str {
        match self {
            Self::Letterhead(_) => "letterhead",
            Self::Steering(_) => "steering",
            Self::Signer(_) => "signer",
            Self::Grounds(_) => "grounds",
            Self::Recipients(_) => "recipients",
            Self::BaseSalary(_) => "base_salary",
            Self::Bonus(_) => "bonus",
            Self::Ledger(_) => "ledger",
            Self::Appeal(_) => "appeal",
        }
    }

    /// Numbers that money is reckoned from, each with the most that it may be: far above what any decree gives, and far
    /// below what a product of them could not hold.
    pub(super) fn amounts(&self) -> Vec<(&'static str, u64, u64)> {
        match self {
            Self::BaseSalary(salary) => vec![("amount", salary.amount, MOST_SALARY)],
            Self::Bonus(Bonus { rule, .. }) => vec![
                ("individual_hundredths", rule.individual_hundredths, MOST_HUNDREDTHS),
                ("collective_hundredths", rule.collective_hundredths, MOST_HUNDREDTHS),
                ("household_hundredths", rule.household_hundredths, MOST_HUNDREDTHS),
                ("step", rule.step, MOST_STEP),
            ],
            Self::Appeal(term) => vec![("days", u64::from(term.days), MOST_DAYS)],
            Self::Letterhead(_)
            | Self::Steering(_)
            | Self::Signer(_)
            | Self::Grounds(_)
            | Self::Recipients(_)
            | Self::Ledger(_) => Vec::new(),
        }
    }

    pub fn validity(&self) -> Validity {
        let (from, until) = match self {
            Self::Letterhead(e) => (e.from, e.until),
            Self::Steering(e) => (e.from, e.until),
            Self::Signer(e) => (e.from, e.until),
            Self::Grounds(e) => (e.from, e.until),
            Self::Recipients(e) => (e.from, e.until),
            Self::BaseSalary(e) => (e.from, e.until),
            Self::Bonus(e) => (e.from, e.until),
            Self::Ledger(e) => (e.from, e.until),
            Self::Appeal(e) => (e.from, e.until),
        };
        Validity { from, until }
    }
}
