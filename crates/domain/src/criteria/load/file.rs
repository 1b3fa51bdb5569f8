use std::ops::Range;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::criteria::{DayOfYear, Rule};
use crate::ground::date;
use crate::ground::share::Percent;
use crate::ground::window::Validity;

/// Where a criteria file is wrong, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, dòng {line}: {reason}")]
pub struct BadCriteria {
    pub file: String,
    pub line: usize,
    pub reason: String,
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
            return Err(file.at_start("tệp tiêu chí phải có đuôi .toml"));
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

    pub fn at(&self, span: &Range<usize>, reason: impl Into<String>) -> BadCriteria {
        let before = self.text.get(..span.start).unwrap_or_default();
        BadCriteria { file: self.name.clone(), line: before.matches('\n').count() + 1, reason: reason.into() }
    }

    pub fn at_start(&self, reason: impl Into<String>) -> BadCriteria {
        self.at(&(0..0), reason)
    }

    pub fn not_empty(&self, text: &Spanned<String>, what: &str) -> Result<String, BadCriteria> {
        let cleaned = crate::ground::text::clean(text.get_ref());
        if cleaned.is_empty() {
            return Err(self.at(&text.span(), format!("{what} không được để trống")));
        }
        Ok(cleaned)
    }

    /// One of an enum's words; a wrong one is refused with the words that exist.
    pub fn word<T: Copy + std::fmt::Display>(
        &self,
        word: &Spanned<String>,
        parse: fn(&str) -> Option<T>,
        what: &str,
        all: &[T],
    ) -> Result<T, BadCriteria> {
        parse(word.get_ref()).ok_or_else(|| {
            let known: Vec<String> = all.iter().map(T::to_string).collect();
            let reason = format!("không có {what} «{}»; các từ được dùng: {}", word.get_ref(), known.join(", "));
            self.at(&word.span(), reason)
        })
    }

    pub fn percent(&self, number: &Spanned<i64>) -> Result<Percent, BadCriteria> {
        match u64::try_from(*number.get_ref()) {
            Ok(percent @ 1..=100) => Ok(Percent(percent)),
            _ => Err(self.at(&number.span(), format!("ngưỡng {}% phải từ 1 đến 100", number.get_ref()))),
        }
    }

    pub fn date(&self, text: &Spanned<String>) -> Result<Date, BadCriteria> {
        date::parse(text.get_ref())
            .ok_or_else(|| self.at(&text.span(), format!("«{}» không phải ngày; viết như 2022-02-10", text.get_ref())))
    }

    pub fn day_of_year(&self, text: &Spanned<String>) -> Result<DayOfYear, BadCriteria> {
        DayOfYear::parse(text.get_ref()).ok_or_else(|| {
            let reason = format!("«{}» không phải ngày có trong mọi năm; viết tháng-ngày, như 11-15", text.get_ref());
            self.at(&text.span(), reason)
        })
    }

    pub fn validity(&self, from: &Spanned<String>, until: Option<&Spanned<String>>) -> Result<Validity, BadCriteria> {
        let first = self.date(from)?;
        let last = until.map(|until| self.date(until)).transpose()?;
        if let (Some(day), Some(until)) = (last, until)
            && day < first
        {
            let reason = format!("ngày kết thúc {} sớm hơn ngày bắt đầu {}", date::short(day), date::short(first));
            return Err(self.at(&until.span(), reason));
        }
        Ok(Validity { from: first, until: last })
    }

    /// The rule that something cites; it must be in force in the whole period that the thing is for.
    pub fn rule<'r>(&self, id: &Spanned<String>, rules: &'r [Rule], period: Validity) -> Result<&'r Rule, BadCriteria> {
        let rule = rules
            .iter()
            .find(|rule| rule.id == *id.get_ref())
            .ok_or_else(|| self.at(&id.span(), format!("văn bản «{}» không có trong rules.toml", id.get_ref())))?;
        let ends_in_time = match (period.until, rule.in_force.until) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(period), Some(rule)) => period <= rule,
        };
        if period.from < rule.in_force.from || !ends_in_time {
            let reason = format!(
                "{} có hiệu lực {}, không phủ hết thời kỳ {} mà nó được viện dẫn",
                rule.name,
                stretch(rule.in_force),
                stretch(period)
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

/// "từ 18/06/2012 đến 09/02/2022"
pub fn stretch(period: Validity) -> String {
    match period.until {
        Some(until) => format!("từ {} đến {}", date::short(period.from), date::short(until)),
        None => format!("từ {}", date::short(period.from)),
    }
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

/// The parser's own words in Vietnamese, as far as they are the usual slips.
fn explain(message: &str) -> String {
    let quoted = |at: usize| message.split('`').nth(at).unwrap_or_default();
    if message.starts_with("unknown field") {
        let known: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        return format!("không có khóa «{}»; các khóa được dùng: {}", quoted(1), known.join(", "));
    }
    if message.starts_with("missing field") {
        return format!("thiếu khóa «{}»", quoted(1));
    }
    if message.starts_with("invalid type") || message.starts_with("invalid value") {
        return format!("giá trị sai kiểu ({message})");
    }
    if message.starts_with("duplicate key") {
        return "khóa này đã có ở trên trong cùng một mục".to_owned();
    }
    format!("không đúng cú pháp TOML ({message})")
}
