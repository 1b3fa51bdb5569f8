use domain::ground::refusal::Refusal;

#[derive(Debug, thiserror::Error)]
pub enum XlsxFailed {
    #[error("Văn bản «{0}» không có bảng nào để xuất ra Excel; hãy xuất ra PDF hoặc Word.")]
    NoTable(String),
    #[error("Bảng «{name}» có {rows} dòng; một trang tính chứa được nhiều nhất 1.048.576 dòng, hãy chia nhỏ.")]
    TooLong { name: String, rows: usize },
    #[error("Không ghi được tệp Excel: {0}")]
    Write(#[from] rust_xlsxwriter::XlsxError),
}

impl Refusal for XlsxFailed {
    fn english(&self) -> String {
        match self {
            Self::NoTable(title) => format!("The paper «{title}» has no table to export to Excel; use PDF or Word."),
            Self::TooLong { name, rows } => {
                format!("The table «{name}» has {rows} rows; a sheet holds at most 1,048,576, please split it.")
            }
            Self::Write(error) => format!("The Excel file could not be written: {error}"),
        }
    }
}
