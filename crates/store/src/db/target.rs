use std::path::PathBuf;
use std::str::FromStr;

use super::{StoreError, StoreResult, Why};

/// Where the rows are.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    Sqlite(PathBuf),
    Postgres(String),
}

impl Target {
    /// Reads `sqlite:PATH`, `postgres:…`, `postgresql:…`.
    pub fn parse(url: &str) -> StoreResult<Self> {
        let url = url.trim();
        let refuse = |vietnamese: &str, english: &str| StoreError::BadUrl {
            url: without_password(url),
            why: Why::new(vietnamese, english),
        };
        let Some((scheme, rest)) = url.split_once(':') else {
            return Err(refuse("thiếu phần đầu «sqlite:» hoặc «postgres:»", "it must begin with sqlite: or postgres:"));
        };
        match scheme {
            "sqlite" => {
                let path = rest.strip_prefix("//").unwrap_or(rest);
                if path.is_empty() || path == ":memory:" || path.contains('?') {
                    return Err(refuse("sau «sqlite:» cần tên một tệp", "sqlite: needs the name of a file"));
                }
                Ok(Self::Sqlite(PathBuf::from(path)))
            }
            "postgres" | "postgresql" => {
                if !rest.starts_with("//") {
                    return Err(refuse(
                        "sau «postgres:» cần «//người-dùng:mật-khẩu@máy:cổng/tên-cơ-sở-dữ-liệu»",
                        "postgres: needs //user:password@host:port/database",
                    ));
                }
                let options = sqlx::postgres::PgConnectOptions::from_str(url).map_err(|_| {
                    refuse("địa chỉ PostgreSQL viết sai", "it is not written as addresses of PostgreSQL are")
                })?;
                if options.get_database().is_none_or(str::is_empty) {
                    return Err(refuse(
                        "thiếu tên cơ sở dữ liệu ở cuối địa chỉ",
                        "the name of the database is missing at its end",
                    ));
                }
                Ok(Self::Postgres(url.to_owned()))
            }
            _ => Err(refuse("chỉ dùng được SQLite và PostgreSQL", "only SQLite and PostgreSQL can be used")),
        }
    }

    /// For messages: never with the password.
    pub fn shown(&self) -> String {
        match self {
            Self::Sqlite(path) => path.display().to_string(),
            Self::Postgres(url) => without_password(url),
        }
    }
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.shown())
    }
}

/// "postgres://ward:***@host/db"
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let rest = rest.split('?').next().unwrap_or(rest);
    match rest.rsplit_once('@') {
        Some((login, place)) => match login.split_once(':') {
            Some((user, _)) => format!("{scheme}://{user}:***@{place}"),
            None => format!("{scheme}://{login}@{place}"),
        },
        None => format!("{scheme}://{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_file_or_a_server() {
        for (url, shown) in [
            ("sqlite:/data/binhyen.db", "/data/binhyen.db"),
            ("sqlite://binhyen.db", "binhyen.db"),
            ("postgres://ward:secret@10.0.0.2:5433/binhyen", "postgres://ward:***@10.0.0.2:5433/binhyen"),
            ("postgresql://localhost/binhyen?password=secret", "postgresql://localhost/binhyen"),
        ] {
            assert_eq!(Target::parse(url).unwrap().shown(), shown);
        }
    }

    #[test]
    fn a_wrong_address_is_refused_with_the_reason_and_without_the_password() {
        for (url, why) in [
            ("", "thiếu phần đầu"),
            ("binhyen.db", "thiếu phần đầu"),
            ("mysql://u:secret@h/d", "chỉ dùng được"),
            ("sqlite:", "tên một tệp"),
            ("sqlite::memory:", "tên một tệp"),
            ("postgres:binhyen", "sau «postgres:»"),
            ("postgres://u:secret@h:port/d", "viết sai"),
            ("postgres://u:secret@h", "thiếu tên"),
        ] {
            let refusal = Target::parse(url).unwrap_err().to_string();
            assert!(refusal.contains(why) && !refusal.contains("secret"), "{url}: {refusal}");
        }
    }
}
