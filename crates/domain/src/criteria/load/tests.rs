//! Every way to write a criteria file wrong: the refusal names file and line and says why, in both languages.

use super::BadCriteria;
use crate::criteria::{Library, builtin};
use crate::ground::refusal::Refusal;

/// The shipped files with one text of one file changed.
fn changed(name: &str, from: &str, to: &str) -> (String, Result<Library, BadCriteria>) {
    let mut files = builtin::files();
    let (_, text) = files.iter_mut().find(|(file, _)| file == name).unwrap();
    assert!(text.contains(from), "{name} has no «{from}»");
    *text = text.replacen(from, to, 1);
    let text = text.clone();
    (text, Library::load(files))
}

/// File, what is changed into what, a word of the line that is refused, a word of the reason.
const WRONG: [(&str, &str, &str, &str, &str); 49] = [
    ("rules.toml", "id = \"tt124-2021\"", "id = \"tt23-2012\"", "id = \"tt23-2012\"", "được kê hai lần"),
    ("rules.toml", "until = \"2022-02-09\"", "until = \"2010-02-09\"", "2010-02-09", "sớm hơn ngày bắt đầu"),
    ("rules.toml", "verified = true", "verifed = true", "verifed", "không có khóa «verifed»"),
    ("rules.toml", "name = \"Thông tư số 23/2012/TT-BCA\"", "name = \"  \"", "name = \"  \"", "không được để trống"),
    ("tt124-2021/area.toml", "title = \"area\"", "title = \"areas\"", "\"areas\"", "không nhận từ «areas»"),
    ("tt124-2021/area.toml", "title = \"area\"\n", "", "# Khu dân cư", "thiếu khóa «title»"),
    ("tt124-2021/area.toml", "rule = \"tt124-2021\"", "rule = \"tt125\"", "tt125", "không có trong rules.toml"),
    ("tt124-2021/area.toml", "rule = \"tt124-2021\"", "rule = \"tt23-2012\"", "tt23-2012", "không phủ hết thời kỳ"),
    ("tt124-2021/area.toml", "until = \"2025-06-30\"\n", "", "rule = ", "không phủ hết thời kỳ"),
    ("tt124-2021/area.toml", "from = \"2022-02-10\"", "from = \"10 tháng 2\"", "10 tháng 2", "không phải ngày"),
    ("tt124-2021/area.toml", "from = \"2022-02-10\"", "from = 2022", "from = 2022", "sai kiểu"),
    ("tt124-2021/area.toml", "id = \"KDC-1b\"", "id = \"KDC-1a\"", "id = \"KDC-1a\"", "tiêu chí «KDC-1a» có hai lần"),
    ("tt124-2021/area.toml", "id = \"KDC-1b\"", "id = \"VOTE\"", "VOTE", "dành riêng"),
    ("tt124-2021/area.toml", "at_least = 100", "at_least = 101", "at_least = 101", "từ 1 đến 100"),
    ("tt124-2021/area.toml", "at_least = 100", "at_least = 0", "at_least = 0", "từ 1 đến 100"),
    (
        "tt124-2021/area.toml",
        "check = \"registered\"",
        "check = \"register\"",
        "\"register\"",
        "không có cách kiểm tra",
    ),
    ("tt124-2021/area.toml", "classes = [\"crime\"]", "classes = [\"crimes\"]", "crimes", "không nhận từ «crimes»"),
    ("tt124-2021/area.toml", "classes = [\"crime\"]", "classes = []", "no_incident", "«classes» không được để trống"),
    ("tt124-2021/area.toml", "\"serious\"", "\"bad\"", "\"bad\"", "không nhận từ «bad»"),
    ("tt124-2021/area.toml", "\"handled_in_time\"", "\"luck\"", "\"luck\"", "không nhận từ «luck»"),
    ("tt124-2021/area.toml", "territory = true, ", "", "no_incident", "cần «territory = true»"),
    ("tt124-2021/area.toml", "quarter = 1", "quarter = 5", "quarter = 5", "từ 1 đến 4"),
    ("tt124-2021/area.toml", "paper = \"resolution\"", "paper = \"law\"", "\"law\"", "không nhận từ «law»"),
    ("tt124-2021/area.toml", ", quarter = 1", ", who = \"x\"", "who", "không dùng khóa «who»"),
    ("tt124-2021/area.toml", "of = \"registered\", ", "", "share", "thiếu khóa «of»"),
    ("tt124-2021/area.toml", "[\"household\"]", "[\"commune\"]", "[\"commune\"]", "không thuộc"),
    ("tt124-2021/area.toml", "[{ check = \"attested\" }]", "[]", "KDC-2", "chưa có cách kiểm tra nào"),
    (
        "tt124-2021/area.toml",
        "text = \"Trong quý I, chi bộ",
        "txt = \"Trong quý I, chi bộ",
        "txt",
        "không có khóa «txt»",
    ),
    ("tt124-2021/area.toml", "article = \"khoản 1 Điều 4\"", "article = \"\"", "article = \"\"", "không được để trống"),
    ("tt124-2021/area.toml", "[[criterion]]", "[[criterion]", "[[criterion]", "TOML"),
    ("tt124-2021/organisation.toml", "\"micro\"", "\"tiny\"", "\"tiny\"", "không nhận từ «tiny»"),
    ("tt124-2021-tt48-2025/area.toml", "tt124-2021/area", "tt124/area", "tt124/area", "để kế thừa"),
    ("tt124-2021-tt48-2025/area.toml", "tt124-2021/area", "tt124-2021-tt48-2025/area", "extends", "thành vòng"),
    ("5-nhat/household.toml", "more_than = 50", "more_than = 100", "more_than = 100", "không thể quá 100%"),
    ("5-nhat/household.toml", "more_than = 50", "more_than = 50\nat_least = 60", "base = ", "đúng một trong hai"),
    (
        "5-nhat/household.toml",
        "title = \"household\"",
        "title = \"school\"",
        "base = ",
        "chỉ danh hiệu của hộ gia đình",
    ),
    ("antt.toml", "\"tt124-2021/area\", ", "", "tt124-2021-tt48-2025/area", "«sets» bị hở"),
    ("antt.toml", "\"tt124-2021/area\"", "\"tt124-2021/school\"", "tt124-2021/school", "dành cho trường học"),
    ("antt.toml", "\"tt124-2021/area\"", "\"tt124-2022/area\"", "tt124-2022", "không có bộ tiêu chí"),
    ("antt.toml", "from = \"2022-02-10\"", "from = \"2022-02-12\"", "2022-02-12", "«window» bị hở"),
    ("antt.toml", "until = \"2022-02-09\"", "until = \"2021-12-31\"", "2022-02-10", "«window» bị hở"),
    ("antt.toml", "from = \"11-01\"", "from = \"11-02\"", "11-02", "bị hở hoặc chồng"),
    ("antt.toml", "from = \"11-01\"", "from = \"02-29\"", "02-29", "có trong mọi năm"),
    ("antt.toml", "days = 0", "days = -1", "days = -1", "từ 0 đến 60"),
    ("5-nhat.toml", "like = \"antt\"", "like = \"an-toan\"", "an-toan", "không có chương trình"),
    ("5-nhat.toml", "like = \"antt\"", "like = \"antt/household\"", "antt/household", "không có danh hiệu «household»"),
    ("5-nhat.toml", "like = \"antt\"", "like = \"5-nhat\"", "5-nhat", "thành vòng"),
    ("antt.toml", "like = \"antt/school\"", "", "title = \"organisation\"", "chưa có «window»"),
    ("5-nhat.toml", "sets = [\"5-nhat/household\"]", "", "title = \"household\"", "chưa có bộ tiêu chí nào"),
];

