//! Changes and years in words.

use crate::ground::number::grouped;

/// "tăng 514 hộ", "giảm 2 tổ dân phố", "không thay đổi"
pub fn change(difference: i64, noun: &str) -> String {
    match difference {
        0 => "không thay đổi".to_owned(),
        more if 0 < more => format!("tăng {} {noun}", grouped(more.unsigned_abs())),
        less => format!("giảm {} {noun}", grouped(less.unsigned_abs())),
    }
}

/// "tăng 8,6 điểm phần trăm"
pub fn points(tenths: i64) -> String {
    match tenths {
        0 => "không thay đổi".to_owned(),
        more if 0 < more => format!("tăng {} điểm phần trăm", decimal(more)),
        less => format!("giảm {} điểm phần trăm", decimal(less)),
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
        for (difference, words) in
            [(514, "tăng 514 hộ"), (-2, "giảm 2 hộ"), (0, "không thay đổi"), (1200, "tăng 1.200 hộ")]
        {
            assert_eq!(change(difference, "hộ"), words);
        }
        for (tenths, words) in [(86, "tăng 8,6 điểm phần trăm"), (-3, "giảm 0,3 điểm phần trăm"), (0, "không thay đổi")]
        {
            assert_eq!(points(tenths), words);
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
