use super::*;
use crate::ground::id::CampaignId;
use crate::ground::window::Window;
use crate::register::Title;
use State::{Appraisal, Closed, Decided, Draft, Listing, Registration, Review};

fn day(text: &str) -> Date {
    date::parse(text).unwrap()
}

/// The areas' title of 2021 in some state, entered on 1 November 2021.
fn run(state: State) -> TitleRun {
    let mut run = TitleRun {
        campaign: CampaignId("c".to_owned()),
        title: Title::Area,
        state: Draft,
        criteria_set: "tt23-2012/area".to_owned(),
        window: Window { from: day("2020-11-01"), until: day("2021-10-31") },
        since: day("2021-11-01"),
        frozen_on: None,
        listed_on: None,
    };
    for next in State::ALL.iter().filter(|next| **next <= state) {
        run.enter(*next, day("2021-11-01"));
    }
    run
}

#[test]
fn every_step_forward() {
    let table = [
        (Draft, 0, Ok(Registration)),
        (Registration, 0, Ok(Review)),
        (Review, 0, Ok(Appraisal)),
        (Review, 3, Ok(Appraisal)),
        (Appraisal, 0, Ok(Listing)),
        (Appraisal, 3, Err(MoveRefused::OpenFindings(3))),
        (Listing, 0, Err(MoveRefused::ByDecisionOnly)),
        (Decided, 0, Ok(Closed)),
        (Closed, 0, Err(MoveRefused::Closed)),
    ];
    for (from, open, expected) in table {
        let mut title = run(from);
        assert_eq!(title.advance(day("2021-11-05"), open), expected, "{from} with {open} open");
        let (state, since) = match expected {
            Ok(to) => (to, "2021-11-05"),
            Err(_) => (from, "2021-11-01"),
        };
        assert_eq!((title.state, title.since), (state, day(since)), "a refused step changes nothing");
    }
}

#[test]
fn the_facts_freeze_only_after_the_last_day_of_the_window() {
    for (on, is_let) in [("2021-10-30", false), ("2021-10-31", false), ("2021-11-01", true), ("2021-11-14", true)] {
        let mut title = run(Review);
        title.since = day("2021-06-01");
        let moved = title.advance(day(on), 0);
        assert_eq!(moved.is_ok(), is_let, "{on}");
        assert_eq!(title.is_frozen(), is_let);
        assert_eq!(title.frozen_on, is_let.then(|| day(on)));
        if !is_let {
            assert_eq!(moved, Err(MoveRefused::WindowStillOpen { until: "31/10/2021".to_owned() }));
        }
    }
}

#[test]
fn no_step_is_dated_before_the_one_before() {
    let early = day("2021-10-15");
    let refused = || MoveRefused::BeforeLastMove { given: "15/10/2021".to_owned(), since: "01/11/2021".to_owned() };
    for state in State::ALL.iter().copied() {
        assert_eq!(run(state).advance(early, 0), Err(refused()), "{state}");
        assert_eq!(run(state).decide(early, 0), Err(refused()), "{state}");
        assert_eq!(run(state).reopen(early, "nhầm"), Err(refused()), "{state}");
    }
    assert!(run(Appraisal).advance(day("2021-11-01"), 0).is_ok(), "two steps on one day");
}

#[test]
fn only_what_was_listed_long_enough_is_decided() {
    for state in State::ALL.iter().copied().filter(|state| *state != Listing) {
        let mut title = run(state);
        assert_eq!(title.decide(day("2021-11-20"), 0), Err(MoveRefused::NotListed(state.label())));
        assert_eq!(title.state, state);
    }
    for (on, days, is_let) in [
        ("2021-11-01", 0, true),
        ("2021-11-01", 1, false),
        ("2021-11-02", 1, true),
        ("2021-11-05", 5, false),
        ("2021-11-06", 5, true),
        ("2021-11-10", 10, false),
        ("2021-11-11", 10, true),
    ] {
        let mut title = run(Listing);
        let decided = title.decide(day(on), days);
        assert_eq!(decided.is_ok(), is_let, "{on} after {days} days");
        assert_eq!(title.state, if is_let { Decided } else { Listing });
    }
    let refused = run(Listing).decide(day("2021-11-04"), 5).unwrap_err();
    assert_eq!(refused.to_string(), "niêm yết từ 01/11/2021, cần đủ 5 ngày, đến hết 05/11/2021");
}

