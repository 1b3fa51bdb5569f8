//! The register over the years: who moves, leaves, arrives, and what a frozen year keeps.

use serde_json::Value;

use crate::program::Ward;
use crate::refusals::state;
use crate::small::{self, HEADS, HOUSEHOLD_HEADINGS, code, households, meeting};

fn batch(answer: &Value) -> String {
    answer["batch"].as_str().unwrap_or_else(|| panic!("a batch: {answer}")).to_owned()
}

fn count(answer: &Value, key: &str) -> u64 {
    answer[key].as_u64().unwrap_or_else(|| panic!("{key}: {answer}"))
}

/// The list of a year, with some of its lines written otherwise.
fn list(ward: &Ward, year: i16, otherwise: &[(usize, &str)]) -> Value {
    let text = households(&HEADS).replace("/2021", &format!("/{year}"));
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (at, area) in otherwise {
        lines[at + 1] = lines[at + 1].replace("Tổ dân phố 1", area).replace("Tổ dân phố 2", area);
    }
    let file = ward.file(&format!("ho-{year}.csv"), lines.join("\n"));
    ward.json(&format!("import households {file} --year {year}"))
}

/// How many households an area has when a year's window of households ends.
fn in_area(ward: &Ward, year: i16, code: &str) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let target = store::db::Target::Sqlite(ward.folder.join("binhyen.db"));
    runtime.block_on(async {
        let database = store::db::Database::open(&target, &ward.folder.join("key")).await.expect("the ward's database");
        let mut tx = database.begin(&testkit::commune()).await.expect("a transaction");
        let area = store::area::find_by_code(&mut tx, code).await.unwrap().expect("the area");
        let all = store::household::list_on(&mut tx, testkit::day(&format!("{year}-10-31"))).await.unwrap();
        tx.rollback().await.unwrap();
        database.close().await;
        all.into_iter().filter(|household| household.area == area.id).count()
    })
}

/// Refused, and nothing written.
#[track_caller]
fn untouched(ward: &Ward, line: &str) -> String {
    let before = state(ward);
    let sentence = ward.refused(line, 3);
    assert!(state(ward) == before, "{line}");
    sentence
}

#[test]
fn a_list_whose_year_the_file_names_is_as_frozen_as_any() {
    let ward = small::registered();
    ward.done("campaign advance --year 2021 --date 2021-11-01");
    let files = [0, 1].map(|area| ward.file(&format!("hop-{area}.csv"), meeting(area, &HEADS)));
    let first = ward.json(&format!("import meetings {}", files[0]));
    ward.json(&format!("import meetings {} --year 2021", files[1]));
    for _ in 0..2 {
        ward.done("campaign advance --year 2021 --title household --date 2021-11-08");
    }
    let sentence = untouched(&ward, &format!("import --undo {}", batch(&first)));
    assert!(sentence.contains("2021") && sentence.contains("đã khóa"), "{sentence}");
}

#[test]
fn what_a_merger_did_since_is_not_lost_with_an_import() {
    let ward = small::registered();
    let file = ward.file("moi.csv", households(&HEADS).replace(";Số ", ";Ngõ "));
    let changed = batch(&ward.json(&format!("import households {file} --year 2021")));
    ward.done("area merge TDP01 TDP02 --into TDP03 --name \"Tổ dân phố 3\" --date 2022-01-01");
    let sentence = untouched(&ward, &format!("import --undo {changed}"));
    assert!(sentence.contains("12 hộ gia đình (BH010001"), "{sentence}");
}

#[test]
fn the_areas_of_a_frozen_year_stay_as_they_were() {
    let ward = small::decided();
    let merge = "area merge TDP01 TDP02 --into TDP01 --name \"Tổ dân phố 1\" --date";
    for line in [format!("{merge} 2021-06-01"), "area rename TDP01 --name \"Tổ Mới\" --date 2021-06-01".to_owned()]
    {
        let sentence = untouched(&ward, &line);
        assert!(sentence.contains("2021") && sentence.contains("campaign reopen"), "{sentence}");
    }
    ward.done(&format!("{merge} 2022-01-01"));
    assert_eq!(ward.json("check")["differences"], Value::Array(Vec::new()));
}

#[test]
fn an_area_renamed_again_on_the_same_day_has_its_last_name() {
    let ward = small::registered();
    for name in ["Tổ Đông", "Tổ Tây"] {
        ward.done(&format!("area rename TDP01 --name \"{name}\" --date 2022-01-01"));
    }
    assert_eq!(ward.json("area list")[0]["name"], "Tổ Tây");
}

