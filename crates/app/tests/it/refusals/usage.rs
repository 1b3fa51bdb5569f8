use super::assert_refused;
use crate::program::{binhyen, say};
use crate::small;

#[test]
fn wrong_words_on_the_command_line_are_refused_with_what_was_wanted() {
    assert_refused(
        &small::opened(),
        &[
            ("", 2, "cần một lệnh"),
            ("xet-duyet", 2, "không có lệnh «xet-duyet»"),
            ("campain show --year 2021", 2, "có phải ý bạn là «campaign»"),
            ("campaign", 2, "cần một lệnh"),
            ("--nope check", 2, "không có tùy chọn «--nope»"),
            ("check --jsn", 2, "--json"),
            ("check now", 2, "«now»"),
            ("assess", 2, "còn thiếu: --year"),
            ("assess --year", 2, "--year"),
            ("import", 2, "còn thiếu"),
            ("import households", 2, "còn thiếu: <FILE>"),
            ("import --undo B households a.csv", 2, "không đi cùng"),
            ("decide --year 2021 --title area", 2, "--number"),
            ("papers --year 2021 --subject X --out o", 3, "«X»"),
            ("papers --year 2021 --subject X", 2, "--out"),
            ("papers --year 2021", 2, "--out"),
            ("area merge TDP01 --into TDP02 --name X --date 2021-01-01", 2, "cần thêm giá trị"),
            ("decision revoke 1/QĐ-UBND --new-number 2/QĐ-UBND --date 2021-01-01", 2, "--reason"),
        ],
    );
}

#[test]
fn wrong_values_are_refused_with_an_example() {
    assert_refused(
        &small::opened(),
        &[
            ("assess --year hai", 2, "«hai»"),
            ("assess --year 1999", 2, "từ 2005 đến 2100"),
            ("assess --year 20211", 2, "từ 2005 đến 2100"),
            ("assess --year -1", 2, "-1"),
            ("assess --year 2021.5", 2, "cần một năm"),
            ("assess --year 2021 --title xa", 2, "household, area, school"),
            ("decide --year 2021 --title xa --number 1/QĐ --date 2021-01-01", 2, "commendation"),
            ("campaign advance --year 2021 --date 2021-02-30", 2, "một ngày có thật"),
            ("campaign advance --year 2021 --date 31/06/2021", 2, "một ngày có thật"),
            ("campaign advance --year 2021 --date hôm-nay", 2, "một ngày có thật"),
            ("import dogs a.csv", 2, "areas, households, meetings"),
            ("import households a.csv --map identity", 2, "mục=Tiêu đề cột"),
            ("import households a.csv --map =Tên", 2, "mục=Tiêu đề cột"),
            ("template dogs a.xlsx", 2, "areas, households, meetings"),
            ("area split TDP01 --into a --households h.csv --date 2021-01-01", 2, "MÃ=Tên"),
            (
                "conflict settle --year 2021 --title area --subject A --criterion B --outcome open --reason c",
                2,
                "met, not_met",
            ),
            ("serve --listen cổng", 2, "127.0.0.1:8080"),
            ("--ward mười check", 3, "5 chữ số"),
            ("--ward 99999 check", 3, "99999"),
        ],
    );
}

#[test]
fn a_language_that_is_not_spoken_is_refused_in_both() {
    let ward = small::opened();
    let sentence = ward.refused("--lang fr check", 2);
    assert!(sentence.contains("--lang vi") && sentence.contains("--lang en"), "{sentence}");
}

#[test]
fn english_is_spoken_by_flag_and_by_environment() {
    let ward = small::opened();
    let speaks = |set: &[(&str, &str)], flags: &[&str]| {
        let mut command = ward.command(&[&["assess", "--year", "2030"], flags].concat());
        command.envs(set.iter().copied());
        say(command).sentence(3)
    };
    let english = "the campaign";
    assert!(speaks(&[], &["--lang", "en"]).starts_with(english));
    assert!(speaks(&[("LANG", "en_US.UTF-8")], &[]).starts_with(english));
    assert!(speaks(&[("LANG", "vi_VN.UTF-8"), ("LC_ALL", "en_GB.UTF-8")], &[]).starts_with(english));
    assert!(speaks(&[("LANG", "en_US.UTF-8")], &["--lang", "vi"]).starts_with("năm 2030"));
    assert!(speaks(&[("LANG", "C")], &[]).starts_with("năm 2030"));
    let mut command = binhyen();
    command.env("LANG", "en_US.UTF-8").args(["assess", "--year", "x"]);
    assert!(say(command).sentence(2).starts_with("the value"));
}

#[test]
fn names_that_are_not_unicode_are_refused_without_a_panic() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let ward = small::opened();
    let odd = OsStr::from_bytes(b"h\xff.csv");
    for (arguments, code) in [
        ([OsStr::new("import"), OsStr::new("households"), odd, OsStr::new("--year=2021")], 3),
        ([OsStr::new("assess"), OsStr::new("--year=2021"), OsStr::new("--subject"), odd], 2),
    ] {
        ward.run(&arguments).sentence(code);
    }
}