#[test]
fn every_wrong_line_is_refused_with_file_line_and_reason() {
    for (file, from, to, line, reason) in WRONG {
        let (text, loaded) = changed(file, from, to);
        let refused = loaded.expect_err(&format!("{file}: «{from}» as «{to}»"));
        let shown = format!("{file}: «{from}» as «{to}»: {refused}");
        assert_eq!(refused.file, file, "{shown}");
        let refused_line = text.lines().nth(refused.line - 1).unwrap_or_default();
        assert!(refused_line.contains(line), "{shown}\nline {}: {refused_line}", refused.line);
        assert!(refused.to_string().contains(reason), "{shown}");
        assert!(refused.to_string().starts_with(&format!("{file}, dòng {}: ", refused.line)), "{shown}");
        assert!(refused.english().starts_with(&format!("{file}, line {}: ", refused.line)), "{shown}");
    }
}

fn files(name: &str, text: &str) -> Vec<(String, String)> {
    let mut files = builtin::files();
    files.retain(|(file, _)| file != name);
    files.push((name.to_owned(), text.to_owned()));
    files
}

#[test]
fn whole_files_are_refused_too() {
    let head = "title = \"area\"\nrule = \"tt23-2012\"\nfrom = \"2012-06-18\"\nuntil = \"2022-02-09\"\n";
    for (name, text, reason) in [
        ("tt23-2012/area.toml", head, "chưa có tiêu chí nào"),
        ("tt23-2012/area.toml", "", "thiếu khóa"),
        ("5-nhat.toml", "name = \"a\"\nenglish = \"b\"\n", "chưa có danh hiệu nào"),
        ("rules.toml", "", "chưa kê văn bản nào"),
        ("README.md", "# Tiêu chí", "đuôi .toml"),
    ] {
        let refused = Library::load(files(name, text)).unwrap_err();
        assert_eq!((refused.file.as_str(), refused.line), (name, 1));
        assert!(refused.to_string().contains(reason), "{refused}");
    }
    let mut twice = builtin::files();
    twice.push(("tt23-2012\\area.toml".to_owned(), String::new()));
    assert!(Library::load(twice).unwrap_err().to_string().contains("hai lần"));
    let mut without = builtin::files();
    without.retain(|(file, _)| file != "rules.toml");
    assert!(Library::load(without).unwrap_err().to_string().contains("thiếu tệp này"));
    let mut without = builtin::files();
    without.retain(|(file, _)| file != "tt23-2012/commune.toml");
    let refused = Library::load(without).unwrap_err();
    assert_eq!(refused.file, "antt.toml");
    assert!(refused.to_string().contains("không có bộ tiêu chí «tt23-2012/commune»"), "{refused}");
}

