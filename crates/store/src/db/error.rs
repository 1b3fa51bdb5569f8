mod english;
mod why;

use std::path::PathBuf;

pub use why::Why;

pub type StoreResult<T> = Result<T, StoreError>;

/// Why the database did not do what was asked: what happened, and what to do. Never with a name or a number of a person.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error(
        "địa chỉ cơ sở dữ liệu «{url}» không dùng được: {why}. Ví dụ: sqlite:binhyen.db hoặc postgres://user:mật-khẩu@máy:5432/binhyen"
    )]
    BadUrl { url: String, why: Why },
    #[error("chưa có cơ sở dữ liệu ở {0}; hãy tạo bằng «binhyen init», hoặc xem lại --data, --database")]
    NotThere(String),
    #[error("không mở được {what}: {why}; hãy kiểm tra thư mục, quyền truy cập và thử lại")]
    CannotOpen { what: String, why: Why },
    #[error("cơ sở dữ liệu đang bận vì một chương trình khác đang ghi; không có gì thay đổi, hãy thử lại sau ít phút")]
    Busy,
    #[error("ổ đĩa đã đầy nên không ghi được; không có gì thay đổi, hãy giải phóng dung lượng rồi thử lại")]
    DiskFull,
    #[error("cơ sở dữ liệu chỉ cho đọc; không có gì thay đổi, hãy cấp quyền ghi cho tệp và thư mục chứa nó")]
    ReadOnly,
    #[error("{0} không phải cơ sở dữ liệu của Bình Yên; không có gì thay đổi, hãy chọn đúng chỗ")]
    NotADatabase(String),
    #[error("cơ sở dữ liệu bị hỏng ({0}); hãy ngừng dùng và khôi phục từ bản sao lưu bằng «binhyen restore»")]
    Corrupt(String),
    #[error("ổ đĩa báo lỗi khi đọc hoặc ghi ({0}); không có gì thay đổi, hãy kiểm tra ổ đĩa rồi thử lại")]
    Disk(String),
    #[error("không kết nối được máy chủ cơ sở dữ liệu ({0}); hãy kiểm tra máy chủ, mạng và địa chỉ rồi thử lại")]
    Unreachable(Why),
    #[error("máy chủ cơ sở dữ liệu từ chối đăng nhập ({0}); hãy kiểm tra tên, mật khẩu và tên cơ sở dữ liệu")]
    AccessDenied(String),
    #[error(
        "đã có một dòng trùng trong «{table}» ({constraint}); không có gì thay đổi, hãy kiểm tra mã hoặc số bị trùng"
    )]
    Duplicate { table: String, constraint: String },
    #[error("dòng này còn được chỗ khác dùng đến, hoặc nhắc đến một dòng không có ({0}); không có gì thay đổi")]
    Reference(String),
    #[error("giá trị không được phép ({0}); không có gì thay đổi")]
    NotAllowed(String),
    #[error("cơ sở dữ liệu ở bước {found}, mới hơn chương trình này ({known}); hãy dùng bản Bình Yên mới hơn")]
    Newer { found: String, known: String },
    #[error(
        "bước {0} của cơ sở dữ liệu khác với bước cùng số của chương trình; hãy dùng đúng bản Bình Yên đã tạo ra nó"
    )]
    OtherHistory(String),
    #[error("không sao lưu được tệp trước khi nâng cấp ({0}); chưa nâng cấp gì, hãy kiểm tra thư mục backups")]
    NoBackup(Why),
    #[error("không thấy tệp khóa {} của dữ liệu được bảo vệ; hãy chép lại tệp khóa đã cất giữ vào đúng chỗ ấy", .0.display())]
    KeyMissing(PathBuf),
    #[error("tệp khóa {} không phải khóa của cơ sở dữ liệu này; hãy dùng đúng tệp khóa đã cất giữ", .0.display())]
    KeyWrong(PathBuf),
    #[error("tệp khóa {} không dùng được: {why}", .path.display())]
    KeyUnusable { path: PathBuf, why: Why },
    #[error(
        "một giá trị được bảo vệ trong «{0}» không giải mã được: dữ liệu đã bị sửa ngoài chương trình; hãy chạy «binhyen check»"
    )]
    Sealed(String),
    #[error("máy này không cho số ngẫu nhiên ({0}); không có gì thay đổi")]
    NoRandom(String),
    #[error("cột «{column}» chứa giá trị lạ «{value}»: dữ liệu đã bị sửa ngoài chương trình; hãy chạy «binhyen check»")]
    BadValue { column: String, value: String },
    #[error(
        "nhật ký thao tác không liền mạch: {0}; dữ liệu đã bị sửa ngoài chương trình, không ghi gì thêm; hãy phục hồi từ bản sao lưu"
    )]
    BrokenAudit(Why),
    #[error("cần ghi lý do khi xem số định danh hoặc số điện thoại")]
    NoReason,
    #[error("lệnh này chỉ dùng cho cơ sở dữ liệu SQLite; với PostgreSQL hãy dùng pg_dump và pg_restore")]
    SqliteOnly,
    #[error("cơ sở dữ liệu báo lỗi không ngờ tới: {0}")]
    Failed(String),
}

impl StoreError {
    /// Values of columns can be personal: only their first characters are told.
    pub(crate) fn bad_value(column: &str, value: &str) -> Self {
        Self::BadValue { column: column.to_owned(), value: value.chars().take(24).collect() }
    }

