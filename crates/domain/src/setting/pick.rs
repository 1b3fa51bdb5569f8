use jiff::civil::Date;

use super::{BaseSalary, Bonus, Entry, Letterhead, Signer};
use crate::ground::date;
use crate::ground::text::clean;

/// A ward's entries before the shipped ones.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    entries: Vec<Entry>,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lacking {
    #[error("chưa có tiêu đề văn bản (letterhead) cho ngày {0}; hãy nạp bằng «binhyen settings import FILE.toml»")]
    Letterhead(String),
    #[error("chưa có người ký (signer) cho ngày {0}; hãy nạp bằng «binhyen settings import FILE.toml»")]
    Signer(String),
    #[error("«{name}» không có trong danh sách người ký ngày {day}; người ký ngày ấy: {known}")]
    UnknownSigner { name: String, day: String, known: String },
    #[error("chưa có mức lương cơ sở cho ngày {0}; hãy nạp bằng «binhyen settings import FILE.toml»")]
    BaseSalary(String),
    #[error("chưa có quy định mức thưởng cho ngày {0}; hãy nạp bằng «binhyen settings import FILE.toml»")]
    Bonus(String),
}

impl Settings {
    pub fn new(own: Vec<Entry>) -> Self {
        let mut entries = own;
        entries.extend(super::shipped().iter().cloned());
        Self { entries }
    }

    pub fn all(&self) -> &[Entry] {
        &self.entries
    }

    fn on(&self, day: Date) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.validity().covers(day))
    }

    pub fn letterhead(&self, day: Date) -> Result<&Letterhead, Lacking> {
        let found = self.on(day).find_map(|entry| match entry {
            Entry::Letterhead(letterhead) => Some(letterhead),
            _ => None,
        });
        found.ok_or_else(|| Lacking::Letterhead(date::short(day)))
    }

    /// The signer of that name, or the usual one.
    pub fn signer(&self, day: Date, name: Option<&str>) -> Result<&Signer, Lacking> {
        let signers: Vec<&Signer> = self
            .on(day)
            .filter_map(|entry| match entry {
                Entry::Signer(signer) => Some(signer),
                _ => None,
            })
            .collect();
        let Some(first) = signers.first() else { return Err(Lacking::Signer(date::short(day))) };
        let Some(name) = name.map(clean) else {
            return Ok(signers.iter().find(|signer| signer.usual).unwrap_or(first));
        };
        signers.iter().find(|signer| clean(&signer.name) == name).copied().ok_or_else(|| Lacking::UnknownSigner {
            name,
            day: date::short(day),
            known: signers.iter().map(|signer| signer.name.as_str()).collect::<Vec<_>>().join(", "),
        })
    }

    /// Grounds of `decision.household`; else of `decision`.
    pub fn grounds(&self, day: Date, paper: &str) -> Vec<String> {
        self.lines(day, paper, |entry| match entry {
            Entry::Grounds(grounds) => Some((&grounds.papers, &grounds.lines)),
            _ => None,
        })
    }

    pub fn recipients(&self, day: Date, paper: &str) -> Vec<String> {
        self.lines(day, paper, |entry| match entry {
            Entry::Recipients(recipients) => Some((&recipients.papers, &recipients.lines)),
            _ => None,
        })
    }

    fn lines<'a>(
        &'a self,
        day: Date,
        paper: &str,
        read: impl Fn(&'a Entry) -> Option<(&'a Vec<String>, &'a Vec<String>)>,
    ) -> Vec<String> {
        let general = paper.split('.').next().unwrap_or(paper);
        for wanted in [paper, general, "all"] {
            let found = self.on(day).filter_map(&read).find(|(papers, _)| papers.iter().any(|p| p == wanted));
            if let Some((_, lines)) = found {
                return lines.clone();
            }
        }
        Vec::new()
    }

    pub fn base_salary(&self, day: Date) -> Result<&BaseSalary, Lacking> {
        let found = self.on(day).find_map(|entry| match entry {
            Entry::BaseSalary(salary) => Some(salary),
            _ => None,
        });
        found.ok_or_else(|| Lacking::BaseSalary(date::short(day)))
    }

    pub fn bonus(&self, day: Date) -> Result<&Bonus, Lacking> {
        let found = self.on(day).find_map(|entry| match entry {
            Entry::Bonus(bonus) => Some(bonus),
            _ => None,
        });
        found.ok_or_else(|| Lacking::Bonus(date::short(day)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_base_salary_is_that_of_the_day() {
        let settings = Settings::new(Vec::new());
        for (on, amount) in
            [("2022-07-29", 1_490_000), ("2023-07-01", 1_800_000), ("2024-12-31", 2_340_000), ("2026-07-01", 2_530_000)]
        {
            assert_eq!(settings.base_salary(day(on)).unwrap().amount, amount);
        }
        assert!(settings.base_salary(day("1999-01-01")).is_err());
    }

    #[test]
    fn a_special_ground_goes_before_a_general_one() {
        let grounds = |papers: &[&str], line: &str| {
            Entry::Grounds(super::super::Grounds {
                from: day("2000-01-01"),
                until: None,
                papers: papers.iter().map(|p| (*p).to_owned()).collect(),
                lines: vec![line.to_owned()],
            })
        };
        let settings = Settings::new(vec![grounds(&["decision"], "chung"), grounds(&["decision.household"], "riêng")]);
        assert_eq!(settings.grounds(day("2021-11-12"), "decision.household"), ["riêng"]);
        assert_eq!(settings.grounds(day("2021-11-12"), "decision.area"), ["chung"]);
    }

    #[test]
    fn an_unknown_signer_is_refused_with_the_known_ones() {
        let settings = Settings::new(vec![Entry::Signer(super::super::Signer {
            from: day("2020-01-01"),
            until: None,
            name: "Nguyễn Văn Mẫu".to_owned(),
            titles: vec!["CHỦ TỊCH".to_owned()],
            own_titles: vec!["CHỦ TỊCH".to_owned()],
            usual: true,
        })]);
        assert_eq!(settings.signer(day("2021-11-12"), Some("Nguyễn  Văn Mẫu")).unwrap().name, "Nguyễn Văn Mẫu");
        let refused = settings.signer(day("2021-11-12"), Some("Ai Đó")).unwrap_err();
        assert!(refused.to_string().contains("Nguyễn Văn Mẫu"));
        assert_eq!(settings.signer(day("2019-11-12"), None).unwrap_err(), Lacking::Signer("12/11/2019".to_owned()));
    }
}
