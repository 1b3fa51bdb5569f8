//! Corrections and revocations: what stands follows the order in which they were entered, and papers say what stands.

use std::path::Path;

use serde_json::Value;

use crate::program::{Ward, words};
use crate::small::{self, INCIDENT_HEADINGS, code};

const REOPEN: &str = "campaign reopen --year 2021 --title household --date 2021-11-26 --reason \"vụ việc muộn\"";

/// A case against a household comes in late, is settled, and the reopened title is listed again on 27 November.
fn late_case(ward: &Ward, household: &str) {
    let case = format!("16/07/2021;Tổ dân phố 1;Tội phạm;Ít nghiêm trọng;{household};Người vi phạm;Đã kết luận;Mẫu");
    let file = ward.file("vu-viec.csv", [INCIDENT_HEADINGS, &case].join("\n"));
    assert_eq!(ward.json(&format!("import incidents {file} --year 2021"))["accepted"], 1);
    ward.done("campaign advance --year 2021 --title household --date 2021-11-27");
    for one in ward.json("conflict list --year 2021").as_array().unwrap() {
        let (subject, criterion) = (one["code"].as_str().unwrap(), one["criterion"].as_str().unwrap());
        let what = format!("--title household --subject {subject} --criterion {criterion} --outcome not_met");
        ward.done(&format!("conflict settle --year 2021 {what} --reason \"theo kết luận của công an\""));
    }
    ward.done("campaign advance --year 2021 --title household --date 2021-11-27");
}

fn amend(verb: &str, of: u32, number: u32, date: &str, codes: &[&str]) -> String {
    let subjects: String = codes.iter().map(|code| format!(" --subject {code}")).collect();
    let numbers = format!("{of}/QĐ-UBND --new-number {number}/QĐ-UBND");
    format!("decision {verb} {numbers} --date {date} --reason \"có căn cứ\"{subjects}")
}

fn state(ward: &Ward) -> String {
    let shown = ward.json("campaign show --year 2021");
    let run = shown["titles"].as_array().unwrap().iter().find(|run| run["title"] == "household").unwrap();
    run["state"].as_str().unwrap().to_owned()
}

#[track_caller]
fn assert_clean(ward: &Ward) {
    assert_eq!(ward.json("check")["differences"], Value::Array(Vec::new()));
}

/// Whether a household has a certificate now.
fn has_certificate(ward: &Ward, code: &str) -> bool {
    let out = ward.beside().join("giay");
    let line = format!("papers --year 2021 --title household --subject {code} --out {}", out.display());
    ward.run(&words(&line)).code == 0
}

/// What a paper says, without tags and white space.
fn said(folder: &Path, stem: &str) -> String {
    let path = folder.join(format!("{stem}.docx"));
    let file = std::fs::File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut xml).unwrap();
    let pieces = xml.split('<').skip(1).map(|piece| piece.split_once('>').map_or("", |(_, after)| after));
    pieces.collect::<String>().split_whitespace().collect()
}

#[track_caller]
fn assert_says(said: &str, words: &str) {
    let solid: String = words.split_whitespace().collect();
    assert!(said.contains(&solid), "«{words}» is not in {said}");
}

#[test]
fn whom_a_revocation_took_out_does_not_come_back_by_the_way() {
    let ward = small::decided();
    ward.done(&amend("revoke", 155, 160, "2021-11-25", &[&code(2)]));
    ward.done(REOPEN);
    late_case(&ward, &code(1));
    let named = amend("correct", 155, 161, "2021-12-10", &[&code(2)]);
    let refused = ward.refused(&named, 3);
    assert!(refused.contains(&code(1)), "the rest of the list still differs: {refused}");
    assert_eq!(state(&ward), "listing");
    ward.refused(&amend("correct", 155, 161, "2021-12-10", &["BH999999"]), 3);
    assert_eq!(ward.json(&amend("correct", 155, 161, "2021-12-10", &[]))["recognised"], 9);
    assert_eq!(state(&ward), "decided");
    assert!(!has_certificate(&ward, &code(2)) && !has_certificate(&ward, &code(1)));
    assert_clean(&ward);
    assert_eq!(ward.json(&named.replace("161", "162"))["recognised"], 10, "only by name");
    assert!(has_certificate(&ward, &code(2)));
    assert_clean(&ward);
}

