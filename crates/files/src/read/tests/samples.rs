//! The sample workbooks of the sample ward: everything in them is read, and nothing else.

use domain::intake::{ImportKind, LineData, ReadOptions, Reading, Severity};
use domain::meeting::VoteWay;
use domain::register::{Scale, Title};

use crate::read::read;

pub fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../samples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn sample(name: &str, kind: ImportKind) -> Reading {
    read(name, &bytes(name), kind, &ReadOptions::default()).unwrap()
}

#[test]
fn the_register_of_households_has_no_problem() {
    let reading = sample("ho-gia-dinh-2021.xlsx", ImportKind::Households);
    assert_eq!((reading.read, reading.held(), reading.problems.len()), (2546, 0, 0));
    assert_eq!(reading.encoding, "UTF-8");
    let LineData::Household(first) = &reading.lines[0].data else { panic!() };
    assert_eq!((first.code.as_deref(), first.head.as_str()), (Some("BH010001"), "Nguyễn Công Tú"));
    assert_eq!(first.identity.as_ref().unwrap().as_str(), "098083381214");
    assert_eq!(first.phone.as_deref(), Some("0100196059"));
    assert_eq!(reading.cell(0, "identity"), "G2");
    assert_eq!(reading.value(0, "identity"), "********1214");
    assert_eq!(reading.value(0, "phone"), "******6059");
}

#[test]
fn the_old_list_in_tcvn3_is_read_in_letters_of_today() {
    let reading = sample("ho-gia-dinh-2019-tcvn3.xls", ImportKind::Households);
    assert_eq!((reading.encoding.as_str(), reading.read, reading.held()), ("TCVN3", 782, 0));
    assert_eq!(reading.sheets[0].facts.year, Some(2019));
    let problem = reading.problems.iter().find(|problem| problem.cell == "B10").unwrap();
    assert_eq!((problem.value.as_str(), problem.proposal.as_str()), ("Nguyễn Tiến ánh", "Nguyễn Tiến Ánh"));
    assert_eq!((problem.sheet.as_str(), problem.field.as_str()), ("DS", "head"));
    assert!(reading.problems.iter().all(|problem| problem.severity == Severity::Repaired));
    for line in &reading.lines {
        let LineData::Household(household) = &line.data else { panic!() };
        assert!(household.head.split(' ').all(|word| word.starts_with(char::is_uppercase)), "{}", household.head);
        assert!(household.head.split(' ').all(domain::intake::legacy::is_syllable), "{}", household.head);
        assert!(!household.address.contains(" ái "), "{}", household.address);
        assert_eq!(household.identity.as_ref().unwrap().as_str().len(), 9);
    }
    // No digit of an identity number but the last four leaves the reading.
    let told = format!("{:?}", reading.problems);
    assert!(!told.contains("83381214") && told.contains("1214"), "an identity number is told");
}

#[test]
fn ten_meetings_are_read_with_their_facts_and_without_their_sums() {
    let reading = sample("ket-qua-hop-to-2021.xlsx", ImportKind::Meetings);
    assert_eq!((reading.read, reading.held(), reading.sheets.len()), (2546, 0, 10));
    for (number, sheet) in (1..).zip(&reading.sheets) {
        assert_eq!(sheet.facts.area, Some(format!("Tổ dân phố {number}")));
        assert_eq!(sheet.facts.way, Some(VoteWay::ShowOfHands));
        let lines = reading.lines.iter().filter(|line| line.sheet + 1 == number).count();
        assert_eq!(sheet.facts.households, u32::try_from(lines).ok());
        assert_eq!(sheet.heading, (8, 9));
    }
    let marks: Vec<bool> = reading
        .lines
        .iter()
        .flat_map(|line| match &line.data {
            LineData::Meeting(meeting) => meeting.marks.found.values().copied().collect(),
            _ => Vec::new(),
        })
        .collect();
    assert_eq!((marks.len(), marks.iter().filter(|met| !**met).count()), (2546 * 9, 119));
}

#[test]
fn the_other_lists_are_read_whole() {
    let units = sample("don-vi-2021.xlsx", ImportKind::Organisations);
    let dossiers = sample("ho-so-danh-gia-2021.xlsx", ImportKind::Dossiers);
    let ledger = sample("vu-viec-2020-2021.xlsx", ImportKind::Incidents);
    let totals = sample("tong-hop-2012-2020.xlsx", ImportKind::Totals);
    let honoured = sample("khen-thuong-2022.xlsx", ImportKind::Commendations);
    let groups = sample("to-lien-gia-2022.xlsx", ImportKind::Groups);
    for (reading, read) in [(&units, 15), (&dossiers, 26), (&ledger, 424), (&totals, 9), (&honoured, 9), (&groups, 110)]
    {
        assert_eq!((reading.read, reading.held(), reading.problems.len()), (read, 0, 0), "{}", reading.kind);
    }
    let micro = units
        .lines
        .iter()
        .filter(|line| matches!(&line.data, LineData::Organisation(unit) if unit.scale == Some(Scale::Micro)));
    assert_eq!(micro.count(), 1);
    let titles: Vec<Option<Title>> = dossiers.sheets.iter().map(|sheet| sheet.facts.title).collect();
    assert_eq!(titles, [Title::Area, Title::School, Title::Organisation, Title::Commune].map(Some));
    assert!(totals.lines.iter().all(|line| matches!(&line.data, LineData::Totals(row) if row.lines.len() == 5)));
    let members: usize = groups
        .lines
        .iter()
        .map(|line| match &line.data {
            LineData::Group(group) => group.members.len(),
            _ => 0,
        })
        .sum();
    // 2,546 households in groups for public order, 48 of them in one for fire safety as well.
    assert_eq!(members, 2546 + 48);
}

#[test]
fn the_same_headings_have_the_same_signature() {
    let one = sample("ho-gia-dinh-2021.xlsx", ImportKind::Households);
    let two = sample("ho-gia-dinh-2021.xlsx", ImportKind::Households);
    let old = sample("ho-gia-dinh-2019-tcvn3.xls", ImportKind::Households);
    assert_eq!(one.header_signature(), two.header_signature());
    assert_ne!(one.header_signature(), old.header_signature());
}
