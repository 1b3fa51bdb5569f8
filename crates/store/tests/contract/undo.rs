use domain::assessment::Outcome;
use domain::campaign::State;
use domain::commitment::Commitment;
use domain::ground::id::{CommitmentId, HouseholdId, SubjectId};
use domain::ground::window::Validity;
use domain::incident::Role;
use domain::intake::ImportKind;
use domain::register::{Household, Identity, Organisation, Title};
use domain::report::TotalsLine;
use store::db::Tx;
use store::household::{self, Access};
use store::import::{self, Blocker, Table, Undo};
use store::{assessment, campaign, commitment, decision, incident, meeting, totals};
use testkit::{SmallWard, day, each_database, id, instant};

use super::import::batch;

/// A batch that put in household 6 with its commitment and changed household 1.
async fn import_households(tx: &mut Tx) -> (import::Batch, Vec<Household>) {
    let taken = batch(1, ImportKind::Households, Some(2021));
    import::insert(tx, &taken).await.unwrap();
    let known = household::list(tx).await.unwrap();
    let first = vec![known[0].id.to_string()];
    let before = import::snapshot(tx, Table::Household, &first).await.unwrap();
    household::update(tx, &Household { head: "Nguyễn Văn Sửa".to_owned(), ..known[0].clone() }).await.unwrap();
    let identity = Identity::parse("042000000009").unwrap();
    household::protect(tx, &known[0].id, Some(&identity), None).await.unwrap();
    import::record_changed(tx, &taken.id, Table::Household, &before).await.unwrap();

    let sixth = Household {
        id: HouseholdId(id("household", 6)),
        code: "BH010006".to_owned(),
        ..SmallWard::new().households[0].clone()
    };
    household::insert(tx, &sixth).await.unwrap();
    let signed = Commitment {
        id: CommitmentId(id("commitment", 6)),
        title: Title::Household,
        subject: SubjectId::from(&sixth.id),
        year: 2021,
        signed_on: day("2021-02-03"),
        people: None,
    };
    commitment::insert(tx, &signed).await.unwrap();
    import::record_inserted(tx, &taken.id, Table::Household, &[sixth.id.to_string()]).await.unwrap();
    import::record_inserted(tx, &taken.id, Table::Commitment, &[signed.id.to_string()]).await.unwrap();
    (taken, known)
}

async fn undo(tx: &mut Tx, taken: &import::Batch) -> Undo {
    import::undo(tx, &taken.id, instant("2021-03-01T00:00:00Z")).await.unwrap()
}

#[test]
fn an_import_taken_back_leaves_everything_as_it_was() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (taken, known) = import_households(&mut tx).await;
        assert_eq!(undo(&mut tx, &taken).await, Undo::Done { removed: 2, restored: 1 });
        assert_eq!(household::list(&mut tx).await.unwrap(), known);
        assert!(commitment::list(&mut tx, 2021).await.unwrap().is_empty());
        let access =
            Access { at: instant("2021-03-01T00:00:00Z"), actor: "a".to_owned(), reason: "kiểm tra".to_owned() };
        let revealed = household::reveal(&mut tx, &[known[0].id.clone()], &access).await.unwrap();
        assert_eq!(revealed[0], SmallWard::new().households[0], "the sealed fields too");
        assert_eq!(undo(&mut tx, &taken).await, Undo::AlreadyUndone);
        let same = import::find_by_file(&mut tx, taken.kind, &taken.file_sha256).await.unwrap();
        assert_eq!(same, None, "the same file may be taken in again");
        let unknown = batch(9, ImportKind::Areas, None);
        assert_eq!(undo(&mut tx, &unknown).await, Undo::Missing);
    });
}

#[test]
fn what_a_later_import_touched_is_not_taken_back() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (taken, known) = import_households(&mut tx).await;
        let later = batch(2, ImportKind::Households, Some(2021));
        import::insert(&mut tx, &later).await.unwrap();
        let before = import::snapshot(&mut tx, Table::Household, &[known[0].id.to_string()]).await.unwrap();
        import::record_changed(&mut tx, &later.id, Table::Household, &before).await.unwrap();
        assert_eq!(undo(&mut tx, &taken).await, Undo::Blocked(vec![Blocker::LaterBatch(later.id.clone())]));
        assert_eq!(undo(&mut tx, &later).await, Undo::Done { removed: 0, restored: 1 });
        assert_eq!(undo(&mut tx, &taken).await, Undo::Done { removed: 2, restored: 1 });
    });
}

#[test]
fn what_other_rows_speak_of_is_not_taken_back() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (taken, _) = import_households(&mut tx).await;
        let held = super::meeting::of_area(1, &[1, 6]);
        meeting::insert(&mut tx, &held).await.unwrap();
        let case = super::incident::case(1, "2021-05-01", &[(6, Role::Offender)]);
        incident::insert(&mut tx, &case, "a").await.unwrap();
        let by = |table: &str| Blocker::Referenced { by: table.to_owned(), rows: 1 };
        assert_eq!(undo(&mut tx, &taken).await, Undo::Blocked(vec![by("incident"), by("meeting")]));
        meeting::delete(&mut tx, &held.id).await.unwrap();
        incident::delete(&mut tx, &case.id).await.unwrap();
        assert_eq!(undo(&mut tx, &taken).await, Undo::Done { removed: 2, restored: 1 });
    });
}