#[test]
fn a_ward_puts_its_own_set_before_the_shipped_one() {
    let own = "extends = \"tt124-2021-tt48-2025/area\"\nrule = \"tt124-2021-tt48-2025\"\nfrom = \"2025-07-01\"\n\
               [[criterion]]\nid = \"HT-1\"\ntext = \"Có đội tuần tra\"\nenglish = \"Has a patrol\"\n\
               article = \"khoản 1 Điều 8\"\nchecks = [{ check = \"attested\" }]\n";
    let antt = builtin::files().into_iter().find(|(name, _)| name == "antt.toml").unwrap().1;
    let antt = antt.replace("\"tt124-2021-tt48-2025/area\"", "\"ha-tinh/area\"");
    let files = vec![("ha-tinh\\area.toml".to_owned(), own.to_owned()), ("./antt.toml".to_owned(), antt)];
    let library = Library::with_own(files).unwrap_or_else(|refused| panic!("{refused}"));
    let set = library.set("ha-tinh/area").unwrap();
    assert_eq!(set.criteria.len(), 17, "sixteen of the circular and one of the province (Art. 8.1)");
    assert!(set.criterion("HT-1").is_some() && set.criterion("KDC-1a").is_some());
    let programme = library.programme("5-nhat").unwrap();
    assert_eq!(library.judge(programme, crate::register::Title::Area, 2026).unwrap().set.id, "ha-tinh/area");
}
