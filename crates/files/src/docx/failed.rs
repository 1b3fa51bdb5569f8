use crate::chart::ChartFailed;

#[derive(Debug, thiserror::Error)]
pub enum DocxFailed {
    #[error(transparent)]
    Chart(#[from] ChartFailed),
    #[error("không có giấy nào để ghi vào tệp Word")]
    Nothing,
    #[error("không đóng được tệp Word: {0}")]
    Package(#[from] zip::result::ZipError),
    #[error("không ghi được tệp Word: {0}")]
    Write(#[from] std::io::Error),
}