#[test]
fn a_list_of_an_earlier_year_once_more_moves_nobody_back() {
    let ward = small::registered();
    for year in [2022, 2023] {
        ward.done(&format!("campaign open --year {year} --date {year}-01-04"));
    }
    assert_eq!(count(&list(&ward, 2022, &[]), "held"), 0);
    assert_eq!(count(&list(&ward, 2023, &[(0, "Tổ dân phố 2")]), "held"), 0);
    let counts = |ward: &Ward| [2021, 2022, 2023].map(|year| in_area(ward, year, "TDP01"));
    assert_eq!(counts(&ward), [6, 6, 5]);
    let before = state(&ward);
    assert_eq!(count(&list(&ward, 2022, &[]), "unchanged"), 12);
    assert!(state(&ward) == before, "the same list changes nothing");
    // The list of 2023 corrected: the move of that day is another one, and then none.
    assert_eq!(count(&list(&ward, 2023, &[(1, "Tổ dân phố 2")]), "held"), 0);
    assert_eq!(counts(&ward), [6, 6, 5]);
    assert_eq!(count(&list(&ward, 2023, &[]), "held"), 0);
    assert_eq!(counts(&ward), [6, 6, 6]);
    // What a later list tells of the household is not written over.
    list(&ward, 2023, &[(0, "Tổ dân phố 2")]);
    ward.done("area add --code TDP03 --name \"Tổ dân phố 3\" --date 2019-01-01");
    let answer = list(&ward, 2022, &[(0, "Tổ dân phố 3")]);
    assert_eq!(count(&answer, "held"), 1);
    assert!(answer["problems"].to_string().contains("01/01/2023"), "{answer}");
}

#[test]
fn a_merger_on_the_day_of_a_move_is_no_collision() {
    let ward = small::registered();
    ward.done("campaign open --year 2022 --date 2022-01-04");
    list(&ward, 2022, &[(0, "Tổ dân phố 2")]);
    ward.done("area merge TDP01 TDP02 --into TDP03 --name \"Tổ dân phố 3\" --date 2022-01-01");
    assert_eq!((in_area(&ward, 2021, "TDP01"), in_area(&ward, 2022, "TDP03")), (6, 12));
    let held = list(&ward, 2022, &[]);
    assert_eq!(count(&held, "held"), 12);
    let proposal = held["problems"][0]["proposal"].as_str().unwrap();
    assert!(proposal.contains("TDP03"), "the successor is named: {proposal}");
    let earlier = ward.file("ho.csv", households(&HEADS));
    assert_eq!(count(&ward.json(&format!("import households {earlier} --year 2021")), "unchanged"), 12);
    let late = "area merge TDP01 TDP02 --into TDP04 --name \"Tổ dân phố 4\" --date 2021-12-01";
    untouched(&ward, late);
}

#[test]
fn minutes_speak_of_the_areas_of_their_own_day() {
    let ward = small::registered();
    ward.done("area merge TDP01 TDP02 --into TDP03 --name \"Tổ dân phố 3\" --date 2021-12-01");
    ward.done("campaign advance --year 2021 --date 2021-12-02");
    let file = ward.file("hop.csv", meeting(0, &HEADS));
    let answer = ward.json(&format!("import meetings {file} --year 2021"));
    assert_eq!((count(&answer, "accepted"), count(&answer, "held")), (6, 0), "{answer}");
    let late = ward.file("hop-2.csv", meeting(1, &HEADS).replace("03/11/2021", "03/12/2021"));
    let answer = ward.json(&format!("import meetings {late} --year 2021"));
    assert_eq!(count(&answer, "held"), 6);
    assert!(answer["problems"][0]["proposal"].as_str().unwrap().contains("TDP03"), "{answer}");
}

