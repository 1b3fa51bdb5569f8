use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::{AppealTerm, BaseSalary, Bonus, Entry, Grounds, LedgerKept, Letterhead, Recipients, Signer, Steering};
use crate::ground::date;
use crate::ground::refusal::Refusal;

/// A settings file, as `settings import` reads it.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct SettingsFile {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    letterhead: Vec<Letterhead>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steering: Vec<Steering>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    signer: Vec<Signer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    grounds: Vec<Grounds>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recipients: Vec<Recipients>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    base_salary: Vec<BaseSalary>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bonus: Vec<Bonus>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ledger: Vec<LedgerKept>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    appeal: Vec<AppealTerm>,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSettings {
    #[error("{file}, dòng {line}: {reason}")]
    Line { file: String, line: usize, reason: String },
    #[error("{file}: mục «{key}» có ngày kết thúc {until} sớm hơn ngày bắt đầu {from}")]
    Reversed { file: String, key: &'static str, from: String, until: String },
    #[error("{file}: mục «{key}» có {field} = {value}; cần một số từ 1 đến {most}")]
    OutOfBounds { file: String, key: &'static str, field: &'static str, value: u64, most: u64 },
    #[error("{file} không có mục nào; xem docs/admin/settings.md để biết các mục")]
    Empty { file: String },
}

impl SettingsFile {
    /// Reads a file's text; `file` is its name, for the refusal.
    pub fn parse(file: &str, text: &str) -> Result<Vec<Entry>, BadSettings> {
        let parsed: Self = toml::from_str(text).map_err(|error| BadSettings::Line {
            file: file.to_owned(),
            line: error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1),
            reason: error.message().to_owned(),
        })?;
        let entries = parsed.entries();
        if entries.is_empty() {
            return Err(BadSettings::Empty { file: file.to_owned() });
        }
        for entry in &entries {
            check(entry, file)?;
        }
        Ok(entries)
    }

    /// The text of a file that reads as these entries.
    pub fn write(entries: &[Entry]) -> Result<String, toml::ser::Error> {
        let mut file = Self::default();
        for entry in entries.iter().cloned() {
            match entry {
                Entry::Letterhead(one) => file.letterhead.push(one),
                Entry::Steering(one) => file.steering.push(one),
                Entry::Signer(one) => file.signer.push(one),
                Entry::Grounds(one) => file.grounds.push(one),
                Entry::Recipients(one) => file.recipients.push(one),
                Entry::BaseSalary(one) => file.base_salary.push(one),
                Entry::Bonus(one) => file.bonus.push(one),
                Entry::Ledger(one) => file.ledger.push(one),
                Entry::Appeal(one) => file.appeal.push(one),
            }
        }
        toml::to_string_pretty(&file)
    }

    fn entries(self) -> Vec<Entry> {
        let mut all = Vec::new();
        all.extend(self.letterhead.into_iter().map(Entry::Letterhead));
        all.extend(self.steering.into_iter().map(Entry::Steering));
        all.extend(self.signer.into_iter().map(Entry::Signer));
        all.extend(self.grounds.into_iter().map(Entry::Grounds));
        all.extend(self.recipients.into_iter().map(Entry::Recipients));
        all.extend(self.base_salary.into_iter().map(Entry::BaseSalary));
        all.extend(self.bonus.into_iter().map(Entry::Bonus));
        all.extend(self.ledger.into_iter().map(Entry::Ledger));
        all.extend(self.appeal.into_iter().map(Entry::Appeal));
        all
    }
}

/// Refuses days that run backwards and amounts that nobody pays.
pub(super) fn check(entry: &Entry, file: &str) -> Result<(), BadSettings> {
    let (days, file) = (entry.validity(), file.to_owned());
    if let Some(until) = days.until.filter(|until| *until < days.from) {
        let (from, until) = (date::short(days.from), date::short(until));
        return Err(BadSettings::Reversed { file, key: entry.key(), from, until });
    }
    match entry.amounts().into_iter().find(|(_, value, most)| !(1..=*most).contains(value)) {
        Some((field, value, most)) => Err(BadSettings::OutOfBounds { file, key: entry.key(), field, value, most }),
        None => Ok(()),
    }
}

