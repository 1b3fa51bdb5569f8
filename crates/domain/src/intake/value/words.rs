use super::Said;
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
        shown => Said::This(shown.into_owned()),
    }
}

fn is_failed_formula(shown: &str) -> bool {
    matches!(shown, "#DIV/0!" | "#N/A" | "#NAME?" | "#NULL!" | "#NUM!" | "#REF!" | "#VALUE!")
}

/// A code as lists carry it: "BH010001", "TH01", 12.
pub fn code(raw: &Raw) -> Said<String> {
    let shown = raw.shown();
    let code: String = shown.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let is_plain = code.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c));
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
    fn a_broken_letter_is_not_let_through() {
        assert!(matches!(text(&Raw::text("Nguy\u{fffd}n")), Said::Doubtful(_)));
        assert!(matches!(text(&Raw::text(&"a".repeat(300))), Said::Doubtful(_)));
    }
}
