use super::*;

fn submission(state: SubmissionState) -> Submission {
    Submission {
        id: SubmissionId("s".to_owned()),
        title: Title::School,
        subject: SubjectId("school".to_owned()),
        year: 2026,
        state,
        version: 1,
        claim: Claim::default(),
        is_taken_up: false,
        replaced: None,
        saved_by: "don-vi".to_owned(),
        account: None,
        saved_at: Timestamp::UNIX_EPOCH,
    }
}

#[test]
fn every_step_from_every_state() {
    use SubmissionRefused as No;
    use SubmissionState::{Accepted, Draft, Returned, Submitted};
    use SubmissionStep as Step;
    // In the order of the steps: save, submit, withdraw, mark, return, accept.
    let table = [
        (
            Draft,
            [
                Ok(Draft),
                Ok(Submitted),
                Err(No::NotSubmitted),
                Err(No::NotSubmitted),
                Err(No::NotSubmitted),
                Err(No::NotSubmitted),
            ],
        ),
        (Submitted, [Err(No::Submitted), Err(No::Submitted), Ok(Draft), Ok(Submitted), Ok(Returned), Ok(Accepted)]),
        (
            Returned,
            [
                Ok(Returned),
                Ok(Submitted),
                Err(No::NotSubmitted),
                Err(No::NotSubmitted),
                Err(No::NotSubmitted),
                Err(No::NotSubmitted),
            ],
        ),
        (
            Accepted,
            [
                Err(No::Accepted),
                Err(No::Accepted),
                Err(No::Accepted),
                Err(No::Accepted),
                Ok(Returned),
                Err(No::Accepted),
            ],
        ),
    ];
    assert_eq!(table.len(), SubmissionState::ALL.len());
    for (state, row) in table {
        for (step, expected) in Step::ALL.iter().zip(row) {
            assert_eq!(state.after(*step, false), expected, "{state}: {step}");
            let taken = if (state, *step) == (Submitted, Step::Withdraw) { Err(No::TakenUp) } else { expected };
            assert_eq!(state.after(*step, true), taken, "{state}, taken up: {step}");
        }
    }
}

#[test]
fn a_step_counts_the_version_and_a_refused_one_changes_nothing() {
    let mut one = submission(SubmissionState::Draft);
    assert_eq!(one.step(SubmissionStep::Submit, ""), Ok(SubmissionState::Draft));
    assert_eq!((one.state, one.version), (SubmissionState::Submitted, 2));
    let before = one.clone();
    assert_eq!(one.step(SubmissionStep::Return, "  "), Err(SubmissionRefused::NoReason));
    assert_eq!(one.step(SubmissionStep::Save, ""), Err(SubmissionRefused::Submitted));
    assert_eq!(one, before);
}

#[test]
fn what_was_returned_and_submitted_again_can_be_withdrawn_until_somebody_marks_it() {
    let mut one = submission(SubmissionState::Submitted);
    one.step(SubmissionStep::Mark, "").unwrap();
    assert_eq!(one.step(SubmissionStep::Withdraw, ""), Err(SubmissionRefused::TakenUp));
    one.step(SubmissionStep::Return, "thiếu kế hoạch").unwrap();
    one.step(SubmissionStep::Submit, "").unwrap();
    assert_eq!(one.step(SubmissionStep::Withdraw, ""), Ok(SubmissionState::Submitted));
    assert_eq!(one.state, SubmissionState::Draft);
}

#[test]
fn the_appraisers_mark_takes_the_place_of_the_units_own() {
    let mut one = submission(SubmissionState::Submitted);
    let answer = |says| super::super::Answer { says: Some(says), words: String::new() };
    one.claim.answers = BTreeMap::from([
        ("A".to_owned(), answer(Says::Met)),
        ("B".to_owned(), answer(Says::Met)),
        ("C".to_owned(), answer(Says::NotApplicable)),
        ("D".to_owned(), super::super::Answer::default()),
    ]);
    let found = |says| Found { says, reason: "xem lại".to_owned(), by: "x".to_owned(), at: Timestamp::UNIX_EPOCH };
    let found = BTreeMap::from([("B".to_owned(), found(Says::NotMet)), ("C".to_owned(), found(Says::Met))]);
    let dossier = one.dossier(DossierId("d".to_owned()), &found);
    let marks = [("A".to_owned(), true), ("B".to_owned(), false), ("C".to_owned(), true)];
    assert_eq!(dossier.marks.found, BTreeMap::from(marks));
    assert!(dossier.marks.not_applicable.is_empty());
    assert_eq!(dossier.marks.appraised.keys().collect::<Vec<_>>(), ["B", "C"]);
}