/// What the program ships: base salaries, the bonus rule, general legal grounds.
pub fn shipped() -> &'static [Entry] {
    static SHIPPED: OnceLock<Vec<Entry>> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        SettingsFile::parse("settings/default.toml", include_str!("../../../../settings/default.toml"))
            .expect("the shipped settings are read by a test")
    })
}

impl Refusal for BadSettings {
    fn english(&self) -> String {
        match self {
            Self::Line { file, line, reason } => format!("{file}, line {line}: {reason}"),
            Self::Reversed { file, key, from, until } => {
                format!("{file}: an entry «{key}» ends on {until}, before it begins on {from}")
            }
            Self::OutOfBounds { file, key, field, value, most } => {
                format!("{file}: an entry «{key}» has {field} = {value}; a number from 1 to {most} is needed")
            }
            Self::Empty { file } => format!("{file} has no entry; docs/admin/settings.md lists the entries"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_settings_are_read() {
        assert!(shipped().iter().any(|entry| entry.key() == "base_salary"));
    }

    #[test]
    fn what_is_written_reads_as_the_same_entries() {
        let text = SettingsFile::write(shipped()).unwrap();
        let mut again = SettingsFile::parse("p.toml", &text).unwrap();
        assert_eq!(again.len(), shipped().len());
        again.retain(|entry| !shipped().contains(entry));
        assert!(again.is_empty(), "{again:?}");
        assert_eq!(SettingsFile::write(&[]).unwrap(), "");
    }

    #[test]
    fn a_wrong_file_is_refused_with_its_line() {
        let refused =
            SettingsFile::parse("phuong.toml", "[[signer]]\nfrom = \"2021-01-01\"\nnam = \"x\"\n").unwrap_err();
        assert!(matches!(refused, BadSettings::Line { line: 1..=3, .. }), "{refused}");
        let text = "[[base_salary]]\nfrom = \"2021-02-01\"\nuntil = \"2021-01-01\"\namount = 1\nbasis = \"x\"\n";
        assert!(matches!(SettingsFile::parse("p.toml", text), Err(BadSettings::Reversed { .. })));
        assert!(matches!(SettingsFile::parse("p.toml", ""), Err(BadSettings::Empty { .. })));
    }

    #[test]
    fn amounts_that_nobody_pays_are_refused() {
        let salary =
            |amount: u64| format!("[[base_salary]]\nfrom = \"2026-01-01\"\namount = {amount}\nbasis = \"x\"\n");
        let bonus = |individual: u64, household: u64, step: u64| {
            format!(
                "[[bonus]]\nfrom = \"2026-01-01\"\nindividual_hundredths = {individual}\ncollective_hundredths = 30\n\
                 household_hundredths = {household}\nstep = {step}\nrounding = \"up\"\nsource = \"x\"\nverified = false\n"
            )
        };
        for (text, refused) in [
            (salary(2_530_000), None),
            (salary(0), Some("amount")),
            (salary(9_000_000_000_000_000_000), Some("amount")),
            (bonus(15, 15, 10_000), None),
            (bonus(15, 15, 0), Some("step")),
            (bonus(15, 15, u64::MAX / 4), Some("step")),
            (bonus(9_000_000_000, 15, 1_000), Some("individual_hundredths")),
            (bonus(15, 0, 1_000), Some("household_hundredths")),
        ] {
            let found = match SettingsFile::parse("p.toml", &text) {
                Err(BadSettings::OutOfBounds { field, .. }) => Some(field),
                other => {
                    assert!(other.is_ok(), "{other:?}");
                    None
                }
            };
            assert_eq!(found, refused, "{text}");
        }
    }

    #[test]
    fn a_bonus_whose_household_figure_nobody_saw_is_not_called_verified() {
        let bonuses = shipped().iter().filter_map(|entry| match entry {
            Entry::Bonus(bonus) => Some(bonus),
            _ => None,
        });
        assert!(bonuses.clone().count() != 0 && bonuses.clone().all(|bonus| !bonus.rule.verified));
    }
}
