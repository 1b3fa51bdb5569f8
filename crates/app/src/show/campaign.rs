use std::fmt::Write as _;

use actions::Sentence;
use actions::campaign::{CampaignView, Moved};
use domain::ground::date;
use domain::ground::refusal::Refusal;

use super::words;
use crate::config::Language;

pub fn campaign(view: &CampaignView, language: Language) -> String {
    let lead = language.pick("Đợt xét năm", "The campaign of");
    let mut text = format!("{lead} {} ({})\n", view.year, view.programme);
    for title in &view.titles {
        let say = |day: &Option<String>, vietnamese: &str, english: &str| {
            let word = language.pick(vietnamese, english);
            day.as_ref().map(|day| format!(", {word} {day}")).unwrap_or_default()
        };
        let frozen = say(&title.frozen_on, "khóa số liệu", "facts frozen on");
        let due = say(&title.due_before, "quyết định trước", "to be decided before");
        let (from, step) = (language.pick("từ", "since"), words::state(title.state, language));
        let _ = writeln!(text, "\n{}: {step} {from} {}{frozen}", title.name, title.since);
        let (begin, end) = (&title.window_from, &title.window_until);
        let window = language.pick(format!("tính từ {begin} đến {end}"), format!("counted from {begin} to {end}"));
        let _ = writeln!(text, "    {window}{due}");
        let _ = writeln!(text, "    {}: {}", language.pick("xét theo", "judged by"), title.rule);
        let _ = writeln!(text, "    {}: {}", language.pick("thẩm quyền", "authority"), title.authority);
        if let Some(stale) = &title.stale {
            let _ = write!(text, "    {}", note(stale, language));
        }
        for step in &title.moves {
            let (was, is) = (words::state(step.from, language), words::state(step.to, language));
            let reason = if step.reason.is_empty() { String::new() } else { format!(" ({})", step.reason) };
            let _ = writeln!(text, "    {}: {was} → {is}{reason}", step.date);
        }
    }
    text
}

pub fn moved(all: &[Moved], language: Language) -> String {
    let line = |one: &Moved| {
        let run = &one.run;
        let (title, state, day) =
            (words::title(run.title, language), words::state(run.state, language), date::short(run.since));
        language.pick(format!("{title}: bước «{state}» từ {day}\n"), format!("{title}: step «{state}» since {day}\n"))
    };
    all.iter().map(line).collect::<String>() + &notes(all, language)
}

/// What the officer should know of the steps.
pub fn notes(all: &[Moved], language: Language) -> String {
    let mut said: Vec<&Sentence> = Vec::new();
    for warning in all.iter().flat_map(|one| &one.warnings) {
        if !said.contains(&warning) {
            said.push(warning);
        }
    }
    said.into_iter().map(|warning| note(warning, language)).collect()
}

fn note(sentence: &Sentence, language: Language) -> String {
    let said = language.pick(sentence.to_string(), sentence.english());
    format!("{}: {said}.\n", language.pick("Lưu ý", "Note"))
}