#[test]
fn what_is_frozen_or_decided_is_not_taken_back() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (taken, _) = import_households(&mut tx).await;
        let (opened, mut runs) = super::campaign::of_2021();
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let judged = [super::assessment::judged(6, Outcome::Met)];
        assessment::replace_all(&mut tx, &opened.id, Title::Household, &judged, false).await.unwrap();
        runs[0].state = State::Appraisal;
        runs[0].frozen_on = Some(day("2021-11-15"));
        campaign::update_title(&mut tx, &runs[0]).await.unwrap();
        let frozen = Blocker::Frozen { year: 2021, title: Title::Household };
        assert_eq!(undo(&mut tx, &taken).await, Undo::Blocked(vec![frozen.clone()]));
        decision::insert(&mut tx, &super::decision::recognising(150, &[6])).await.unwrap();
        let decided = Blocker::Referenced { by: "decision".to_owned(), rows: 1 };
        assert_eq!(undo(&mut tx, &taken).await, Undo::Blocked(vec![decided, frozen]));
    });
}

#[test]
fn an_assessment_that_is_still_open_goes_with_its_subject() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (taken, _) = import_households(&mut tx).await;
        let (opened, runs) = super::campaign::of_2021();
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let judged = [super::assessment::judged(6, Outcome::Met), super::assessment::judged(1, Outcome::Met)];
        assessment::replace_all(&mut tx, &opened.id, Title::Household, &judged, false).await.unwrap();
        assert_eq!(undo(&mut tx, &taken).await, Undo::Done { removed: 2, restored: 1 });
        let left = assessment::list(&mut tx, &opened.id, Title::Household).await.unwrap();
        assert_eq!(left, [judged[1].clone()]);
    });
}

#[test]
fn frozen_windows_keep_the_cases_inside_them() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let taken = batch(1, ImportKind::Incidents, None);
        import::insert(&mut tx, &taken).await.unwrap();
        let case = super::incident::case(1, "2019-11-15", &[]);
        incident::insert(&mut tx, &case, "a").await.unwrap();
        import::record_inserted(&mut tx, &taken.id, Table::Incident, &[case.id.to_string()]).await.unwrap();
        let (opened, mut runs) = super::campaign::of_2021();
        runs.truncate(1);
        runs[0].frozen_on = Some(day("2021-11-15"));
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let frozen = Blocker::Frozen { year: 2021, title: Title::Household };
        assert_eq!(undo(&mut tx, &taken).await, Undo::Blocked(vec![frozen]), "last year's window counts too");
        let earlier = batch(2, ImportKind::Incidents, None);
        import::insert(&mut tx, &earlier).await.unwrap();
        let case = super::incident::case(2, "2019-11-14", &[]);
        incident::insert(&mut tx, &case, "b").await.unwrap();
        import::record_inserted(&mut tx, &earlier.id, Table::Incident, &[case.id.to_string()]).await.unwrap();
        assert_eq!(undo(&mut tx, &earlier).await, Undo::Done { removed: 1, restored: 0 });
    });
}

/// Tables that imports write to, with their children, are changed and put back.
#[test]
fn changed_rows_of_every_kind_are_put_back_with_their_children() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let line = TotalsLine {
            year: 2015,
            title: Title::Household,
            total: 10,
            registered: None,
            met: 9,
            note: String::new(),
        };
        totals::put_all(&mut tx, std::slice::from_ref(&line)).await.unwrap();
        let held = super::meeting::of_area(1, &[1, 2]);
        meeting::insert(&mut tx, &held).await.unwrap();
        let case = super::incident::case(1, "2021-05-01", &[(1, Role::Offender)]);
        incident::insert(&mut tx, &case, "a").await.unwrap();
        let taken = batch(1, ImportKind::Meetings, Some(2021));
        import::insert(&mut tx, &taken).await.unwrap();
        let small = SmallWard::new();
        let rows = [
            (Table::Totals, "2015/household"),
            (Table::Meeting, held.id.as_str()),
            (Table::Incident, case.id.as_str()),
            (Table::Area, "area-0002"),
            (Table::Organisation, "organisation-0001"),
        ];
        let mut before = Vec::new();
        for (table, row) in rows {
            before.push((table, import::snapshot(&mut tx, table, &[row.to_owned()]).await.unwrap()));
        }
        totals::put_all(&mut tx, &[TotalsLine { total: 11, ..line.clone() }]).await.unwrap();
        meeting::update(&mut tx, &super::meeting::of_area(1, &[1])).await.unwrap();
        incident::update(&mut tx, &super::incident::case(1, "2021-05-02", &[])).await.unwrap();
        store::area::rename(&mut tx, &small.areas[1].id, "Khác", day("2012-01-01")).await.unwrap();
        let moved = Organisation { address: "Nơi khác".to_owned(), ..small.organisations[0].clone() };
        store::organisation::update(&mut tx, &moved).await.unwrap();
        for (table, before) in &before {
            assert_eq!(before.len(), 1, "{table}");
            import::record_changed(&mut tx, &taken.id, *table, before).await.unwrap();
        }
        assert_eq!(undo(&mut tx, &taken).await, Undo::Done { removed: 0, restored: 5 });
        assert_eq!(totals::list(&mut tx).await.unwrap(), [line]);
        assert_eq!(meeting::list(&mut tx, 2021).await.unwrap(), [held]);
        assert_eq!(incident::find(&mut tx, &case.id).await.unwrap(), Some(case));
        assert_eq!(store::area::list(&mut tx).await.unwrap(), small.areas);
        assert_eq!(
            store::organisation::find_by_code(&mut tx, "TH01").await.unwrap(),
            Some(small.organisations[0].clone())
        );
    });
}

