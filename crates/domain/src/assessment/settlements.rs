//! What somebody decided about open findings: which of it holds, and what may be decided at all.

use std::collections::HashMap;

use super::finding::{settled, unsettled};
use super::{Finding, Outcome, SCOPE, Settlement};
use crate::criteria::{Check, CriteriaSet, ShareBase};
use crate::ground::id::SubjectId;
use crate::ground::refusal::Refusal;
use crate::register::Title;

/// By title and subject.
#[derive(Default)]
pub struct Settlements<'a> {
    by_subject: HashMap<(Title, &'a str), Vec<&'a Settlement>>,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettleRefused {
    #[error(
        "phạm vi xét không do kết luận mà có; hãy ghi quy mô (doanh nghiệp) hoặc cấp học (trường) của đơn vị vào danh sách đơn vị rồi nạp lại"
    )]
    Scope,
    #[error("tiêu chí {0} không được bỏ qua; hãy kết luận đạt (met) hoặc chưa đạt (not_met)")]
    NotApplicable(String),
}

impl Refusal for SettleRefused {
    fn english(&self) -> String {
        match self {
            Self::Scope => {
                "the scope is not settled; record the scale (enterprise) or the level (school) of the unit in \
                            the list of organisations and import it again"
                    .to_owned()
            }
            Self::NotApplicable(id) => {
                format!("the criterion {id} may not be left out; settle it as met or not_met")
            }
        }
    }
}

/// Whether a criterion (or the vote) may be settled like this. The scope follows from the register; only what the rule
/// itself lets fall away may be not applicable, and never a vote, a registration or a share of children or people.
pub fn may_settle(set: &CriteriaSet, criterion: &str, outcome: Outcome) -> Result<(), SettleRefused> {
    if criterion == SCOPE {
        return Err(SettleRefused::Scope);
    }
    let is_fixed = |check: &Check| match check {
        Check::Registered => true,
        Check::Share { of, .. } => *of != ShareBase::SubUnits,
        _ => false,
    };
    let may_fall_away = set
        .criteria
        .iter()
        .find(|one| one.id == criterion)
        .is_some_and(|one| one.may_be_not_applicable && !one.checks.iter().any(is_fixed));
    if outcome == Outcome::NotApplicable && !may_fall_away {
        return Err(SettleRefused::NotApplicable(criterion.to_owned()));
    }
    Ok(())
}

impl<'a> Settlements<'a> {
    pub fn of(settlements: &'a [Settlement]) -> Self {
        let mut by_subject: HashMap<(Title, &str), Vec<&Settlement>> = HashMap::new();
        for one in settlements.iter().filter(|one| one.outcome != Outcome::Open) {
            by_subject.entry((one.title, one.subject.as_str())).or_default().push(one);
        }
        Self { by_subject }
    }

    /// Somebody's settlement closes what is open on the facts that it was given for. Where they have changed since, the
    /// finding is open again and says that there was one. Two that differ settle nothing.
    pub fn close(
        &self,
        (title, subject): (Title, &SubjectId),
        set: &CriteriaSet,
        finding: Finding,
        basis: &str,
    ) -> Finding {
        let all = self.by_subject.get(&(title, subject.as_str())).map(Vec::as_slice).unwrap_or_default();
        let is_meant = |one: &&&Settlement| {
            one.criterion == finding.criterion && may_settle(set, &one.criterion, one.outcome).is_ok()
        };
        let (holding, mut earlier): (Vec<&Settlement>, Vec<&Settlement>) =
            all.iter().filter(is_meant).copied().partition(|one| one.basis == basis);
        if let Some(first) = holding.iter().min_by_key(|one| &one.reason) {
            let is_agreed = holding.iter().all(|one| one.outcome == first.outcome);
            return if is_agreed { settled(finding, first) } else { finding };
        }
        earlier.sort_by_key(|one| &one.reason);
        match earlier.first() {
            Some(earlier) => unsettled(finding, earlier),
            None => finding,
        }
    }
}
