mod register;
mod server;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use domain::intake::ImportKind;
use domain::register::Title;
use jiff::civil::Date;

use super::amend::Amend;
use super::value;

pub use register::{Area, End, Household, Organisation};
pub use server::{Serve, User, UserAdd};

/// Bình Yên: phong trào “5 nhất về an ninh trật tự” của một phường, xã, từ bảng tính đến giấy tờ và báo cáo.
#[derive(Debug, Parser)]
#[command(name = "binhyen", version, disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Clone, Args)]
pub struct Global {
    /// Thư mục dữ liệu: binhyen.db, papers/, files/, backups/
    #[arg(long, global = true, value_name = "DIR", default_value = "./binhyen-data")]
    pub data: PathBuf,
    /// Cơ sở dữ liệu: sqlite:… hoặc postgres:…
    #[arg(long, global = true, value_name = "URL", env = "BINHYEN_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// Mã xã, phường, khi cơ sở dữ liệu chứa nhiều nơi
    #[arg(long = "ward", global = true, value_name = "CODE", env = "BINHYEN_WARD", hide_env_values = true)]
    pub ward: Option<String>,
    /// In đúng một tài liệu JSON ra stdout
    #[arg(long, global = true)]
    pub json: bool,
    /// Ngôn ngữ của thông báo: vi hoặc en
    #[arg(long, global = true, value_name = "vi|en")]
    pub lang: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Phường mẫu: mười năm, mọi giấy tờ, rồi mở trang xem
    Demo(Demo),
    /// Lập một phường, xã mới
    Init {
        /// Mã 5 chữ số (data/administrative-units.csv)
        #[arg(long, value_name = "CODE")]
        commune: String,
        /// Tên ghi trên giấy tờ, nếu khác tên trong danh mục
        #[arg(long)]
        name: Option<String>,
    },
    /// Khu dân cư: thêm, đổi tên, sáp nhập, chia tách
    #[command(subcommand)]
    Area(Area),
    /// Hộ gia đình: ghi ngày chuyển đi
    #[command(subcommand)]
    Household(Household),
    /// Trường học, cơ quan, doanh nghiệp: ghi ngày ngừng hoạt động
    #[command(subcommand)]
    Organisation(Organisation),
    /// Cài đặt: tiêu đề, người ký, căn cứ, lương cơ sở
    #[command(subcommand)]
    Settings(Settings),
    /// Bảng tính mẫu để điền
    Template {
        /// areas households meetings organisations dossiers incidents totals commendations groups
        #[arg(value_parser = value::kind)]
        kind: ImportKind,
        /// Tệp .xlsx chưa có
        file: PathBuf,
    },
    /// Nạp bảng tính
    Import(Import),
    /// Đợt xét của một năm
    #[command(subcommand)]
    Campaign(Campaign),
    /// Kết quả và lý do
    Assess {
        #[command(flatten)]
        year: YearProgramme,
        /// household, area, school, organisation hoặc commune
        #[arg(long, value_parser = value::title)]
        title: Option<Title>,
        /// Mã hộ, tổ dân phố, đơn vị
        #[arg(long, value_name = "CODE")]
        subject: Option<String>,
    },
    /// Mâu thuẫn giữa các nguồn
    #[command(subcommand)]
    Conflict(Conflict),
    /// Ban hành hoặc ghi nhận quyết định
    Decide(Decide),
    /// Đính chính, thu hồi quyết định
    #[command(subcommand)]
    Decision(Decision),
    /// Giấy tờ của năm
    Papers(Papers),
    /// Báo cáo một năm hay nhiều năm
    Report(Report),
    /// Tính lại mọi danh hiệu từ số liệu gốc, so với mọi quyết định và giấy tờ
    Check,
    /// Sao lưu
    Backup {
        /// Tệp .zip sẽ ghi
        file: PathBuf,
        /// Kèm khóa mã hóa: ai có tệp này đọc được số định danh
        #[arg(long)]
        with_key: bool,
    },
    /// Phục hồi vào một thư mục dữ liệu trống
    Restore {
        /// Tệp .zip đã sao lưu
        file: PathBuf,
    },
    /// Mở máy chủ web cho cán bộ và người dân
    Serve(Serve),
    /// Tài khoản đăng nhập
    #[command(subcommand)]
    User(User),
}

