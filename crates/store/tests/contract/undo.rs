use domain::assessment::Outcome;
use domain::campaign::State;
use domain::commitment::Commitment;
use domain::ground::id::{CommitmentId, HouseholdId, SubjectId};
use domain::incident::Role;
use domain::intake::ImportKind;
use domain::register::{Household, Identity, Title};
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
    import::record_changed(tx, &taken.id, Table::Household, &before).await.unwrap();
    household::update(tx, &Household { head: "Nguyễn Văn Sửa".to_owned(), ..known[0].clone() }).await.unwrap();
    let identity = Identity::parse("042000000009").unwrap();
    household::protect(tx, &known[0].id, Some(&identity), None).await.unwrap();

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
        incident::update(&mut tx, &super::incident::case(1, "2019-11-14", &[])).await.unwrap();
        assert_eq!(undo(&mut tx, &taken).await, Undo::Done { removed: 1, restored: 0 });
    });
}

/// Every table that imports write to, with its children, is taken away and put back.
#[test]
fn every_table_can_be_put_back() {
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
        let rows = [
            (Table::Totals, "2015/household"),
            (Table::Meeting, held.id.as_str()),
            (Table::Incident, case.id.as_str()),
            (Table::Area, "area-0002"),
            (Table::Organisation, "organisation-0001"),
        ];
        for (table, row) in rows {
            let before = import::snapshot(&mut tx, table, &[row.to_owned()]).await.unwrap();
            assert_eq!(before.len(), 1, "{table}");
            import::record_changed(&mut tx, &taken.id, table, &before).await.unwrap();
        }
        totals::delete(&mut tx, 2015, Title::Household).await.unwrap();
        meeting::delete(&mut tx, &held.id).await.unwrap();
        incident::delete(&mut tx, &case.id).await.unwrap();
        store::area::rename(&mut tx, &SmallWard::new().areas[1].id, "Khác", day("2012-01-01")).await.unwrap();
        assert_eq!(undo(&mut tx, &taken).await, Undo::Done { removed: 0, restored: 5 });
        assert_eq!(totals::list(&mut tx).await.unwrap(), [line]);
        assert_eq!(meeting::list(&mut tx, 2021).await.unwrap(), [held]);
        assert_eq!(incident::find(&mut tx, &case.id).await.unwrap(), Some(case));
        assert_eq!(store::area::list(&mut tx).await.unwrap(), SmallWard::new().areas);
    });
}
