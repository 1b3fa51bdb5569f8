//! Percentages as formulas that never show anything but what the paper prints.
//!
//! A paper does not round up to a threshold that was missed (69,96 % of 70 % is printed as 69,9 %), nor up to 100 %, nor
//! down to nothing. A plain `part/whole` would. So the formula is chosen by what was printed: plain where rounding half up
//! gives the printed text, `ROUNDDOWN` or `ROUNDUP` where one of them does, and the text itself where none does.

#[derive(Debug, PartialEq)]
pub(super) struct Shown {
    /// What goes around the quotient: `{}`, `ROUNDDOWN({},3)`, `ROUNDUP({},3)`.
    pub formula: String,
    /// The value that is stored with the formula.
    pub result: String,
    pub decimals: usize,
}

/// None where the printed text is no percentage of these numbers.
pub(super) fn shown(text: &str, part: u64, whole: u64, quotient: &str) -> Option<Shown> {
    let (printed, decimals) = parse(text)?;
    if whole == 0 {
        return None;
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let scale = 100 * 10_u128.pow(u32::try_from(decimals).ok()?);
    let places = decimals + 2;
    let fraction = |units: u128| format!("{}.{:0places$}", units / scale, units % scale);
    if printed == (2 * part * scale + whole) / (2 * whole) {
        // The counts of a ward are exact as floating numbers, and so is their quotient to the last printed digit.
        let result = (part as f64 / whole as f64).to_string();
        return Some(Shown { formula: quotient.to_owned(), result, decimals });
    }
    let rounded = |function: &str| Shown {
        formula: format!("{function}({quotient},{places})"),
        result: fraction(printed),
        decimals,
    };
    if printed == part * scale / whole {
        return Some(rounded("ROUNDDOWN"));
    }
    (printed == (part * scale).div_ceil(whole)).then(|| rounded("ROUNDUP"))
}

/// "93,5%" is 947 with one decimal.
fn parse(text: &str) -> Option<(u128, usize)> {
    let number = text.trim().strip_suffix('%')?.trim_end();
    let (whole, decimals) = number.split_once(',').unwrap_or((number, ""));
    let digits = format!("{whole}{decimals}");
    let is_number = !whole.is_empty() && digits.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let ends_in_comma = number.ends_with(',');
    if !is_number || ends_in_comma || 4 < decimals.len() {
        return None;
    }
    Some((digits.parse().ok()?, decimals.len()))
}

#[cfg(test)]
mod tests {
    use domain::ground::share::{Percent, Share};

    use super::*;

    #[test]
    fn the_formula_shows_what_is_printed() {
        for (text, part, whole, formula) in [
            ("94,7%", 2412, 2546, Some("Q")),
            ("69,9%", 6996, 10000, Some("ROUNDDOWN(Q,3)")),
            ("99,9%", 9999, 10000, Some("ROUNDDOWN(Q,3)")),
            ("0,1%", 1, 10000, Some("ROUNDUP(Q,3)")),
            ("100,0%", 5, 5, Some("Q")),
            ("95%", 2412, 2546, Some("Q")),
            ("94,74%", 2412, 2546, Some("Q")),
            ("50,0%", 2412, 2546, None),
            ("–", 0, 0, None),
            ("%", 1, 2, None),
            ("5,%", 1, 20, None),
            ("-5,0%", 1, 20, None),
        ] {
            assert_eq!(shown(text, part, whole, "Q").map(|shown| shown.formula).as_deref(), formula, "{text}");
        }
        assert_eq!(shown("69,9%", 6996, 10000, "Q").unwrap().result, "0.699");
        assert_eq!(shown("0,1%", 1, 10000, "Q").unwrap().result, "0.001");
    }

    #[test]
    fn every_printed_share_has_a_formula() {
        for whole in 1..=120 {
            for part in 0..=whole {
                for threshold in [None, Some(Percent(70)), Some(Percent(33))] {
                    let text = Share::new(part, whole).percent(threshold);
                    assert!(shown(&text, part, whole, "Q").is_some(), "{part}/{whole} {text}");
                }
            }
        }
    }
}
