use actions::decision::Decided;
use domain::decision::Decision;
use domain::ground::date;
use domain::ground::refusal::Refusal;

use super::words;
use crate::config::Language;

pub fn decided(decided: &Decided, language: Language) -> String {
    let (number, day, by, count) = (&decided.number, &decided.date, &decided.authority, decided.recognised);
    let mut text = language.pick(
        format!("Quyết định {number} ngày {day} của {by}: {count} đối tượng.\n"),
        format!("Decision {number} of {day} by {by}: {count} subjects.\n"),
    );
    if decided.returned != 0 {
        let money = domain::ground::number::grouped(decided.returned);
        text.push_str(&language.pick(
            format!("Tiền thưởng phải nộp lại: {money} đồng.\n"),
            format!("Bonuses to be returned: {money} đồng.\n"),
        ));
    }
    for warning in &decided.warnings {
        let sentence = language.pick(warning.to_string(), warning.english());
        text.push_str(&format!("{}: {sentence}.\n", language.pick("Lưu ý", "Note")));
    }
    text
}

pub fn decisions(all: &[Decision], language: Language) -> String {
    if all.is_empty() {
        return language.pick("Chưa có quyết định nào.\n", "There are no decisions.\n").to_owned();
    }
    let line = |one: &Decision| {
        let (day, count) = (date::short(one.date), one.subjects.len());
        let (kind, about) = (words::decision(one.kind, language), words::about(one.about, language));
        language.pick(
            format!("{} ngày {day}: {kind} {about}, {count} đối tượng\n", one.number),
            format!("{} of {day}: {kind} {about}, {count} subjects\n", one.number),
        )
    };
    all.iter().map(line).collect()
}
