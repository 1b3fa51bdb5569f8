use std::fmt::Write as _;

use actions::assessment::ConflictView;

use super::words;
use crate::config::Language;

/// Each conflict with what its sources say, and how to settle one.
pub fn conflicts(found: &[ConflictView], year: i16, programme: &str, language: Language) -> String {
    let Some(first) = found.first() else {
        return language.pick("Không có mâu thuẫn nào.\n", "There are no conflicts.\n").to_owned();
    };
    let mut text = String::new();
    for one in found {
        let _ = writeln!(text, "{} {} — {} ({})", one.code, one.name, one.criterion, words::title(one.title, language));
        for source in &one.sources {
            let (who, outcome) = (words::source(source.source, language), words::outcome(source.outcome, language));
            let _ = writeln!(text, "    {who}: {outcome} — {}", source.says);
        }
        if let Some(earlier) = &one.earlier {
            let lead = language.pick("đã giải quyết trước đây, trên số liệu khác", "settled before, on other facts");
            let _ = writeln!(text, "    {lead}: {} — {}", words::outcome(earlier.outcome, language), earlier.reason);
        }
    }
    let lead = language.pick("Giải quyết từng điểm, ví dụ", "Settle each, as");
    let (title, code, criterion) = (first.title, &first.code, &first.criterion);
    let programme = actions::campaign::flag(programme);
    let _ = writeln!(
        text,
        "\n{lead}:\nbinhyen conflict settle --year {year}{programme} --title {title} --subject {code} \
         --criterion {criterion} --outcome not_met --reason \"…\""
    );
    text
}