#[derive(Debug, Args)]
pub struct Papers {
    /// Năm xét
    #[arg(long, value_parser = value::year)]
    pub year: i16,
    #[command(flatten)]
    pub programme: Programme,
    /// household, area, school, organisation, commune hoặc commendation (khen thưởng)
    #[arg(long, value_parser = value::title_or_commendation, value_name = "TITLE")]
    pub title: Option<domain::decision::DecisionSubject>,
    /// Giấy công nhận của một đối tượng
    #[arg(long, value_name = "CODE")]
    pub subject: Option<String>,
    /// Thư mục ghi giấy tờ
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub struct Report {
    /// Năm đầu
    #[arg(long, value_parser = value::year)]
    pub from: i16,
    /// Năm cuối
    #[arg(long, value_parser = value::year)]
    pub to: i16,
    #[command(flatten)]
    pub programme: Programme,
    /// Thư mục ghi giấy tờ
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Ngày ghi trên báo cáo (mặc định hôm nay)
    #[arg(long, value_parser = value::day)]
    pub date: Option<Date>,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// Thư mục của phường mẫu
    #[arg(long, value_name = "DIR", default_value = "demo")]
    pub dir: PathBuf,
    /// Chỉ lập dữ liệu và giấy tờ
    #[arg(long)]
    pub no_serve: bool,
    /// Xóa phường mẫu lập lần trước (không xóa gì khác)
    #[arg(long)]
    pub fresh: bool,
    /// Địa chỉ và cổng
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080", value_parser = value::listen)]
    pub listen: SocketAddr,
}

#[derive(Debug, Clone, Args)]
pub struct Programme {
    /// Phong trào: 5-nhat hoặc antt
    #[arg(long, value_name = "P", default_value = "5-nhat")]
    pub programme: String,
}

#[derive(Debug, Clone, Args)]
pub struct YearProgramme {
    /// Năm xét
    #[arg(long, value_parser = value::year)]
    pub year: i16,
    #[command(flatten)]
    pub programme: Programme,
}

#[derive(Debug, Subcommand)]
pub enum Settings {
    /// Những mục đang dùng hôm nay
    Show {
        /// Cả những mục của thời gian khác
        #[arg(long)]
        all: bool,
    },
    /// Nạp tệp cài đặt
    Import {
        /// Tệp .toml
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub struct Import {
    /// areas households meetings organisations dossiers incidents totals commendations groups
    #[arg(value_parser = value::kind, required_unless_present = "undo")]
    pub kind: Option<ImportKind>,
    /// Tệp .xlsx, .xls, .ods hoặc .csv
    #[arg(required_unless_present = "undo")]
    pub file: Option<PathBuf>,
    /// Năm xét
    #[arg(long, value_parser = value::year)]
    pub year: Option<i16>,
    /// Chỉ đọc một trang tính
    #[arg(long)]
    pub sheet: Option<String>,
    /// Cột của tệp dùng cho một mục: identity="Số CCCD"
    #[arg(long, value_parser = value::mapping, value_name = "FIELD=HEADER")]
    pub map: Vec<(String, String)>,
    /// Chỉ đọc và báo, không ghi
    #[arg(long)]
    pub dry_run: bool,
    /// Ghi các dòng bị giữ lại ra một bảng tính có chú thích
    #[arg(long, value_name = "OUT.xlsx")]
    pub held: Option<PathBuf>,
    /// Bỏ một lần nạp, theo mã của lần nạp
    #[arg(long, value_name = "BATCH", conflicts_with_all = ["kind", "file", "dry_run", "held", "map", "sheet"])]
    pub undo: Option<String>,
}

#[derive(Debug, Args)]
pub struct Step {
    #[command(flatten)]
    pub year: YearProgramme,
    /// household, area, school, organisation hoặc commune; không ghi thì tất cả
    #[arg(long, value_parser = value::title)]
    pub title: Option<Title>,
    /// Ngày thực hiện (mặc định hôm nay)
    #[arg(long, value_parser = value::day)]
    pub date: Option<Date>,
    /// Lý do
    #[arg(long, default_value = "", hide_default_value = true)]
    pub reason: String,
}

#[derive(Debug, Subcommand)]
pub enum Campaign {
    /// Mở đợt xét, bắt đầu đăng ký
    Open(Step),
    /// Sang bước tiếp theo
    Advance(Step),
    /// Mở lại để sửa số liệu
    #[command(mut_arg("title", |arg| arg.required(true)))]
    Reopen(Step),
    /// Từng danh hiệu đang ở bước nào, hạn nào (đến hết ngày --date, nếu ghi)
    Show(Step),
}

#[derive(Debug, Subcommand)]
pub enum Conflict {
    /// Những mâu thuẫn chưa giải quyết
    List(YearProgramme),
    /// Kết luận một mâu thuẫn
    Settle {
        #[command(flatten)]
        year: YearProgramme,
        /// household, area, school, organisation hoặc commune
        #[arg(long, value_parser = value::title)]
        title: Title,
        /// Mã hộ, tổ dân phố, đơn vị
        #[arg(long, value_name = "CODE")]
        subject: String,
        /// Mã tiêu chí, ví dụ HGD-3
        #[arg(long)]
        criterion: String,
        /// met (đạt), not_met (chưa đạt) hoặc not_applicable (không áp dụng)
        #[arg(long, value_parser = value::settled)]
        outcome: domain::assessment::Outcome,
        /// Lý do
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Args)]
pub struct Decide {
    #[command(flatten)]
    pub year: YearProgramme,
    /// household, area, school, organisation, commune hoặc commendation (khen thưởng)
    #[arg(long, value_parser = value::title_or_commendation, value_name = "TITLE")]
    pub title: domain::decision::DecisionSubject,
    /// Số quyết định trong sổ văn bản, ví dụ 150/QĐ-UBND
    #[arg(long)]
    pub number: String,
    /// Ngày ký
    #[arg(long, value_parser = value::day)]
    pub date: Date,
    /// Người ký (mặc định người ký thường dùng trong cài đặt)
    #[arg(long)]
    pub signer: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Decision {
    /// Ra quyết định đính chính danh sách
    Correct(Amend),
    /// Ra quyết định thu hồi, cả danh sách hoặc vài đối tượng
    Revoke(Amend),
    /// Mọi quyết định của một năm
    List {
        /// Năm xét
        #[arg(long, value_parser = value::year)]
        year: i16,
    },
}
