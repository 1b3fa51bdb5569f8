use jiff::civil::Date;

use super::{AppealTerm, BaseSalary, Bonus, Entry, Letterhead, Signer, Steering};
use crate::ground::date;
use crate::ground::refusal::Refusal;
use crate::ground::text::clean;
use crate::ground::window::Validity;

/// A ward's entries before the shipped ones.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    own: Vec<Entry>,
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
        Self { own }
    }

    /// Own entries first, then the shipped ones.
    pub fn all(&self) -> impl Iterator<Item = &Entry> {
        self.own.iter().chain(super::shipped())
    }

    fn on(&self, day: Date) -> impl Iterator<Item = &Entry> {
        self.all().filter(move |entry| entry.validity().covers(day))
    }

    pub fn letterhead(&self, day: Date) -> Result<&Letterhead, Lacking> {
        let found = self.on(day).find_map(|entry| match entry {
            Entry::Letterhead(letterhead) => Some(letterhead),
            _ => None,
        });
        found.ok_or_else(|| Lacking::Letterhead(date::short(day)))
    }

    pub fn steering(&self, day: Date) -> Option<&Steering> {
        self.on(day).find_map(|entry| match entry {
            Entry::Steering(steering) => Some(steering),
            _ => None,
        })
    }

    /// The days of which the ledger of cases is complete.
    pub fn ledger(&self) -> Vec<Validity> {
        let kept = |entry: &Entry| matches!(entry, Entry::Ledger(_)).then(|| entry.validity());
        self.all().filter_map(kept).collect()
    }

    /// How long an appeal against a decision of that day comes in time; none where nobody set a term.
    pub fn appeal(&self, day: Date) -> Option<&AppealTerm> {
        self.on(day).find_map(|entry| match entry {
            Entry::Appeal(term) => Some(term),
            _ => None,
        })
    }

    /// Everyone who ever signs, for a list to choose from: the newest first, each name once.
    pub fn signers(&self) -> Vec<&Signer> {
        let mut signers: Vec<&Signer> = Vec::new();
        let mut all: Vec<&Signer> = self
            .all()
            .filter_map(|entry| match entry {
                Entry::Signer(signer) => Some(signer),
                _ => None,
            })
            .collect();
        all.sort_by_key(|signer| std::cmp::Reverse(signer.from));
        for signer in all {
            if signers.iter().all(|known| clean(&known.name) != clean(&signer.name)) {
                signers.push(signer);
            }
        }
        signers
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

    /// Grounds of `decision.household`, else of `decision`: the country's, then the ward's own; the ward's alone where
    /// its entry says `replaces`.
    pub fn grounds(&self, day: Date, paper: &str) -> Vec<String> {
        let read = |entries: &[Entry]| {
            most_special(entries, day, paper, |entry| match entry {
                Entry::Grounds(grounds) => Some((grounds.papers.as_slice(), grounds)),
                _ => None,
            })
            .cloned()
        };
        let own = read(&self.own);
        let mut lines = match read(super::shipped()) {
            Some(shipped) if !own.as_ref().is_some_and(|own| own.replaces) => shipped.lines,
            _ => Vec::new(),
        };
        lines.extend(own.map(|own| own.lines).unwrap_or_default());
        self.with_unit(day, lines)
    }

    /// Recipients of `decision.household`, else of `decision`: the ward's own, else the shipped ones.
    pub fn recipients(&self, day: Date, paper: &str) -> Vec<String> {
        let found = [self.own.as_slice(), super::shipped()].into_iter().find_map(|entries| {
            most_special(entries, day, paper, |entry| match entry {
                Entry::Recipients(recipients) => Some((recipients.papers.as_slice(), &recipients.lines)),
                _ => None,
            })
        });
        self.with_unit(day, found.cloned().unwrap_or_default())
    }

    /// `{unit}` becomes "phường Bắc Hồng", as the unit is called on that day.
    fn with_unit(&self, day: Date, lines: Vec<String>) -> Vec<String> {
        let unit = self.letterhead(day).map_or_else(|_| "phường, xã".to_owned(), Letterhead::unit);
        lines.into_iter().map(|line| line.replace("{unit}", &unit)).collect()
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

impl Refusal for Lacking {
    fn english(&self) -> String {
        let load = "enter one with «binhyen settings import FILE.toml»";
        match self {
            Self::Letterhead(day) => format!("no letterhead is set for {day}; {load}"),
            Self::Signer(day) => format!("no signer is set for {day}; {load}"),
            Self::UnknownSigner { name, day, known } => {
                format!("«{name}» is not among the signers of {day}; these are: {known}")
            }
            Self::BaseSalary(day) => format!("no base salary is set for {day}; {load}"),
            Self::Bonus(day) => format!("no rule of bonuses is set for {day}; {load}"),
        }
    }
}

/// The entry for just this paper goes before that for its kind.
fn most_special<'a, T>(
    entries: &'a [Entry],
    day: Date,
    paper: &str,
    read: impl Fn(&'a Entry) -> Option<(&'a [String], T)>,
) -> Option<T> {
    let kind = paper.split('.').next().unwrap_or(paper);
    [paper, kind].into_iter().find_map(|wanted| {
        entries
            .iter()
            .filter(|entry| entry.validity().covers(day))
            .filter_map(&read)
            .find(|(papers, _)| papers.iter().any(|p| p == wanted))
            .map(|(_, found)| found)
    })
}

#[cfg(test)]
mod tests {
    use super::super::SettingsFile;
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
    fn the_wards_grounds_follow_the_countrys_and_the_special_goes_before_the_general() {
        let grounds = |paper: &str, line: &str, replaces| {
            Entry::Grounds(super::super::Grounds {
                from: day("2000-01-01"),
                until: None,
                papers: vec![paper.to_owned()],
                lines: vec![line.to_owned()],
                replaces,
            })
        };
        let on = day("2021-11-12");
        let settings = Settings::new(vec![
            grounds("decision", "chung", false),
            grounds("decision.household", "riêng", false),
            grounds("decision.commune", "thay", true),
        ]);
        let last = |paper| settings.grounds(on, paper).pop();
        assert_eq!(last("decision.household").as_deref(), Some("riêng"));
        assert_eq!(last("decision.area").as_deref(), Some("chung"));
        assert!(settings.grounds(on, "decision.area").iter().any(|line| line.contains("23/2012")));
        assert_eq!(settings.grounds(on, "decision.commune"), ["thay"]);
    }

    #[test]
    fn lines_name_the_unit_as_it_is_called_on_the_day() {
        let lines = SettingsFile::parse(
            "thu.toml",
            "[[letterhead]]\nfrom = \"2012-01-01\"\nname = \"Thử\"\nkind = \"phường\"\nparent = \"thị xã Mẫu\"\n",
        );
        let settings = Settings::new(lines.unwrap());
        let recipients = settings.recipients(day("2021-11-12"), "decision.area");
        assert!(recipients.contains(&"Công an phường Thử".to_owned()), "{recipients:?}");
        let before = settings.recipients(day("2011-11-12"), "decision.area");
        assert!(before.iter().all(|line| !line.contains('{')), "{before:?}");
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