#[test]
fn every_step_back() {
    let table = [
        (Draft, None),
        (Registration, None),
        (Review, Some(Registration)),
        (Appraisal, Some(Review)),
        (Listing, Some(Review)),
        (Decided, Some(Review)),
        (Closed, Some(Review)),
    ];
    for (from, to) in table {
        let mut title = run(from);
        let moved = title.reopen(day("2021-11-05"), "bổ sung vụ việc");
        assert_eq!(moved, to.ok_or(MoveRefused::NothingToReopen), "{from}");
        assert_eq!(title.state, to.unwrap_or(from));
        if to.is_some() {
            assert_eq!((title.frozen_on, title.listed_on), (None, None), "{from}: late facts may enter again");
        }
    }
}

#[test]
fn a_title_is_reopened_with_a_reason() {
    for reason in ["", "  ", "\n"] {
        assert_eq!(run(Appraisal).reopen(day("2021-11-05"), reason), Err(MoveRefused::NoReason));
    }
    assert_eq!(run(Decided).reopen(day("2021-11-20"), "quyết định đã thu hồi"), Ok(Review));
}

#[test]
fn a_title_that_nobody_met_closes_after_its_listing_without_a_decision() {
    let mut title = run(Listing);
    assert!(matches!(title.close_unmet(day("2021-11-05"), 10), Err(MoveRefused::ListingTooShort { .. })));
    assert_eq!(title.close_unmet(day("2021-11-11"), 10), Ok(Closed));
    assert_eq!(title.state, Closed);
    assert_eq!(title.reopen(day("2021-11-20"), "bổ sung vụ việc"), Ok(Review));
    assert_eq!(run(Appraisal).close_unmet(day("2021-11-11"), 0), Err(MoveRefused::NotListed("thẩm định")));
}

#[test]
fn a_reopened_title_goes_the_same_way_again_and_freezes_anew() {
    let mut title = run(Listing);
    title.reopen(day("2021-11-05"), "vụ việc kết luận muộn").unwrap();
    assert_eq!(title.advance(day("2021-11-06"), 0), Ok(Appraisal));
    assert_eq!(title.frozen_on, Some(day("2021-11-06")));
    assert_eq!(title.advance(day("2021-11-07"), 0), Ok(Listing));
    assert_eq!(title.listed_on, Some(day("2021-11-07")));
    title.decide(day("2021-11-12"), 5).unwrap();
    assert_eq!(title.advance(day("2021-12-01"), 0), Ok(Closed));
    assert_eq!(title.frozen_on, Some(day("2021-11-06")), "the day of freezing stays");
}

#[test]
fn every_refusal_speaks_both_languages() {
    let all = [
        MoveRefused::Closed,
        MoveRefused::BeforeLastMove { given: "01/01/2021".to_owned(), since: "02/01/2021".to_owned() },
        MoveRefused::WindowStillOpen { until: "31/10/2021".to_owned() },
        MoveRefused::OpenFindings(2),
        MoveRefused::ListingTooShort { listed: "01/11/2021".to_owned(), days: 5, until: "05/11/2021".to_owned() },
        MoveRefused::NotListed("thẩm định"),
        MoveRefused::ByDecisionOnly,
        MoveRefused::NoReason,
        MoveRefused::NothingToReopen,
        MoveRefused::Decided("150/QĐ-UBND".to_owned()),
    ];
    for refused in all {
        assert!(!refused.english().is_empty() && refused.english() != refused.to_string());
    }
}
