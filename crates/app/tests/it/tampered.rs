//! What somebody changes past the program, with SQL or in the folder, is noticed by `check`, and no command makes it whole.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::program::Ward;
use crate::small;

/// Runs a statement on the ward's database, as another program would.
pub fn execute(ward: &Ward, sql: &str) {
    let url = format!("sqlite:{}", ward.folder.join("binhyen.db").display());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(testkit::execute(&url, sql));
}

fn differences(ward: &Ward) -> Vec<Value> {
    ward.json("check")["differences"].as_array().unwrap().clone()
}

#[track_caller]
fn assert_noticed(ward: &Ward, what: &str) {
    let found = differences(ward);
    assert!(found.iter().any(|one| one["what"].as_str().unwrap().contains(what)), "«{what}» is not in {found:?}");
}

#[test]
fn a_forged_end_of_the_record_stops_every_command_that_writes() {
    let forgeries: [&[&str]; 3] = [
        &["update audit set detail = '{}' where seq = 2", "update audit_head set hash = 'x'"],
        &["delete from audit", "delete from audit_head"],
        &["delete from audit where seq > 3", "update audit_head set seq = 3"],
    ];
    for forgery in forgeries {
        let ward = small::opened();
        forgery.iter().for_each(|sql| execute(&ward, sql));
        let add = "area add --name \"Tổ dân phố 3\" --date 2021-01-01";
        let sentence = ward.refused(add, 1);
        assert!(sentence.contains("nhật ký"), "{forgery:?}: {sentence}");
        assert_noticed(&ward, "nhật ký thao tác không liền mạch");
    }
}

#[test]
fn a_decision_changed_past_the_program_is_noticed() {
    let decided = small::decided();
    assert_eq!(differences(&decided), [] as [Value; 0]);
    for sql in [
        "update decision_subject set name = 'Ai Đó' where position = 3",
        "update decision_subject set certificate = 900 where position = 3",
        "update decision_subject set bonus = 5000000 where position = 3",
        "update decision set signer = 'Ai Đó'",
        "update decision set date = '2021-11-20'",
    ] {
        let ward = decided.copy();
        execute(&ward, sql);
        assert_noticed(&ward, "đã bị sửa ngoài chương trình");
    }
    let ward = decided.copy();
    execute(&ward, "delete from decision_subject; delete from decision");
    assert_noticed(&ward, "đã bị xóa khỏi cơ sở dữ liệu");
    let ward = decided.copy();
    execute(&ward, "update campaign_result set total = total + 1 where title = 'household'");
    assert_noticed(&ward, "số tổng hợp");
}

#[test]
fn giay_khen_are_held_against_proposals_and_the_salary_of_the_day() {
    let ward = small::opened();
    ward.done(&format!("import commendations {} --year 2022", crate::program::sample("khen-thuong-2022.xlsx")));
    ward.done("decide --year 2022 --title commendation --number 95/QĐ-UBND --date 2022-07-29");
    assert_eq!(differences(&ward), [] as [Value; 0]);
    let renamed = ward.copy();
    execute(&renamed, "update commendation set name = 'Ai Đó' where honoured = 'individual'");
    assert_noticed(&renamed, "khác với đề nghị khen thưởng");
    execute(&ward, "update decision_subject set bonus = bonus + 10000");
    assert_noticed(&ward, "khác với mức của ngày ký");
}

fn notices(ward: &Ward) -> Vec<(String, String)> {
    let word = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let checked = ward.json("check");
    assert_eq!(checked["differences"], Value::Array(Vec::new()));
    checked["notices"].as_array().unwrap().iter().map(|one| (word(one, "state"), word(one, "file"))).collect()
}

/// The small ward with the households' papers in its folder; the folder of the year.
fn printed() -> (Ward, PathBuf) {
    let ward = small::decided();
    let year = ward.folder.join("papers/2021");
    print_to(&ward, &year);
    (ward, year)
}

fn print_to(ward: &Ward, folder: &Path) {
    ward.done(&format!("papers --year 2021 --title household --out {}", folder.display()));
}

