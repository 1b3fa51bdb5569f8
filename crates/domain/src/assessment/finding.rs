//! From what the checks and the people say to one finding. Where both speak and their outcomes differ, nobody is right
//! until somebody settles it with a reason; differing days alone are no conflict.

use super::part::Part;
use super::reason;
use super::run::Case;
use super::{Finding, Outcome, Settlement, Source};
use crate::criteria::{Check, Criterion};
use crate::ground::date::short;
use crate::meeting::Marks;
use crate::register::Title;

/// The sentences of one meeting, made once per subject.
pub struct Meeting {
    /// "Cuộc họp bình xét ngày 03/11/2021"
    name: String,
    met: String,
    not_met: String,
}

impl Meeting {
    pub fn of(title: Title, case: &Case) -> Self {
        let meeting = match title {
            Title::Household => "Cuộc họp bình xét",
            _ => "Cuộc họp đánh giá",
        };
        let day = case.met_on.or_else(|| case.dossier.and_then(|dossier| dossier.reviewed_on));
        let name = day.map_or_else(|| meeting.to_owned(), |day| format!("{meeting} ngày {}", short(day)));
        let met = format!("{name} xác định đạt.");
        let not_met = format!("{name} xác định chưa đạt.");
        Self { name, met, not_met }
    }

    /// What people found for this criterion; none where they left it out. What an appraiser found is told as theirs.
    pub fn mark<'t>(&'t self, criterion: &Criterion, marks: Option<&Marks>) -> Option<Part<'t>> {
        let part = self.own_mark(criterion, marks?)?;
        Some(match marks?.appraised.get(&criterion.id) {
            Some(why) if part.outcome != Outcome::Open => appraised(part, why),
            _ => part,
        })
    }

    fn own_mark<'t>(&'t self, criterion: &Criterion, marks: &Marks) -> Option<Part<'t>> {
        let name = &self.name;
        if marks.not_applicable.contains(&criterion.id) {
            if criterion.may_be_not_applicable {
                let reason = because(format!("{name} ghi không áp dụng"), marks, &criterion.id);
                return Some(Part::new(Outcome::NotApplicable, Source::Meeting, reason));
            }
            let reason = format!("{name} ghi không áp dụng, nhưng tiêu chí này không được bỏ qua.");
            return Some(Part::new(Outcome::Open, Source::Meeting, reason));
        }
        let is_met = *marks.found.get(&criterion.id)?;
        let rating = criterion.checks.iter().find_map(|check| match check {
            Check::RatingAtLeast { who, rating } => Some((who, rating)),
            _ => None,
        });
        Some(match rating {
            Some((who, rating)) if is_met => {
                let reason = format!("{name} ghi: {who} đạt “{rating}” trở lên, không có người bị kỷ luật.");
                Part::decided(true, Source::Meeting, reason)
            }
            Some((who, rating)) => {
                let said = format!("{name} ghi: {who} chưa đạt “{rating}” hoặc có người bị kỷ luật");
                let reason = because(said, marks, &criterion.id);
                Part::decided(false, Source::Meeting, reason)
            }
            None if is_met => Part::decided(true, Source::Meeting, self.met.as_str()),
            None if marks.reasons.contains_key(&criterion.id) => {
                let reason = because(format!("{name} xác định chưa đạt"), marks, &criterion.id);
                Part::decided(false, Source::Meeting, reason)
            }
            None => Part::decided(false, Source::Meeting, self.not_met.as_str()),
        })
    }
}

/// "Thẩm định xác định chưa đạt: chưa có nội quy."
fn appraised<'t>(part: Part<'t>, why: &str) -> Part<'t> {
    let outcome = reason::outcome(part.outcome);
    let reason = match why.trim().trim_end_matches('.') {
        "" => format!("Thẩm định xác định {outcome}."),
        why => format!("Thẩm định xác định {outcome}: {why}."),
    };
    Part { source: Source::Appraiser, reason: reason.into(), ..part }
}

