use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::worded;

worded! {
    pub enum CertificateKind {
        /// Giấy công nhận
        Recognition = "recognition",
        /// Giấy khen
        Commendation = "commendation",
    }
}

/// One certificate, A4 landscape, drawn from one line of a decision's frozen list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    pub kind: CertificateKind,
    /// Code of the subject, for the name of a single file.
    pub code: String,
    /// "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG"
    pub authority: String,
    /// "CÔNG NHẬN" / "TẶNG GIẤY KHEN"
    pub act: String,
    /// "Gia đình ông Nguyễn Công Tú", "Tổ dân phố 3"
    pub name: String,
    /// "Tổ dân phố 1, phường Bắc Hồng"
    pub address: String,
    /// "Đạt danh hiệu “Gia đình an toàn nhất về an ninh trật tự” năm 2021"
    pub citation: String,
    pub place_date: String,
    pub signer_titles: Vec<String>,
    pub signer: String,
    /// "Quyết định số 150/QĐ-UBND ngày 12 tháng 11 năm 2021"
    pub decision_line: String,
    /// "Vào sổ số: 0001"
    pub register_line: String,
    pub watermark: String,
    pub dated: Date,
}
