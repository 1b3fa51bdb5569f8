//! From what the checks and the people say to one finding. Where both speak and their outcomes differ, nobody is right
//! until somebody settles it with a reason; differing days alone are no conflict.

use super::check::Part;
use super::reason;
use super::run::Case;
use super::{Finding, Outcome, Source};
use crate::criteria::{Check, Criterion};
use crate::ground::date::short;
use crate::meeting::Marks;
use crate::register::Title;

/// "Cuộc họp bình xét ngày 03/11/2021"
pub fn marked_at(title: Title, case: &Case) -> String {
    let meeting = match title {
        Title::Household => "Cuộc họp bình xét",
        _ => "Cuộc họp đánh giá",
    };
    let day = case.met_on.or_else(|| case.dossier.and_then(|dossier| dossier.reviewed_on));
    day.map_or_else(|| meeting.to_owned(), |day| format!("{meeting} ngày {}", short(day)))
}

/// What people found for this criterion; none where they left it out.
pub fn mark(criterion: &Criterion, marks: Option<&Marks>, marked_at: &str) -> Option<Part> {
    let marks = marks?;
    if marks.not_applicable.contains(&criterion.id) {
        if criterion.may_be_not_applicable {
            let reason = format!("{marked_at} ghi không áp dụng.");
            return Some(Part::new(Outcome::NotApplicable, Source::Meeting, reason));
        }
        let reason = format!("{marked_at} ghi không áp dụng, nhưng tiêu chí này không được bỏ qua.");
        return Some(Part::new(Outcome::Open, Source::Meeting, reason));
    }
    let is_met = *marks.found.get(&criterion.id)?;
    let outcome = if is_met { Outcome::Met } else { Outcome::NotMet };
    let rating = criterion.checks.iter().find_map(|check| match check {
        Check::RatingAtLeast { who, rating } => Some((who, rating)),
        _ => None,
    });
    let reason = match rating {
        Some((who, rating)) if is_met => format!("{marked_at} ghi: {who} đạt “{rating}” trở lên."),
        Some((who, rating)) => format!("{marked_at} ghi: {who} chưa đạt “{rating}” hoặc có người bị kỷ luật."),
        None => format!("{marked_at} đánh giá {}.", reason::outcome(outcome)),
    };
    Some(Part::new(outcome, Source::Meeting, reason))
}

pub fn combine(criterion: &Criterion, parts: Vec<Part>, mark: Option<Part>) -> Finding {
    let needs_mark = criterion.needs_mark();
    let Some(computed) = together(parts) else {
        return finding(criterion, mark.unwrap_or_else(not_marked));
    };
    let Some(mark) = mark else {
        let is_enough = !needs_mark || computed.outcome == Outcome::NotMet;
        return finding(criterion, if is_enough { computed } else { joined(Outcome::Open, &computed, &not_marked()) });
    };
    use Outcome::{Met, NotApplicable, NotMet, Open};
    match (computed.outcome, mark.outcome) {
        (one, other) if one == other => finding(criterion, joined(one, &computed, &mark)),
        // People's part of the criterion failed, whatever the dates and the ledger say of the rest.
        (_, NotMet) if needs_mark => finding(criterion, joined(NotMet, &mark, &computed)),
        (Open, _) if computed.is_pending => finding(criterion, joined(Open, &computed, &mark)),
        // Nobody wrote the fact down, but the people who met know it.
        (Open, _) => finding(criterion, joined(mark.outcome, &mark, &computed)),
        (NotMet, Open) => finding(criterion, joined(NotMet, &computed, &mark)),
        (_, Open) => finding(criterion, joined(Open, &mark, &computed)),
        // An empty ledger says nothing against "does not apply"; a dated paper says that it does apply.
        (Met, NotApplicable) if computed.source == Source::Ledger => {
            finding(criterion, joined(NotApplicable, &mark, &computed))
        }
        (Met, NotApplicable) => finding(criterion, joined(Met, &computed, &mark)),
        _ => conflict(criterion, computed, mark),
    }
}

fn not_marked() -> Part {
    Part::new(Outcome::Open, Source::Meeting, "Chưa có kết quả đánh giá của cuộc họp.")
}

/// All checks of a criterion must be met.
fn together(parts: Vec<Part>) -> Option<Part> {
    let worst = parts.iter().map(rank).min()?;
    let decides: Vec<&Part> = match worst {
        Rank::Met => parts.iter().collect(),
        _ => parts.iter().filter(|part| rank(part) == worst).collect(),
    };
    let first = decides.first()?;
    let source = if decides.iter().all(|part| part.source == first.source) { first.source } else { Source::Computed };
    let reason = match decides.len() {
        1 => first.reason.clone(),
        _ => decides.iter().map(|part| part.reason.as_str()).collect::<Vec<_>>().join(" "),
    };
    Some(Part { outcome: first.outcome, source, reason, is_pending: worst == Rank::Pending })
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    NotMet,
    Pending,
    Missing,
    Met,
}

fn rank(part: &Part) -> Rank {
    match part.outcome {
        Outcome::NotMet => Rank::NotMet,
        Outcome::Open if part.is_pending => Rank::Pending,
        Outcome::Open => Rank::Missing,
        Outcome::Met | Outcome::NotApplicable => Rank::Met,
    }
}

/// The first decides and names the source; the second is told after it.
fn joined(outcome: Outcome, first: &Part, second: &Part) -> Part {
    Part {
        outcome,
        source: first.source,
        reason: format!("{} {}", first.reason, second.reason),
        is_pending: first.is_pending,
    }
}

fn conflict(criterion: &Criterion, computed: Part, mark: Part) -> Finding {
    let reason = format!(
        "Hai nguồn cho kết quả khác nhau: {} ({}) {} ({}) Cần người có thẩm quyền giải quyết và ghi lý do.",
        computed.reason,
        reason::outcome(computed.outcome),
        mark.reason,
        reason::outcome(mark.outcome)
    );
    let said = vec![(computed.source, computed.outcome, computed.reason), (mark.source, mark.outcome, mark.reason)];
    Finding { conflict: said, ..finding(criterion, Part::new(Outcome::Open, Source::Computed, reason)) }
}

fn finding(criterion: &Criterion, part: Part) -> Finding {
    Finding {
        criterion: criterion.id.clone(),
        outcome: part.outcome,
        source: part.source,
        reason: part.reason,
        citation: criterion.citation.clone(),
        verified: criterion.verified,
        conflict: Vec::new(),
    }
}
