//! The vote of the area on a household.

use super::run::Case;
use super::{Finding, Outcome, Source, VOTE, VoteFacts};
use crate::criteria::{VoteBase, VoteRule};
use crate::ground::date::short;
use crate::ground::share::Share;

pub fn finding(rule: &VoteRule, case: &Case) -> Finding {
    let (outcome, said) = match case.vote {
        None => (Outcome::Open, "Chưa có kết quả biểu quyết.".to_owned()),
        Some(vote) => judge(rule, vote),
    };
    let reason = match case.met_on {
        Some(day) if case.vote.is_some() => format!("Cuộc họp ngày {}: {said}", short(day)),
        _ => said,
    };
    Finding {
        criterion: VOTE.to_owned(),
        outcome,
        source: Source::Meeting,
        reason,
        citation: rule.citation.clone(),
        verified: rule.verified,
        conflict: Vec::new(),
    }
}

/// No percentages here: "50,0%" beside "quá một nửa" would confuse, whole numbers never do.
fn judge(rule: &VoteRule, vote: VoteFacts) -> (Outcome, String) {
    let (agree, households, present) = (vote.agree, vote.households, vote.present);
    let (base, base_words) = match rule.base {
        VoteBase::AllHouseholds => (households, "tổng số hộ của khu dân cư"),
        VoteBase::Present => (present, "số hộ có mặt"),
    };
    if base < agree || households < present || base == 0 {
        let said = format!("số liệu biểu quyết không khớp ({agree} đồng ý, {present} có mặt, {households} hộ).");
        return (Outcome::Open, said);
    }
    if let Some(quorum) = rule.quorum_at_least
        && !Share::new(u64::from(present), u64::from(households)).reaches(quorum)
    {
        let said = format!("có {present}/{households} hộ có mặt, chưa đủ {}% để cuộc họp hợp lệ.", quorum.0);
        return (Outcome::NotMet, said);
    }
    let share = Share::new(u64::from(agree), u64::from(base));
    let counted = format!("có {agree}/{base} hộ đồng ý");
    let needed = format!("{} {base_words}", rule.threshold.in_words());
    match rule.threshold.missing(share) {
        0 => (Outcome::Met, format!("{counted}, {needed}.")),
        lacking => (Outcome::NotMet, format!("{counted}, cần {needed}: thiếu {lacking} phiếu.")),
    }
}
