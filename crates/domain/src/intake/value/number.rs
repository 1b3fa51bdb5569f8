use super::Said;
use crate::intake::Raw;

/// A count: "12", "1.234", "1 234", "3 khẩu", 271.0. A dash says nothing.
pub fn count(raw: &Raw) -> Said<u32> {
    let doubtful = |shown: &str| {
        Said::doubtful(format!("«{shown}» không phải là một số đếm"), "ghi một số nguyên không âm, ví dụ 12")
    };
    match raw {
        Raw::Blank => Said::Nothing,
        Raw::Number(number) => match whole(*number) {
            Some(count) => Said::This(count),
            None => doubtful(&raw.shown()),
        },
        Raw::Text(text) if matches!(text.as_str(), "-" | "–" | "—" | "…" | "...") => Said::Nothing,
        Raw::Text(text) => match number_in_text(text) {
            Some((count, rest)) if is_unit(rest) => Said::This(count),
            _ => doubtful(text),
        },
        Raw::Day(_) | Raw::Flag(_) => doubtful(&raw.shown()),
    }
}

fn whole(number: f64) -> Option<u32> {
    let is_count = number == number.trunc() && (0.0..=f64::from(u32::MAX)).contains(&number);
    // Checked above: a whole number that fits.
    is_count.then_some(number as u32)
}

/// The number that a text starts with, grouped or not, and what follows it.
pub fn number_in_text(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let mut digits = text[..end].to_owned();
    let mut rest = &text[end..];
    if digits.is_empty() {
        return None;
    }
    // "1.234", "1,234", "1 234": groups of three after the first; "12,0" is twelve.
    while digits.len() <= 9 {
        let Some(after) = rest.strip_prefix(['.', ',', ' ', '\u{a0}']) else { break };
        let group = after.bytes().take_while(u8::is_ascii_digit).count();
        if group != 3 {
            break;
        }
        digits.push_str(&after[..3]);
        rest = &after[3..];
    }
    if let Some(after) = rest.strip_prefix([',', '.']) {
        let zeros = after.bytes().take_while(|b| *b == b'0').count();
        if zeros != 0 && !after[zeros..].starts_with(|c: char| c.is_ascii_digit()) {
            rest = &after[zeros..];
        }
    }
    Some((digits.parse().ok()?, rest))
}

/// "khẩu", "người", "hộ": a unit after the number is no doubt; another number is.
fn is_unit(rest: &str) -> bool {
    let rest = rest.trim();
    rest.len() <= 30 && !rest.chars().any(|c| c.is_ascii_digit() || "/-+*=,;:".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_people_write_them() {
        for (text, read) in [
            ("12", 12),
            ("1.234", 1234),
            ("1,234", 1234),
            ("1 234", 1234),
            ("2.412.000", 2_412_000),
            ("3 khẩu", 3),
            ("04", 4),
            ("12,0", 12),
            ("271 hộ", 271),
        ] {
            assert_eq!(count(&Raw::text(text)), Said::This(read), "{text}");
        }
        assert_eq!(count(&Raw::Number(271.0)), Said::This(271));
        for nothing in ["", "-", "…"] {
            assert_eq!(count(&Raw::text(nothing)), Said::Nothing);
        }
        for bad in ["hai", "-3", "3/4", "12,5", "1.23", "99999999999", "3, 4"] {
            assert!(matches!(count(&Raw::text(bad)), Said::Doubtful(_)), "{bad}");
        }
        for bad in [-1.0, 2.5, f64::NAN, f64::INFINITY, 1e12] {
            assert!(matches!(count(&Raw::Number(bad)), Said::Doubtful(_)), "{bad}");
        }
    }
}
