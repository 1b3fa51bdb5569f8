use serde::Deserialize;
use toml::Spanned;

use super::file::{BadCriteria, File};
use super::said::{Said, said};
use crate::criteria::{Check, DocumentKind, Escape, ShareBase};
use crate::ground::share::Percent;
use crate::incident::{CaseDay, IncidentClass, Severity};
use crate::register::Title;

/// A check as a file writes it, every key optional: which belong to which check is judged here, with the line.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCheck {
    check: Spanned<String>,
    of: Option<Spanned<String>>,
    children: Option<Vec<Spanned<String>>>,
    at_least: Option<Spanned<i64>>,
    classes: Option<Vec<Spanned<String>>>,
    from_severity: Option<Spanned<String>>,
    territory: Option<Spanned<bool>>,
    escapes: Option<Vec<Spanned<String>>>,
    counts_by: Option<Spanned<String>>,
    paper: Option<Spanned<String>>,
    quarter: Option<Spanned<i64>>,
    who: Option<Spanned<String>>,
    rating: Option<Spanned<String>>,
}

const CHECKS: [(&str, &[&str]); 7] = [
    ("attested", &[]),
    ("registered", &[]),
    ("share", &["of", "children", "at_least"]),
    ("no_incident", &["classes", "from_severity", "territory", "escapes", "counts_by"]),
    ("not_above_last_year", &["classes"]),
    ("document", &["paper", "quarter"]),
    ("rating_at_least", &["who", "rating"]),
];

pub fn read(file: &File, raw: &RawCheck, title: Title) -> Result<Check, BadCriteria> {
    let name = raw.check.get_ref().as_str();
    let Some((_, keys)) = CHECKS.iter().find(|(known, _)| *known == name) else {
        let known = CHECKS.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
        let reason = said!(
            "không có cách kiểm tra «{name}»; các cách hiện có: {known}",
            "there is no check «{name}»; the checks are: {known}"
        );
        return Err(file.at(&raw.check.span(), reason));
    };
    if let Some((key, span)) = raw.given().into_iter().find(|(key, _)| !keys.contains(key)) {
        return Err(file.at(
            &span,
            said!("cách kiểm tra «{name}» không dùng khóa «{key}»", "the check «{name}» does not use the key «{key}»"),
        ));
    }
    let reader = Reader { file, raw, title };
    match name {
        "attested" => Ok(Check::Attested),
        "registered" => Ok(Check::Registered),
        "share" => reader.share(),
        "no_incident" => reader.no_incident(),
        "not_above_last_year" => {
            reader.only_for(&[Title::Area, Title::Commune])?;
            Ok(Check::NotAboveLastYear { classes: reader.classes()? })
        }
        "document" => reader.document(),
        _ => Ok(Check::RatingAtLeast {
            who: file.not_empty(reader.needed(&raw.who, "who")?, "who")?,
            rating: file.not_empty(reader.needed(&raw.rating, "rating")?, "rating")?,
        }),
    }
}

impl RawCheck {
    fn given(&self) -> Vec<(&'static str, std::ops::Range<usize>)> {
        let first = |list: &Option<Vec<Spanned<String>>>| {
            list.as_ref().map(|words| words.first().map_or(self.check.span(), Spanned::span))
        };
        [
            ("of", self.of.as_ref().map(Spanned::span)),
            ("children", first(&self.children)),
            ("at_least", self.at_least.as_ref().map(Spanned::span)),
            ("classes", first(&self.classes)),
            ("from_severity", self.from_severity.as_ref().map(Spanned::span)),
            ("territory", self.territory.as_ref().map(Spanned::span)),
            ("escapes", first(&self.escapes)),
            ("counts_by", self.counts_by.as_ref().map(Spanned::span)),
            ("paper", self.paper.as_ref().map(Spanned::span)),
            ("quarter", self.quarter.as_ref().map(Spanned::span)),
            ("who", self.who.as_ref().map(Spanned::span)),
            ("rating", self.rating.as_ref().map(Spanned::span)),
        ]
        .into_iter()
        .filter_map(|(key, span)| Some((key, span?)))
        .collect()
    }
}

struct Reader<'a> {
    file: &'a File,
    raw: &'a RawCheck,
    title: Title,
}

impl<'a> Reader<'a> {
    fn refuse(&self, reason: Said) -> BadCriteria {
        self.file.at(&self.raw.check.span(), reason)
    }

