use domain::ground::refusal::Refusal;

use crate::chart::ChartFailed;

#[derive(Debug, thiserror::Error)]
pub enum DocxFailed {
    #[error(transparent)]
    Chart(#[from] ChartFailed),
    #[error("Không có giấy nào để ghi vào tệp Word.")]
    Nothing,
    #[error("Không đóng được tệp Word: {0}")]
    Package(#[from] zip::result::ZipError),
    #[error("Không ghi được tệp Word: {0}")]
    Write(#[from] std::io::Error),
}

impl Refusal for DocxFailed {
    fn english(&self) -> String {
        match self {
            Self::Chart(error) => error.english(),
            Self::Nothing => "There is no certificate to write into a Word file.".to_owned(),
            Self::Package(error) => format!("The Word file could not be packed: {error}"),
            Self::Write(error) => format!("The Word file could not be written: {error}"),
        }
    }
}