#[test]
fn an_amendment_is_of_the_decision_in_force_and_never_of_an_earlier_one() {
    let ward = small::decided();
    ward.done(&amend("revoke", 155, 160, "2021-12-25", &[]));
    ward.done(REOPEN);
    late_case(&ward, &code(1));
    let decide = "decide --year 2021 --title household --number 170/QĐ-UBND --date";
    let refused = ward.refused(&format!("{decide} 2021-12-10"), 3);
    assert!(refused.contains("160/QĐ-UBND") && refused.contains("25/12/2021"), "{refused}");
    assert_eq!(ward.json(&format!("{decide} 2021-12-26"))["recognised"], 10);
    assert!(has_certificate(&ward, &code(3)), "the earlier revocation does not touch it");
    for of in [155, 160] {
        let refused = ward.refused(&amend("revoke", of, 171, "2021-12-27", &[]), 3);
        assert!(refused.contains("170/QĐ-UBND"), "{refused}");
    }
    ward.done(&amend("revoke", 170, 171, "2021-12-27", &[&code(3)]));
    assert!(!has_certificate(&ward, &code(3)) && has_certificate(&ward, &code(4)));
    assert_clean(&ward);
}

#[test]
fn amendments_count_in_the_order_of_entry_whatever_number_they_bear() {
    let ward = small::decided();
    // On the day of the decision, with a lower number of the register.
    ward.done(&amend("revoke", 155, 90, "2021-11-19", &[&code(1)]));
    assert!(!has_certificate(&ward, &code(1)));
    assert_clean(&ward);
    ward.done(&amend("revoke", 90, 160, "2021-11-25", &[&code(2)]));
    let decisions = ward.json("decision list --year 2021");
    let refers: Vec<&Value> = decisions.as_array().unwrap().iter().map(|one| &one["refers_to"]).collect();
    assert_eq!(refers[1], refers[2], "a revocation stands for its chain");
    let correct = amend("correct", 155, 161, "2021-11-24", &[&code(1)]);
    assert!(ward.refused(&correct, 3).contains("160/QĐ-UBND"));
    ward.done(&correct.replace("2021-11-24", "2021-11-25"));
    assert!(has_certificate(&ward, &code(1)) && !has_certificate(&ward, &code(2)));
    let out = ward.beside().join("giay-to");
    ward.done(&format!("papers --year 2021 --title household --out {}", out.display()));
    let annex = said(&out, "quyet-dinh-dinh-chinh-ho-gia-dinh-161-2021");
    assert_says(&annex, "Bổ sung vào danh sách:");
    assert!(!annex.contains("Đưarakhỏidanhsách"), "who left before is not told again: {annex}");
    assert!(out.join("giay-cong-nhan-ho-gia-dinh-161-2021.pdf").is_file());
    assert_clean(&ward);
}

#[test]
fn the_listing_ends_on_one_day_for_the_guard_the_notice_and_the_proposal() {
    let ward = small::listed();
    let out = ward.beside().join("niem-yet");
    ward.done(&format!("papers --year 2021 --title household --out {}", out.display()));
    assert_says(
        &said(&out, "thong-bao-niem-yet-ho-gia-dinh"),
        "05 ngày kể từ ngày 08/11/2021, đến hết ngày 12/11/2021",
    );
    let proposal = said(&out, "to-trinh-cong-nhan-ho-gia-dinh");
    assert_says(&proposal, "từ ngày 08/11/2021 đến hết ngày 12/11/2021");
    assert_says(&proposal, "ngày 13 tháng 11 năm 2021");
    let decide = "decide --year 2021 --title household --number 155/QĐ-UBND --date";
    let refused = ward.refused(&format!("{decide} 2021-11-12"), 3);
    assert!(refused.contains("đến hết 12/11/2021") && refused.contains("hộ gia đình"), "{refused}");
    ward.done(&format!("{decide} 2021-11-13"));
}

#[test]
fn a_refusal_names_the_title_it_is_about() {
    let ward = small::listed();
    let decide = "decide --year 2021 --title area --number 150/QĐ-UBND --date 2021-11-12";
    assert!(ward.refused(decide, 3).contains("khu dân cư"));
    let reopen = "campaign reopen --year 2021 --title area --date 2020-01-01 --reason \"sớm quá\"";
    assert!(ward.refused(reopen, 3).contains("khu dân cư"));
}

#[test]
fn the_wards_report_counts_who_stands() {
    let ward = small::decided();
    for title in ["area", "school", "organisation", "commune"] {
        ward.done(&format!("campaign advance --year 2021 --title {title} --date 2021-11-20"));
    }
    ward.done(&amend("revoke", 155, 160, "2021-11-25", &[&code(2)]));
    let out = ward.beside().join("bao-cao");
    ward.done(&format!("papers --year 2021 --out {}", out.display()));
    assert_says(&said(&out, "bao-cao-ket-qua"), "được công nhận 10/12 hộ");
    let of_years = ward.json(&format!("report --from 2021 --to 2021 --date 2021-12-31 --out {}", out.display()));
    assert!(of_years["files"].as_array().is_some_and(|files| !files.is_empty()), "{of_years}");
    let report = said(&out, "bao-cao-nam-2021");
    assert_says(&report, "10/12");
    assert_clean(&ward);
}

