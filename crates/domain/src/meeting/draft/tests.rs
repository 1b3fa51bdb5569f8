use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::*;
use crate::criteria::{Check, Covers, CriteriaSet, Criterion, Threshold, VoteBase, VoteRule};
use crate::ground::id::HouseholdId;
use crate::ground::refusal::Refusal as _;
use crate::ground::share::Percent;
use crate::ground::window::Validity;
use crate::meeting::VoteWay;
use crate::register::Title;

fn criterion(id: &str, check: Check, may_be_not_applicable: bool) -> Criterion {
    Criterion {
        id: id.to_owned(),
        text: id.to_owned(),
        english: id.to_owned(),
        citation: String::new(),
        verified: true,
        checks: vec![check],
        may_be_not_applicable,
        modelled_on: String::new(),
    }
}

fn set() -> CriteriaSet {
    CriteriaSet {
        id: "thu/household".to_owned(),
        title: Title::Household,
        rule: "Quy ước thử".to_owned(),
        in_force: Validity { from: date(2012, 1, 1), until: None },
        criteria: vec![criterion("M-1", Check::Registered, false), criterion("M-2", Check::Attested, true)],
        vote: None,
        covers: Covers::default(),
        note: String::new(),
    }
}

fn id(number: usize) -> HouseholdId {
    HouseholdId(format!("h{number}"))
}

/// Ten households; the third is the chair's.
fn gathering(set: &CriteriaSet) -> Gathering<'_> {
    let voter = |number: usize| Voter {
        household: id(number),
        code: format!("H{number:02}"),
        name: if number == 3 { "Lê Thị Chủ".to_owned() } else { format!("Trần Văn Hộ {number}") },
    };
    Gathering { voters: (1..=10).map(voter).collect(), set }
}

fn day() -> Date {
    date(2026, 11, 5)
}

fn count(counter: &str, agree: u32, disagree: u32) -> Count {
    Count { counter: counter.to_owned(), agree, disagree, invalid: 0 }
}

fn officers() -> Officers {
    Officers { chair: "Lê Thị Chủ".to_owned(), secretary: "Ngô Văn Thư".to_owned(), ..Officers::default() }
}

fn not_met(number: usize, criterion: &str) -> Exception {
    let reason = "dây điện hở".to_owned();
    Exception { household: id(number), criterion: criterion.to_owned(), found: Found::NotMet, reason }
}

/// Eight present, officers chosen, nobody excepted, the joint list voted on.
fn held(gathering: &Gathering<'_>) -> MeetingDraft {
    let mut draft = MeetingDraft::default();
    draft.attend(day(), 8, gathering.households(), day()).unwrap();
    draft.appoint(officers()).unwrap();
    draft.is_marked = true;
    draft.count(gathering, None, Turn::First, count("Ngô Văn Thư", 8, 0)).unwrap();
    draft
}

#[test]
fn a_meeting_where_all_agree_writes_the_same_for_everyone() {
    let set = set();
    let gathering = gathering(&set);
    let draft = held(&gathering);
    assert_eq!(draft.missing(&gathering), []);
    let reviews = draft.reviews(&gathering);
    assert_eq!(reviews.len(), 10);
    for review in reviews {
        assert_eq!(review.agree, Some(8));
        assert_eq!(review.marks.found, BTreeMap::from([("M-2".to_owned(), true)]), "the ledger speaks of the rest");
    }
}

#[test]
fn an_excepted_household_is_voted_on_alone_and_in_secret_and_counted_twice() {
    let set = set();
    let gathering = gathering(&set);
    let mut draft = held(&gathering);
    draft.except(&gathering, not_met(7, "M-2")).unwrap();
    let named = || (Some(id(7)), "Trần Văn Hộ 7".to_owned());
    let lacks = |draft: &MeetingDraft| draft.missing(&gathering);
    let (household, name) = named();
    assert_eq!(lacks(&draft), [Missing::Count { household, name }]);
    assert_eq!(draft.way_of(&id(7)), VoteWay::SecretBallot);
    draft.count(&gathering, Some(&id(7)), Turn::First, count("Ngô Văn Thư", 3, 5)).unwrap();
    let (household, name) = named();
    assert_eq!(lacks(&draft), [Missing::SecondCount { household, name }]);
    draft.count(&gathering, Some(&id(7)), Turn::Second, count("Hồ Thị Đếm", 4, 4)).unwrap();
    let (household, name) = named();
    assert_eq!(lacks(&draft), [Missing::Difference { household, name }]);
    assert_eq!(draft.reviews(&gathering)[6].agree, None, "nothing is written while two counts differ");
    assert_eq!(draft.settle(Some(&id(7)), count("", 3, 5), " "), Err(DraftRefused::NoReason));
    draft.settle(Some(&id(7)), count("", 3, 5), "một phiếu đếm hai lần").unwrap();
    assert_eq!(lacks(&draft), []);
    let review = &draft.reviews(&gathering)[6];
    assert_eq!((review.agree, review.marks.found["M-2"]), (Some(3), false));
    assert_eq!(review.marks.reasons["M-2"], "dây điện hở");
    draft.count(&gathering, Some(&id(7)), Turn::Second, count("Hồ Thị Đếm", 5, 3)).unwrap();
    assert_eq!(lacks(&draft).len(), 1, "another count unsettles what was settled");
}

