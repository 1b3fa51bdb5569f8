use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::value;

#[derive(Debug, Subcommand)]
pub enum Area {
    /// Thêm một khu dân cư
    Add {
        /// Mã; không ghi thì phần mềm đặt tiếp (TDP01, TDP02 …)
        #[arg(long)]
        code: Option<String>,
        /// Tên
        #[arg(long)]
        name: String,
        /// Có từ ngày nào
        #[arg(long, value_parser = value::day)]
        date: Date,
    },
    /// Đổi tên từ một ngày
    Rename {
        /// Mã khu dân cư
        code: String,
        /// Tên mới
        #[arg(long)]
        name: String,
        /// Có từ ngày nào
        #[arg(long, value_parser = value::day)]
        date: Date,
    },
    /// Sáp nhập các khu dân cư thành một
    Merge {
        /// Mã các khu dân cư nhập lại, từ hai mã trở lên
        #[arg(required = true, num_args = 2.., value_name = "CODE")]
        codes: Vec<String>,
        /// Mã khu dân cư mới, hoặc một trong các mã trên
        #[arg(long)]
        into: String,
        /// Tên mới
        #[arg(long)]
        name: String,
        /// Có từ ngày nào
        #[arg(long, value_parser = value::day)]
        date: Date,
    },
    /// Chia một khu dân cư; hộ nào về đâu ghi trong tệp (mã hộ, mã khu dân cư)
    Split {
        /// Mã khu dân cư
        code: String,
        /// MÃ=Tên của từng khu dân cư mới
        #[arg(long, required = true, num_args = 1.., value_parser = value::code_and_name, value_name = "CODE=NAME")]
        into: Vec<(String, String)>,
        /// Tệp hai cột: mã hộ, mã khu dân cư mới
        #[arg(long, value_name = "FILE.csv")]
        households: PathBuf,
        /// Có từ ngày nào
        #[arg(long, value_parser = value::day)]
        date: Date,
    },
    /// Danh sách
    List,
}

#[derive(Debug, Subcommand)]
pub enum Household {
    /// Hộ không còn ở phường, xã từ một ngày
    End(End),
}

#[derive(Debug, Subcommand)]
pub enum Organisation {
    /// Đơn vị ngừng hoạt động từ một ngày
    End(End),
}

#[derive(Debug, Args)]
pub struct End {
    /// Mã trong sổ
    pub code: String,
    /// Không còn từ ngày nào; được tính đến hết ngày trước đó
    #[arg(long, value_parser = value::day, required_unless_present = "cancel")]
    pub date: Option<Date>,
    /// Bỏ ngày đã ghi nhầm
    #[arg(long, conflicts_with = "date")]
    pub cancel: bool,
    /// Lý do
    #[arg(long)]
    pub reason: String,
}
