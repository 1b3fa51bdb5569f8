//! Days the Vietnamese way.

use jiff::civil::Date;

/// "05/01/2022"
pub fn short(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// "ngày 05 tháng 01 năm 2022": a zero before days below ten and before months one and two only (Decree 30/2020, Annex I).
pub fn long(day: Date) -> String {
    let month = match day.month() {
        m @ 1..=2 => format!("0{m}"),
        m => m.to_string(),
    };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// Reads "28/03/2021", "28-3-2021", "28.03.2021", "2021-03-28".
pub fn parse(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.trim().split(['/', '-', '.']).map(str::trim).collect();
    let [a, b, c] = parts[..] else { return None };
    let (day, month, year) = if a.len() == 4 { (c, b, a) } else { (a, b, c) };
    if year.len() != 4 || !parts.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zero_stands_before_small_days_and_the_first_two_months() {
        for (text, long_text) in [
            ("2022-01-05", "ngày 05 tháng 01 năm 2022"),
            ("29/07/2022", "ngày 29 tháng 7 năm 2022"),
            ("1.3.2021", "ngày 01 tháng 3 năm 2021"),
        ] {
            assert_eq!(long(parse(text).unwrap()), long_text);
        }
        for bad in ["", "31/02/2021", "5/1/22", "hôm qua", "1/2/3/2021"] {
            assert_eq!(parse(bad), None);
        }
    }
}