#[test]
fn nobody_leads_or_counts_the_vote_on_their_own_household() {
    let set = set();
    let gathering = gathering(&set);
    let mut draft = held(&gathering);
    draft.officers.chair_household = Some(id(3));
    let own = id(3);
    assert_eq!(draft.set_apart(&gathering).len(), 1, "the chair's own household is set apart");
    let refused = Err(DraftRefused::OwnHousehold);
    assert_eq!(draft.count(&gathering, Some(&own), Turn::First, count("Le Thi CHU", 8, 0)), refused);
    assert_eq!(draft.arrange(&gathering, &own, VoteWay::SecretBallot, ("", "")), refused);
    assert_eq!(draft.arrange(&gathering, &own, VoteWay::SecretBallot, ("", "lê thị chủ")), refused);
    draft.count(&gathering, Some(&own), Turn::First, count("Ngô Văn Thư", 8, 0)).unwrap();
    draft.count(&gathering, Some(&own), Turn::Second, count("Hồ Thị Đếm", 8, 0)).unwrap();
    let name = "Lê Thị Chủ".to_owned();
    assert_eq!(draft.missing(&gathering), [Missing::Presider { household: own.clone(), name }]);
    draft.arrange(&gathering, &own, VoteWay::SecretBallot, ("", "Phan Văn Mặt")).unwrap();
    assert_eq!(draft.missing(&gathering), []);
    let other = draft.count(&gathering, Some(&id(7)), Turn::First, count("Trần Văn Hộ 7", 8, 0));
    assert_eq!(other, Err(DraftRefused::OwnHousehold));
}

#[test]
fn a_doubtful_household_is_voted_on_by_hands_only_with_a_reason() {
    let set = set();
    let gathering = gathering(&set);
    let mut draft = held(&gathering);
    draft.doubts.insert(id(5), "có ý kiến khác nhau".to_owned());
    let hands = VoteWay::ShowOfHands;
    assert_eq!(draft.arrange(&gathering, &id(5), hands, (" ", "")), Err(DraftRefused::NoReason));
    draft.arrange(&gathering, &id(5), hands, ("hộ đề nghị", "")).unwrap();
    draft.count(&gathering, Some(&id(5)), Turn::First, count("Ngô Văn Thư", 6, 2)).unwrap();
    assert_eq!(draft.missing(&gathering), [], "hands are counted once");
    let agree: Vec<Option<u32>> = draft.reviews(&gathering).iter().map(|review| review.agree).collect();
    assert_eq!((agree[4], agree[5]), (Some(6), Some(8)));
}

#[test]
fn what_cannot_be_is_refused_beside_its_field() {
    let set = set();
    let gathering = gathering(&set);
    let mut draft = MeetingDraft::default();
    let too_early = draft.count(&gathering, None, Turn::First, count("Ngô Văn Thư", 1, 0));
    assert_eq!(too_early, Err(DraftRefused::NoAttendance));
    let tomorrow = day().tomorrow().unwrap();
    for (on, present, field) in [(tomorrow, 5, "day"), (day(), 0, "present"), (day(), 11, "present")] {
        assert_eq!(draft.attend(on, present, 10, day()).unwrap_err().field(), field);
    }
    draft.attend(day(), 8, 10, day()).unwrap();
    for (who, agree, disagree, field) in [(" ", 8, 0, "counter"), ("Ngô Văn Thư", 8, 1, "agree")] {
        let refused = draft.count(&gathering, None, Turn::First, count(who, agree, disagree)).unwrap_err();
        assert_eq!(refused.field(), field);
    }
    let second = draft.count(&gathering, None, Turn::Second, count("Ngô Văn Thư", 8, 0));
    assert_eq!(second, Err(DraftRefused::FirstCountFirst));
    draft.count(&gathering, None, Turn::First, count("Ngô Văn Thư", 8, 0)).unwrap();
    let same = draft.count(&gathering, None, Turn::Second, count("ngo van thu", 8, 0));
    assert_eq!(same, Err(DraftRefused::SameCounter));
    for (chair, secretary, field) in [("", "B", "chair"), ("A", "", "secretary"), ("A B", "a b", "secretary")] {
        let officers = Officers { chair: chair.into(), secretary: secretary.into(), ..Officers::default() };
        assert_eq!(draft.appoint(officers).unwrap_err().field(), field);
    }
    let strange = Exception { household: HouseholdId("x".to_owned()), ..not_met(1, "M-2") };
    let silent = Exception { reason: " ".to_owned(), ..not_met(1, "M-2") };
    let always = Exception { found: Found::NotApplicable, ..not_met(1, "M-1") };
    for (exception, field) in
        [(strange, "household"), (silent, "reason"), (always, "criterion"), (not_met(1, "M-9"), "criterion")]
    {
        assert_eq!(draft.except(&gathering, exception).unwrap_err().field(), field);
    }
}

