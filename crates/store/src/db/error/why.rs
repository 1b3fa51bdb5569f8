/// A reason inside a sentence, in both languages; what a machine said is the same in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    pub vietnamese: String,
    pub english: String,
}

impl Why {
    pub(crate) fn new(vietnamese: impl Into<String>, english: impl Into<String>) -> Self {
        Self { vietnamese: vietnamese.into(), english: english.into() }
    }
}

impl From<String> for Why {
    fn from(said: String) -> Self {
        Self { english: said.clone(), vietnamese: said }
    }
}

/// What the system says of a file or a connection, in words; a kind that nobody foresaw keeps its number.
impl From<&std::io::Error> for Why {
    fn from(error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let vietnamese = match error.kind() {
            ErrorKind::NotFound => "không có tệp hoặc thư mục ấy",
            ErrorKind::PermissionDenied => "không có quyền",
            ErrorKind::AlreadyExists => "chỗ ấy đã có",
            ErrorKind::StorageFull => "ổ đĩa đã đầy",
            ErrorKind::QuotaExceeded => "đã hết dung lượng được cấp",
            ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
            ErrorKind::FileTooLarge => "tệp quá lớn",
            ErrorKind::IsADirectory => "chỗ ấy là một thư mục",
            ErrorKind::NotADirectory => "một phần của đường dẫn không phải thư mục",
            ErrorKind::DirectoryNotEmpty => "thư mục không trống",
            ErrorKind::InvalidFilename => "tên tệp không được phép",
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "đang được chương trình khác dùng",
            ErrorKind::UnexpectedEof => "tệp bị cụt",
            ErrorKind::InvalidData => "nội dung không đúng dạng",
            ErrorKind::ConnectionRefused => "máy ấy từ chối kết nối",
            ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => "kết nối bị ngắt",
            ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
                "không tới được máy ấy"
            }
            ErrorKind::TimedOut => "hết thời gian chờ",
            ErrorKind::AddrInUse => "cổng đang được chương trình khác dùng",
            ErrorKind::AddrNotAvailable => "máy này không có địa chỉ ấy",
            _ => {
                let code = error.raw_os_error().map_or_else(String::new, |code| format!(" [{code}]"));
                return Self::new(format!("lỗi hệ thống{code}"), error.to_string());
            }
        };
        Self::new(vietnamese, error.to_string())
    }
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.vietnamese)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_told_in_vietnamese_or_by_its_number() {
        for (code, vietnamese) in [(2, "không có tệp"), (13, "không có quyền"), (28, "ổ đĩa đã đầy"), (98, "cổng đang")]
        {
            let why = Why::from(&std::io::Error::from_raw_os_error(code));
            assert!(why.vietnamese.starts_with(vietnamese), "{code}: {why:?}");
            assert!(why.english.is_ascii());
        }
        assert_eq!(Why::from(&std::io::Error::from_raw_os_error(121)).vietnamese, "lỗi hệ thống [121]");
    }
}
