use domain::ground::refusal::Refusal;
use domain::intake::TableRefused;

use super::limits::{MAX_BYTES, MAX_CELLS, MAX_ROWS, MAX_SECONDS, MAX_UNPACKED};

const MB: usize = 1024 * 1024;

/// Why a file as a whole is not read. Each sentence says what is wrong and what to do; the caller names the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadRefused {
    #[error("tệp rỗng, không có nội dung; hãy chọn lại tệp")]
    Empty,
    #[error("tệp lớn {given} MB, vượt giới hạn {limit} MB; hãy tách thành nhiều tệp", limit = MAX_BYTES / MB)]
    TooLarge { given: usize },
    #[error("tệp có hơn {MAX_ROWS} hàng số liệu; hãy tách thành nhiều tệp nhỏ hơn")]
    TooManyRows,
    #[error("tệp có quá nhiều ô (giới hạn {MAX_CELLS}); hãy xoá các cột, các trang thừa rồi lưu lại")]
    TooManyCells,
    #[error("tệp có quá nhiều chữ trong các ô; hãy xoá các cột, các trang thừa rồi lưu lại")]
    TooMuchText,
    #[error(
        "tệp nén bất thường: bung ra hơn {limit} MB nên không được mở; hãy mở bằng Excel hoặc LibreOffice, chép bảng sang tệp mới rồi lưu lại",
        limit = MAX_UNPACKED / MB as u64
    )]
    Bomb,
    #[error("đọc tệp quá {MAX_SECONDS} giây nên đã dừng; hãy tách thành nhiều tệp nhỏ hơn")]
    TooLong,
    #[error("tệp có đặt mật khẩu; hãy mở tệp, bỏ mật khẩu rồi lưu lại")]
    Encrypted,
    #[error("tệp hỏng hoặc bị cắt cụt, không đọc được ({detail}); hãy xin lại tệp gốc hoặc mở và lưu lại bằng Excel")]
    Damaged { detail: String },
    #[error("tệp là {what}, không phải bảng tính; cần tệp .xlsx, .xls, .ods hoặc .csv")]
    NotAWorkbook { what: &'static str },
    #[error("tệp là {what}; hãy mở bằng Excel hoặc LibreOffice rồi lưu lại (Save As) thành .xlsx")]
    SaveAsXlsx { what: &'static str },
    #[error("không nhận ra bảng mã chữ của tệp văn bản; hãy lưu lại thành CSV UTF-8 hoặc .xlsx")]
    UnknownLetters,
    #[error(
        "tệp văn bản đã mất dấu tiếng Việt (chữ có dấu thành dấu hỏi «?») khi lưu; hãy mở tệp gốc rồi lưu lại thành .xlsx hoặc CSV UTF-8"
    )]
    LostLetters,
    #[error(transparent)]
    Table(#[from] TableRefused),
}

impl ReadRefused {
    pub(super) fn damaged(detail: impl std::fmt::Display) -> Self {
        // Parsers' own words are long and English; a few of them are enough to tell one damage from another.
        Self::Damaged { detail: detail.to_string().chars().take(80).collect() }
    }
}

impl Refusal for ReadRefused {
    fn english(&self) -> String {
        match self {
            Self::Empty => "the file is empty; choose another".to_owned(),
            Self::TooLarge { given } => {
                format!("the file has {given} MB, more than the {} MB allowed; split it", MAX_BYTES / MB)
            }
            Self::TooManyRows => format!("the file has more than {MAX_ROWS} rows; split it"),
            Self::TooManyCells => format!("the file has more than {MAX_CELLS} cells; delete spare columns and sheets"),
            Self::TooMuchText => "the cells hold too much text; delete spare columns and sheets".to_owned(),
            Self::Bomb => format!(
                "the file unpacks to more than {} MB and was not opened; copy the table into a new file",
                MAX_UNPACKED / MB as u64
            ),
            Self::TooLong => format!("reading took more than {MAX_SECONDS} seconds and was stopped; split the file"),
            Self::Encrypted => "the file has a password; open it, remove the password and save it again".to_owned(),
            Self::Damaged { detail } => {
                // Parsers speak English; what this reader finds itself is said in Vietnamese only.
                let detail = if detail.is_ascii() { format!(" ({detail})") } else { String::new() };
                format!("the file is damaged or cut off{detail}; ask for the original, or open and save it again")
            }
            Self::NotAWorkbook { .. } => "this is no workbook; a .xlsx, .xls, .ods or .csv file is needed".to_owned(),
            Self::SaveAsXlsx { .. } => "this format is not read; open it and save it as .xlsx".to_owned(),
            Self::UnknownLetters => "the encoding of the text is not known; save it as CSV UTF-8 or .xlsx".to_owned(),
            Self::LostLetters => "the text lost its Vietnamese letters when it was saved («?» in their place); \
                 open the original and save it as .xlsx or CSV UTF-8"
                .to_owned(),
            Self::Table(refused) => refused.english(),
        }
    }
}
