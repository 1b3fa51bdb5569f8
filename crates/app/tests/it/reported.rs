//! What reports say of years that are decided, reopened, or not finished.

use serde_json::Value;

use crate::program::Ward;
use crate::small::{self, HEADS, INCIDENT_HEADINGS, code, meeting};

fn report(ward: &Ward, year: i16) -> Value {
    let out = ward.beside().join(format!("bao-cao-{year}"));
    ward.json(&format!("report --from {year} --to {year} --out {}", out.display()))
}

fn line(report: &Value, title: &str) -> Value {
    report["summary"].as_array().unwrap().iter().find(|line| line["title"] == title).expect("a line").clone()
}

#[test]
fn a_reopened_title_is_reported_as_it_was_decided_until_it_is_corrected() {
    let ward = small::decided();
    let before = line(&report(&ward, 2021), "household");
    assert_eq!((&before["met"], &before["is_final"]), (&11.into(), &true.into()));
    ward.done("campaign reopen --year 2021 --title household --date 2021-11-26 --reason \"vụ việc muộn\"");
    let case = format!("16/07/2021;Tổ dân phố 1;Tội phạm;Ít nghiêm trọng;{};Người vi phạm;Đã kết luận;Mẫu", code(1));
    let file = ward.file("vu-viec.csv", [INCIDENT_HEADINGS, &case].join("\n"));
    ward.done(&format!("import incidents {file} --year 2021"));
    assert_eq!(ward.json("assess --year 2021 --title household")["summary"][0]["met"], 10, "the facts moved on");
    assert_eq!(line(&report(&ward, 2021), "household"), before, "the decision stands until it is corrected");
}

#[test]
fn a_report_of_one_year_names_its_subjects_as_the_assessment_does() {
    let ward = small::decided();
    let assessed = ward.json("assess --year 2021");
    let reported = report(&ward, 2021);
    assert_eq!(reported["subjects"], assessed["subjects"]);
    assert_eq!(reported["subjects"].as_array().unwrap().len(), 15);
    let out = ward.beside().join("nhieu-nam");
    let years = ward.json(&format!("report --from 2020 --to 2021 --out {}", out.display()));
    assert_eq!(years["subjects"].as_array().unwrap().len(), 0);
}

#[test]
fn a_title_that_nobody_met_is_closed_and_one_title_is_no_complete_year() {
    let ward = small::registered();
    // Nobody registered again in 2022, so nobody meets the title.
    ward.done("campaign open --year 2022 --title household --date 2022-01-04");
    let advance = |day: &str| format!("campaign advance --year 2022 --title household --date {day}");
    for day in ["2022-11-01", "2022-11-08", "2022-11-08"] {
        ward.done(&advance(day));
    }
    let decide = "decide --year 2022 --title household --number 150/QĐ-UBND --date 2022-11-20";
    assert!(ward.refused(decide, 3).contains("campaign advance --year 2022 --title household"));
    assert!(ward.refused(&advance("2022-11-09"), 3).contains("niêm yết từ 08/11/2022"));
    let closed = ward.json(&advance("2022-11-20"));
    assert_eq!(closed[0]["state"], "closed");
    let again = ward.refused(&advance("2022-11-21"), 3);
    assert!(again.contains("hộ gia đình") && again.contains("khép lại"), "{again}");
    assert_eq!(ward.json("check")["differences"].as_array().unwrap().len(), 0);
    let reported = report(&ward, 2022);
    assert_eq!(reported["last_completed"], Value::Null, "areas and the ward were never reviewed in 2022");
    let household = line(&reported, "household");
    assert_eq!((&household["met"], &household["total"], &household["is_final"]), (&0.into(), &12.into(), &true.into()));
}

#[test]
fn a_fact_of_frozen_titles_is_held_with_the_way_to_reopen_each() {
    let ward = small::listed();
    let file = ward.file("hop.csv", meeting(0, &HEADS).replace(";6\n", ";5\n"));
    let said = ward.json(&format!("import meetings {file} --year 2021"));
    assert_ne!(said["held"], 0, "{said}");
    let proposal = said["problems"][0]["proposal"].to_string();
    assert!(proposal.contains("binhyen campaign reopen --year 2021 --title household"), "{proposal}");
    ward.done("campaign reopen --year 2021 --title household --date 2021-11-09 --reason \"biên bản sửa\"");
    assert_eq!(ward.json(&format!("import meetings {file} --year 2021"))["held"], 0);
}
