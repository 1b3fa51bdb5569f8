use super::Said;
use crate::ground::text::clean;
use crate::ground::writable::{Writing, writing};
use crate::intake::Raw;

const LONGEST: usize = 1_000;

/// Short text as it stands.
pub fn text(raw: &Raw) -> Said<String> {
    limited(raw, LONGEST / 4)
}

/// Summaries, merits, notes.
pub fn long_text(raw: &Raw) -> Said<String> {
    limited(raw, LONGEST)
}

fn limited(raw: &Raw, longest: usize) -> Said<String> {
    match raw.shown() {
        shown if shown.is_empty() => Said::Nothing,
        shown if shown.contains('\u{fffd}') => {
            Said::doubtful("có chữ bị hỏng, không đọc được", "gõ lại nội dung của ô này")
        }
        shown if is_failed_formula(&shown) => {
            Said::doubtful(format!("ô báo lỗi công thức {shown}"), "sửa công thức hoặc gõ giá trị vào ô này")
        }
        shown if longest < shown.len() && longest < shown.chars().count() => {
            Said::doubtful(format!("nội dung dài quá {longest} chữ"), "rút gọn nội dung của ô này")
        }
        shown => plain(&shown),
    }
}

/// The text without what no paper can print; letters that nobody here reads are not guessed.
fn plain(shown: &str) -> Said<String> {
    let of = |kind: Writing| -> String { shown.chars().filter(|c| writing(*c) == kind).collect() };
    let foreign = of(Writing::Foreign);
    if !foreign.is_empty() {
        return Said::doubtful(
            format!("có chữ lạ không in được lên giấy tờ: «{}»", first(&foreign)),
            "gõ lại nội dung của ô này bằng chữ Việt",
        );
    }
    let ornaments = of(Writing::Ornament);
    if ornaments.is_empty() {
        return Said::This(shown.to_owned());
    }
    let kept = shown.chars().map(|c| if writing(c) == Writing::Plain { c } else { ' ' });
    let kept = clean(&kept.collect::<String>());
    if kept.is_empty() {
        let problem = format!("ô chỉ có ký hiệu không in được lên giấy tờ: «{}»", first(&ornaments));
        return Said::doubtful(problem, "gõ lại bằng chữ, hoặc xoá nội dung ô này");
    }
    let problem = format!("có ký hiệu không in được lên giấy tờ: «{}»", first(&ornaments));
    Said::repaired(kept.clone(), problem, kept)
}

fn first(letters: &str) -> String {
    letters.chars().take(5).collect()
}

fn is_failed_formula(shown: &str) -> bool {
    matches!(shown, "#DIV/0!" | "#N/A" | "#NAME?" | "#NULL!" | "#NUM!" | "#REF!" | "#VALUE!")
}

/// A code as lists carry it: "BH010001", "TH01", 12.
pub fn code(raw: &Raw) -> Said<String> {
    let shown = raw.shown();
    let code: String = shown.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let is_plain = code.chars().all(|c| (c.is_alphanumeric() && writing(c) == Writing::Plain) || "-_./".contains(c));
    match code {
        code if code.is_empty() || matches!(code.as_str(), "-" | "–") => Said::Nothing,
        code if is_plain && code.chars().count() <= 30 => Said::This(code),
        _ => Said::doubtful(
            format!("«{shown}» không phải là một mã"),
            "mã chỉ gồm chữ, số và dấu gạch, dài không quá 30 ký tự",
        ),
    }
}

/// Several codes in one cell, between commas, semicolons or spaces; each once.
pub fn codes(raw: &Raw) -> Said<Vec<String>> {
    let shown = raw.shown();
    let mut all: Vec<String> = Vec::new();
    for piece in shown.split([',', ';', '\n', ' ', '+', '&']) {
        match code(&Raw::text(piece)) {
            Said::Nothing => {}
            Said::This(code) => {
                if !all.contains(&code) {
                    all.push(code);
                }
            }
            Said::Repaired(_, doubt) | Said::Doubtful(doubt) => return Said::Doubtful(doubt),
        }
    }
    if all.is_empty() { Said::Nothing } else { Said::This(all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lose_spaces_and_small_letters_only() {
        for (given, read) in [("bh010001", "BH010001"), (" TH 01 ", "TH01"), ("12", "12"), ("TDP-01", "TDP-01")] {
            assert_eq!(code(&Raw::text(given)), Said::This(read.to_owned()));
        }
        assert!(matches!(code(&Raw::text("=1+1")), Said::Doubtful(_)));
        assert_eq!(
            codes(&Raw::text("BH01, BH02;BH03 BH01")),
            Said::This(vec!["BH01".to_owned(), "BH02".to_owned(), "BH03".to_owned()])
        );
        assert_eq!(codes(&Raw::Blank), Said::Nothing);
    }

    #[test]
    fn ornaments_are_taken_away_and_foreign_letters_are_asked_about() {
        for (given, kept) in
            [("📍Số 5, đường Trần Phú", "Số 5, đường Trần Phú"), ("Số 5☎\u{fe0f}cổng sau", "Số 5 cổng sau")]
        {
            let said = text(&Raw::text(given));
            assert!(matches!(&said, Said::Repaired(text, doubt) if text == kept && doubt.proposal == kept), "{said:?}");
        }
        for held in ["Нгуен", "Số 5 中", "✓", "𝐍guyễn"] {
            assert!(matches!(text(&Raw::text(held)), Said::Doubtful(_)), "{held}");
        }
        assert!(matches!(code(&Raw::text("МА01")), Said::Doubtful(_)), "Cyrillic letters that look like a code");
    }

    #[test]
    fn a_broken_letter_is_not_let_through() {
        assert!(matches!(text(&Raw::text("Nguy\u{fffd}n")), Said::Doubtful(_)));
        assert!(matches!(text(&Raw::text(&"a".repeat(300))), Said::Doubtful(_)));
    }
}
