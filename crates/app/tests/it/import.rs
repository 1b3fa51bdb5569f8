//! Workbooks on their way in: what is read, held, repaired, written once, and taken back.

use std::fs;

use calamine::{Reader, Xlsx, open_workbook};
use serde_json::Value;

use crate::program::{Ward, sample};
use crate::refusals::state;
use crate::small::{self, HEADS, HOUSEHOLD_HEADINGS, INCIDENT_HEADINGS, code, household, households, meeting};

fn problems(answer: &Value) -> &[Value] {
    answer["problems"].as_array().expect("problems")
}

fn count(answer: &Value, key: &str) -> u64 {
    answer[key].as_u64().unwrap_or_else(|| panic!("{key}: {answer}"))
}

#[test]
fn a_list_of_2019_in_tcvn3_is_understood_and_nothing_is_written() {
    let ward = small::opened();
    let before = state(&ward);
    let line = format!("import households {} --year 2019 --dry-run", sample("ho-gia-dinh-2019-tcvn3.xls"));
    let answer = ward.json(&line);
    assert_eq!((answer["encoding"].as_str(), count(&answer, "read")), (Some("TCVN3"), 782));
    assert_eq!(answer["batch"], Value::Null);
    let rows = answer["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 782);
    assert_eq!(rows[0]["name"], "Nguyễn Công Tú");
    let lower = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
    for row in rows {
        let name = row["name"].as_str().unwrap();
        for word in name.split(' ') {
            let mut letters = word.chars();
            assert!(letters.next().is_some_and(char::is_uppercase), "a lost capital: {name}");
            assert!(letters.all(|letter| lower.contains(letter)), "no Vietnamese word: {name}");
        }
    }
    let capitals: Vec<&Value> = problems(&answer).iter().filter(|one| one["field"] == "head").collect();
    assert!(!capitals.is_empty());
    for one in capitals {
        assert_eq!(one["severity"], "repaired", "{one}");
        let (value, proposal) = (one["value"].as_str().unwrap(), one["proposal"].as_str().unwrap());
        assert!(value != proposal && value.to_lowercase() == proposal.to_lowercase(), "{one}");
    }
    assert!(state(&ward) == before, "a dry run writes nothing");
}

#[test]
fn the_same_file_twice_changes_nothing_and_names_its_batch() {
    let ward = small::opened();
    let file = ward.file("ho.csv", households(&HEADS));
    let line = format!("import households {file} --year 2021");
    let first = ward.json(&line);
    assert_eq!((count(&first, "accepted"), count(&first, "inserted"), count(&first, "held")), (12, 12, 0));
    let before = state(&ward);
    let again = ward.json(&line);
    assert_eq!((count(&again, "inserted"), count(&again, "updated"), count(&again, "unchanged")), (0, 0, 12));
    assert_eq!(again["batch"], first["batch"]);
    assert!(state(&ward) == before);
    // The same rows in another file are the same facts.
    let other = ward.file("ho-2.csv", households(&HEADS).replace(';', ","));
    let other = ward.json(&format!("import households {other} --year 2021"));
    assert_eq!((count(&other, "unchanged"), &other["batch"]), (12, &Value::Null));
    assert!(state(&ward) == before);
}

#[test]
fn an_import_is_taken_back_and_what_it_changed_is_as_before() {
    let ward = small::registered();
    let (first, moved) = (households(&HEADS), households(&HEADS).replace(";Số ", ";Ngõ "));
    let (first, moved) = (ward.file("ho.csv", first), ward.file("moi.csv", moved));
    let changed = ward.json(&format!("import households {moved} --year 2021"));
    assert_eq!(count(&changed, "updated"), 12);
    let earlier = ward.json(&format!("import households {first} --year 2021 --dry-run"));
    assert_eq!(count(&earlier, "updated"), 12);
    let batch = changed["batch"].as_str().unwrap();
    let undone = ward.json(&format!("import --undo {batch}"));
    assert_eq!((count(&undone, "removed"), count(&undone, "restored")), (0, 12));
    let now = ward.json(&format!("import households {first} --year 2021 --dry-run"));
    assert_eq!((count(&now, "updated"), count(&now, "unchanged")), (0, 12));
    assert!(ward.refused(&format!("import --undo {batch}"), 3).contains("đã được bỏ"));
    assert_eq!(ward.json("check")["differences"], Value::Array(Vec::new()));
}

#[test]
fn an_import_that_something_stands_on_is_not_taken_back() {
    let ward = small::registered();
    let file = ward.file("ho.csv", households(&HEADS));
    let batch = ward.json(&format!("import households {file} --year 2021"))["batch"].as_str().unwrap().to_owned();
    let undo = format!("import --undo {batch}");
    let later = ward.file("moi.csv", households(&HEADS).replace(";Số ", ";Ngõ "));
    let later = ward.json(&format!("import households {later} --year 2021"))["batch"].as_str().unwrap().to_owned();
    assert!(ward.refused(&undo, 3).contains(&later), "a later import changed the same rows");
    ward.done(&format!("import --undo {later}"));
    let review = ward.file("hop.csv", meeting(0, &HEADS));
    let review = ward.json(&format!("import meetings {review} --year 2021"))["batch"].as_str().unwrap().to_owned();
    let before = state(&ward);
    ward.refused(&undo, 3);
    assert!(state(&ward) == before, "the meeting stands on the households");
    ward.done(&format!("import --undo {review}"));
    ward.done(&undo);
    assert_eq!(small::count_households(&ward), 0);
}

#[test]
fn a_frozen_import_is_not_taken_back() {
    let ward = small::listed();
    let file = ward.file("hop.csv", meeting(0, &HEADS));
    let again = ward.json(&format!("import meetings {file} --year 2021"));
    let before = state(&ward);
    let sentence = ward.refused(&format!("import --undo {}", again["batch"].as_str().unwrap()), 3);
    assert!(sentence.contains("đã khóa"), "{sentence}");
    assert!(state(&ward) == before);
}

#[test]
fn a_late_conclusion_finds_its_case_and_counts_in_the_year_of_its_day() {
    let ward = small::decided();
    let headings = format!("{INCIDENT_HEADINGS};Ngày bản án có hiệu lực");
    let case = |state: &str, day: &str| {
        let row =
            format!("16/07/2021;Tổ dân phố 1;Tội phạm;Ít nghiêm trọng;{};Người vi phạm;{state};Mẫu;{day}", code(2));
        [headings.as_str(), &row].join("\n")
    };
    // What was concluded inside the decided window would change it; what is concluded after it does not.
    let inside = ward.json(&format!("import incidents {}", ward.file("mot.csv", case("Đã kết luận", "20/10/2021"))));
    assert_eq!(count(&inside, "held"), 1, "{inside}");
    let file = ward.file("hai.csv", case("Đã kết luận", "05/03/2022"));
    assert_eq!(count(&ward.json(&format!("import incidents {file}")), "held"), 0);
    ward.done("campaign open --year 2022 --date 2022-01-04");
    let found = |year: i16| {
        let assessed = ward.json(&format!("assess --year {year} --title household --subject {}", code(2)));
        let findings = assessed["subjects"][0]["findings"].as_array().unwrap().clone();
        findings.iter().find(|finding| finding["criterion"] == "HGD-2").unwrap().clone()
    };
    assert_eq!(found(2021)["outcome"], "met");
    assert_eq!(found(2022)["outcome"], "not_met");
    let without = case("Đã kết luận", "").replace(";Ngày bản án có hiệu lực", "");
    ward.json(&format!("import incidents {}", ward.file("ba.csv", without)));
    assert_eq!(found(2022)["outcome"], "not_met", "a list without the day takes it away from no case");
    let reason = found(2022)["reason"].to_string();
    assert!(reason.contains("Có 01 vụ"), "it is the same case: {reason}");
    assert!(reason.contains("16/07/2021 (kết luận ngày 05/03/2022)"), "{reason}");
    let wrong = ward.json(&format!("import incidents {}", ward.file("bon.csv", case("Đã kết luận", "05/03/2021"))));
    assert_eq!((count(&wrong, "held"), problems(&wrong)[0]["field"].as_str()), (1, Some("concluded_on")));
    ward.done("check");
}

#[test]
fn held_rows_come_back_as_a_workbook_that_is_mended_and_brought_again() {
    let ward = small::opened();
    let rows = [
        HOUSEHOLD_HEADINGS.to_owned(),
        household(0, HEADS[0]),
        household(1, HEADS[1]).replace("Tổ dân phố 1", "Tổ dân phố 9"),
        household(2, HEADS[2]).replace("15/02/2021", "31/02/2021"),
        household(3, HEADS[3]).replace("042163", "04216X"),
    ];
    let file = ward.file("ho.csv", rows.join("\n"));
    let out = ward.beside().join("giu-lai.xlsx");
    let answer = ward.json(&format!("import households {file} --year 2021 --held {}", out.display()));
    assert_eq!((count(&answer, "read"), count(&answer, "accepted"), count(&answer, "held")), (4, 1, 3));
    let unknown = problems(&answer).iter().find(|one| one["field"] == "area").unwrap();
    assert!(unknown["proposal"].as_str().unwrap().contains("binhyen area add --name \"Tổ dân phố 9\""), "{unknown}");
    for one in problems(&answer) {
        assert!(!one["cell"].as_str().unwrap().is_empty() && !one["proposal"].as_str().unwrap().is_empty(), "{one}");
    }
    let said = answer.to_string();
    assert!(!said.contains("042060000001") && !said.contains("04216X000004"), "numbers of persons are masked: {said}");
    let mut book: Xlsx<_> = open_workbook(&out).unwrap();
    let (_, range) = book.worksheets().swap_remove(0);
    let cells: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(cells[0].join(";"), HOUSEHOLD_HEADINGS, "the original headings");
    assert_eq!(cells.len(), 1 + 3);
    // As it is, the workbook is held again, the same rows for the same reasons; mended, it enters.
    let again = ward.json(&format!("import households {} --year 2021", out.display()));
    assert_eq!((count(&again, "read"), count(&again, "held")), (3, 3));
    ward.done("area add --name \"Tổ dân phố 9\" --date 2021-01-01");
    let once_more = ward.json(&format!("import households {} --year 2021", out.display()));
    assert_eq!((count(&once_more, "accepted"), count(&once_more, "held")), (1, 2));
    let mended = ward.file("ho-2.csv", rows.join("\n").replace("31/02", "28/02").replace("04216X", "042163"));
    let all = ward.json(&format!("import households {mended} --year 2021"));
    assert_eq!((count(&all, "held"), count(&all, "inserted"), count(&all, "unchanged")), (0, 2, 2));
}

#[test]
fn late_facts_are_held_with_the_way_to_reopen() {
    let ward = small::listed();
    let case = format!("16/07/2021;Tổ dân phố 1;Tội phạm;Ít nghiêm trọng;{};Người vi phạm;Đã kết luận;Mẫu", code(1));
    let file = ward.file("vu-viec.csv", [INCIDENT_HEADINGS, &case].join("\n"));
    let line = format!("import incidents {file} --year 2021");
    let before = state(&ward);
    let held = ward.json(&line);
    assert_eq!((count(&held, "accepted"), count(&held, "held")), (0, 1));
    let proposal = problems(&held)[0]["proposal"].as_str().unwrap();
    assert!(proposal.contains("binhyen campaign reopen --year 2021 --title household --reason"), "{proposal}");
    assert!(state(&ward) == before);
    let new =
        ward.file("ho.csv", [HOUSEHOLD_HEADINGS, &household(0, "Cao Văn Mới").replace("0001", "0099")].join("\n"));
    assert_eq!(count(&ward.json(&format!("import households {new} --year 2021")), "held"), 1);
    ward.done("campaign reopen --year 2021 --title household --date 2021-11-10 --reason \"vụ việc kết luận muộn\"");
    assert_eq!(count(&ward.json(&line), "accepted"), 1);
    let one = ward.json(&format!("assess --year 2021 --subject {}", code(1)));
    assert_ne!(one["subjects"][0]["outcome"], "met", "the case counts once it is in");
}

#[test]
fn columns_are_named_by_hand_and_remembered() {
    let ward = small::opened();
    let strange = HOUSEHOLD_HEADINGS.replace("Họ và tên chủ hộ", "Cột C").replace("Tổ dân phố", "Cột A");
    let rows: Vec<String> = HEADS.iter().enumerate().map(|(at, head)| household(at, head)).collect();
    let file = ward.file("la.csv", format!("{strange}\n{}", rows[..6].join("\n")));
    let answer = ward.json(&format!("import households {file} --year 2021 --map head=\"Cột C\" --map area=\"Cột A\""));
    assert_eq!((count(&answer, "accepted"), count(&answer, "held")), (6, 0));
    let next = ward.file("la-2.csv", format!("{strange}\n{}", rows[6..].join("\n")));
    let answer = ward.json(&format!("import households {next} --year 2021"));
    assert_eq!((count(&answer, "accepted"), count(&answer, "held")), (6, 0), "the same headings are known by now");
}

#[test]
fn one_sheet_of_many_is_read_alone() {
    let ward = small::opened();
    let book = sample("ket-qua-hop-to-2021.xlsx");
    let all = ward.json(&format!("import meetings {book} --year 2021 --dry-run"));
    let one = ward.json(&format!("import meetings {book} --year 2021 --sheet TDP1 --dry-run"));
    assert_eq!((count(&all, "read"), count(&one, "read")), (2546, 271));
}

#[test]
fn every_kind_has_a_template_that_its_reader_takes() {
    let ward = small::opened();
    for kind in [
        "areas",
        "households",
        "meetings",
        "organisations",
        "dossiers",
        "incidents",
        "totals",
        "commendations",
        "groups",
    ] {
        let file = ward.beside().join(format!("{kind}.xlsx"));
        ward.done(&format!("template {kind} {}", file.display()));
        let said = ward.run(&["import", kind, file.to_str().unwrap(), "--year", "2021", "--dry-run", "--json"]);
        // Nothing is filled in yet: it is read as an empty list, or refused in a sentence for being one.
        if said.code == 0 {
            let answer: Value = serde_json::from_str(&said.out).unwrap();
            assert_eq!(count(&answer, "held"), 0, "{kind}: {answer}");
        } else {
            said.sentence(3);
        }
    }
}

#[test]
fn sub_units_of_a_dossier_decide_their_criterion() {
    let ward = small::opened();
    ward.done("campaign open --year 2023 --date 2023-01-04");
    let units = "Mã;Tên đơn vị;Loại;Cấp học/Quy mô;Số cán bộ, công nhân viên\nCQ01;Cơ quan mẫu;Cơ quan;;40";
    let file = ward.file("don-vi.csv", units);
    ward.done(&format!("import organisations {file} --year 2023"));
    let dossier = |whole: &str, met: &str| {
        let rows = format!(
            "Danh hiệu;Tên;Số đầu mối trực thuộc;Số đầu mối đạt\nCơ quan, doanh nghiệp;Cơ quan mẫu;{whole};{met}"
        );
        let file = ward.file("ho-so.csv", rows);
        let said = ward.json(&format!("import dossiers {file} --year 2023"));
        let assessed = ward.json("assess --year 2023 --title organisation --subject CQ01");
        let findings = assessed["subjects"][0]["findings"].as_array().expect("findings").clone();
        let found = findings.iter().find(|one| one["criterion"] == "CQ-5").expect("CQ-5")["outcome"].clone();
        (count(&said, "held"), found)
    };
    assert_eq!(dossier("4", "5"), (1, Value::from("open")), "more than there are");
    assert_eq!(dossier("4", ""), (1, Value::from("open")), "a share of which one half is missing");
    assert_eq!(dossier("4", "3"), (0, Value::from("met")));
    assert_eq!(dossier("4", "2"), (0, Value::from("not_met")));
}

#[test]
fn held_rows_that_cannot_be_written_out_hold_the_whole_import() {
    let ward = small::opened();
    let file = ward.file("ho.csv", households(&HEADS).replace("Tổ dân phố 2", "Tổ dân phố 9"));
    let before = state(&ward);
    ward.refused(&format!("import households {file} --year 2021 --held /proc/giu-lai.xlsx"), 1);
    assert!(state(&ward) == before);
}

#[test]
fn the_same_file_enters_postgresql() {
    let ward = Ward::on_postgres();
    small::open(&ward);
    fs::create_dir_all(&ward.folder).unwrap();
    let file = ward.file("ho.csv", households(&HEADS));
    let line = format!("import households {file} --year 2021");
    let first = ward.json(&line);
    let again = ward.json(&line);
    assert_eq!((count(&first, "inserted"), count(&again, "unchanged")), (12, 12));
    assert_eq!(first["batch"], again["batch"]);
    let undone = ward.json(&format!("import --undo {}", first["batch"].as_str().unwrap()));
    assert_eq!(count(&undone, "removed"), 24, "households and their registrations");
    assert_eq!(small::count_households(&ward), 0);
}

#[test]
fn a_field_that_the_file_does_not_have_is_said_by_an_empty_heading() {
    let ward = small::opened();
    let file = ward.file("ho.csv", households(&HEADS));
    let answer = ward.json(&format!("import households {file} --year 2021 --dry-run --map phone= --map birth_year="));
    assert_eq!((count(&answer, "accepted"), count(&answer, "held")), (12, 0));
}

/// Fifty megabytes are looked at, one byte more is not.
#[test]
fn a_file_of_exactly_fifty_megabytes_is_looked_at() {
    let ward = small::opened();
    let mut bytes = b"%PDF-1.7".to_vec();
    bytes.resize(50 * 1024 * 1024, b'\n');
    let file = ward.file("to.csv", &bytes);
    assert!(ward.refused(&format!("import households {file} --year 2021"), 3).contains("PDF"));
    bytes.push(b'\n');
    let file = ward.file("to-qua.csv", &bytes);
    assert!(ward.refused(&format!("import households {file} --year 2021"), 3).contains("51 MB"));
}

#[test]
fn the_settings_shown_as_json_are_those_shown_as_text() {
    let ward = small::opened();
    let shown = |line: &str| ward.json(line).as_array().expect("entries").len();
    let (now, all) = (shown("settings show"), shown("settings show --all"));
    assert!(0 < now && now < all, "{now} of {all}");
}