#[test]
fn figures_that_papers_print_are_held_against_the_record() {
    let (printed, year) = printed();
    assert_eq!(notices(&printed), []);
    for (kind, figures) in [
        (
            "bien-ban-binh-xet-tdp01",
            "{\"title\":\"household\",\"area\":\"TDP01\",\"total\":9,\"registered\":9,\"met\":9}",
        ),
        ("giay-cong-nhan-ho-gia-dinh", "{\"title\":\"household\",\"certificates\":900}"),
        ("to-trinh-cong-nhan-ho-gia-dinh", "{\"title\":\"household\",\"total\":1,\"registered\":1,\"met\":1}"),
    ] {
        let ward = printed.copy();
        execute(&ward, &format!("update paper set figures = '{figures}' where kind = '{kind}'"));
        assert_noticed(&ward, "con số in trên giấy tờ khác với hồ sơ");
    }
    let ward = printed.copy();
    execute(&ward, "update paper set figures = 'x'");
    assert_noticed(&ward, "không đọc được");
    let ward = printed.copy();
    let file = ward.folder.join("papers/2021/giay-cong-nhan-ho-gia-dinh.pdf");
    fs::write(&file, "khác").unwrap();
    assert_noticed(&ward, "đã bị thay đổi sau khi in");
    fs::remove_file(&file).unwrap();
    assert_noticed(&ward, "không còn ở chỗ đã ghi");
    for name in ["niem-phong", "niem-phong/phu-luc-niem-phong-tdp01.pdf", "niem-phong/phu-luc-niem-phong-tdp01.docx"] {
        let mode = fs::metadata(year.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}: reasons are for the owner's eyes only");
    }
}

#[test]
fn figures_of_a_report_over_years_are_held_against_the_record() {
    let (ward, _) = printed();
    let out = ward.folder.join("papers/2021-2021");
    ward.done(&format!("report --from 2021 --to 2021 --date 2021-12-20 --out {}", out.display()));
    assert_eq!(notices(&ward), []);
    execute(&ward, "update paper set figures = replace(figures, '\"met\":11', '\"met\":12') where about = 'report'");
    assert_noticed(&ward, "con số in trên giấy tờ khác với hồ sơ");
}

#[test]
fn certificates_of_who_was_revoked_are_told_and_put_aside() {
    let (ward, year) = printed();
    let single = |code: &str| {
        let out = year.display();
        ward.done(&format!("papers --year 2021 --title household --subject {code} --out {out}"));
    };
    single(&small::code(1));
    single(&small::code(2));
    assert_eq!(notices(&ward), []);
    let revoke = "decision revoke 155/QĐ-UBND --new-number 160/QĐ-UBND --date 2021-11-25 --reason \"khai sai\"";
    ward.done(&format!("{revoke} --subject {}", small::code(1)));
    let gone = format!("giay-cong-nhan-ho-gia-dinh-{}", small::code(1));
    let told = notices(&ward);
    for file in ["giay-cong-nhan-ho-gia-dinh.pdf".to_owned(), format!("{gone}.pdf"), format!("{gone}.docx")] {
        assert!(told.contains(&("superseded".to_owned(), format!("papers/2021/{file}"))), "{file}: {told:?}");
    }
    assert!(told.iter().all(|(_, file)| !file.contains(&small::code(2))), "{told:?}");
    assert!(ward.done("check").contains("đã thay thế"));
    print_to(&ward, &year);
    assert_eq!(notices(&ward), []);
    assert!(!year.join(format!("{gone}.pdf")).exists() && year.join(format!("da-thay-the/{gone}.pdf")).exists());
    assert!(year.join(format!("giay-cong-nhan-ho-gia-dinh-{}.pdf", small::code(2))).exists());
    // Wholly revoked: nobody has a certificate any more.
    ward.done(&format!("{} ", revoke.replace("160", "161")));
    print_to(&ward, &year);
    assert!(!year.join("giay-cong-nhan-ho-gia-dinh.pdf").exists());
    assert!(year.join("da-thay-the/giay-cong-nhan-ho-gia-dinh.pdf").exists());
    assert_eq!(notices(&ward), []);
}

#[test]
fn papers_written_elsewhere_are_not_those_of_the_wards_folder() {
    let (ward, year) = printed();
    let usb = ward.beside().join("usb/2021");
    let revoke = "decision revoke 155/QĐ-UBND --new-number 160/QĐ-UBND --date 2021-11-25 --reason \"khai sai\"";
    ward.done(&format!("{revoke} --subject {}", small::code(1)));
    print_to(&ward, &usb);
    assert!(notices(&ward).iter().all(|(state, file)| state == "superseded" && file.starts_with("papers/2021/")));
    print_to(&ward, &year);
    assert_eq!(notices(&ward), []);
    fs::remove_dir_all(&usb).unwrap();
    assert_eq!(notices(&ward), [], "a stick that was taken away is no fault");
}

