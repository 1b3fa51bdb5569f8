use jiff::civil::Date;

use crate::criteria::Judged;
use crate::ground::date::short;
use crate::ground::refusal::Refusal;
use crate::ground::window::Window;

/// Why a unit cannot register like this by itself.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegisterRefused {
    #[error("ngày đăng ký {given} sau hôm nay; hãy ghi ngày đã ký bản đăng ký")]
    Future { given: String },
    #[error("ngày đăng ký {given} ngoài thời hạn từ {from} đến {until}")]
    Outside { given: String, from: String, until: String },
    #[error(
        "thời hạn đăng ký đã hết ngày {until}; nếu đơn vị đã đăng ký bằng giấy, hãy đưa bản đăng ký cho cán bộ phường để ghi vào sổ, \
         hoặc ghi ngày ấy trong hồ sơ tự đánh giá"
    )]
    Over { until: String },
    #[error("số người ký cam kết ({given}) nhiều hơn tổng số người của đơn vị ({all})")]
    TooMany { given: u64, all: u64 },
}

impl Refusal for RegisterRefused {
    fn english(&self) -> String {
        match self {
            Self::Future { given } => format!("the day {given} lies after today; give the day of signing"),
            Self::Outside { given, from, until } => format!("the day {given} is not between {from} and {until}"),
            Self::Over { until } => format!(
                "registration ended on {until}; give a registration on paper to the ward's officer, or state its day in the \
                 self-assessment"
            ),
            Self::TooMany { given, all } => format!("{given} people signed, more than the {all} that the unit has"),
        }
    }
}

/// A unit registers by itself while registration is open, with a day inside it (TT 124/2021/TT-BCA Art. 6.1, 7.1): nobody
/// writes a day of long ago into the register on their own word.
pub fn may_register(judged: &Judged<'_>, day: Date, today: Date) -> Result<(), RegisterRefused> {
    allowed(judged.registration_on(day), day, today)
}

fn allowed(open: Window, day: Date, today: Date) -> Result<(), RegisterRefused> {
    if open.until < today {
        return Err(RegisterRefused::Over { until: short(open.until) });
    }
    if today < day {
        return Err(RegisterRefused::Future { given: short(day) });
    }
    if !open.contains(day) {
        let (from, until) = (short(open.from), short(open.until));
        return Err(RegisterRefused::Outside { given: short(day), from, until });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_registers_while_registration_is_open_with_a_day_that_has_come() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let open = Window { from: day("2026-01-01"), until: day("2026-03-31") };
        let table = [
            ("2026-02-03", "2026-02-03", Ok(())),
            ("2026-01-01", "2026-03-31", Ok(())),
            ("2026-02-04", "2026-02-03", Err("sau hôm nay")),
            ("2025-12-31", "2026-02-03", Err("ngoài thời hạn")),
            ("2026-02-03", "2026-04-01", Err("đã hết ngày 31/03/2026")),
        ];
        for (signed, today, expected) in table {
            let found = allowed(open, day(signed), day(today));
            match (found, expected) {
                (found, Ok(())) => assert_eq!(found, Ok(()), "{signed} on {today}"),
                (Err(why), Err(part)) => assert!(why.to_string().contains(part), "{why}"),
                (Ok(()), Err(part)) => panic!("{signed} on {today}: {part}"),
            }
        }
    }
}
