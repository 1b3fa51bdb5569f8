//! What stands on what: settlements on their facts, titles on the titles that they count.

use crate::program::Ward;
use crate::small::{self, INCIDENT_HEADINGS, code};

fn case(ward: &Ward, day: &str) {
    let line = format!("{day};Tổ dân phố 1;Tội phạm;Ít nghiêm trọng;{};Người vi phạm;Đã kết luận;Mẫu", code(1));
    let file = ward.file("vu-viec.csv", [INCIDENT_HEADINGS, &line].join("\n"));
    assert_eq!(ward.json(&format!("import incidents {file} --year 2021"))["accepted"], 1);
}

fn outcome(ward: &Ward, title: &str, subject: &str) -> String {
    let assessed = ward.json(&format!("assess --year 2021 --title {title} --subject {subject}"));
    assessed["subjects"][0]["outcome"].as_str().expect("an outcome").to_owned()
}

fn settle(title: &str, subject: &str, criterion: &str, outcome: &str) -> String {
    let what = format!("--title {title} --subject {subject} --criterion {criterion} --outcome {outcome}");
    format!("conflict settle --year 2021 {what} --reason \"ghi nhầm\"")
}

/// Dossiers of both areas and of the ward in good order, but that the first area's meeting denies its registration.
fn with_dossiers() -> Ward {
    let ward = small::reviewed();
    let days = "20/01/2021;06/02/2021;15/03/2021;07/11/2021";
    let areas = [
        "Danh hiệu;Tên;Ngày nghị quyết;Ngày kế hoạch;Ngày đăng ký;Ngày họp đánh giá;K23-1;K23-2;K23-3;K23-4".to_owned(),
        format!("Tổ dân phố;Tổ dân phố 1;{days};Chưa đạt;Đạt;Đạt;Đạt"),
        format!("Tổ dân phố;Tổ dân phố 2;{days};Đạt;Đạt;Đạt;Đạt"),
    ];
    let commune = [
        "Danh hiệu;Tên;Ngày nghị quyết;Ngày kế hoạch;Ngày đăng ký;Ngày họp đánh giá;X23-2;X23-3".to_owned(),
        format!("Phường;Phường Bắc Hồng;{days};Đạt;Đạt"),
    ];
    for lines in [areas.as_slice(), &commune] {
        let file = ward.file("ho-so.csv", lines.join("\n"));
        let said = ward.json(&format!("import dossiers {file} --year 2021"));
        assert_eq!(said["held"], 0, "{said}");
    }
    ward
}

fn advance(ward: &Ward, title: &str, times: usize) -> String {
    let step = format!("campaign advance --year 2021 --title {title} --date 2021-11-16");
    (0..times).map(|_| ward.done(&step)).collect()
}

fn state(ward: &Ward, title: &str) -> serde_json::Value {
    let shown = ward.json("campaign show --year 2021");
    shown["titles"].as_array().unwrap().iter().find(|run| run["title"] == title).expect("the title").clone()
}

#[test]
fn a_settlement_says_nothing_of_a_later_case_and_can_be_changed() {
    let ward = small::reviewed();
    case(&ward, "12/10/2021");
    assert_eq!(outcome(&ward, "household", &code(1)), "open");
    ward.done(&settle("household", &code(1), "HGD-2", "met"));
    assert_eq!(outcome(&ward, "household", &code(1)), "met");
    case(&ward, "20/10/2021");
    assert_eq!(outcome(&ward, "household", &code(1)), "open");
    let open = ward.json("conflict list --year 2021");
    assert_eq!(open[0]["earlier"]["outcome"], "met", "{open}");
    for word in ["not_met", "met", "not_met"] {
        ward.done(&settle("household", &code(1), "HGD-2", word));
        assert_eq!(outcome(&ward, "household", &code(1)), word, "the last word holds");
    }
    assert_eq!(ward.json("conflict list --year 2021").as_array().unwrap().len(), 0);
}

#[test]
fn what_may_not_fall_away_is_not_settled_away() {
    let ward = with_dossiers();
    let away = settle("area", "TDP01", "K23-1", "not_applicable");
    assert!(ward.refused(&away, 3).contains("không được bỏ qua"));
    let vote = settle("household", &code(0), "VOTE", "not_applicable");
    assert!(ward.refused(&vote, 3).contains("không được bỏ qua"));
    let scope = settle("organisation", "X", "SCOPE", "met");
    assert!(ward.refused(&scope, 3).contains("quy mô"));
}

#[test]
fn a_frozen_ward_waits_for_the_decision_on_its_areas_and_counts_who_stands_in_it() {
    let ward = with_dossiers();
    advance(&ward, "area", 1);
    assert_eq!(outcome(&ward, "commune", "18115"), "open", "of two areas one is open");
    ward.done(&settle("area", "TDP01", "K23-1", "met"));
    assert_eq!(outcome(&ward, "commune", "18115"), "met", "a forecast, while nothing is frozen");
    advance(&ward, "commune", 1);
    assert_eq!(outcome(&ward, "commune", "18115"), "open");
    let waits = ward.json("assess --year 2021 --title commune").to_string();
    assert!(waits.contains("2/2 đạt") && waits.contains("còn chờ quyết định công nhận khu dân cư"), "{waits}");
    let listing = "campaign advance --year 2021 --title commune --date 2021-11-16";
    assert!(ward.refused(listing, 3).contains("assess"));
    advance(&ward, "area", 1);
    ward.refused(listing, 3);
    ward.done("decide --year 2021 --title area --number 150/QĐ-UBND --date 2021-11-16");
    ward.done(listing);
    assert_eq!(outcome(&ward, "commune", "18115"), "met");
}