#[test]
fn papers_that_cannot_take_their_place_are_told_and_the_next_printing_finishes() {
    let (ward, year) = printed();
    let revoke = "decision revoke 155/QĐ-UBND --new-number 160/QĐ-UBND --date 2021-11-25 --reason \"khai sai\"";
    ward.done(&format!("{revoke} --subject {}", small::code(1)));
    let place = year.join("giay-cong-nhan-ho-gia-dinh.pdf");
    fs::remove_file(&place).unwrap();
    fs::create_dir(&place).unwrap();
    let sentence = ward.refused(&format!("papers --year 2021 --title household --out {}", year.display()), 1);
    assert!(sentence.contains("in lại") && sentence.contains("là một thư mục"), "{sentence}");
    fs::remove_dir(&place).unwrap();
    assert_eq!(notices(&ward), [("unfinished".to_owned(), "papers/2021/giay-cong-nhan-ho-gia-dinh.pdf".to_owned())]);
    print_to(&ward, &year);
    assert_eq!(notices(&ward), []);
}

#[test]
fn a_code_that_looks_like_a_path_leads_nowhere() {
    let ward = small::decided();
    execute(&ward, "update decision_subject set code = 'A/../../X' where position = 3");
    let out = ward.beside().join("giay/trong");
    ward.done(&format!("papers --year 2021 --title household --subject A/../../X --out {}", out.display()));
    let written: Vec<String> =
        fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(written.len() == 2 && written.iter().all(|name| name.contains("-A-X-")), "{written:?}");
    assert_eq!(fs::read_dir(ward.beside().join("giay")).unwrap().count(), 1);
}

/// A full revocation excuses nobody whom a later decision leaves out.
#[test]
fn a_revocation_of_before_does_not_excuse_the_decision_of_now() {
    let ward = small::decided();
    ward.done("decision revoke 155/QĐ-UBND --new-number 160/QĐ-UBND --date 2021-11-25 --reason \"sai căn cứ\"");
    ward.done("campaign reopen --year 2021 --title household --date 2021-11-26 --reason \"làm lại\"");
    for day in ["2021-11-27", "2021-11-27"] {
        ward.done(&format!("campaign advance --year 2021 --title household --date {day}"));
    }
    ward.done("decide --year 2021 --title household --number 170/QĐ-UBND --date 2021-12-10");
    assert_eq!(differences(&ward), [] as [Value; 0]);
    let new = "(select id from decision where number = 170)";
    execute(&ward, &format!("delete from decision_subject where decision = {new} and position = 1"));
    assert_noticed(&ward, "danh sách của quyết định 170/QĐ-UBND khác với kết quả tính lại");
}

#[test]
fn reasons_stay_out_of_the_record_that_nobody_can_erase() {
    let ward = small::decided();
    ward.done("decision revoke 155/QĐ-UBND --new-number 160/QĐ-UBND --date 2021-11-25 --reason \"lý do riêng tư\"");
    ward.done("campaign reopen --year 2021 --title household --date 2021-11-26 --reason \"lý do riêng tư\"");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let target = store::db::Target::Sqlite(ward.folder.join("binhyen.db"));
    runtime.block_on(async {
        let database = store::db::Database::open(&target, &ward.folder.join("key")).await.unwrap();
        let mut tx = database.read(&testkit::commune()).await.unwrap();
        for entry in store::audit::list_after(&mut tx, 0, 1000).await.unwrap() {
            assert!(!entry.detail.contains("riêng tư"), "{}", entry.action);
        }
        drop(tx);
        database.close().await;
    });
}

/// Why a title went back is for officers; its steps and days are open.
#[test]
fn a_visitor_sees_the_steps_of_a_title_without_the_reasons() {
    use domain::people::{Actor, Role};
    let ward = small::decided();
    ward.done("campaign reopen --year 2021 --title household --date 2021-11-26 --reason \"lý do riêng tư\"");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let target = store::db::Target::Sqlite(ward.folder.join("binhyen.db"));
    runtime.block_on(async {
        for (role, sees) in [(Role::Operator, true), (Role::Visitor, false)] {
            let actor = Actor { name: "ai".to_owned(), role, scope: domain::people::Scope::Ward, account: None };
            let desk = actions::Desk::open(&target, &ward.folder, None, actor).await.unwrap();
            let mut cx = desk.read().await.unwrap();
            let shown = actions::campaign::show(&mut cx, "5-nhat", 2021).await.unwrap();
            let mut reasons = shown.titles.iter().flat_map(|title| &title.moves).map(|step| &step.reason);
            assert_eq!(reasons.any(|reason| reason.contains("riêng tư")), sees, "{role}");
            drop(cx);
            desk.database().close().await;
        }
    });
}
