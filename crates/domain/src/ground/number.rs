//! Numbers and money the Vietnamese way.

/// "1.215": groups of three with a full stop.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i != 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// "03" below ten, "12" above: how Decree 30/2020 writes small counts and numbers of papers.
pub fn two_digits(number: u64) -> String {
    if number < 10 { format!("0{number}") } else { grouped(number) }
}

/// "450.000 đồng"
pub fn money(dong: u64) -> String {
    format!("{} đồng", grouped(dong))
}

/// "bốn trăm năm mươi nghìn", for amounts of money below a billion billions.
pub fn in_words(number: u64) -> String {
    if number == 0 {
        return "không".to_owned();
    }
    const UNITS: [&str; 7] = ["", " nghìn", " triệu", " tỷ", " nghìn tỷ", " triệu tỷ", " tỷ tỷ"];
    let mut groups = Vec::new();
    let mut rest = number;
    while rest != 0 {
        groups.push(rest % 1000);
        rest /= 1000;
    }
    let mut words = Vec::new();
    for (i, group) in groups.iter().enumerate().rev() {
        if *group != 0 {
            words.push(format!("{}{}", hundreds(*group, i + 1 != groups.len()), UNITS[i]));
        }
    }
    words.join(" ")
}

fn hundreds(number: u64, full: bool) -> String {
    const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let digit = |n: u64| DIGITS[usize::try_from(n).expect("one digit")];
    let (h, t, u) = (number / 100, number / 10 % 10, number % 10);
    let mut words = Vec::new();
    if h != 0 || full {
        words.push(format!("{} trăm", digit(h)));
    }
    match t {
        0 if u != 0 && !words.is_empty() => words.push("linh".to_owned()),
        0 => {}
        1 => words.push("mười".to_owned()),
        _ => words.push(format!("{} mươi", digit(t))),
    }
    match (t, u) {
        (_, 0) => {}
        (0 | 1, 1) => words.push("một".to_owned()),
        (_, 1) => words.push("mốt".to_owned()),
        (1.., 5) => words.push("lăm".to_owned()),
        _ => words.push(digit(u).to_owned()),
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_with_full_stops() {
        for (number, text) in [(0, "0"), (999, "999"), (2412, "2.412"), (1_490_000, "1.490.000")] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn money_is_written_out_in_words() {
        for (number, text) in [
            (450_000, "bốn trăm năm mươi nghìn"),
            (230_000, "hai trăm ba mươi nghìn"),
            (1_005_021, "một triệu không trăm linh năm nghìn không trăm hai mươi mốt"),
            (15, "mười lăm"),
            (105, "một trăm linh năm"),
        ] {
            assert_eq!(in_words(number), text);
        }
    }
}
