//! Values of flags: each bad one is refused with what was wanted.

use std::net::SocketAddr;

use domain::assessment::Outcome;
use domain::decision::DecisionSubject;
use domain::ground::date;
use domain::intake::ImportKind;
use domain::register::Title;
use jiff::civil::Date;

fn words<T: std::fmt::Display>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

pub fn year(text: &str) -> Result<i16, String> {
    match text.parse() {
        Ok(year @ 2005..=2100) => Ok(year),
        _ => Err("cần một năm từ 2005 đến 2100, ví dụ 2021".to_owned()),
    }
}

pub fn day(text: &str) -> Result<Date, String> {
    date::parse(text).ok_or_else(|| "cần một ngày có thật, ví dụ 2021-11-12 hoặc 12/11/2021".to_owned())
}

pub fn title(text: &str) -> Result<Title, String> {
    Title::parse(text).ok_or_else(|| format!("cần một trong: {}", words(Title::ALL)))
}

pub fn title_or_commendation(text: &str) -> Result<DecisionSubject, String> {
    DecisionSubject::parse(text).ok_or_else(|| format!("cần một trong: {}, commendation", words(Title::ALL)))
}

pub fn kind(text: &str) -> Result<ImportKind, String> {
    ImportKind::parse(text).ok_or_else(|| format!("cần một trong: {}", words(ImportKind::ALL)))
}

pub fn settled(text: &str) -> Result<Outcome, String> {
    match Outcome::parse(text) {
        Some(outcome @ (Outcome::Met | Outcome::NotMet | Outcome::NotApplicable)) => Ok(outcome),
        _ => Err("cần met, not_met hoặc not_applicable".to_owned()),
    }
}

pub fn mapping(text: &str) -> Result<(String, String), String> {
    split(text).ok_or_else(|| "cần dạng mục=Tiêu đề cột, ví dụ identity=\"Số CCCD\"".to_owned())
}

pub fn code_and_name(text: &str) -> Result<(String, String), String> {
    split(text).ok_or_else(|| "cần dạng MÃ=Tên, ví dụ TDP11=\"Tổ dân phố 11\"".to_owned())
}

fn split(text: &str) -> Option<(String, String)> {
    let (left, right) = text.split_once('=')?;
    let (left, right) = (left.trim(), right.trim());
    (!left.is_empty() && !right.is_empty()).then(|| (left.to_owned(), right.to_owned()))
}

pub fn listen(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "cần địa chỉ và cổng, ví dụ 127.0.0.1:8080".to_owned())
}
