//! Values of flags: each bad one is refused with what was wanted.

use std::net::SocketAddr;

use domain::assessment::Outcome;
use domain::decision::DecisionSubject;
use domain::ground::date;
use domain::intake::ImportKind;
use domain::people::Role;
use domain::register::Title;
use jiff::civil::Date;

/// What a flag wanted instead of what it was given, in both languages.
#[derive(Debug, thiserror::Error)]
#[error("{vietnamese}")]
pub struct Wanted {
    vietnamese: String,
    pub english: String,
}

fn wanted(vietnamese: impl Into<String>, english: impl Into<String>) -> Wanted {
    Wanted { vietnamese: vietnamese.into(), english: english.into() }
}

/// One of these words.
fn one_of(words: &str) -> Wanted {
    wanted(format!("cần một trong: {words}"), format!("one of these is needed: {words}"))
}

fn words<T: std::fmt::Display>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

pub fn year(text: &str) -> Result<i16, Wanted> {
    match text.parse() {
        Ok(year @ 2005..=2100) => Ok(year),
        _ => {
            Err(wanted("cần một năm từ 2005 đến 2100, ví dụ 2021", "a year from 2005 to 2100 is needed, such as 2021"))
        }
    }
}

pub fn day(text: &str) -> Result<Date, Wanted> {
    date::parse(text).ok_or_else(|| {
        wanted(
            "cần một ngày có thật, ví dụ 2021-11-12 hoặc 12/11/2021",
            "a day of the calendar is needed, such as 2021-11-12 or 12/11/2021",
        )
    })
}

pub fn title(text: &str) -> Result<Title, Wanted> {
    Title::parse(text).ok_or_else(|| one_of(&words(Title::ALL)))
}

pub fn title_or_commendation(text: &str) -> Result<DecisionSubject, Wanted> {
    DecisionSubject::parse(text).ok_or_else(|| one_of(&format!("{}, commendation", words(Title::ALL))))
}

pub fn role(text: &str) -> Result<Role, Wanted> {
    Role::parse(text).filter(|role| Role::GIVEN.contains(role)).ok_or_else(|| one_of(&words(&Role::GIVEN)))
}

pub fn kind(text: &str) -> Result<ImportKind, Wanted> {
    ImportKind::parse(text).ok_or_else(|| one_of(&words(ImportKind::ALL)))
}

pub fn settled(text: &str) -> Result<Outcome, Wanted> {
    match Outcome::parse(text) {
        Some(outcome @ (Outcome::Met | Outcome::NotMet | Outcome::NotApplicable)) => Ok(outcome),
        _ => Err(one_of("met, not_met, not_applicable")),
    }
}

/// A field and its heading; an empty heading says that the file does not have the field.
pub fn mapping(text: &str) -> Result<(String, String), Wanted> {
    let said = text.split_once('=').map(|(field, heading)| (field.trim().to_owned(), heading.trim().to_owned()));
    said.filter(|(field, _)| !field.is_empty()).ok_or_else(|| {
        wanted(
            "cần dạng mục=Tiêu đề cột, ví dụ identity=\"Số CCCD\"",
            "field=Heading is needed, such as identity=\"ID number\"",
        )
    })
}

pub fn code_and_name(text: &str) -> Result<(String, String), Wanted> {
    split(text).ok_or_else(|| {
        wanted("cần dạng MÃ=Tên, ví dụ TDP11=\"Tổ dân phố 11\"", "CODE=Name is needed, such as TDP11=\"Area 11\"")
    })
}

fn split(text: &str) -> Option<(String, String)> {
    let (left, right) = text.split_once('=')?;
    let (left, right) = (left.trim(), right.trim());
    (!left.is_empty() && !right.is_empty()).then(|| (left.to_owned(), right.to_owned()))
}

pub fn listen(text: &str) -> Result<SocketAddr, Wanted> {
    text.parse().map_err(|_| {
        wanted("cần địa chỉ và cổng, ví dụ 127.0.0.1:8080", "an address and a port are needed, such as 127.0.0.1:8080")
    })
}
