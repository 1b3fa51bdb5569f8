//! Wrong usage in one sentence, in the user's language; clap's own text is English only.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::value::Wanted;
use crate::config::Language;

/// The sentence for a refused command line.
pub fn sentence(error: &clap::Error, language: Language) -> String {
    let context = |kind| error.get(kind).map(text).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let (vietnamese, english) = match error.kind() {
        ErrorKind::UnknownArgument => {
            let hint = context(ContextKind::SuggestedArg);
            (
                format!("không có tùy chọn «{argument}»{}", maybe("; có phải ý bạn là ", &hint)),
                format!("there is no option «{argument}»{}", maybe("; did you mean ", &hint)),
            )
        }
        ErrorKind::InvalidSubcommand => {
            let word = context(ContextKind::InvalidSubcommand);
            let hint = context(ContextKind::SuggestedSubcommand);
            (
                format!("không có lệnh «{word}»{}", maybe("; có phải ý bạn là ", &hint)),
                format!("there is no command «{word}»{}", maybe("; did you mean ", &hint)),
            )
        }
        ErrorKind::MissingRequiredArgument => {
            (format!("còn thiếu: {argument}"), format!("these are missing: {argument}"))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ("cần một lệnh".to_owned(), "a command is needed".to_owned())
        }
        ErrorKind::ValueValidation | ErrorKind::InvalidValue if value.is_empty() => {
            (format!("«{argument}» cần một giá trị"), format!("«{argument}» needs a value"))
        }
        ErrorKind::ValueValidation => {
            let source = std::error::Error::source(error);
            let why = source.map(ToString::to_string).unwrap_or_default();
            let wanted = source.and_then(|source| source.downcast_ref::<Wanted>());
            let reason = wanted.map_or(&why, |wanted| &wanted.english);
            (
                format!("giá trị «{value}» của {argument} không dùng được: {why}"),
                format!("the value «{value}» of {argument} cannot be used: {reason}"),
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
            (
                format!("«{argument}» không đi cùng «{other}»"),
                format!("«{argument}» does not go together with «{other}»"),
            )
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            (format!("«{argument}» cần thêm giá trị"), format!("«{argument}» needs more values"))
        }
        ErrorKind::TooManyValues => {
            (format!("«{value}» là thừa đối với {argument}"), format!("«{value}» is too much for {argument}"))
        }
        _ => ("dòng lệnh không đúng".to_owned(), "the command line is not right".to_owned()),
    };
    language.pick(
        format!("{vietnamese}. Xem cách dùng: binhyen --help"),
        format!("{english}. For the usage see: binhyen --help"),
    )
}

fn maybe(lead: &str, hint: &str) -> String {
    if hint.is_empty() { String::new() } else { format!("{lead}«{hint}»") }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(one) => one.clone(),
        ContextValue::Strings(many) => many.join(", "),
        ContextValue::StyledStr(styled) => styled.to_string(),
        ContextValue::StyledStrs(many) => many.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}
