//! What was done, in the words of the office. An action that has no line here is shown under its own word.

/// Groups to filter by: what the action is like, or like what else, then its words.
pub const KINDS: &[(&str, &str, &str)] = &[
    ("%_read|%.revealed", "đọc thông tin được bảo vệ", "readings of protected fields"),
    ("import.%", "nhập danh sách", "imports"),
    ("household.%", "hộ gia đình", "households"),
    ("area.%", "khu dân cư", "areas"),
    ("organisation.%", "trường, cơ quan, doanh nghiệp", "units"),
    ("commitment.%", "đăng ký, cam kết", "registrations"),
    ("meeting.%", "cuộc họp", "meetings"),
    ("campaign.%", "các bước của năm xét", "steps of a year"),
    ("dossier.%", "hồ sơ tự đánh giá", "self-assessments"),
    ("conflict.%", "mâu thuẫn", "conflicts"),
    ("assessment.%", "tính kết quả", "outcomes"),
    ("decision.%", "quyết định", "decisions"),
    ("paper.%", "giấy tờ", "papers"),
    ("setting.%", "cài đặt", "settings"),
    ("backup.%", "sao lưu", "backups"),
    ("account.%", "tài khoản, đăng nhập", "accounts, signing in"),
    ("job.%", "việc chạy nền", "background jobs"),
];

