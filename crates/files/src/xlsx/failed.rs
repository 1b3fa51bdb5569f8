#[derive(Debug, thiserror::Error)]
pub enum XlsxFailed {
    #[error("văn bản «{0}» không có bảng nào để xuất ra Excel")]
    NoTable(String),
    #[error("bảng «{name}» có {rows} dòng; một trang tính chứa được nhiều nhất 1.048.576 dòng, hãy chia nhỏ")]
    TooLong { name: String, rows: usize },
    #[error("không ghi được tệp Excel: {0}")]
    Write(#[from] rust_xlsxwriter::XlsxError),
}