    fn needed<T>(&self, value: &'a Option<T>, key: &str) -> Result<&'a T, BadCriteria> {
        let name = self.raw.check.get_ref();
        value.as_ref().ok_or_else(|| {
            self.refuse(said!("cách kiểm tra «{name}» thiếu khóa «{key}»", "the check «{name}» lacks the key «{key}»"))
        })
    }

    fn only_for(&self, titles: &[Title]) -> Result<(), BadCriteria> {
        if titles.contains(&self.title) {
            return Ok(());
        }
        let (name, title, noun) = (self.raw.check.get_ref(), self.title, self.title.noun());
        Err(self.refuse(said!(
            "cách kiểm tra «{name}» không dùng được cho {noun}",
            "the check «{name}» is not for the title «{title}»"
        )))
    }

    fn share(&self) -> Result<Check, BadCriteria> {
        let of = self.file.word(self.needed(&self.raw.of, "of")?, ShareBase::parse, "of", ShareBase::ALL)?;
        let at_least: Percent = self.file.percent(self.needed(&self.raw.at_least, "at_least")?)?;
        let mut children = Vec::new();
        match of {
            ShareBase::Registered | ShareBase::Recognised => {
                self.only_for(&[Title::Area, Title::Commune])?;
                for word in self.needed(&self.raw.children, "children")? {
                    let child = self.file.word(word, Title::parse, "children", Title::ALL)?;
                    if !is_under(child, self.title) {
                        let (parent, noun, parent_noun) = (self.title, child.noun(), self.title.noun());
                        let reason = said!("{noun} không thuộc {parent_noun}", "«{child}» is not under «{parent}»");
                        return Err(self.file.at(&word.span(), reason));
                    }
                    children.push(child);
                }
                if children.is_empty() {
                    return Err(self.refuse(said!("«children» không được để trống", "«children» must not be empty")));
                }
            }
            ShareBase::PeopleSigned | ShareBase::SubUnits => {
                self.only_for(&[Title::School, Title::Organisation])?;
                if self.raw.children.is_some() {
                    return Err(self.refuse(said!(
                        "cơ số «{of}» không dùng khóa «children»",
                        "the base «{of}» does not use the key «children»"
                    )));
                }
            }
        }
        Ok(Check::Share { of, children, at_least })
    }

    fn classes(&self) -> Result<Vec<IncidentClass>, BadCriteria> {
        let classes = self
            .needed(&self.raw.classes, "classes")?
            .iter()
            .map(|word| self.file.word(word, IncidentClass::parse, "classes", IncidentClass::ALL))
            .collect::<Result<Vec<_>, _>>()?;
        if classes.is_empty() {
            return Err(self.refuse(said!("«classes» không được để trống", "«classes» must not be empty")));
        }
        Ok(classes)
    }

    fn no_incident(&self) -> Result<Check, BadCriteria> {
        let classes = self.classes()?;
        let severity = |word| self.file.word(word, Severity::parse, "from_severity", Severity::ALL);
        let escape = |word| self.file.word(word, Escape::parse, "escapes", Escape::ALL);
        let counts_by = |word| self.file.word(word, CaseDay::parse, "counts_by", CaseDay::ALL);
        let territory = self.raw.territory.as_ref().is_some_and(|territory| *territory.get_ref());
        if territory != matches!(self.title, Title::Area | Title::Commune) {
            let (title, noun) = (self.title, self.title.noun());
            let reason = match territory {
                true => {
                    said!("{noun} không có địa bàn: bỏ «territory»", "«{title}» has no territory: drop «territory»")
                }
                false => said!(
                    "{noun} được tính theo địa bàn: cần «territory = true»",
                    "«{title}» is counted by its territory: «territory = true» is needed"
                ),
            };
            return Err(self.refuse(reason));
        }
        Ok(Check::NoIncident {
            classes,
            from_severity: self.raw.from_severity.as_ref().map(severity).transpose()?,
            territory,
            escapes: self.raw.escapes.iter().flatten().map(escape).collect::<Result<_, _>>()?,
            counts_by: self.raw.counts_by.as_ref().map(counts_by).transpose()?.unwrap_or(CaseDay::Happened),
        })
    }

    fn document(&self) -> Result<Check, BadCriteria> {
        self.only_for(&[Title::Area, Title::School, Title::Organisation, Title::Commune])?;
        let word = self.needed(&self.raw.paper, "paper")?;
        let paper = self.file.word(word, DocumentKind::parse, "paper", DocumentKind::ALL)?;
        let quarter = match &self.raw.quarter {
            None => None,
            Some(given) => match i8::try_from(*given.get_ref()) {
                Ok(quarter @ 1..=4) => Some(quarter),
                _ => {
                    let number = given.get_ref();
                    let reason = said!("quý {number} phải từ 1 đến 4", "the quarter {number} must be from 1 to 4");
                    return Err(self.file.at(&given.span(), reason));
                }
            },
        };
        Ok(Check::Document { paper, quarter })
    }
}

/// Households are in areas; households, areas, schools and organisations are in the commune.
fn is_under(child: Title, parent: Title) -> bool {
    match parent {
        Title::Area => child == Title::Household,
        Title::Commune => child != Title::Commune,
        _ => false,
    }
}