const ACTIONS: &[(&str, &str, &str)] = &[
    ("account.changed", "sửa tài khoản", "changed an account"),
    ("account.disabled", "khóa tài khoản", "locked an account"),
    ("account.enabled", "mở lại tài khoản", "unlocked an account"),
    ("account.invitation_taken_up", "nhận lời mời, đặt mật khẩu", "took up an invitation"),
    ("account.invited", "in mã mời", "printed an invitation"),
    ("account.language_chosen", "chọn ngôn ngữ", "chose a language"),
    ("account.opened", "lập tài khoản", "opened an account"),
    ("account.own_declared", "khai đối tượng có liên quan", "declared a subject as their own"),
    ("account.own_lifted", "bỏ khai đối tượng có liên quan", "lifted a declaration"),
    ("account.password_changed", "đổi mật khẩu", "changed the password"),
    ("account.password_set", "đặt mật khẩu cho tài khoản", "set a password"),
    ("account.second_step_off", "tắt bước xác nhận thứ hai", "switched the second step off"),
    ("account.second_step_on", "bật bước xác nhận thứ hai", "switched the second step on"),
    ("account.second_step_refused", "sai mã bước thứ hai", "wrong code of the second step"),
    ("account.session_ended", "kết thúc phiên làm việc", "ended a session"),
    ("account.sign_in_refused", "đăng nhập sai", "failed to sign in"),
    ("account.signed_in", "đăng nhập", "signed in"),
    ("account.signed_out", "đăng xuất", "signed out"),
    ("area.added", "thêm khu dân cư", "added an area"),
    ("area.merged", "nhập khu dân cư", "merged areas"),
    ("area.renamed", "đổi tên khu dân cư", "renamed an area"),
    ("area.split", "chia khu dân cư", "split an area"),
    ("assessment.computed", "tính kết quả", "computed the outcomes"),
    ("backup.deleted", "xóa bản sao lưu", "deleted a backup"),
    ("backup.downloaded", "tải bản sao lưu", "downloaded a backup"),
    ("backup.scheduled", "đặt lịch sao lưu", "scheduled backups"),
    ("backup.written", "sao lưu", "wrote a backup"),
    ("campaign.advanced", "chuyển bước danh hiệu", "moved a title on"),
    ("campaign.opened", "mở năm xét", "opened a year"),
    ("campaign.reopened", "mở lại danh hiệu", "reopened a title"),
    ("commitment.signed", "ghi đăng ký", "noted registrations"),
    ("commitment.withdrawn", "bỏ đăng ký", "withdrew a registration"),
    ("conflict.settled", "giải quyết mâu thuẫn", "settled a conflict"),
    ("decision.amended", "sửa đổi quyết định", "amended a decision"),
    ("decision.issued", "ban hành quyết định", "issued a decision"),
    ("dossier.accepted", "chấp nhận hồ sơ", "accepted a self-assessment"),
    ("dossier.evidence_added", "thêm tài liệu chứng minh", "added evidence"),
    ("dossier.evidence_removed", "bỏ tài liệu chứng minh", "removed evidence"),
    ("dossier.marked", "ghi kết quả thẩm định", "noted a finding"),
    ("dossier.registered", "đăng ký danh hiệu", "registered for a title"),
    ("dossier.returned", "trả lại hồ sơ", "returned a self-assessment"),
    ("dossier.saved", "ghi hồ sơ", "saved a self-assessment"),
    ("dossier.submitted", "nộp hồ sơ", "submitted a self-assessment"),
    ("dossier.withdrawn", "rút hồ sơ", "withdrew a self-assessment"),
    ("household.changed", "sửa thông tin hộ", "changed a household"),
    ("household.divided", "tách hộ", "divided a household"),
    ("household.entered", "thêm hộ", "entered a household"),
    ("household.kept_apart", "ghi hai hộ không trùng nhau", "kept two households apart"),
    ("household.moved", "chuyển hộ", "moved a household"),
    ("household.registered", "ghi đăng ký của hộ", "noted a household's registration"),
    ("household.revealed", "xem số định danh hoặc số điện thoại", "read an identity or phone number"),
    ("household.united", "gộp hộ", "united households"),
    ("household.ended", "kết thúc hộ", "ended a household"),
    ("import.accepted", "nhập danh sách", "took in a list"),
    ("import.changed", "sửa danh sách đang nhập", "changed a draft list"),
    ("import.draft_dropped", "bỏ danh sách đang nhập", "dropped a draft list"),
    ("import.drafted", "tải danh sách lên", "uploaded a list"),
    ("import.put_in", "đưa danh sách vào sổ", "put a list in"),
    ("import.undone", "hoàn tác lần nhập", "undid an import"),
    ("job.ordered", "giao việc chạy nền", "ordered a job"),
    ("job.stopped", "dừng việc chạy nền", "stopped a job"),
    ("meeting.drafted", "soạn biên bản họp", "drafted a meeting"),
    ("meeting.entered", "ghi cuộc họp", "entered a meeting"),
    ("meeting.handed_in", "nộp biên bản họp", "handed minutes in"),
    ("meeting.signed", "ghi đã ký biên bản", "noted the signed minutes"),
    ("meeting.taken_back", "rút biên bản họp", "took minutes back"),
    ("organisation.ended", "kết thúc đơn vị", "ended a unit"),
    ("paper.on_blanks", "in trên phôi", "printed onto blanks"),
    ("paper.published", "phát hành giấy tờ", "put papers in their place"),
    ("paper.reasons_read", "đọc phụ lục lý do", "read the annex of reasons"),
    ("paper.superseded", "thay giấy tờ cũ", "superseded papers"),
    ("paper.written", "lập giấy tờ", "wrote papers"),
    ("report.written", "lập báo cáo", "wrote a report"),
    ("setting.added", "thêm mục cài đặt", "added a setting"),
    ("setting.changed", "sửa cài đặt", "changed a setting"),
    ("setting.imported", "nạp tệp cài đặt", "imported settings"),
    ("setting.removed", "bỏ một mục cài đặt", "removed a setting"),
    ("ward.opened", "lập phường, xã", "opened the ward"),
];

const KEYS: &[(&str, &str, &str)] = &[
    ("about", "về", "about"),
    ("accepted", "nhận", "accepted"),
    ("after", "sau", "after"),
    ("area", "khu dân cư", "area"),
    ("before", "trước", "before"),
    ("certificates", "giấy công nhận", "certificates"),
    ("code", "mã", "code"),
    ("commended", "được khen", "commended"),
    ("confirmed", "đã xác nhận", "confirmed"),
    ("criterion", "tiêu chí", "criterion"),
    ("date", "ngày", "day"),
    ("dossier", "hồ sơ", "dossier"),
    ("down", "lệch xuống (0,1 mm)", "down (0.1 mm)"),
    ("entries", "các mục", "entries"),
    ("file", "tệp", "file"),
    ("files", "tệp", "files"),
    ("from", "từ", "from"),
    ("held", "giữ lại", "held"),
    ("hour", "giờ", "hour"),
    ("inserted", "thêm mới", "new"),
    ("into", "thành", "into"),
    ("keep", "giữ lại", "kept"),
    ("key", "mục", "key"),
    ("kind", "loại", "kind"),
    ("language", "ngôn ngữ", "language"),
    ("login", "tên đăng nhập", "login"),
    ("marks", "kết quả ghi", "marks"),
    ("met", "đạt", "met"),
    ("money", "tiền thưởng (đồng)", "money (đồng)"),
    ("name", "tên", "name"),
    ("number", "số", "number"),
    ("of", "trong số", "of"),
    ("order", "yêu cầu", "order"),
    ("outcome", "kết quả", "outcome"),
    ("programme", "chương trình", "programme"),
    ("read", "đọc", "read"),
    ("reason", "lý do", "reason"),
    ("recognised", "được công nhận", "recognised"),
    ("registered", "đăng ký", "registered"),
    ("role", "vai trò", "role"),
    ("sessions", "phiên", "sessions"),
    ("size", "kích cỡ", "size"),
    ("subject", "đối tượng", "subject"),
    ("title", "danh hiệu", "title"),
    ("titles", "danh hiệu", "titles"),
    ("to", "đến", "to"),
    ("total", "tổng số", "total"),
    ("updated", "cập nhật", "updated"),
    ("with_key", "kèm khóa", "with the key"),
    ("year", "năm", "year"),
];