#[test]
fn who_left_and_who_came_are_counted_on_their_days() {
    let ward = small::registered();
    ward.done("campaign open --year 2022 --date 2022-01-04");
    // The list of the next year without two households: they are named, and nobody is ended.
    let short: Vec<&str> = HEADS[2..].to_vec();
    let rows: Vec<String> = households(&HEADS).replace("/2021", "/2022").lines().map(str::to_owned).collect();
    let text = [&rows[..1], &rows[3..]].concat().join("\n");
    let file = ward.file("ho-2022.csv", text);
    let answer = ward.json(&format!("import households {file} --year 2022"));
    assert_eq!((count(&answer, "accepted"), count(&answer, "held")), (short.len() as u64, 0));
    let missing: Vec<&str> =
        answer["missing"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(missing, [code(0), code(1)]);
    assert_eq!(answer["problems"][0]["severity"], "warning");
    assert_eq!(in_area(&ward, 2022, "TDP01"), 6);
    // One moved out, one came in May: columns of the list say so.
    let head = format!("{HOUSEHOLD_HEADINGS};Chuyển đến ngày;Ngày chuyển đi");
    let left = format!("{};;20/02/2022", rows[1]);
    let came = "Tổ dân phố 1;BH019999;Mai Văn Xuân;Nam;1980;;Số 9;3;;15/05/2022;";
    let file = ward.file("di-den.csv", [head.as_str(), &left, came].join("\n"));
    let answer = ward.json(&format!("import households {file} --year 2022"));
    assert_eq!((count(&answer, "inserted"), count(&answer, "updated"), count(&answer, "held")), (1, 1, 0), "{answer}");
    assert_eq!(answer["missing"], Value::Null, "two rows are no list of the area");
    assert_eq!((in_area(&ward, 2021, "TDP01"), in_area(&ward, 2022, "TDP01")), (6, 6));
    // On a later list, who left is held; the code of the register says why.
    let again = list(&ward, 2023, &[]);
    assert!(again["problems"].to_string().contains("19/02/2022"), "{again}");
}

#[test]
fn a_household_that_left_is_in_no_later_list_and_a_frozen_year_keeps_it() {
    let ward = small::decided();
    let end = |day: &str| format!("household end {} --date {day} --reason \"chuyển vào Nam\"", code(0));
    let sentence = untouched(&ward, &end("2021-06-01"));
    assert!(sentence.contains("2021") && sentence.contains("campaign reopen"), "{sentence}");
    untouched(&ward, &end("2018-01-01"));
    untouched(&ward, "household end BH999999 --date 2022-01-01 --reason \"nhầm\"");
    let ended = ward.json(&end("2022-03-01"));
    assert_eq!(ended["until"], "2022-02-28");
    assert_eq!([2021, 2022].map(|year| in_area(&ward, year, "TDP01")), [6, 5]);
    assert_eq!(ward.json("check")["differences"], Value::Array(Vec::new()));
    ward.done(&format!("household end {} --cancel --reason \"ghi nhầm\"", code(0)));
    assert_eq!(in_area(&ward, 2022, "TDP01"), 6);
}

/// The facts of the first unit on a day.
fn unit_on(ward: &Ward, day: &str) -> Option<domain::register::OrganisationFacts> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let target = store::db::Target::Sqlite(ward.folder.join("binhyen.db"));
    runtime.block_on(async {
        let database = store::db::Database::open(&target, &ward.folder.join("key")).await.expect("the ward's database");
        let mut tx = database.begin(&testkit::commune()).await.expect("a transaction");
        let all = store::organisation::list_on(&mut tx, testkit::day(day)).await.unwrap();
        tx.rollback().await.unwrap();
        database.close().await;
        all.first().map(domain::register::Organisation::facts)
    })
}

#[test]
fn the_list_of_a_year_changes_no_other_year() {
    let ward = small::registered();
    let row = |pupils: u32, closed: &str| {
        format!(
            "Tên đơn vị;Loại;Cấp học/Quy mô;Số cán bộ, công nhân viên;Số học sinh;Ngày ngừng hoạt động\n\
             Trường mẫu;Cơ sở giáo dục;THCS;40;{pupils};{closed}"
        )
    };
    let import = |year: i16, pupils: u32, closed: &str| {
        let file = ward.file("don-vi.csv", row(pupils, closed));
        ward.json(&format!("import organisations {file} --year {year}"))
    };
    let pupils = |day: &str| unit_on(&ward, day).and_then(|facts| facts.pupils);
    import(2021, 300, "");
    assert_eq!(count(&import(2022, 300, ""), "unchanged"), 1);
    import(2023, 350, "");
    assert_eq!([2021, 2022, 2023].map(|year| pupils(&format!("{year}-11-15"))), [Some(300), Some(300), Some(350)]);
    // 2021 corrected: the list of 2022 said 300 itself.
    import(2021, 280, "");
    assert_eq!([2021, 2022, 2023].map(|year| pupils(&format!("{year}-11-15"))), [Some(280), Some(300), Some(350)]);
    let before = state(&ward);
    assert_eq!(count(&import(2022, 300, ""), "unchanged"), 1);
    assert!(state(&ward) == before);
    let last = import(2024, 400, "");
    let undone = ward.json(&format!("import --undo {}", batch(&last)));
    assert_eq!(count(&undone, "restored"), 1, "{undone}");
    assert_eq!(pupils("2024-11-15"), Some(350));
    import(2023, 350, "01/06/2023");
    assert_eq!((pupils("2023-05-31"), pupils("2023-06-01")), (Some(350), None));
    assert_eq!(count(&import(2024, 300, ""), "held"), 1);

    let frozen = small::decided();
    for title in ["school", "commune"] {
        for _ in 0..2 {
            frozen.done(&format!("campaign advance --year 2021 --title {title} --date 2021-11-20"));
        }
    }
    let file = frozen.file("don-vi.csv", row(300, ""));
    assert_eq!(count(&frozen.json(&format!("import organisations {file} --year 2021")), "held"), 1);
    assert_eq!(count(&frozen.json(&format!("import organisations {file} --year 2022")), "accepted"), 1);
}