#[test]
fn a_frozen_title_follows_what_it_counts_until_it_is_listed() {
    let ward = with_dossiers();
    advance(&ward, "area", 1);
    advance(&ward, "commune", 1);
    let told = |share: &str| {
        let told = ward.json("assess --year 2021 --title commune").to_string();
        assert!(told.contains(share), "{share}: {told}");
    };
    told("1/2 đạt");
    ward.done(&settle("area", "TDP01", "K23-1", "met"));
    told("2/2 đạt");
    ward.done(&settle("area", "TDP01", "K23-1", "not_met"));
    told("1/2 đạt");
}

#[test]
fn a_listed_title_that_no_longer_follows_is_told_and_held() {
    let ward = with_dossiers();
    ward.done(&settle("area", "TDP01", "K23-1", "met"));
    advance(&ward, "area", 2);
    ward.done("decide --year 2021 --title area --number 150/QĐ-UBND --date 2021-11-16");
    advance(&ward, "commune", 2);
    let reopened = ward.done("campaign reopen --year 2021 --title area --date 2021-11-16 --reason \"nghị quyết muộn\"");
    assert!(reopened.contains("campaign reopen --year 2021 --title commune"), "{reopened}");
    let late = ward.file(
        "muon.csv",
        "Danh hiệu;Tên;Ngày nghị quyết;Ngày kế hoạch;Ngày đăng ký;Ngày họp đánh giá;K23-1;K23-2;K23-3;K23-4\n\
         Tổ dân phố;Tổ dân phố 2;20/01/2021;06/02/2021;15/03/2021;07/11/2021;Đạt;Chưa đạt;Đạt;Đạt",
    );
    ward.done(&format!("import dossiers {late} --year 2021"));
    advance(&ward, "area", 2);
    assert!(state(&ward, "commune").get("stale").is_none(), "the decision still names both areas");
    ward.done("decision correct 150/QĐ-UBND --new-number 160/QĐ-UBND --date 2021-11-17 --reason \"nghị quyết muộn\"");
    let stale = state(&ward, "commune")["stale"].to_string();
    assert!(stale.contains("campaign reopen --year 2021 --title commune"), "{stale}");
    assert!(ward.done("campaign show --year 2021").contains("không còn khớp"));
    let decide = "decide --year 2021 --title commune --number 1/QĐ-UBND --date 2021-11-30";
    assert!(ward.refused(decide, 3).contains("không còn khớp"));
    ward.done("campaign reopen --year 2021 --title commune --date 2021-11-16 --reason \"đổi theo\"");
    advance(&ward, "commune", 2);
    assert!(state(&ward, "commune").get("stale").is_none());
    assert_eq!(outcome(&ward, "commune", "18115"), "not_met");
}

#[test]
fn a_step_of_a_year_long_past_without_its_day_is_dated_today_with_a_warning() {
    let ward = small::reviewed();
    let said = ward.done("campaign advance --year 2021 --title household");
    assert!(said.contains("Lưu ý") && said.contains("--date"), "{said}");
    let dated = ward.done("campaign open --year 2022 --date 2022-01-04 --title household --reason \"kế hoạch 05\"");
    assert!(!dated.contains("Lưu ý"), "{dated}");
    let shown = ward.json("campaign show --year 2022 --title household --date 2022-01-04 --reason x");
    assert_eq!(shown["titles"].as_array().unwrap().len(), 1);
    assert_eq!(shown["titles"][0]["moves"][0]["reason"], "kế hoạch 05");
    let before = ward.json("campaign show --year 2022 --title household --date 2022-01-03");
    assert_eq!(before["titles"][0]["moves"].as_array().unwrap().len(), 0);
    ward.refused("campaign reopen --year 2021 --date 2021-12-01 --reason x", 2);
}

#[test]
fn a_frozen_year_freezes_the_year_that_it_is_held_against() {
    let ward = small::registered();
    ward.done("campaign open --year 2022 --programme antt --date 2022-02-15");
    for _ in 0..2 {
        ward.done("campaign advance --year 2022 --programme antt --title area --date 2022-11-16");
    }
    let line = |day: &str| format!("{day};Tổ dân phố 1;Tội phạm;Ít nghiêm trọng;;;Đã kết luận;Mẫu");
    let days = ["16/07/2021", "01/05/2020"].map(line);
    let file = ward.file("vu-viec.csv", [INCIDENT_HEADINGS, &days[0], &days[1]].join("\n"));
    let said = ward.json(&format!("import incidents {file} --year 2021"));
    assert_eq!((&said["accepted"], &said["held"]), (&1.into(), &1.into()), "{said}");
    let (problem, proposal) = (said["problems"][0]["problem"].to_string(), said["problems"][0]["proposal"].to_string());
    assert!(problem.contains("năm 2022 của khu dân cư đã khóa"), "{problem}");
    assert!(proposal.contains("reopen --year 2022 --programme antt --title area"), "{proposal}");
}
