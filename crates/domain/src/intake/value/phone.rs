use super::Said;
use crate::intake::Raw;
use crate::register::mask;

/// A telephone number, kept as text: ten digits from a zero on. A number that lost its zero in a spreadsheet gets it back.
pub fn phone(raw: &Raw) -> Said<String> {
    let shown = raw.shown();
    let first = shown.split([',', ';', '/']).map(str::trim).find(|piece| !piece.is_empty()).unwrap_or("");
    let mut digits: String = first.chars().filter(char::is_ascii_digit).collect();
    let has_letters = first.chars().any(char::is_alphabetic);
    if (first.starts_with("+84") || first.starts_with("84")) && 11 <= digits.len() {
        digits = format!("0{}", &digits[2..]);
    }
    match digits.len() {
        0 if matches!(&*shown, "" | "-" | "–") || has_letters => Said::Nothing,
        10 | 11 if digits.starts_with('0') && !has_letters => Said::This(digits),
        9 if !digits.starts_with('0') && !has_letters => {
            let whole = format!("0{digits}");
            let proposal = format!("thêm số 0 ở đầu: {}", mask(&whole));
            Said::repaired(whole, "số điện thoại bị mất số 0 ở đầu", proposal)
        }
        _ => Said::doubtful(
            "số điện thoại không đủ 10 chữ số bắt đầu bằng số 0",
            "ghi đủ 10 chữ số, hoặc để trống ô này nếu không có số",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_keep_their_zero() {
        for given in ["0100196059", "0100 196 059", "0100.196.059", "+84100196059", "0100196059 / 0100468932"] {
            assert_eq!(phone(&Raw::text(given)), Said::This("0100196059".to_owned()), "{given}");
        }
        let lost = phone(&Raw::Number(100_196_059.0));
        assert!(
            matches!(&lost, Said::Repaired(number, doubt)
            if number == "0100196059" && doubt.proposal.ends_with("******6059")),
            "{lost:?}"
        );
        for nothing in ["", "-", "không có"] {
            assert_eq!(phone(&Raw::text(nothing)), Said::Nothing, "{nothing}");
        }
        for bad in ["12345", "0100196059123", "01001960a9"] {
            assert!(matches!(phone(&Raw::text(bad)), Said::Doubtful(_)), "{bad}");
        }
    }
}
