use actions::decision::{Amendment, Order};
use clap::Args;
use domain::decision::DecisionSubject;
use jiff::civil::Date;

use super::value;

#[derive(Debug, Args)]
pub struct Amend {
    /// Số của quyết định cần đính chính, thu hồi
    pub number: String,
    /// Số của quyết định mới
    #[arg(long = "new-number")]
    pub new_number: String,
    /// Ngày ký
    #[arg(long, value_parser = value::day)]
    pub date: Date,
    /// Người ký (mặc định người ký thường dùng trong cài đặt)
    #[arg(long)]
    pub signer: Option<String>,
    /// Lý do
    #[arg(long)]
    pub reason: String,
    /// Mã của một đối tượng được bổ sung hoặc đưa ra (nhiều lần)
    #[arg(long, value_name = "CODE")]
    pub subject: Vec<String>,
    /// Năm của số quyết định, khi nhiều năm có cùng số
    #[arg(long = "of-year", value_parser = value::year)]
    pub of_year: Option<i16>,
    /// Danh hiệu của quyết định, khi nhiều cơ quan có cùng số
    #[arg(long = "of-title", value_parser = value::title_or_commendation, value_name = "TITLE")]
    pub of_title: Option<DecisionSubject>,
}

impl Amend {
    pub fn amendment(&self) -> Amendment<'_> {
        Amendment {
            of: &self.number,
            of_year: self.of_year,
            about: self.of_title,
            order: Order { number: &self.new_number, date: self.date, signer: self.signer.as_deref() },
            reason: &self.reason,
            codes: &self.subject,
        }
    }
}
