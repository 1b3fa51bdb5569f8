use serde_json::Value;

use super::workbooks::{commended, decade, grouped, met_households, rate};
use super::world::{both, sqlite};

fn one_space(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_printed_decade_is_the_workbooks() {
    let printed: Vec<String> = sqlite().printed.lines().map(one_space).collect();
    for (year, (titles, is_met)) in decade() {
        let (total, met) = titles["household"];
        let of = |title: &str| format!("{}/{}", titles[title].1, titles[title].0);
        let household = format!("{}/{} ({})", grouped(met), grouped(total), rate((total, met)));
        let (area, school, organisation) = (of("area"), of("school"), of("organisation"));
        let outcome = if is_met { "đạt" } else { "chưa đạt" };
        let line = format!("{year} {household} {area} {school} {organisation} {outcome}");
        assert!(printed.contains(&line), "«{line}» is not in\n{}", printed.join("\n"));
    }
    // The published figures of the decade's last year, so that no mistake is made twice over.
    assert!(printed.contains(&"2021 2.412/2.546 (94,7%) 10/10 3/3 11/12 đạt".to_owned()));
}

#[test]
fn the_report_quotes_every_year_on_both_databases() {
    for ward in both() {
        let out = ward.folder.join("again");
        let line = format!("report --from 2012 --to 2021 --date 2022-07-29 --out {}", out.display());
        let report = ward.json(&line);
        let summary = report["summary"].as_array().unwrap();
        assert_eq!(report["last_completed"], 2021);
        let years = decade();
        assert_eq!(summary.len(), years.len() * 5);
        for (year, (titles, is_met)) in &years {
            let find =
                |title: &str| summary.iter().find(|line| line["year"] == *year && line["title"] == title).unwrap();
            for (title, tally) in titles {
                let line = find(title);
                assert_eq!((line["total"].as_u64(), line["met"].as_u64()), (Some(tally.0), Some(tally.1)), "{line}");
                assert_eq!(line["rate"], rate(*tally), "{line}");
                assert_eq!(line["source"] == "totals", *year < 2021, "{line}");
            }
            assert_eq!(find("commune")["outcome"], if *is_met { "met" } else { "not_met" });
        }
    }
}

#[test]
fn both_databases_give_the_same_outcomes_with_the_same_reasons() {
    let [one, other] = both().map(|ward| ward.json("assess --year 2021"));
    assert_eq!(one["subjects"].as_array().unwrap().len(), 2546 + 10 + 3 + 12 + 1);
    assert_eq!(one["summary"], other["summary"]);
    for (left, right) in one["subjects"].as_array().unwrap().iter().zip(other["subjects"].as_array().unwrap()) {
        assert_eq!(left, right);
    }
}

#[test]
fn the_recognised_households_are_those_of_the_meetings() {
    let expected = met_households();
    for ward in both() {
        let assessed = ward.json("assess --year 2021 --title household");
        let met = |one: &&Value| one["outcome"] == "met";
        let subjects = assessed["subjects"].as_array().unwrap();
        let found: std::collections::BTreeMap<String, String> = subjects
            .iter()
            .filter(met)
            .map(|one| (one["code"].as_str().unwrap().to_owned(), one["name"].as_str().unwrap().to_owned()))
            .collect();
        assert_eq!(found, expected);
        let decisions = ward.json("decision list --year 2021");
        let decision = decisions.as_array().unwrap().iter().find(|one| one["number"]["number"] == 155).unwrap();
        let mut listed: Vec<&str> =
            decision["subjects"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
        listed.sort_unstable();
        assert_eq!(listed, expected.keys().map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn a_household_that_fails_is_told_criterion_fact_and_clause() {
    for ward in both() {
        let all = ward.json("assess --year 2021 --title household");
        let failing: Vec<&Value> =
            all["subjects"].as_array().unwrap().iter().filter(|one| one["outcome"] != "met").collect();
        assert_eq!(failing.len(), 2546 - 2412);
        let code = failing[0]["code"].as_str().unwrap();
        let one = ward.json(&format!("assess --year 2021 --subject {code}"));
        let [subject] = &one["subjects"].as_array().unwrap()[..] else { panic!("one subject: {one}") };
        let finding = subject["findings"].as_array().unwrap().iter().find(|one| one["outcome"] == "not_met").unwrap();
        for key in ["criterion", "source", "reason", "citation"] {
            assert!(!finding[key].as_str().unwrap().is_empty(), "{finding}");
        }
        let text = ward.done(&format!("assess --year 2021 --subject {}", code.to_lowercase()));
        assert!(text.contains(finding["reason"].as_str().unwrap()), "{text}");
    }
}

#[test]
fn a_check_finds_no_difference_on_both_databases() {
    for ward in both() {
        let checked = ward.json("check");
        assert_eq!(checked["differences"], Value::Array(Vec::new()));
        // Every outcome at least once, every decided one against its list too.
        assert!(2572 + 2412 < checked["checked"].as_u64().unwrap(), "{checked}");
    }
}

#[test]
fn nine_are_commended_with_the_bonus_of_the_day() {
    for ward in both() {
        let decisions = ward.json("decision list --year 2022");
        let [decision] = &decisions.as_array().unwrap()[..] else { panic!("one decision: {decisions}") };
        let granted: Vec<(String, bool, u64)> = decision["subjects"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                let name = one["name"].as_str().unwrap().to_owned();
                (name, one["honoured"] == "collective", one["bonus"].as_u64().unwrap())
            })
            .collect();
        // Đồng: 0.3 and 0.15 of the base salary of 1,490,000, rounded up to tens of thousands.
        let bonus = |is_collective| if is_collective { 450_000 } else { 230_000 };
        let mut expected: Vec<_> = commended().into_iter().map(|(name, all)| (name, all, bonus(all))).collect();
        // Collectives as the list had them, then persons by given name.
        expected.sort_by_cached_key(|(name, is_collective, _)| match is_collective {
            true => (false, String::new()),
            false => (true, domain::ground::text::name_sort_key(name)),
        });
        assert_eq!(granted.len(), 9);
        assert_eq!(granted, expected);
    }
}
