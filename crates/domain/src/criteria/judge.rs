use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Authority, Calendar, Check, CriteriaSet, Library, Listing, Programme, ShareBase, TitleRule};
use crate::ground::refusal::Refusal;
use crate::ground::window::Window;
use crate::register::Title;

/// How one title is judged in one year: the set in force on the last day of its window, and what goes with it.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    pub programme: &'a Programme,
    pub rule: &'a TitleRule,
    pub set: &'a CriteriaSet,
    pub year: i16,
    pub calendar: Calendar,
    pub authority: &'a Authority,
    pub listing: &'a Listing,
}

/// All titles of a programme that a year has, in the order of the cascade.
#[derive(Clone, Debug)]
pub struct YearRules<'a> {
    pub programme: &'a Programme,
    pub year: i16,
    pub titles: Vec<Judged<'a>>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotJudged {
    #[error("không có chương trình «{given}»; các chương trình hiện có: {known}")]
    NoProgramme { given: String, known: String },
    #[error("chương trình «{programme}» không xét danh hiệu cho {}", title.noun())]
    NoTitle { programme: String, title: Title },
    #[error("năm {year} không có bộ tiêu chí nào có hiệu lực cho {} trong chương trình «{programme}»", title.noun())]
    NoSet { programme: String, title: Title, year: i16 },
    #[error("năm {year} không có bộ tiêu chí nào có hiệu lực trong chương trình «{programme}»")]
    NoYear { programme: String, year: i16 },
}

impl Refusal for NotJudged {
    fn english(&self) -> String {
        match self {
            Self::NoProgramme { given, known } => format!("there is no programme «{given}»; there are: {known}"),
            Self::NoTitle { programme, title } => format!("the programme «{programme}» has no title «{title}»"),
            Self::NoSet { programme, title, year } => {
                format!("no criteria set of «{programme}» for «{title}» is in force in {year}")
            }
            Self::NoYear { programme, year } => format!("no criteria set of «{programme}» is in force in {year}"),
        }
    }
}

impl Judged<'_> {
    /// The time in which a registration of that day had to lie: by the rule in force on the day; where none was in force
    /// yet, by the rule that judges the year.
    pub fn registration_on(&self, day: Date) -> Window {
        let of_its_day = self.rule.windows.iter().find(|window| window.in_force.covers(day));
        of_its_day.map_or(self.calendar.registration, |window| window.registration(self.year))
    }

    pub fn is_inside_registration(&self, day: Date) -> bool {
        self.registration_on(day).contains(day)
    }
}

impl<'a> YearRules<'a> {
    pub fn title(&self, title: Title) -> Option<&Judged<'a>> {
        self.titles.iter().find(|judged| judged.rule.title == title)
    }

    /// The titles that count this one among their children, and those above them: they change when it changes.
    pub fn above(&self, title: Title) -> Vec<Title> {
        let mut reached = vec![title];
        for judged in &self.titles {
            let checks = judged.set.criteria.iter().flat_map(|criterion| &criterion.checks);
            let mut children = checks.flat_map(|check| match check {
                Check::Share { children, .. } => children.as_slice(),
                _ => &[],
            });
            if children.any(|child| reached.contains(child)) && !reached.contains(&judged.rule.title) {
                reached.push(judged.rule.title);
            }
        }
        reached.split_off(1)
    }

    /// The titles of which another one asks how many are recognised.
    pub fn asked_recognised(&self) -> BTreeSet<Title> {
        let checks = self.titles.iter().flat_map(|judged| &judged.set.criteria).flat_map(|criterion| &criterion.checks);
        let asked = checks.filter_map(|check| match check {
            Check::Share { of: ShareBase::Recognised, children, .. } => Some(children),
            _ => None,
        });
        asked.flatten().copied().collect()
    }

    /// Whether a title counts others: it may change although nothing of its own does.
    pub fn counts_others(&self, title: Title) -> bool {
        self.titles.iter().any(|below| self.above(below.rule.title).contains(&title))
    }
}

impl Library {
    pub fn judge<'a>(&'a self, programme: &'a Programme, title: Title, year: i16) -> Result<Judged<'a>, NotJudged> {
        let rule =
            programme.rule(title).ok_or_else(|| NotJudged::NoTitle { programme: programme.id.clone(), title })?;
        self.judge_rule(programme, rule, year).ok_or_else(|| NotJudged::NoSet {
            programme: programme.id.clone(),
            title,
            year,
        })
    }

    /// The rules of a whole year. A title that has no set in that year is left out; a year without any is refused.
    pub fn year<'a>(&'a self, programme: &str, year: i16) -> Result<YearRules<'a>, NotJudged> {
        let found = self.programme(programme).ok_or_else(|| NotJudged::NoProgramme {
            given: programme.to_owned(),
            known: self.programmes().iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(", "),
        })?;
        let titles: Vec<Judged> = found.titles.iter().filter_map(|rule| self.judge_rule(found, rule, year)).collect();
        if titles.is_empty() {
            return Err(NotJudged::NoYear { programme: found.id.clone(), year });
        }
        Ok(YearRules { programme: found, year, titles })
    }

    fn judge_rule<'a>(&'a self, programme: &'a Programme, rule: &'a TitleRule, year: i16) -> Option<Judged<'a>> {
        let window = rule.windows.iter().find(|window| window.gives(year))?;
        let counting = window.counting(year);
        let set = rule.sets.iter().filter_map(|id| self.set(id)).find(|set| set.in_force.covers(counting.until))?;
        let authority = rule.authorities.iter().find(|authority| authority.in_force.covers(counting.until))?;
        let listing = rule.listings.iter().find(|listing| listing.in_force.covers(counting.until))?;
        let calendar = Calendar {
            counting,
            registration: window.registration(year),
            due_before: window.due_before.map(|day| day.of(year)),
            citation: window.citation.clone(),
            verified: window.verified,
        };
        Some(Judged { programme, rule, set, year, calendar, authority, listing })
    }
}
