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
}