/// The sentence, with the meeting's own reason behind it where it gave one.
fn because(said: String, marks: &Marks, criterion: &str) -> String {
    match marks.reasons.get(criterion).map(|reason| reason.trim().trim_end_matches('.')) {
        Some(reason) if !reason.is_empty() => format!("{said}: {reason}."),
        _ => format!("{said}."),
    }
}

pub fn combine<'t>(criterion: &Criterion, parts: Vec<Part<'t>>, mark: Option<Part<'t>>) -> Finding {
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

fn not_marked<'t>() -> Part<'t> {
    Part::new(Outcome::Open, Source::Meeting, "Chưa có kết quả đánh giá của cuộc họp.")
}

/// All checks of a criterion must be met: the worst decides and is told, all are told where all are met.
fn together(parts: Vec<Part>) -> Option<Part> {
    let worst = parts.iter().map(rank).min()?;
    let mut decides: Vec<Part> = parts.into_iter().filter(|part| worst == Rank::Met || rank(part) == worst).collect();
    if decides.len() == 1 {
        return decides.pop();
    }
    let first = decides.first()?;
    let source = if decides.iter().all(|part| part.source == first.source) { first.source } else { Source::Computed };
    let reasons: Vec<&str> = decides.iter().map(|part| part.reason.as_ref()).collect();
    Some(Part { outcome: first.outcome, source, reason: reasons.join(" ").into(), is_pending: first.is_pending })
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
fn joined(outcome: Outcome, first: &Part, second: &Part) -> Part<'static> {
    let reason = [first.reason.as_ref(), second.reason.as_ref()].join(" ");
    Part { outcome, source: first.source, reason: reason.into(), is_pending: first.is_pending }
}

fn conflict(criterion: &Criterion, computed: Part, mark: Part) -> Finding {
    let said = [computed, mark].map(|part| (part.source, part.outcome, part.reason.into_owned())).to_vec();
    let reason = format!("{} Cần người có thẩm quyền giải quyết và ghi lý do.", differing(&said));
    Finding { conflict: said, ..finding(criterion, Part::new(Outcome::Open, Source::Computed, reason)) }
}

/// What the sources say, each with its outcome.
fn differing(said: &[(Source, Outcome, String)]) -> String {
    let say = |(_, outcome, reason): &(Source, Outcome, String)| {
        format!("{} ({})", reason.trim_end_matches('.'), reason::outcome(*outcome))
    };
    format!("Hai nguồn cho kết quả khác nhau: {}.", said.iter().map(say).collect::<Vec<_>>().join("; "))
}

/// Somebody settled it: their reason first, then what it settled. Nothing is left to be done, so nothing asks for it.
pub fn settled(finding: Finding, settlement: &Settlement) -> Finding {
    let before = if finding.conflict.is_empty() { finding.reason } else { differing(&finding.conflict) };
    let reason = format!("Đã giải quyết: {}. {before}", settlement.reason.trim().trim_end_matches('.'));
    Finding { outcome: settlement.outcome, source: Source::Appraiser, reason, ..finding }
}

/// Somebody settled other facts than these: the finding is open again, and nobody looks for the settlement in vain.
pub fn unsettled(finding: Finding, earlier: &Settlement) -> Finding {
    let (outcome, why) = (reason::outcome(earlier.outcome), earlier.reason.trim().trim_end_matches('.'));
    let reason = format!(
        "{} Lần giải quyết trước ({outcome}: {why}) dựa trên số liệu khác nên không còn áp dụng; cần giải quyết lại.",
        finding.reason
    );
    Finding { reason, ..finding }
}

fn finding(criterion: &Criterion, part: Part) -> Finding {
    Finding {
        criterion: criterion.id.clone(),
        outcome: part.outcome,
        source: part.source,
        reason: part.reason.into_owned(),
        citation: criterion.citation.clone(),
        verified: criterion.verified,
        conflict: Vec::new(),
    }
}
