use jiff::civil::Date;

use super::Said;
use crate::ground::{date, text};
use crate::intake::Raw;

/// A day in any of the shapes that people type. What is only a month or a year is no day and is not made into one.
pub fn day(raw: &Raw) -> Said<Date> {
    match raw {
        Raw::Blank => Said::Nothing,
        Raw::Day(day) => plausible(*day, &raw.shown()),
        Raw::Number(number) => match serial(*number) {
            Some(day) => Said::This(day),
            None => unread(&raw.shown()),
        },
        Raw::Text(text) => from_text(text),
        Raw::Flag(_) => unread(&raw.shown()),
    }
}

fn plausible(day: Date, shown: &str) -> Said<Date> {
    if (1900..=2100).contains(&day.year()) { Said::This(day) } else { unread(shown) }
}

/// The day number of a spreadsheet, between 1954 and 2119; smaller ones are rather years or counts.
fn serial(number: f64) -> Option<Date> {
    if number != number.trunc() || !(20_000.0..80_000.0).contains(&number) {
        return None;
    }
    Date::constant(1899, 12, 30).checked_add(jiff::Span::new().days(number as i64)).ok()
}

fn unread(shown: &str) -> Said<Date> {
    Said::doubtful(format!("«{shown}» không phải là một ngày có thật"), "ghi ngày/tháng/năm, ví dụ 28/03/2021")
}

fn from_text(shown: &str) -> Said<Date> {
    if matches!(shown, "-" | "–" | "—" | "…") {
        return Said::Nothing;
    }
    let numbers = numbers(shown);
    match numbers[..] {
        [(year, 4), (month, _), (day, _), ..] if is_time(&numbers[3..]) => written(day, month, year, shown),
        [(day, 1 | 2), (month, 1 | 2), (year, 4), ..] if is_time(&numbers[3..]) => written(day, month, year, shown),
        [(day, 1 | 2), (month, 1 | 2), (year, 2)] => short_year(day, month, year, shown),
        [(stamp, 8)] => written(stamp % 100, stamp / 100 % 100, stamp / 10_000, shown),
        [(number, 5)] => match serial(f64::from(number)) {
            Some(day) => Said::This(day),
            None => unread(shown),
        },
        [(month, 1 | 2), (year, 4)] if (1..=12).contains(&month) && (1900..=2100).contains(&year) => Said::doubtful(
            format!("«{shown}» chỉ có tháng và năm, thiếu ngày"),
            format!("ghi đủ ngày, ví dụ 01/{month:02}/{year}"),
        ),
        [(year, 4)] if (1900..=2100).contains(&year) => Said::doubtful(
            format!("«{shown}» chỉ có năm, thiếu ngày và tháng"),
            format!("ghi đủ ngày, ví dụ 01/01/{year}"),
        ),
        [(day, 1 | 2), (month, 1 | 2)] if (1..=31).contains(&day) && (1..=12).contains(&month) => {
            Said::doubtful(format!("«{shown}» thiếu năm"), format!("ghi đủ năm, ví dụ {day:02}/{month:02}/2021"))
        }
        _ => unread(shown),
    }
}

/// Runs of digits with their lengths; none if letters other than those of dates stand between them.
fn numbers(shown: &str) -> Vec<(u32, usize)> {
    let runs = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|run| !run.is_empty())
            .map(|run| (run.parse().unwrap_or(u32::MAX), run.len()))
            .collect()
    };
    if shown.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_punctuation() || byte == b' ') {
        return runs(shown);
    }
    let key = text::search_key(shown);
    let known = ["ngay", "thang", "nam", "th", "t", "luc", "gio", "phut", "h", "z", "am", "pm", "sa", "ch"];
    if key.split(|c: char| !c.is_alphabetic()).any(|word| !word.is_empty() && !known.contains(&word)) {
        return Vec::new();
    }
    runs(&key)
}

/// What may follow a day: hours, minutes, seconds.
fn is_time(rest: &[(u32, usize)]) -> bool {
    rest.len() <= 4 && rest.iter().take(3).all(|(number, length)| *length <= 2 && *number < 60)
}

fn civil(day: u32, month: u32, year: u32) -> Option<Date> {
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1900..=2100).contains(&date.year()).then_some(date)
}

