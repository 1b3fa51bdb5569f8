use std::ops::Range;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::said::{Said, said};
use crate::criteria::{DayOfYear, Rule};
use crate::ground::date;
use crate::ground::refusal::Refusal;
use crate::ground::share::Percent;
use crate::ground::window::Validity;

/// Where a criteria file is wrong, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, dòng {line}: {reason}")]
pub struct BadCriteria {
    pub file: String,
    pub line: usize,
    pub reason: Said,
}

impl Refusal for BadCriteria {
    fn english(&self) -> String {
        format!("{}, line {}: {}", self.file, self.line, self.reason.english)
    }
}

/// One text with its name; turns places in it into lines.
pub struct File {
    pub name: String,
    text: String,
}

/// "tt23-2012\area.toml" as "tt23-2012/area.toml": the name is the set's id on every system.
pub fn tidy(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches("./").trim_matches('/').to_owned()
}

impl File {
    pub fn new(name: &str, text: String) -> Result<Self, BadCriteria> {
        let file = Self { name: tidy(name), text: text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text) };
        if !file.name.ends_with(".toml") {
            return Err(file.at_start(said!("tệp tiêu chí phải có đuôi .toml", "a criteria file must end in .toml")));
        }
        Ok(file)
    }

    /// The name without its ending.
    pub fn id(&self) -> &str {
        self.name.trim_end_matches(".toml")
    }

    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, BadCriteria> {
        toml::from_str(&self.text).map_err(|error| {
            let span = error.span().unwrap_or(0..0);
            self.at(&span, explain(error.message()))
        })
    }

    pub fn at(&self, span: &Range<usize>, reason: Said) -> BadCriteria {
        let before = self.text.get(..span.start).unwrap_or_default();
        BadCriteria { file: self.name.clone(), line: before.matches('\n').count() + 1, reason }
    }

    pub fn at_start(&self, reason: Said) -> BadCriteria {
        self.at(&(0..0), reason)
    }

    pub fn not_empty(&self, text: &Spanned<String>, key: &str) -> Result<String, BadCriteria> {
        let cleaned = crate::ground::text::clean(text.get_ref());
        if cleaned.is_empty() {
            return Err(self.at(&text.span(), said!("«{key}» không được để trống", "«{key}» must not be empty")));
        }
        Ok(cleaned)
    }

    /// One of an enum's words; a wrong one is refused with the words that exist.
    pub fn word<T: Copy + std::fmt::Display>(
        &self,
        word: &Spanned<String>,
        parse: fn(&str) -> Option<T>,
        key: &str,
        all: &[T],
    ) -> Result<T, BadCriteria> {
        parse(word.get_ref()).ok_or_else(|| {
            let known = all.iter().map(T::to_string).collect::<Vec<_>>().join(", ");
            let given = word.get_ref();
            let reason = said!(
                "khóa «{key}» không nhận từ «{given}»; các từ được dùng: {known}",
                "the key «{key}» does not know «{given}»; it knows: {known}"
            );
            self.at(&word.span(), reason)
        })
    }

    pub fn percent(&self, number: &Spanned<i64>) -> Result<Percent, BadCriteria> {
        let given = *number.get_ref();
        match u64::try_from(given) {
            Ok(percent @ 1..=100) => Ok(Percent(percent)),
            _ => Err(self.at(
                &number.span(),
                said!("ngưỡng {given}% phải từ 1 đến 100", "the threshold {given}% must be from 1 to 100"),
            )),
        }
    }

    pub fn date(&self, text: &Spanned<String>) -> Result<Date, BadCriteria> {
        let given = text.get_ref();
        date::parse(given).ok_or_else(|| {
            let reason =
                said!("«{given}» không phải ngày; viết như 2022-02-10", "«{given}» is no date; write 2022-02-10");
            self.at(&text.span(), reason)
        })
    }

    pub fn day_of_year(&self, text: &Spanned<String>) -> Result<DayOfYear, BadCriteria> {
        let given = text.get_ref();
        DayOfYear::parse(given).ok_or_else(|| {
            let reason = said!(
                "«{given}» không phải ngày có trong mọi năm; viết tháng-ngày, như 11-15",
                "«{given}» is no day of every year; write month-day, such as 11-15"
            );
            self.at(&text.span(), reason)
        })
    }

    pub fn validity(&self, from: &Spanned<String>, until: Option<&Spanned<String>>) -> Result<Validity, BadCriteria> {
        let first = self.date(from)?;
        let last = until.map(|until| self.date(until)).transpose()?;
        if let (Some(day), Some(until)) = (last, until)
            && day < first
        {
            let (day, first) = (date::short(day), date::short(first));
            let reason = said!(
                "ngày kết thúc {day} sớm hơn ngày bắt đầu {first}",
                "the last day {day} is before the first day {first}"
            );
            return Err(self.at(&until.span(), reason));
        }
        Ok(Validity { from: first, until: last })
    }

    /// The rule that something cites; it must be in force in the whole period that the thing is for.
    pub fn rule<'r>(&self, id: &Spanned<String>, rules: &'r [Rule], period: Validity) -> Result<&'r Rule, BadCriteria> {
        let given = id.get_ref();
        let rule = rules.iter().find(|rule| rule.id == *given).ok_or_else(|| {
            let reason =
                said!("văn bản «{given}» không có trong rules.toml", "the rule «{given}» does not stand in rules.toml");
            self.at(&id.span(), reason)
        })?;
        let ends_in_time = match (period.until, rule.in_force.until) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(period), Some(rule)) => period <= rule,
        };
        if period.from < rule.in_force.from || !ends_in_time {
            let (name, has, needs) = (&rule.name, stretch(rule.in_force), stretch(period));
            let reason = said!(
                "{name} có hiệu lực {has}, không phủ hết thời kỳ {needs} mà nó được viện dẫn",
                "{name} is in force {has}, not in the whole period {needs} that it is cited for"
            );
            return Err(self.at(&id.span(), reason));
        }
        Ok(rule)
    }
}

/// A legal place: "khoản 1 Điều 4 Thông tư số …"; the rule alone where the clause is not known.
pub fn citation(article: &str, rule: &Rule) -> String {
    format!("{article} {}", rule.name).trim_start().to_owned()
}

/// "18/06/2012–09/02/2022", "01/07/2025–": read alike in both languages.
fn stretch(period: Validity) -> String {
    format!("{}–{}", date::short(period.from), period.until.map(date::short).unwrap_or_default())
}

/// A day span of a file: `{ from = "…", until = "…" }`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDays {
    pub from: Spanned<String>,
    #[serde(default)]
    pub last_year: bool,
    pub until: Spanned<String>,
}

/// The parser's own words in both languages, as far as they are the usual slips.
fn explain(message: &str) -> Said {
    let key = message.split('`').nth(1).unwrap_or_default();
    if message.starts_with("unknown field") {
        let known = message.split('`').skip(3).step_by(2).collect::<Vec<_>>().join(", ");
        return said!(
            "không có khóa «{key}»; các khóa được dùng: {known}",
            "there is no key «{key}»; the keys are: {known}"
        );
    }
    if message.starts_with("missing field") {
        return said!("thiếu khóa «{key}»", "the key «{key}» is missing");
    }
    if message.starts_with("invalid type") || message.starts_with("invalid value") {
        return said!("giá trị sai kiểu ({message})", "a value of the wrong type ({message})");
    }
    if message.starts_with("duplicate key") {
        return said!("khóa này đã có ở trên trong cùng một mục", "this key stands twice in one table");
    }
    said!("không đúng cú pháp TOML ({message})", "no valid TOML ({message})")
}