    /// Names the file where the database itself could not.
    pub(crate) fn of_file(self, file: &std::path::Path) -> Self {
        match self {
            Self::NotADatabase(_) => Self::NotADatabase(file.display().to_string()),
            other => other,
        }
    }

    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Duplicate { .. })
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error;
        match error {
            Error::Database(error) => of_database(error.as_ref()),
            Error::Io(error) => Self::Unreachable(Why::from(&error)),
            Error::Tls(_) => Self::Unreachable(Why::new(
                "bản này chưa mã hóa được đường nối tới PostgreSQL: bỏ sslmode=require và dùng mạng riêng hoặc đường hầm có mã hóa",
                "this version has no TLS to PostgreSQL: leave sslmode=require out and use a private network or a tunnel",
            )),
            Error::PoolTimedOut => Self::Busy,
            Error::PoolClosed | Error::WorkerCrashed => {
                Self::Unreachable(Why::new("kết nối đã đóng", "the connection is closed"))
            }
            Error::Protocol(text) => Self::Failed(text),
            other => Self::Failed(other.to_string()),
        }
    }
}

fn of_database(error: &dyn sqlx::error::DatabaseError) -> StoreError {
    let code = error.code().unwrap_or_default().into_owned();
    match error.try_downcast_ref::<sqlx::postgres::PgDatabaseError>() {
        Some(postgres) => of_postgres(&code, postgres),
        None => of_sqlite(&code, error.message()),
    }
}

/// https://www.sqlite.org/rescode.html: the low byte is the kind.
fn of_sqlite(code: &str, message: &str) -> StoreError {
    let code: i32 = code.parse().unwrap_or(0);
    match (code & 0xff, code) {
        (5 | 6, _) => StoreError::Busy,
        (8, _) => StoreError::ReadOnly,
        (10, _) => StoreError::Disk(message.to_owned()),
        (11, _) => StoreError::Corrupt(message.to_owned()),
        (13, _) => StoreError::DiskFull,
        (14, _) => StoreError::CannotOpen { what: "SQLite".to_owned(), why: message.to_owned().into() },
        (26, _) => StoreError::NotADatabase(String::new()),
        (19, 2067 | 1555) => {
            // "UNIQUE constraint failed: decision.commune, decision.number"
            let columns = message.rsplit(": ").next().unwrap_or(message);
            let table = columns.split('.').next().unwrap_or(columns);
            let names: Vec<&str> = columns.split(", ").filter_map(|c| c.rsplit('.').next()).collect();
            StoreError::Duplicate { table: table.to_owned(), constraint: names.join(", ") }
        }
        (19, 787) => StoreError::Reference(message.to_owned()),
        (19, _) => StoreError::NotAllowed(message.to_owned()),
        _ => StoreError::Failed(format!("{message} [{code}]")),
    }
}

/// https://www.postgresql.org/docs/current/errcodes-appendix.html
fn of_postgres(code: &str, error: &sqlx::postgres::PgDatabaseError) -> StoreError {
    let message = error.message().to_owned();
    match code {
        "23505" => StoreError::Duplicate {
            table: error.table().unwrap_or_default().to_owned(),
            constraint: error.constraint().unwrap_or_default().to_owned(),
        },
        "23503" => StoreError::Reference(message),
        "25006" | "42501" => StoreError::ReadOnly,
        "3D000" => StoreError::AccessDenied(message),
        "53100" => StoreError::DiskFull,
        "40001" | "40P01" | "55P03" | "53300" => StoreError::Busy,
        "XX001" | "XX002" => StoreError::Corrupt(message),
        _ => match &code[..code.len().min(2)] {
            "08" | "57" => StoreError::Unreachable(message.into()),
            "23" => StoreError::NotAllowed(message),
            "28" => StoreError::AccessDenied(message),
            "58" => StoreError::Disk(message),
            _ => StoreError::Failed(format!("{message} [{code}]")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ground::refusal::Refusal;

    #[test]
    fn codes_of_sqlite_become_sentences() {
        for (code, message, begins) in [
            ("5", "database is locked", "cơ sở dữ liệu đang bận"),
            ("517", "database is locked", "cơ sở dữ liệu đang bận"),
            ("13", "database or disk is full", "ổ đĩa đã đầy"),
            ("8", "attempt to write a readonly database", "cơ sở dữ liệu chỉ cho đọc"),
            ("1032", "attempt to write a readonly database", "cơ sở dữ liệu chỉ cho đọc"),
            ("778", "disk I/O error", "ổ đĩa báo lỗi"),
            ("11", "database disk image is malformed", "cơ sở dữ liệu bị hỏng"),
            ("14", "unable to open database file", "không mở được"),
            (
                "2067",
                "UNIQUE constraint failed: area.commune, area.code",
                "đã có một dòng trùng trong «area» (commune, code)",
            ),
            ("787", "FOREIGN KEY constraint failed", "dòng này còn được chỗ khác dùng đến"),
            ("275", "CHECK constraint failed: met", "giá trị không được phép"),
            ("1", "no such table: a", "cơ sở dữ liệu báo lỗi không ngờ tới"),
        ] {
            let error = of_sqlite(code, message);
            assert!(error.to_string().starts_with(begins), "{code}: {error}");
            assert!(!error.english().is_empty());
        }
    }
}