#[test]
fn what_other_commands_did_since_is_never_lost() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (taken, known) = import_households(&mut tx).await;
        let [one, two] = &SmallWard::new().areas[..] else { panic!("two areas") };
        household::move_some(&mut tx, &[known[0].id.clone()], &two.id, day("2022-01-01")).await.unwrap();
        let changed = Blocker::Changed { table: Table::Household, rows: 1, codes: vec!["BH010001".to_owned()] };
        assert_eq!(undo(&mut tx, &taken).await, Undo::Blocked(vec![changed]));
        let there = household::find(&mut tx, &known[0].id).await.unwrap().unwrap();
        assert_eq!(there.area, two.id, "the move stands");

        let renamed = batch(2, ImportKind::Areas, Some(2021));
        import::insert(&mut tx, &renamed).await.unwrap();
        let before = import::snapshot(&mut tx, Table::Area, &[one.id.to_string()]).await.unwrap();
        import::record_changed(&mut tx, &renamed.id, Table::Area, &before).await.unwrap();
        store::area::rename(&mut tx, &one.id, "Khác", day("2022-01-01")).await.unwrap();
        let changed = Blocker::Changed { table: Table::Area, rows: 1, codes: vec!["TDP01".to_owned()] };
        assert_eq!(undo(&mut tx, &renamed).await, Undo::Blocked(vec![changed]));
    });
}

#[test]
fn later_is_who_came_later_whatever_the_clock_said() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (taken, known) = import_households(&mut tx).await;
        let later =
            import::Batch { at: instant("2020-01-01T00:00:00Z"), ..batch(2, ImportKind::Households, Some(2021)) };
        import::insert(&mut tx, &later).await.unwrap();
        let before = import::snapshot(&mut tx, Table::Household, &[known[0].id.to_string()]).await.unwrap();
        household::update(&mut tx, &Household { head: "Nguyễn Văn Lại".to_owned(), ..known[0].clone() }).await.unwrap();
        import::record_changed(&mut tx, &later.id, Table::Household, &before).await.unwrap();
        assert_eq!(undo(&mut tx, &taken).await, Undo::Blocked(vec![Blocker::LaterBatch(later.id.clone())]));
        assert_eq!(undo(&mut tx, &later).await, Undo::Done { removed: 0, restored: 1 });
        assert_eq!(undo(&mut tx, &taken).await, Undo::Done { removed: 2, restored: 1 });
    });
}

#[test]
fn a_frozen_year_keeps_its_rows_whichever_year_the_batch_names() {
    each_database(|database| async move {
        let mut tx = super::begin(&database).await;
        let (opened, mut runs) = super::campaign::of_2021();
        for run in &mut runs {
            run.frozen_on = Some(day("2021-11-20"));
        }
        campaign::insert(&mut tx, &opened, &runs).await.unwrap();
        let unnamed = batch(1, ImportKind::Meetings, None);
        import::insert(&mut tx, &unnamed).await.unwrap();
        let held = super::meeting::of_area(1, &[1]);
        meeting::insert(&mut tx, &held).await.unwrap();
        import::record_inserted(&mut tx, &unnamed.id, Table::Meeting, &[held.id.to_string()]).await.unwrap();
        let Undo::Blocked(why) = undo(&mut tx, &unnamed).await else { panic!("the meeting of 2021 is frozen") };
        assert!(why.contains(&Blocker::Frozen { year: 2021, title: Title::Household }), "{why:?}");

        // Who entered the register in 2022 was in no list of 2021; who was there before was.
        for (number, from, is_frozen) in [(2, "2022-01-01", false), (3, "2021-01-01", true)] {
            let taken = batch(number, ImportKind::Households, Some(2022));
            import::insert(&mut tx, &taken).await.unwrap();
            let new = Household {
                id: HouseholdId(id("household", number + 10)),
                code: format!("BH01{number:04}9"),
                validity: Validity { from: day(from), until: None },
                ..SmallWard::new().households[4].clone()
            };
            household::insert(&mut tx, &new).await.unwrap();
            import::record_inserted(&mut tx, &taken.id, Table::Household, &[new.id.to_string()]).await.unwrap();
            assert_eq!(matches!(undo(&mut tx, &taken).await, Undo::Blocked(_)), is_frozen, "{from}");
        }
    });
}
