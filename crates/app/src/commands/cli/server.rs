use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::people::Role;

use super::super::value;

#[derive(Debug, Args)]
pub struct Serve {
    /// Địa chỉ và cổng
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080", value_parser = value::listen)]
    pub listen: SocketAddr,
    /// Tệp chứng thư TLS (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// Tệp khóa của chứng thư (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// Đứng sau một máy chủ trung gian có TLS (nginx, Caddy)
    #[arg(long, conflicts_with = "tls_cert")]
    pub behind_proxy: bool,
}

#[derive(Debug, Subcommand)]
pub enum User {
    /// Lập tài khoản và in mã mời
    Add(UserAdd),
    /// Mã mời mới, hoặc đặt mật khẩu
    Passwd {
        /// Tên đăng nhập
        login: String,
        /// Đọc mật khẩu từ đầu vào chuẩn
        #[arg(long)]
        stdin: bool,
    },
    /// Khóa tài khoản
    Disable {
        /// Tên đăng nhập
        login: String,
    },
}

#[derive(Debug, Args)]
pub struct UserAdd {
    /// Tên đăng nhập
    pub login: String,
    /// Họ tên
    #[arg(long)]
    pub name: String,
    /// officer, chair, member, area_head, unit hoặc province
    #[arg(long, value_parser = value::role)]
    pub role: Role,
    /// Mã khu dân cư của tổ trưởng
    #[arg(long, value_name = "CODE", conflicts_with = "unit")]
    pub area: Option<String>,
    /// Mã trường, cơ quan, doanh nghiệp
    #[arg(long, value_name = "CODE")]
    pub unit: Option<String>,
    /// Đọc mật khẩu từ đầu vào chuẩn
    #[arg(long)]
    pub stdin: bool,
}