#[test]
fn nothing_that_cannot_be_printed_is_decided() {
    let ward = small::decided();
    let sentence = ward.refused(&amend("revoke", 155, 160, "2021-11-25", &[]).replace("có căn cứ", "sai \u{1F600}"), 3);
    assert!(sentence.contains("U+1F600") && sentence.contains("160/QĐ-UBND"), "{sentence}");
    let ward = small::reviewed();
    // Put in before the program looked at every letter.
    let sql = format!("update household set head = 'Nguyễn Văn \u{1F600}' where code = '{}'", code(4));
    crate::tampered::execute(&ward, &sql);
    for _ in 0..2 {
        ward.done("campaign advance --year 2021 --title household --date 2021-11-08");
    }
    let sentence = ward.refused("decide --year 2021 --title household --number 155/QĐ-UBND --date 2021-11-19", 3);
    assert!(sentence.contains("U+1F600") && sentence.contains(&code(4)), "{sentence}");
}

const COMMENDED: &str = "Đối tượng;Họ và tên, tập thể;Chức vụ, đơn vị;Thành tích\n";

#[test]
fn giay_khen_of_a_household_are_granted_corrected_and_taken_back() {
    let ward = small::registered();
    let rows = "Tập thể;Đội dân phòng;Tổ dân phố 1;Có thành tích\n\
                Hộ gia đình;Nguyễn Văn Đạt;Tổ dân phố 1;Có thành tích\n\
                Cá nhân;Lê Văn Bình;Tổ dân phố 1;Có thành tích";
    let file = ward.file("khen.csv", format!("{COMMENDED}{rows}"));
    assert_eq!(ward.json(&format!("import commendations {file} --year 2021"))["accepted"], 3);
    ward.done("decide --year 2021 --title commendation --number 95/QĐ-UBND --date 2021-07-29");
    let granted = ward.json("decision list --year 2021")[0]["subjects"].clone();
    let kinds: Vec<&str> = granted.as_array().unwrap().iter().map(|one| one["honoured"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["collective", "individual", "household"]);
    let household = granted[2]["code"].as_str().unwrap();

    // The name was wrong: the right line is proposed, and stands for the one that is named.
    let right = "Hộ gia đình;Nguyễn Văn Đức;Tổ dân phố 1;Có thành tích";
    let file = ward.file("khen.csv", format!("{COMMENDED}{right}"));
    ward.done(&format!("import commendations {file} --year 2021"));
    let corrected = ward.json(&amend("correct", 95, 96, "2021-08-02", &[household]));
    assert_eq!((&corrected["recognised"], &corrected["returned"]), (&Value::from(3), &Value::from(230_000)));
    let revoked = ward.json(&amend("revoke", 95, 97, "2021-08-03", &[granted[0]["code"].as_str().unwrap()]));
    assert_eq!(revoked["returned"], 450_000);
    assert_clean(&ward);

    let out = ward.beside().join("khen-thuong");
    ward.done(&format!("papers --year 2021 --title commendation --out {}", out.display()));
    assert_says(&said(&out, "quyet-dinh-khen-thuong-95-2021"), "01 tập thể, 01 cá nhân và 01 hộ gia đình");
    let correction = said(&out, "quyet-dinh-dinh-chinh-khen-thuong-96-2021");
    assert_says(&correction, "Gia đình ông (bà) Nguyễn Văn Đức");
    assert_says(&said(&out, "quyet-dinh-thu-hoi-giay-khen-97-2021"), "số tiền phải nộp lại: 450.000 đồng");
    let first = said(&out, "giay-khen-95-2021");
    assert!(first.contains("LêVănBình") && !first.contains("NguyễnVănĐạt") && !first.contains("Độidânphòng"));
    assert_says(&said(&out, "giay-khen-96-2021"), "Nguyễn Văn Đức");
    ward.refused("decide --year 2021 --title commendation --number 98/QĐ-UBND --date 2021-08-04", 3);
    ward.done(&amend("revoke", 95, 99, "2021-08-05", &[]));
    ward.refused(&amend("revoke", 95, 100, "2021-08-06", &[]), 3);
    assert_clean(&ward);
}