/// Words that stand in details, as the office says them.
const VALUES: &[(&str, &str, &str)] = &[
    ("true", "có", "yes"),
    ("false", "không", "no"),
    ("household", "hộ gia đình", "households"),
    ("area", "khu dân cư", "areas"),
    ("school", "trường học", "schools"),
    ("organisation", "cơ quan, doanh nghiệp", "agencies and enterprises"),
    ("commune", "phường, xã", "the ward"),
    ("commendation", "khen thưởng", "commendations"),
    ("draft", "dự thảo", "draft"),
    ("registration", "đăng ký", "registration"),
    ("review", "bình xét", "review"),
    ("appraisal", "thẩm định", "appraisal"),
    ("listing", "niêm yết", "listing"),
    ("decided", "đã quyết định", "decided"),
    ("closed", "đã khép lại", "closed"),
    ("met", "đạt", "met"),
    ("not_met", "chưa đạt", "not met"),
    ("not_applicable", "không áp dụng", "not applicable"),
    ("open", "chưa rõ", "open"),
    ("officer", "cán bộ thường trực", "standing officer"),
    ("chair", "chủ tịch, phó chủ tịch", "chair"),
    ("member", "thành viên ban chỉ đạo", "committee member"),
    ("area_head", "tổ trưởng, trưởng thôn", "head of an area"),
    ("unit", "cơ quan, doanh nghiệp, nhà trường", "unit"),
    ("province", "cán bộ cấp trên", "officer of the level above"),
    ("vi", "tiếng Việt", "Vietnamese"),
    ("en", "tiếng Anh", "English"),
    ("papers", "giấy tờ", "papers"),
    ("report", "báo cáo", "report"),
    ("backup", "sao lưu", "backup"),
];

type Pair = (String, String);

fn look(table: &[(&str, &str, &str)], word: &str) -> Pair {
    let found = table.iter().find(|(known, ..)| *known == word);
    found.map_or_else(|| (word.to_owned(), word.to_owned()), |(_, one, other)| ((*one).to_owned(), (*other).to_owned()))
}

/// Whether somebody read what is protected.
pub(super) fn is_reading(action: &str) -> bool {
    action.ends_with("_read") || action.ends_with(".revealed")
}

pub(super) fn action(word: &str) -> Pair {
    look(ACTIONS, word)
}

pub(super) fn key(word: &str) -> Pair {
    look(KEYS, word)
}

/// "2021-11-09" → "09/11/2021"; a word of the program in the office's words.
pub(super) fn value(word: &str) -> Pair {
    match word.parse::<jiff::civil::Date>() {
        Ok(day) if word.len() == 10 => {
            let day = domain::ground::date::short(day);
            (day.clone(), day)
        }
        _ => look(VALUES, word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_words_are_said_as_the_office_says_them() {
        assert_eq!(value("2021-11-09").0, "09/11/2021");
        assert_eq!(value("not_met").0, "chưa đạt");
        assert_eq!(value("BH010001"), ("BH010001".to_owned(), "BH010001".to_owned()));
        assert_eq!(action("paper.reasons_read").0, "đọc phụ lục lý do");
        assert_eq!(action("later.added").0, "later.added");
    }
}
