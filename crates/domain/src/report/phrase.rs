//! Changes and years in words.

use std::cmp::Ordering;

use crate::document::wording::tenths;
use crate::ground::number::grouped;

/// "tăng 15 hộ (từ 1.200 lên 1.215)", "giảm 2 (từ 12 xuống 10)", "không thay đổi". The unit may be empty.
pub fn change(before: u64, after: u64, unit: &str) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    let size = grouped(before.abs_diff(after));
    let (from, to) = (grouped(before), grouped(after));
    match before.cmp(&after) {
        Ordering::Equal => "không thay đổi".to_owned(),
        Ordering::Less => format!("tăng {size}{unit} (từ {from} lên {to})"),
        Ordering::Greater => format!("giảm {size}{unit} (từ {from} xuống {to})"),
    }
}

/// "tăng 8,6 điểm phần trăm (từ 84,9% lên 93,5%)", of two printed rates in tenths: what a reader gets who subtracts them.
pub fn rate_change(before: u64, after: u64) -> String {
    let difference = i64::try_from(after).unwrap_or(0) - i64::try_from(before).unwrap_or(0);
    let (from, to) = (tenths(Some(before)), tenths(Some(after)));
    match before.cmp(&after) {
        Ordering::Equal => "không thay đổi".to_owned(),
        Ordering::Less => format!("tăng {} điểm phần trăm (từ {from} lên {to})", decimal(difference)),
        Ordering::Greater => format!("giảm {} điểm phần trăm (từ {from} xuống {to})", decimal(difference)),
    }
}

/// "8,6", without its sign.
pub fn decimal(tenths: i64) -> String {
    let size = tenths.unsigned_abs();
    format!("{},{}", grouped(size / 10), size % 10)
}

/// "+8,6", "-0,3", "0,0": for a cell.
pub fn signed_decimal(tenths: i64) -> String {
    format!("{}{}", sign(tenths), decimal(tenths))
}

/// "+514", "-2", "0"
pub fn signed(difference: i64) -> String {
    format!("{}{}", sign(difference), grouped(difference.unsigned_abs()))
}

fn sign(number: i64) -> &'static str {
    match number {
        0 => "",
        more if 0 < more => "+",
        _ => "-",
    }
}

/// "năm 2012", "các năm 2012, 2015 và 2019 - 2021"
pub fn years(years: &[i16]) -> String {
    let runs: Vec<String> = years
        .chunk_by(|a, b| a + 1 == *b)
        .map(|run| match run {
            [one] => one.to_string(),
            [first, .., last] => format!("{first} - {last}"),
            [] => String::new(),
        })
        .collect();
    match runs.as_slice() {
        [] => String::new(),
        [one] if years.len() == 1 => format!("năm {one}"),
        [one] => format!("các năm {one}"),
        [rest @ .., last] => format!("các năm {} và {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_read_as_sentences_do() {
        for (before, after, words) in [
            (1898, 2412, "tăng 514 hộ (từ 1.898 lên 2.412)"),
            (12, 10, "giảm 2 hộ (từ 12 xuống 10)"),
            (3, 3, "không thay đổi"),
        ] {
            assert_eq!(change(before, after, "hộ"), words);
        }
        assert_eq!(change(12, 10, ""), "giảm 2 (từ 12 xuống 10)");
        for (before, after, words) in [
            (861, 947, "tăng 8,6 điểm phần trăm (từ 86,1% lên 94,7%)"),
            (1000, 997, "giảm 0,3 điểm phần trăm (từ 100% xuống 99,7%)"),
            (900, 900, "không thay đổi"),
        ] {
            assert_eq!(rate_change(before, after), words);
        }
        assert_eq!((signed(514), signed(-2), signed(0)), ("+514".to_owned(), "-2".to_owned(), "0".to_owned()));
        assert_eq!(signed_decimal(-103), "-10,3");
    }

    #[test]
    fn years_in_a_row_are_joined() {
        for (given, words) in [
            (vec![2021], "năm 2021"),
            (vec![2012, 2013, 2014], "các năm 2012 - 2014"),
            (vec![2012, 2015, 2019, 2020, 2021], "các năm 2012, 2015 và 2019 - 2021"),
            (vec![2013, 2016], "các năm 2013 và 2016"),
            (vec![], ""),
        ] {
            assert_eq!(years(&given), words);
        }
    }
}
