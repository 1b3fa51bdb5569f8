use super::Said;
use crate::intake::Raw;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Met,
    NotMet,
    NotApplicable,
}

/// A mark for one criterion: Đ, K, KAD and the many ways to write them. A blank cell is no mark.
pub fn mark(raw: &Raw) -> Said<Mark> {
    let shown = raw.shown();
    let word = shown.to_lowercase();
    let word = word.trim_matches(|c: char| c == '.' || c == '"' || c == '\'' || c == ' ');
    match (raw, word) {
        (Raw::Blank, _) => Said::Nothing,
        (Raw::Flag(true), _) => Said::This(Mark::Met),
        (Raw::Flag(false), _) => Said::This(Mark::NotMet),
        (
            _,
            "đ" | "đạt" | "d" | "dat" | "x" | "1" | "có" | "co" | "v" | "✓" | "✔" | "√" | "☑" | "+" | "đạt yêu cầu",
        ) => Said::This(Mark::Met),
        (
            _,
            "k"
            | "0"
            | "kđ"
            | "kd"
            | "cđ"
            | "không"
            | "khong"
            | "không đạt"
            | "khong dat"
            | "chưa"
            | "chưa đạt"
            | "chua dat"
            | "không đạt yêu cầu",
        ) => Said::This(Mark::NotMet),
        (
            _,
            "kad"
            | "k.a.d"
            | "ka"
            | "không áp dụng"
            | "khong ap dung"
            | "-"
            | "–"
            | "—"
            | "n/a"
            | "na"
            | "không thuộc diện",
        ) => Said::This(Mark::NotApplicable),
        _ => Said::doubtful(
            format!("«{shown}» không phải là kết quả của một tiêu chí"),
            "ghi Đ (đạt), K (không đạt) hoặc KAD (không áp dụng)",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_in_the_ways_that_heads_of_areas_write_them() {
        for text in ["Đ", "đ", "x", "X", "1", "Đạt", "có", "đạt.", "v"] {
            assert_eq!(mark(&Raw::text(text)), Said::This(Mark::Met), "{text}");
        }
        for text in ["K", "k", "0", "Không đạt", "Chưa đạt"] {
            assert_eq!(mark(&Raw::text(text)), Said::This(Mark::NotMet), "{text}");
        }
        for text in ["KAD", "Không áp dụng", "-", "–"] {
            assert_eq!(mark(&Raw::text(text)), Said::This(Mark::NotApplicable), "{text}");
        }
        assert_eq!(mark(&Raw::Number(1.0)), Said::This(Mark::Met));
        assert_eq!(mark(&Raw::Number(0.0)), Said::This(Mark::NotMet));
        assert_eq!(mark(&Raw::Blank), Said::Nothing);
        for text in ["?", "2", "Đ/K", "tốt", "đang xét"] {
            assert!(matches!(mark(&Raw::text(text)), Said::Doubtful(_)), "{text}");
        }
    }
}
