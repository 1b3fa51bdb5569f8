use jiff::civil::Date;

use super::{Said, day};
use crate::intake::Raw;

/// A year of birth: a year, or a day of which the year is kept (least data).
pub fn birth_year(raw: &Raw) -> Said<i16> {
    match raw {
        // A bare year typed into a cell formatted as a day shows as a day of 1905.
        Raw::Day(day) => match year_behind(*day) {
            Some(year) => {
                Said::repaired(year, "ô được định dạng ngày nhưng chứa một năm", format!("hiểu là năm {year}"))
            }
            None => checked(day.year(), &raw.shown()),
        },
        Raw::Number(number) if *number == number.trunc() && (1900.0..=2100.0).contains(number) => {
            checked(*number as i16, &raw.shown())
        }
        Raw::Text(text) if text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) => Said::doubtful(
            format!("«{text}» chỉ có hai chữ số của năm sinh"),
            format!("ghi đủ bốn chữ số, ví dụ 19{text}"),
        ),
        Raw::Text(text) if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) => {
            checked(text.parse().unwrap_or(0), text)
        }
        Raw::Text(text) if is_month_and_year(text) => checked(text[text.len() - 4..].parse().unwrap_or(0), text),
        _ => match day(raw) {
            Said::Nothing => Said::Nothing,
            Said::This(day) => checked(day.year(), &raw.shown()),
            Said::Repaired(day, doubt) => Said::Repaired(day.year(), doubt),
            Said::Doubtful(_) => unread(&raw.shown()),
        },
    }
}

/// The year of a list or of a row of totals.
pub fn year(raw: &Raw) -> Said<i16> {
    let text = raw.shown();
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    match digits.get(..4).and_then(|year| year.parse::<i16>().ok()) {
        _ if raw.is_blank() => Said::Nothing,
        Some(year) if digits.len() == 4 && (1990..=2100).contains(&year) => Said::This(year),
        _ => Said::doubtful(format!("«{text}» không phải là một năm"), "ghi năm bốn chữ số, ví dụ 2021"),
    }
}

fn checked(year: i16, shown: &str) -> Said<i16> {
    if (1900..=2100).contains(&year) { Said::This(year) } else { unread(shown) }
}

fn unread(shown: &str) -> Said<i16> {
    Said::doubtful(format!("«{shown}» không phải là năm sinh"), "ghi năm sinh bốn chữ số, ví dụ 1983")
}

fn year_behind(day: Date) -> Option<i16> {
    let serial = day.since(Date::constant(1899, 12, 30)).ok()?.get_days();
    i16::try_from(serial).ok().filter(|year| (1905..=2030).contains(year))
}

/// "5/1983", "tháng 5/1983"
fn is_month_and_year(text: &str) -> bool {
    let figures: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    matches!(figures[..], [month, year] if month.len() <= 2 && year.len() == 4 && text.ends_with(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_birth_is_kept_from_whatever_holds_it() {
        for (raw, read) in [
            (Raw::Number(1983.0), 1983),
            (Raw::text("1983"), 1983),
            (Raw::text("12/05/1983"), 1983),
            (Raw::text("5/1983"), 1983),
            (Raw::Day(Date::constant(1983, 5, 12)), 1983),
            (Raw::Number(30_448.0), 1983),
        ] {
            assert_eq!(birth_year(&raw), Said::This(read), "{raw:?}");
        }
        // 1983 in a cell formatted as a day.
        assert!(matches!(birth_year(&Raw::Day(Date::constant(1905, 6, 5))), Said::Repaired(1983, _)));
        for bad in ["83", "0983", "19833", "chưa rõ"] {
            assert!(matches!(birth_year(&Raw::text(bad)), Said::Doubtful(_)), "{bad}");
        }
        assert_eq!(birth_year(&Raw::Blank), Said::Nothing);
    }

    #[test]
    fn the_year_of_a_row_may_carry_a_word() {
        assert_eq!(year(&Raw::text("Năm 2012")), Said::This(2012));
        assert_eq!(year(&Raw::Number(2020.0)), Said::This(2020));
        assert!(matches!(year(&Raw::text("2012-2020")), Said::Doubtful(_)));
    }
}
