//! What must not change the outcome: the order of rows, the names of persons, a merger's day; and what may, with its
//! decision.

use serde_json::Value;

use crate::program::Ward;
use crate::small::{self, HEADS, households, meeting};

/// Year, title and figures of each line.
fn summary(ward: &Ward, year: i16) -> Value {
    ward.json(&format!("assess --year {year}"))["summary"].clone()
}

fn line<'v>(summary: &'v Value, title: &str) -> &'v Value {
    summary.as_array().unwrap().iter().find(|line| line["title"] == title).unwrap()
}

fn outcomes(ward: &Ward) -> Vec<(String, String)> {
    let assessed = ward.json("assess --year 2021 --title household");
    let word = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let mut all: Vec<_> =
        assessed["subjects"].as_array().unwrap().iter().map(|one| (word(one, "code"), word(one, "outcome"))).collect();
    all.sort();
    all
}

#[track_caller]
fn assert_clean(ward: &Ward) {
    assert_eq!(ward.json("check")["differences"], Value::Array(Vec::new()));
}

/// The heading stays, the rows after it stand the other way round.
fn reversed(text: &str, headings: usize) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines[headings..].reverse();
    lines.join("\n")
}

#[test]
fn rows_in_another_order_and_other_names_give_the_same_outcomes() {
    let expected = small::reviewed();
    let mut heads = HEADS;
    for (at, head) in heads.iter_mut().enumerate() {
        let is_woman = head.contains(" Thị ");
        *head = if is_woman {
            ["Mai Thị Xuân", "Cao Thị Thu"][at % 2]
        } else {
            ["Hồ Văn Hạ", "Vũ Văn Đông"][at % 2]
        };
    }
    let ward = small::opened();
    // Meetings of the second area first, and every list from its end.
    let file = ward.file("ho.csv", reversed(&households(&heads), 1));
    ward.done(&format!("import households {file} --year 2021"));
    ward.done("campaign advance --year 2021 --date 2021-11-01");
    for area in [1, 0] {
        let file = ward.file("hop.csv", reversed(&meeting(area, &heads), 3));
        ward.done(&format!("import meetings {file} --year 2021"));
    }
    assert_eq!(summary(&ward, 2021), summary(&expected, 2021));
    assert_eq!(outcomes(&ward), outcomes(&expected));
    assert_eq!(outcomes(&ward).iter().filter(|(_, outcome)| outcome == "met").count(), 11);
}

#[test]
fn a_merger_on_new_years_day_keeps_the_wards_sum_and_the_year_before() {
    let ward = small::reviewed();
    let (before, told) = (summary(&ward, 2021), outcomes(&ward));
    ward.done("area merge TDP01 TDP02 --into TDP01 --name \"Tổ dân phố 1\" --date 2022-01-01");
    assert_eq!(summary(&ward, 2021), before, "the year before is judged by its own areas");
    assert_eq!(outcomes(&ward), told);
    ward.done("campaign open --year 2022 --date 2022-01-04");
    let merged = households(&HEADS).replace("Tổ dân phố 2", "Tổ dân phố 1").replace("/2021", "/2022");
    let file = ward.file("ho-2022.csv", merged);
    let answer = ward.json(&format!("import households {file} --year 2022"));
    assert_eq!((&answer["held"], &answer["accepted"]), (&Value::from(0), &Value::from(12)));
    let after = summary(&ward, 2022);
    assert_eq!((line(&before, "area")["total"].as_u64(), line(&after, "area")["total"].as_u64()), (Some(2), Some(1)));
    assert_eq!(line(&after, "household")["total"], line(&before, "household")["total"]);
    assert_eq!(line(&after, "household")["registered"], 12);
    assert_clean(&ward);
}

#[test]
fn a_backup_restored_elsewhere_is_the_same_ward() {
    let ward = small::decided();
    let out = ward.folder.join("papers/2021");
    ward.done(&format!("papers --year 2021 --title household --out {}", out.display()));
    let file = ward.beside().join("sao-luu.zip");
    ward.done(&format!("backup {} --with-key", file.display()));
    let other = Ward::new();
    other.done(&format!("restore {}", file.display()));
    assert_eq!(outcomes(&other), outcomes(&ward));
    assert_eq!(other.json("decision list --year 2021"), ward.json("decision list --year 2021"));
    assert_clean(&other);
    assert!(other.folder.join("papers/2021/giay-cong-nhan-household.pdf").is_file());
}
