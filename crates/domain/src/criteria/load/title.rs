use serde::Deserialize;
use toml::Spanned;

use super::file::{BadCriteria, File, RawDays, citation};
use super::said::said;
use crate::criteria::{Authority, Level, Listing, Rule, WindowRule};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawWindow {
    pub from: Spanned<String>,
    until: Option<Spanned<String>>,
    rule: Spanned<String>,
    #[serde(default)]
    article: String,
    verified: bool,
    counting: RawDays,
    registration: RawDays,
    due_before: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAuthority {
    pub from: Spanned<String>,
    until: Option<Spanned<String>>,
    rule: Spanned<String>,
    #[serde(default)]
    article: String,
    verified: bool,
    level: Spanned<String>,
    recognises: Spanned<String>,
    appraises: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawListing {
    pub from: Spanned<String>,
    until: Option<Spanned<String>>,
    days: Spanned<i64>,
    source: Spanned<String>,
    verified: bool,
}

impl RawWindow {
    pub fn read(&self, file: &File, rules: &[Rule]) -> Result<WindowRule, BadCriteria> {
        let in_force = file.validity(&self.from, self.until.as_ref())?;
        let rule = file.rule(&self.rule, rules, in_force)?;
        let window = WindowRule {
            counting_from: file.day_of_year(&self.counting.from)?,
            counting_from_last_year: self.counting.last_year,
            counting_until: file.day_of_year(&self.counting.until)?,
            registration_from: file.day_of_year(&self.registration.from)?,
            registration_until: file.day_of_year(&self.registration.until)?,
            due_before: self.due_before.as_ref().map(|day| file.day_of_year(day)).transpose()?,
            in_force,
            citation: citation(&self.article, rule),
            verified: self.verified,
        };
        if self.registration.last_year || window.registration_until < window.registration_from {
            let reason = said!(
                "thời hạn đăng ký phải nằm trọn trong năm xét",
                "the registration window must lie inside the year"
            );
            return Err(file.at(&self.registration.from.span(), reason));
        }
        // Any common year shows whether one year's window begins where the last one ended.
        let (before, after) = (window.counting(2022), window.counting(2023));
        if before.until.tomorrow().ok() != Some(after.from) {
            let reason = said!(
                "thời gian tính kết quả của hai năm liền nhau bị hở hoặc chồng lên nhau",
                "the counting windows of two years leave a gap or overlap"
            );
            return Err(file.at(&self.counting.from.span(), reason));
        }
        Ok(window)
    }
}

impl RawAuthority {
    pub fn read(&self, file: &File, rules: &[Rule]) -> Result<Authority, BadCriteria> {
        let in_force = file.validity(&self.from, self.until.as_ref())?;
        let rule = file.rule(&self.rule, rules, in_force)?;
        Ok(Authority {
            level: file.word(&self.level, Level::parse, "level", Level::ALL)?,
            recognises: file.not_empty(&self.recognises, "recognises")?,
            appraises: file.not_empty(&self.appraises, "appraises")?,
            in_force,
            citation: citation(&self.article, rule),
            verified: self.verified,
        })
    }
}

impl RawListing {
    pub fn read(&self, file: &File) -> Result<Listing, BadCriteria> {
        let given = *self.days.get_ref();
        let days = u32::try_from(given).ok().filter(|days| *days <= 60).ok_or_else(|| {
            let reason = said!(
                "số ngày niêm yết {given} phải từ 0 đến 60",
                "the days of listing, {given}, must be from 0 to 60"
            );
            file.at(&self.days.span(), reason)
        })?;
        Ok(Listing {
            days,
            in_force: file.validity(&self.from, self.until.as_ref())?,
            source: file.not_empty(&self.source, "source")?,
            verified: self.verified,
        })
    }
}
