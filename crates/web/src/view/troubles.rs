use domain::people::Language;
use serde::Serialize;

use crate::error::{Told, Trouble};

/// The page in place of a page.
#[derive(Debug, Serialize)]
pub struct TroublePage {
    pub heading: String,
    pub text: String,
}

impl TroublePage {
    pub const TEMPLATE: &'static str = "view/trouble.html";

    pub fn of(trouble: Trouble, language: Language) -> Self {
        let (heading, text) = match (trouble, language) {
            (Trouble::Absent, Language::Vietnamese) => {
                ("Không có trang này", "Địa chỉ không đúng, hoặc nội dung đã được chuyển đi.".to_owned())
            }
            (Trouble::Absent, Language::English) => {
                ("There is no such page", "The address is wrong, or what was here has moved.".to_owned())
            }
            (Trouble::NotAllowed, Language::Vietnamese) => (
                "Trang này không thuộc phần việc của bạn",
                "Nếu bạn cần vào đây, hãy nhờ cán bộ thường trực của phường đổi vai trò của tài khoản.".to_owned(),
            ),
            (Trouble::NotAllowed, Language::English) => (
                "This page is not part of your work",
                "If you need it, ask the ward's standing officer to change the role of your account.".to_owned(),
            ),
            (Trouble::Forged, Language::Vietnamese) => (
                "Biểu mẫu đã cũ",
                "Trang đã mở quá lâu hoặc được gửi từ nơi khác. Hãy quay lại, tải lại trang rồi gửi lại.".to_owned(),
            ),
            (Trouble::Forged, Language::English) => (
                "The form is too old",
                "The page was open too long, or sent from elsewhere. Go back, reload it and send it again.".to_owned(),
            ),
            (Trouble::TooLarge, Language::Vietnamese) => {
                ("Tệp quá lớn", "Tệp gửi lên vượt quá giới hạn của trang này.".to_owned())
            }
            (Trouble::TooLarge, Language::English) => {
                ("The file is too large", "What was sent is over the limit of this page.".to_owned())
            }
            (Trouble::Busy, Language::Vietnamese) => {
                ("Máy chủ đang nhận nhiều tệp", "Hãy đợi một phút rồi gửi lại; chưa có gì bị thay đổi.".to_owned())
            }
            (Trouble::Busy, Language::English) => (
                "The server is taking in other files",
                "Wait a minute and send it again; nothing was changed.".to_owned(),
            ),
            (Trouble::Broken, Language::Vietnamese) => {
                ("Tệp chưa đến nơi", "Việc gửi bị đứt giữa chừng. Hãy quay lại và gửi lại tệp.".to_owned())
            }
            (Trouble::Broken, Language::English) => (
                "The file did not arrive",
                "Sending stopped in the middle. Go back and send the file again.".to_owned(),
            ),
            (Trouble::Failed(number), Language::Vietnamese) => (
                "Chương trình gặp lỗi",
                format!("Chưa có gì bị thay đổi. Khi báo cho người quản trị, hãy đọc số {number:06}."),
            ),
            (Trouble::Failed(number), Language::English) => {
                ("Something failed", format!("Nothing was changed. Tell the administrator the number {number:06}."))
            }
        };
        Self { heading: heading.to_owned(), text }
    }

    pub fn told(told: &Told, language: Language) -> Self {
        let (heading, text) = match language {
            Language::Vietnamese => ("Chưa làm được", &told.vietnamese),
            Language::English => ("Not done", &told.english),
        };
        Self { heading: heading.to_owned(), text: text.clone() }
    }
}