fn written(day: u32, month: u32, year: u32, shown: &str) -> Said<Date> {
    if let Some(date) = civil(day, month, year) {
        return Said::This(date);
    }
    // "03/28/2021": month and day in the American order; no other reading is possible.
    match civil(month, day, year) {
        Some(swapped) => Said::repaired(
            swapped,
            format!("«{shown}» viết tháng trước ngày"),
            format!("hiểu là {}", date::short(swapped)),
        ),
        None => unread(shown),
    }
}

fn short_year(day: u32, month: u32, year: u32, shown: &str) -> Said<Date> {
    let century = if year < 70 { 2000 } else { 1900 };
    match civil(day, month, century + year) {
        Some(date) => Said::repaired(
            date,
            format!("«{shown}» chỉ có hai chữ số của năm"),
            format!("hiểu là {}", date::short(date)),
        ),
        None => unread(shown),
    }
}

/// The first full day inside a longer text: "họp ngày 03/11/2021; …", "ngày 3 tháng 11 năm 2021".
pub fn day_in_text(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let starts =
        (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit() && (*at == 0 || !bytes[*at - 1].is_ascii_digit()));
    for start in starts {
        let rest = &text[start..];
        let piece = &rest[..end_of_third_figure(rest)?];
        if piece.len() <= 40
            && let Said::This(day) = from_text(piece)
        {
            return Some(day);
        }
    }
    None
}

/// Where the third run of digits ends; none if there are fewer.
fn end_of_third_figure(text: &str) -> Option<usize> {
    let mut figures = 0;
    let mut in_figure = false;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_digit() != in_figure {
            figures += usize::from(in_figure);
            in_figure = !in_figure;
            if figures == 3 {
                return Some(at);
            }
        }
    }
    (in_figure && figures == 2).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_shapes_that_people_type() {
        let day_of_march = Date::constant(2021, 3, 28);
        for shape in [
            "28/03/2021",
            "28-3-2021",
            "28.03.2021",
            "28/3/2021 00:00:00",
            "2021-03-28",
            "2021-03-28T07:30:00",
            "ngày 28 tháng 3 năm 2021",
            "28 tháng 03, 2021",
            "20210328",
            "44283",
            " 28 / 03 / 2021 ",
        ] {
            assert_eq!(day(&Raw::text(shape)), Said::This(day_of_march), "{shape}");
        }
        assert_eq!(day(&Raw::Number(44_283.0)), Said::This(day_of_march));
        assert_eq!(day(&Raw::Day(day_of_march)), Said::This(day_of_march));
        assert_eq!(day(&Raw::text("-")), Said::Nothing);
    }

    #[test]
    fn what_can_be_read_in_one_way_only_is_repaired_with_a_word() {
        for shape in ["03/28/2021", "28/3/21"] {
            assert!(
                matches!(day(&Raw::text(shape)), Said::Repaired(d, _) if d == Date::constant(2021, 3, 28)),
                "{shape}"
            );
        }
    }

    #[test]
    fn half_a_day_is_never_made_whole() {
        for shape in ["31/02/2021", "2021", "3/2021", "28/03", "hôm qua", "28/03/2021 và 29/03/2021", "0/0/0", "1"] {
            assert!(matches!(day(&Raw::text(shape)), Said::Doubtful(_)), "{shape}");
        }
        for number in [2021.0, 1.5, -1.0, f64::NAN, 1e20] {
            assert!(matches!(day(&Raw::Number(number)), Said::Doubtful(_)), "{number}");
        }
    }

    #[test]
    fn a_day_is_found_inside_a_sentence() {
        for (sentence, found) in [
            ("họp ngày 03/11/2021; biểu quyết giơ tay", Some(Date::constant(2021, 11, 3))),
            ("Hôm nay, ngày 3 tháng 11 năm 2021, tại nhà văn hoá", Some(Date::constant(2021, 11, 3))),
            ("tại số 5, ngày 03-11-2021", Some(Date::constant(2021, 11, 3))),
            ("tổng số hộ: 271; có mặt: 229", None),
        ] {
            assert_eq!(day_in_text(sentence), found, "{sentence}");
        }
    }
}
