use crate::ground::refusal::Refusal;

/// Why a workbook as a whole cannot be read as a list of this kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableRefused {
    #[error(
        "không tìm thấy bảng «{list}» trong tệp: cần một hàng tiêu đề có các cột {wanted}; hãy kiểm tra lại tệp hoặc lấy mẫu bằng «binhyen template {kind} mau.xlsx»"
    )]
    NoTable { kind: String, list: String, wanted: String },
    #[error(
        "trang «{sheet}», hàng {row}: thiếu cột {missing}; các cột đọc được: {found}. Nếu cột ấy có tên khác, hãy chỉ rõ bằng {example}"
    )]
    MissingColumns { sheet: String, row: u32, missing: String, found: String, example: String },
    #[error(
        "trang «{sheet}», ô {cell}: cột «{heading}» có thể là {choices}; hãy sửa tên cột hoặc chỉ rõ bằng --map trường=\"{heading}\" (trường: {keys}); để bỏ một trường không có trong tệp: --map trường="
    )]
    AmbiguousHeading { sheet: String, cell: String, heading: String, choices: String, keys: String },
    #[error(
        "trang «{sheet}»: các cột {columns} đều có thể là «{label}»; hãy chỉ rõ cột cần đọc bằng --map {key}=\"tên cột\""
    )]
    TwoColumns { sheet: String, columns: String, label: String, key: String },
    #[error("--map {key}=…: không có trường «{key}» trong loại danh sách này; các trường: {known}")]
    UnknownField { key: String, known: String },
    #[error("--map {key}=\"{heading}\": không có cột nào tên như vậy; các cột của tệp: {found}")]
    UnknownHeading { key: String, heading: String, found: String },
    #[error("không có trang «{asked}» trong tệp; các trang: {found}")]
    UnknownSheet { asked: String, found: String },
    #[error("bảng «{list}» có tiêu đề nhưng không có hàng số liệu nào")]
    NoRows { list: String },
    #[error("đọc bảng quá lâu nên đã dừng; hãy tách thành nhiều tệp nhỏ hơn")]
    Stopped,
}

impl TableRefused {
    /// The same for somebody who chooses sheets and columns on a page, not on the command line.
    pub fn on_page(&self) -> (String, String) {
        match self {
            Self::NoTable { list, wanted, .. } => (
                format!(
                    "không tìm thấy bảng «{list}»: cần một hàng tiêu đề có các cột {wanted}; hãy chọn trang và cột bên dưới"
                ),
                format!(
                    "no table of this kind was found: a heading row with {wanted} is needed; choose the sheet and the columns below"
                ),
            ),
            Self::MissingColumns { sheet, row, missing, found, .. } => (
                format!(
                    "trang «{sheet}», hàng {row}: thiếu cột {missing}; các cột đọc được: {found}; hãy chọn cột ấy bên dưới"
                ),
                format!(
                    "sheet «{sheet}», row {row}: the column {missing} is missing; these were read: {found}; choose it below"
                ),
            ),
            Self::AmbiguousHeading { sheet, cell, heading, choices, .. } => (
                format!("trang «{sheet}», ô {cell}: cột «{heading}» có thể là {choices}; hãy chọn bên dưới"),
                format!("sheet «{sheet}», cell {cell}: the column «{heading}» may be {choices}; choose below"),
            ),
            Self::TwoColumns { sheet, columns, label, .. } => (
                format!("trang «{sheet}»: các cột {columns} đều có thể là «{label}»; hãy chọn một cột bên dưới"),
                format!("sheet «{sheet}»: the columns {columns} may all be «{label}»; choose one below"),
            ),
            Self::UnknownHeading { heading, found, .. } => (
                format!("không có cột nào tên «{heading}»; các cột của tệp: {found}"),
                format!("there is no column «{heading}»; the file has: {found}"),
            ),
            other => (other.to_string(), other.english()),
        }
    }
}

impl Refusal for TableRefused {
    fn english(&self) -> String {
        match self {
            Self::NoTable { kind, wanted, .. } => format!(
                "no table of this kind is in the file: a heading row with the columns {wanted} is needed; check the file \
                 or take a template by «binhyen template {kind} sample.xlsx»"
            ),
            Self::MissingColumns { sheet, row, missing, found, example } => format!(
                "sheet «{sheet}», row {row}: the column {missing} is missing; these were read: {found}. If it has another \
                 name, say so by {example}"
            ),
            Self::AmbiguousHeading { sheet, cell, heading, choices, keys } => format!(
                "sheet «{sheet}», cell {cell}: the column «{heading}» may be {}; rename it or say so by \
                 --map field=\"{heading}\" (field: {keys}); for a field that the file does not have: --map field=",
                choices.replace("» hoặc «", "» or «")
            ),
            Self::TwoColumns { sheet, columns, label, key } => format!(
                "sheet «{sheet}»: the columns {columns} may all be «{label}»; name the right one by --map {key}=\"heading\""
            ),
            Self::UnknownField { key, known } => {
                format!("--map {key}=…: this kind has no field «{key}»; it has: {known}")
            }
            Self::UnknownHeading { key, heading, found } => {
                format!("--map {key}=\"{heading}\": there is no such column; the file has: {found}")
            }
            Self::UnknownSheet { asked, found } => format!("there is no sheet «{asked}» in the file; it has: {found}"),
            Self::Stopped => "reading the tables took too long and was stopped; split the file".to_owned(),
            Self::NoRows { .. } => "the table has a heading but no rows".to_owned(),
        }
    }
}
