//! Rows under a heading that are no lines of the list: sums, numbers of columns, repeated headings, signatures.

use super::area_name::area_name;
use super::{GridRow, ImportKind, Mapping, Raw};
use crate::ground::text::search_key;

/// What a row under the heading is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowKind {
    Line,
    /// Blank, or nothing but a running number.
    Empty,
    Sum,
    /// "(1) (2) (3) …" or the heading once more, at the top of a printed page.
    HeadingAgain,
    /// "Tổ dân phố 2" alone in a row: the area of the rows below it.
    Section(String),
    /// The list ends here; signatures follow.
    Signature,
    /// A remark under the list.
    Remark,
}

pub fn row_kind(kind: ImportKind, row: &GridRow, mapping: &Mapping, required: &[usize]) -> RowKind {
    let mapped = |index: usize| mapping.columns.iter().chain(&mapping.marks).any(|column| column.index == index);
    let filled: Vec<(usize, &Raw)> = row.filled().collect();
    let in_list = filled.iter().filter(|(index, _)| mapped(*index)).count();
    let texts: Vec<&str> = filled
        .iter()
        .filter_map(|(_, raw)| match raw {
            Raw::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    if filled.is_empty() || (in_list == 0 && texts.iter().all(|text| text.len() <= 6)) {
        return RowKind::Empty;
    }
    if filled.first().is_some_and(|(_, raw)| is_sum(raw)) {
        return RowKind::Sum;
    }
    if is_numbering(&filled) || is_heading(row, mapping) {
        return RowKind::HeadingAgain;
    }
    let has_required = required.iter().all(|index| !row.cell(*index).is_blank());
    if filled.len() <= 4 && !(has_required && 3 <= filled.len()) && texts.iter().any(|text| is_signature(text)) {
        return RowKind::Signature;
    }
    if let Some(area) = section_of(kind, &filled, mapping, required) {
        return RowKind::Section(area);
    }
    if let [(_, Raw::Text(text))] = filled[..]
        && (in_list == 0 || 60 < text.chars().count() || is_remark(text))
    {
        return RowKind::Remark;
    }
    RowKind::Line
}

/// "Cộng", "Tổng cộng: 12 hộ", but neither "Tổng công ty …" nor the name "Công".
fn is_sum(raw: &Raw) -> bool {
    let Raw::Text(text) = raw else { return false };
    let first = text.chars().find(|c| c.is_alphanumeric());
    if !first.is_some_and(|c| "TtCcLl".contains(c)) {
        return false;
    }
    let lower = text.to_lowercase();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let starts = |words: &[&str]| {
        words.iter().any(|word| lower.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
    };
    if starts(&["tổng công ty", "tổng cục", "tổng đội", "tổng kho", "tổng liên đoàn", "cộng đồng", "cộng tác"])
    {
        return false;
    }
    let is_ascii_sum = lower.is_ascii()
        && (starts(&["tong cong", "tong so"]) || matches!(lower.trim_end_matches([':', '.', ' ']), "cong" | "tong"))
        || lower.starts_with("cong:");
    starts(&["tổng cộng", "cộng", "tổng số", "tổng", "cả phường", "toàn phường", "luỹ kế", "lũy kế"]) || is_ascii_sum
}

/// "1 2 3 4", "(1) (2) (3)", "A B 1 2": the numbers of the columns.
fn is_numbering(filled: &[(usize, &Raw)]) -> bool {
    if filled.len() < 3 {
        return false;
    }
    let mut expected = 1;
    let mut letters = 0;
    for (at, (_, raw)) in filled.iter().enumerate() {
        let shown = raw.shown();
        let label = shown.trim_matches(['(', ')', '[', ']', ' ']);
        let is_letter = at == letters && label.len() == 1 && label.starts_with(|c: char| c.is_ascii_uppercase());
        if is_letter {
            letters += 1;
        } else if label.split('=').next().is_some_and(|number| number.trim() == expected.to_string()) {
            expected += 1;
        } else {
            return false;
        }
    }
    2 <= expected
}

/// Headings that a printed page repeats are copies, letter by letter, of the ones above.
fn is_heading(row: &GridRow, mapping: &Mapping) -> bool {
    let is_own = |(index, raw): &(usize, &Raw)| {
        let Raw::Text(text) = raw else { return false };
        let heading = mapping.headings.iter().find(|(at, _)| at == index);
        heading.is_some_and(|(_, heading)| heading.split(" / ").any(|line| line == text))
    };
    let filled = row.filled().count();
    let same = row.filled().filter(is_own).count();
    2 <= same && filled <= same + 1
}

/// The area of the rows below: alone in its row, or with a running number and a count of its households ("I | TỔ DÂN
/// PHỐ 1 | 271 hộ"). Where the lines themselves are about areas, such a row is a line.
fn section_of(kind: ImportKind, filled: &[(usize, &Raw)], mapping: &Mapping, required: &[usize]) -> Option<String> {
    let is_about_areas =
        matches!(kind, ImportKind::Areas | ImportKind::Dossiers | ImportKind::Commendations | ImportKind::Totals);
    if let [(at, Raw::Text(text))] = filled {
        return if is_about_areas && required.contains(at) { None } else { section(text) };
    }
    let mut named = filled.iter().filter(|(_, raw)| !is_number_or_count(raw));
    let (Some((at, Raw::Text(text))), None) = (named.next(), named.next()) else { return None };
    let is_own_column = mapping.column("area").is_some_and(|column| column.index == *at);
    let has_more = filled.iter().any(|(index, _)| index != at && required.contains(index));
    if is_about_areas || is_own_column || has_more { None } else { section(text) }
}

/// "3", "IV.", "(271)", "271 hộ"
fn is_number_or_count(raw: &Raw) -> bool {
    let Raw::Text(text) = raw else { return matches!(raw, Raw::Number(_)) };
    let text = text.trim_matches(|c: char| " ().-*".contains(c));
    let is_roman = text.len() <= 5 && text.bytes().all(|byte| b"IVX".contains(&byte));
    let counted = text.trim_end_matches(|c: char| c.is_alphabetic()).trim_end();
    let unit = text[counted.len()..].trim_start().to_lowercase();
    let is_count = !counted.is_empty() && counted.len() <= 6 && counted.bytes().all(|byte| byte.is_ascii_digit());
    is_roman || (is_count && matches!(unit.as_str(), "" | "hộ" | "ho" | "khẩu" | "người"))
}

/// "I. TỔ DÂN PHỐ 2", "* Thôn Trung Lương"
fn section(text: &str) -> Option<String> {
    let rest = text.trim_start_matches(|c: char| "IVX0123456789.)*-+ ".contains(c));
    area_name(rest).or_else(|| area_name(text))
}

fn is_signature(text: &str) -> bool {
    let key = search_key(text);
    let key = key.trim_start_matches(|c: char| !c.is_alphanumeric());
    const STARTS: [&str; 25] = [
        "thu ky",
        "to truong",
        "nguoi lap",
        "chu tich",
        "xac nhan",
        "tm.",
        "t/m",
        "tm ",
        "kt.",
        "noi nhan",
        "ky ten",
        "truong ban",
        "hieu truong",
        "thu truong",
        "(ky",
        "ban chi dao",
        "nguoi tong hop",
        "truong thon",
        "bi thu",
        "chu toa",
        "dai dien",
        "can bo",
        "truong cong an",
        "truong khu",
        "khoi truong",
    ];
    let is_place_and_day = key.contains(", ngay ") && key.contains(" thang ");
    is_place_and_day || (key.len() <= 60 && STARTS.iter().any(|start| key.starts_with(start)))
}

fn is_remark(text: &str) -> bool {
    let key = search_key(text);
    ["ghi chu", "luu y", "chu thich", "trong do", "danh sach nay", "danh sach tren", "ket qua"]
        .iter()
        .any(|start| key.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Column;

    #[test]
    fn rows_that_are_no_lines_are_told_from_lines() {
        let headings = ["STT", "Mã hộ", "Họ và tên chủ hộ", "Năm sinh", "Địa chỉ"];
        let mapping = Mapping {
            columns: [("code", 1), ("head", 2), ("birth_year", 3), ("address", 4)]
                .map(|(field, index)| Column { field: field.to_owned(), index, heading: headings[index].to_owned() })
                .to_vec(),
            headings: headings.iter().enumerate().map(|(index, text)| (index, (*text).to_owned())).collect(),
            ..Mapping::default()
        };
        for (cells, kind) in [
            (vec!["1", "BH01", "Nguyễn Văn A", "1983", "Số 1"], RowKind::Line),
            (vec!["", "", "Công Văn A", "1983", "Số 1"], RowKind::Line),
            (vec!["7", "", "", "", ""], RowKind::Empty),
            (vec!["", "", "Cộng: 271 hộ"], RowKind::Sum),
            (vec!["Tổng cộng", "", "12"], RowKind::Sum),
            (vec!["", "", "Tổng công ty Điện lực", "1999", "Số 2"], RowKind::Line),
            (vec!["(1)", "(2)", "(3)", "(4)", "(5)"], RowKind::HeadingAgain),
            (vec!["A", "B", "1", "2", "3"], RowKind::HeadingAgain),
            (vec!["STT", "Mã hộ", "Họ và tên chủ hộ", "Năm sinh", "Địa chỉ"], RowKind::HeadingAgain),
            (vec!["", "", "THƯ KÝ", "", "TỔ TRƯỞNG"], RowKind::Signature),
            (vec!["", "", "", "", "Bắc Hồng, ngày 03 tháng 11 năm 2021"], RowKind::Signature),
            (vec!["II. TỔ DÂN PHỐ 2"], RowKind::Section("Tổ dân phố 2".to_owned())),
            (vec!["I", "TỔ DÂN PHỐ 1"], RowKind::Section("Tổ dân phố 1".to_owned())),
            (vec!["2", "", "Tổ dân phố 2", "", "271 hộ"], RowKind::Section("Tổ dân phố 2".to_owned())),
            (vec!["III.", "", "Thôn Trung Lương", "(250)"], RowKind::Section("Thôn Trung Lương".to_owned())),
            (vec!["3", "Tổ dân phố 2", "Nguyễn Văn A", "1983"], RowKind::Line),
            (vec!["3", "MA03", "Tổ dân phố 2", "1983", "Số 1"], RowKind::Line),
            (vec!["Ghi chú: Đ là đạt, K là không đạt"], RowKind::Remark),
        ] {
            let row = GridRow { number: 9, cells: cells.iter().map(|text| Raw::text(text)).collect() };
            assert_eq!(row_kind(ImportKind::Households, &row, &mapping, &[2]), kind, "{cells:?}");
        }
        for cells in [vec!["1", "", "Tổ dân phố 1", "250"], vec!["", "", "Tổ dân phố 1"]] {
            let row = GridRow { number: 9, cells: cells.iter().map(|text| Raw::text(text)).collect() };
            for about in [ImportKind::Areas, ImportKind::Commendations] {
                assert_eq!(row_kind(about, &row, &mapping, &[2]), RowKind::Line, "{about} {cells:?}");
            }
        }
    }
}
