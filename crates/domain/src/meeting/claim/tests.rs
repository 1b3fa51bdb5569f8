use super::*;
use crate::criteria::{Check, Covers, ShareBase};
use crate::ground::share::Percent;
use crate::ground::window::Validity;
use crate::register::Title;

const TODAY: Date = jiff::civil::date(2026, 11, 16);

fn criterion(id: &str, checks: Vec<Check>, may_be_not_applicable: bool) -> Criterion {
    Criterion {
        id: id.to_owned(),
        text: String::new(),
        english: String::new(),
        citation: String::new(),
        verified: true,
        checks,
        may_be_not_applicable,
        modelled_on: String::new(),
    }
}

fn set() -> CriteriaSet {
    let plan = Check::Document { paper: DocumentKind::Plan, quarter: Some(1) };
    let sub_units = Check::Share { of: ShareBase::SubUnits, children: Vec::new(), at_least: Percent(70) };
    let children = Check::Share { of: ShareBase::Recognised, children: vec![Title::Area], at_least: Percent(70) };
    CriteriaSet {
        id: "mẫu".to_owned(),
        title: Title::School,
        rule: String::new(),
        in_force: Validity { from: jiff::civil::date(2022, 1, 1), until: None },
        criteria: vec![
            criterion("1", vec![plan, Check::Registered], false),
            criterion("2", vec![Check::Attested], false),
            criterion("3", vec![sub_units], true),
            criterion("4", vec![children], false),
        ],
        vote: None,
        covers: Covers::default(),
        note: String::new(),
    }
}

fn lacks(claim: &Claim, is_registered: bool) -> Vec<(Option<String>, Missing)> {
    claim.lacks(&set(), is_registered, TODAY).into_iter().map(|lack| (lack.criterion, lack.what)).collect()
}

fn at(id: &str, what: Missing) -> (Option<String>, Missing) {
    (Some(id.to_owned()), what)
}

#[test]
fn an_empty_claim_lacks_every_day_number_and_answer_but_nothing_that_is_counted() {
    let all = [
        at("1", Missing::Day(DocumentKind::Plan)),
        at("1", Missing::Registration),
        at("2", Missing::Answer),
        at("3", Missing::SubUnits),
        (None, Missing::ReviewDay),
    ];
    assert_eq!(lacks(&Claim::default(), false), all);
    assert!(!lacks(&Claim::default(), true).contains(&all[1]), "the register of registrations knows the day");
}

#[test]
fn what_is_said_not_to_be_met_or_not_to_apply_needs_no_days() {
    let answer = |says| Answer { says: Some(says), words: String::new() };
    let mut claim = Claim { reviewed_on: Some(TODAY), ..Claim::default() };
    for (id, says) in [("1", Says::NotMet), ("2", Says::Met), ("3", Says::NotApplicable)] {
        claim.answers.insert(id.to_owned(), answer(says));
    }
    assert_eq!(lacks(&claim, false), []);
    claim.answers.insert("2".to_owned(), answer(Says::NotApplicable));
    assert_eq!(lacks(&claim, false), [at("2", Missing::MustApply)]);
    claim.answers.insert("2".to_owned(), answer(Says::Met));
    claim.reviewed_on = Some(TODAY.tomorrow().unwrap());
    assert_eq!(lacks(&claim, false), [(None, Missing::Future)]);
}

#[test]
fn a_claim_keeps_no_answer_to_what_is_counted_and_nothing_that_cannot_be() {
    let answer = |says, words: &str| Answer { says, words: words.to_owned() };
    let answers = [
        ("1", answer(Some(Says::Met), " có kế hoạch ")),
        ("2", answer(None, "  ")),
        ("4", answer(Some(Says::Met), "đủ")),
        ("9", answer(Some(Says::Met), "không có trong bộ tiêu chí")),
    ];
    let answers: BTreeMap<String, Answer> = answers.map(|(id, answer)| (id.to_owned(), answer)).into();
    let claim = Claim { answers, ..Claim::default() };
    let kept = claim.clone().tidy(&set()).unwrap().answers;
    let expected = [("1", answer(Some(Says::Met), "có kế hoạch")), ("4", answer(None, "đủ"))];
    assert_eq!(kept, expected.map(|(id, answer)| (id.to_owned(), answer)).into());
    let wrong = Claim { sub_units: Some(Share::new(5, 4)), ..claim.clone() };
    assert_eq!(wrong.tidy(&set()), Err(ClaimRefused::SubUnits { part: 5, whole: 4 }));
    let long = Claim { note: "a".repeat(LONGEST + 1), ..claim };
    assert!(matches!(long.tidy(&set()), Err(ClaimRefused::TooLong(_))));
}