#[test]
fn an_exception_said_again_is_corrected_and_can_be_taken_back() {
    let set = set();
    let gathering = gathering(&set);
    let mut draft = held(&gathering);
    draft.except(&gathering, not_met(2, "M-2")).unwrap();
    let absent =
        Exception { found: Found::NotApplicable, reason: "đi vắng cả năm".to_owned(), ..not_met(2, "M-2") };
    draft.except(&gathering, absent).unwrap();
    assert_eq!(draft.exceptions.len(), 1);
    assert_eq!(draft.set_apart(&gathering), [], "who was away all year is no doubtful household");
    let marks = draft.reviews(&gathering).remove(1).marks;
    assert_eq!((marks.found.len(), marks.not_applicable), (0, vec!["M-2".to_owned()]));
    draft.take_back(&id(2), "M-2");
    assert_eq!(draft.exceptions, []);
}

#[test]
fn what_a_vote_takes_is_told_in_households() {
    let rule = |base, threshold, quorum: Option<u64>| VoteRule {
        base,
        threshold,
        quorum_at_least: quorum.map(Percent),
        notice_days: None,
        citation: String::new(),
        verified: true,
    };
    let (all, there) = (VoteBase::AllHouseholds, VoteBase::Present);
    let (half, sixty) = (Threshold::MoreThan(Percent(50)), Threshold::AtLeast(Percent(60)));
    for (base, threshold, quorum, present, agree, missing, is_out_of_reach) in [
        (all, half, None, 127, 64, 0, false),
        (all, half, None, 64, 64, 0, false),
        (all, half, None, 63, 64, 0, true),
        (there, sixty, Some(60), 77, 47, 0, false),
        (there, sixty, Some(60), 76, 46, 1, true),
        (there, sixty, Some(60), 0, 0, 77, true),
    ] {
        let needs = Needs::of(&rule(base, threshold, quorum), 127, present);
        assert_eq!((needs.agree, needs.missing_present), (agree, missing), "{base} {present}");
        assert_eq!(needs.is_out_of_reach, is_out_of_reach, "{base} {present}");
    }
}

#[test]
fn minutes_are_handed_in_once_signed_and_taken_back_with_a_reason() {
    let mut draft = MeetingDraft::default();
    assert_eq!(draft.sign(), Err(DraftRefused::NotFinished));
    assert_eq!(draft.hand_in(day()), Err(DraftRefused::NotFinished));
    draft.finished_on = Some(day());
    assert_eq!(draft.hand_in(day()), Err(DraftRefused::NotSigned));
    draft.sign().unwrap();
    assert_eq!(draft.check_open(), Ok(()));
    draft.hand_in(day()).unwrap();
    assert_eq!(draft.check_open(), Err(DraftRefused::HandedIn("05/11/2026".to_owned())));
    assert_eq!(draft.reopen(" "), Err(DraftRefused::NoReason));
    draft.reopen("ghi nhầm một hộ").unwrap();
    assert_eq!((draft.check_open(), draft.is_signed), (Ok(()), false));
}

#[test]
fn every_step_waits_for_the_one_before_but_registration_holds_up_nobody() {
    use StepState::{Done, Later, Now};
    let start = Progress { households: 10, registered: 7, ..Progress::default() };
    let called = Progress { is_called: true, ..start };
    let finished = Progress { is_finished: true, registered: 10, ..called };
    let imported = Progress { is_finished: true, is_called: false, ..start };
    let end = Progress { is_signed: true, is_handed_in: true, ..finished };
    for (progress, expected) in [
        (start, [Now, Now, Later, Later, Later]),
        (called, [Now, Done, Now, Later, Later]),
        (finished, [Done, Done, Done, Now, Later]),
        (imported, [Now, Done, Done, Now, Later]),
        (Progress { is_signed: true, ..finished }, [Done, Done, Done, Done, Now]),
        (end, [Done; 5]),
    ] {
        assert_eq!(progress.steps().map(|(_, state)| state), expected, "{progress:?}");
    }
    assert_eq!(start.unregistered(), 3);
}

#[test]
fn every_sentence_has_its_other_language() {
    let name = "Trần Văn Hộ".to_owned();
    let (household, other) = (Some(id(1)), None);
    for missing in [
        Missing::Attendance,
        Missing::TooManyPresent { present: 9, households: 8 },
        Missing::Officers,
        Missing::Marks,
        Missing::Count { household: household.clone(), name: name.clone() },
        Missing::SecondCount { household: other.clone(), name: name.clone() },
        Missing::Difference { household: other.clone(), name: name.clone() },
        Missing::TooManyVotes { household: other, name: name.clone() },
        Missing::Presider { household: id(1), name },
    ] {
        assert!(missing.to_string() != missing.english() && !missing.english().is_empty());
    }
}
