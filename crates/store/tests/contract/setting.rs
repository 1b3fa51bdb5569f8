use domain::setting::{BaseSalary, Entry, Grounds};
use store::setting;
use testkit::{day, each_database};

fn salary(from: &str, amount: u64) -> Entry {
    Entry::BaseSalary(BaseSalary { from: day(from), until: None, amount, basis: "Nghị định".to_owned() })
}

fn grounds(from: &str, line: &str) -> Entry {
    Entry::Grounds(Grounds {
        from: day(from),
        until: None,
        papers: vec!["decision".to_owned()],
        lines: vec![line.to_owned()],
        replaces: false,
    })
}

#[test]
fn settings_come_back_as_they_were_and_the_same_file_twice_changes_nothing() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let entries = [
            salary("2019-07-01", 1_490_000),
            salary("2023-07-01", 1_800_000),
            grounds("2019-07-01", "Luật A"),
            grounds("2019-07-01", "Luật B"),
        ];
        for _ in 0..2 {
            setting::put_all(&mut tx, &entries).await.unwrap();
            assert_eq!(setting::list(&mut tx).await.unwrap(), entries);
        }
    });
}

#[test]
fn a_setting_of_the_same_day_is_replaced_and_can_be_taken_away() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        setting::put_all(&mut tx, &[salary("2019-07-01", 1), salary("2023-07-01", 2)]).await.unwrap();
        setting::put_all(&mut tx, &[salary("2019-07-01", 3)]).await.unwrap();
        assert_eq!(setting::list(&mut tx).await.unwrap(), [salary("2019-07-01", 3), salary("2023-07-01", 2)]);
        assert!(setting::delete(&mut tx, "base_salary", day("2019-07-01")).await.unwrap());
        assert!(!setting::delete(&mut tx, "base_salary", day("2019-07-01")).await.unwrap());
        assert_eq!(setting::list(&mut tx).await.unwrap(), [salary("2023-07-01", 2)]);
    });
}
