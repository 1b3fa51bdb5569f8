use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Claim, Dossier, Marks, Says};
use crate::ground::id::{AccountId, DossierId, SubjectId, SubmissionId};
use crate::ground::refusal::Refusal;
use crate::register::Title;
use crate::worded;

worded! {
    /// `draft → submitted → returned → submitted → accepted`
    pub enum SubmissionState {
        Draft = "draft",
        Submitted = "submitted",
        Returned = "returned",
        Accepted = "accepted",
    }
}

worded! {
    pub enum SubmissionStep {
        /// By its author: what it says is changed.
        Save = "save",
        Submit = "submit",
        /// By its author, before anybody began to appraise it.
        Withdraw = "withdraw",
        /// By an appraiser: a criterion is marked.
        Mark = "mark",
        Return = "return",
        Accept = "accept",
    }
}

/// The self-assessment of one subject in one year, on its way to the assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    pub id: SubmissionId,
    pub title: Title,
    pub subject: SubjectId,
    pub year: i16,
    pub state: SubmissionState,
    /// Counts every change: who saves an older one is told.
    pub version: u32,
    pub claim: Claim,
    /// Somebody began to appraise it.
    pub is_taken_up: bool,
    /// What the register held before it was accepted, to be put back should it be returned after all.
    pub replaced: Option<Replaced>,
    pub saved_by: String,
    pub account: Option<AccountId>,
    pub saved_at: Timestamp,
}

/// The dossier that an accepted one took the place of; none where there was none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced(pub Option<Dossier>);

/// What an appraiser found for one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub says: Says,
    pub reason: String,
    pub by: String,
    pub at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SubmissionRefused {
    #[error("hồ sơ đã nộp; muốn sửa, hãy rút lại hoặc chờ được trả lại")]
    Submitted,
    #[error("hồ sơ đã được chấp nhận; muốn sửa, hãy đề nghị người thẩm định trả lại")]
    Accepted,
    #[error("hồ sơ chưa nộp")]
    NotSubmitted,
    #[error("đã có người bắt đầu thẩm định, không rút lại được nữa; hãy đề nghị người thẩm định trả lại")]
    TakenUp,
    #[error("cần ghi lý do trả lại để đơn vị biết phải sửa gì")]
    NoReason,
}

impl Refusal for SubmissionRefused {
    fn english(&self) -> String {
        match self {
            Self::Submitted => "it is submitted; withdraw it, or wait until it is returned, to change it",
            Self::Accepted => "it is accepted; ask the appraiser to return it if it must change",
            Self::NotSubmitted => "it is not submitted",
            Self::TakenUp => "somebody began to appraise it, so it cannot be withdrawn; ask the appraiser to return it",
            Self::NoReason => "a reason is needed, so that the unit knows what to correct",
        }
        .to_owned()
    }
}

impl SubmissionState {
    /// The state after a step, or why the step may not be made.
    pub fn after(self, step: SubmissionStep, is_taken_up: bool) -> Result<Self, SubmissionRefused> {
        use SubmissionRefused as No;
        use SubmissionState::{Accepted, Draft, Returned, Submitted};
        use SubmissionStep as Step;
        match (self, step) {
            (Draft | Returned, Step::Save) => Ok(self),
            (Draft | Returned, Step::Submit) => Ok(Submitted),
            (Submitted, Step::Save | Step::Submit) => Err(No::Submitted),
            (Accepted, Step::Save | Step::Submit | Step::Withdraw | Step::Mark | Step::Accept) => Err(No::Accepted),
            (Draft | Returned, Step::Withdraw | Step::Mark | Step::Return | Step::Accept) => Err(No::NotSubmitted),
            (Submitted, Step::Withdraw) if is_taken_up => Err(No::TakenUp),
            (Submitted, Step::Withdraw) => Ok(Draft),
            (Submitted, Step::Mark) => Ok(Submitted),
            (Submitted | Accepted, Step::Return) => Ok(Returned),
            (Submitted, Step::Accept) => Ok(Accepted),
        }
    }

    /// Whether its author may change it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// In the words of the office.
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "đang soạn",
            Self::Submitted => "đã nộp, chờ thẩm định",
            Self::Returned => "được trả lại để sửa",
            Self::Accepted => "đã chấp nhận",
        }
    }

    pub fn english(self) -> &'static str {
        match self {
            Self::Draft => "being written",
            Self::Submitted => "submitted, waits for appraisal",
            Self::Returned => "returned for correction",
            Self::Accepted => "accepted",
        }
    }
}

impl Submission {
    /// Makes a step; who made it, and why, is recorded beside it.
    pub fn step(&mut self, step: SubmissionStep, reason: &str) -> Result<SubmissionState, SubmissionRefused> {
        let next = self.state.after(step, self.is_taken_up)?;
        if step == SubmissionStep::Return && reason.trim().is_empty() {
            return Err(SubmissionRefused::NoReason);
        }
        self.is_taken_up = match step {
            SubmissionStep::Mark => true,
            SubmissionStep::Submit | SubmissionStep::Return => false,
            _ => self.is_taken_up,
        };
        self.version += 1;
        Ok(std::mem::replace(&mut self.state, next))
    }

    /// The facts that reach the assessment once it is accepted: the appraiser's mark stands in the place of the unit's own.
    pub fn dossier(&self, id: DossierId, found: &BTreeMap<String, Found>) -> Dossier {
        let reasons = found.iter().map(|(id, found)| (id.clone(), found.reason.clone()));
        let mut marks = Marks { appraised: reasons.collect(), ..Marks::default() };
        let answered = self.claim.answers.iter().filter_map(|(id, answer)| Some((id, answer.says?)));
        let mut says: BTreeMap<&String, Says> = answered.collect();
        says.extend(found.iter().map(|(id, found)| (id, found.says)));
        for (criterion, says) in says {
            match says {
                Says::Met => drop(marks.found.insert(criterion.clone(), true)),
                Says::NotMet => drop(marks.found.insert(criterion.clone(), false)),
                Says::NotApplicable => marks.not_applicable.push(criterion.clone()),
            }
        }
        let claim = &self.claim;
        Dossier {
            id,
            title: self.title,
            subject: self.subject.clone(),
            year: self.year,
            resolution_on: claim.resolution_on,
            plan_on: claim.plan_on,
            registered_on: claim.registered_on,
            reviewed_on: claim.reviewed_on,
            sub_units: claim.sub_units,
            marks,
            note: claim.note.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
