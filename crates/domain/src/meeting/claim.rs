use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::criteria::{CriteriaSet, Criterion, DocumentKind};
use crate::ground::refusal::Refusal;
use crate::ground::share::Share;
use crate::meeting::Needs;
use crate::worded;

worded! {
    /// What somebody says of a criterion.
    pub enum Says {
        Met = "met",
        NotMet = "not_met",
        NotApplicable = "not_applicable",
    }
}

/// What a unit says of one criterion, in its own words besides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub says: Option<Says>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// The self-assessment of a unit or the ward (TT 124/2021/TT-BCA Art. 9.2.b): what it claims, until somebody accepts it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub resolution_on: Option<Date>,
    pub plan_on: Option<Date>,
    pub registered_on: Option<Date>,
    /// The meeting at which the unit assessed itself.
    pub reviewed_on: Option<Date>,
    /// At the level that the clause names, of all.
    pub sub_units: Option<Share>,
    #[serde(default)]
    pub answers: BTreeMap<String, Answer>,
    #[serde(default)]
    pub note: String,
}

/// So many letters say enough of one criterion; more belongs into a paper beside it.
const LONGEST: usize = 4000;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClaimRefused {
    #[error("số đầu mối đạt danh hiệu ({part}) nhiều hơn tổng số đầu mối trực thuộc ({whole})")]
    SubUnits { part: u64, whole: u64 },
    #[error("phần trình bày của {0} dài quá {LONGEST} chữ; hãy viết gọn, phần còn lại nộp thành tệp kèm theo")]
    TooLong(String),
}

impl Refusal for ClaimRefused {
    fn english(&self) -> String {
        match self {
            Self::SubUnits { part, whole } => format!("{part} sub-units at the level are more than all {whole}"),
            Self::TooLong(id) => format!("the words for {id} have more than {LONGEST} letters; hand in a file besides"),
        }
    }
}

/// What keeps a claim from being submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// None where it belongs to the whole dossier.
    pub criterion: Option<String>,
    pub what: Missing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Met, not met or not applicable.
    Answer,
    Day(DocumentKind),
    Registration,
    SubUnits,
    /// Said not to apply, which this criterion does not allow.
    MustApply,
    /// The day of the unit's own meeting.
    ReviewDay,
    /// A day that has not come yet.
    Future,
}

impl Claim {
    pub fn day(&self, paper: DocumentKind) -> Option<Date> {
        match paper {
            DocumentKind::Resolution => self.resolution_on,
            DocumentKind::Plan => self.plan_on,
            DocumentKind::Registration => self.registered_on,
        }
    }

    /// Without answers to what is not asked, and without spare blanks; refused where it cannot be right.
    pub fn tidy(mut self, set: &CriteriaSet) -> Result<Self, ClaimRefused> {
        if let Some(share) = self.sub_units.filter(|share| share.whole < share.part) {
            return Err(ClaimRefused::SubUnits { part: share.part, whole: share.whole });
        }
        self.answers.retain(|id, _| set.criterion(id).is_some());
        for criterion in &set.criteria {
            let Some(answer) = self.answers.get_mut(&criterion.id) else { continue };
            answer.words = answer.words.trim().to_owned();
            if !Needs::of(criterion).may_answer() {
                answer.says = None;
            }
            if LONGEST < answer.words.chars().count() {
                return Err(ClaimRefused::TooLong(criterion.id.clone()));
            }
        }
        self.answers.retain(|_, answer| *answer != Answer::default());
        self.note = self.note.trim().to_owned();
        if LONGEST < self.note.chars().count() {
            return Err(ClaimRefused::TooLong("ghi chú".to_owned()));
        }
        Ok(self)
    }

    pub fn says(&self, criterion: &str) -> Option<Says> {
        self.answers.get(criterion).and_then(|answer| answer.says)
    }

    /// What must be added before it can be submitted, in the order of the set. A criterion may be said not to be met; what
    /// nobody answered may not.
    pub fn lacks(&self, set: &CriteriaSet, is_registered: bool, today: Date) -> Vec<Lack> {
        let of_criterion = |criterion: &Criterion| {
            let missing = self.missing(criterion, is_registered);
            let id = criterion.id.clone();
            missing.into_iter().map(move |what| Lack { criterion: Some(id.clone()), what })
        };
        let mut lacks: Vec<Lack> = set.criteria.iter().flat_map(of_criterion).collect();
        let whole = |what| Lack { criterion: None, what };
        if self.reviewed_on.is_none() {
            lacks.push(whole(Missing::ReviewDay));
        }
        let days = [self.resolution_on, self.plan_on, self.registered_on, self.reviewed_on];
        if days.into_iter().flatten().any(|day| today < day) {
            lacks.push(whole(Missing::Future));
        }
        lacks
    }

    fn missing(&self, criterion: &Criterion, is_registered: bool) -> Vec<Missing> {
        let needs = Needs::of(criterion);
        match self.says(&criterion.id) {
            Some(Says::NotApplicable) if !criterion.may_be_not_applicable => return vec![Missing::MustApply],
            Some(Says::NotApplicable | Says::NotMet) => return Vec::new(),
            None if needs.is_answer_due => return vec![Missing::Answer],
            Some(Says::Met) | None => {}
        }
        let mut missing: Vec<Missing> =
            needs.papers.iter().filter(|paper| self.day(**paper).is_none()).map(|paper| Missing::Day(*paper)).collect();
        if needs.registration && !is_registered && self.registered_on.is_none() {
            missing.push(Missing::Registration);
        }
        if needs.sub_units && self.sub_units.is_none() {
            missing.push(Missing::SubUnits);
        }
        missing
    }
}

impl Missing {
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Answer => "chưa chọn đạt, chưa đạt hay không áp dụng",
            Self::Day(DocumentKind::Resolution) => "chưa ghi ngày nghị quyết",
            Self::Day(DocumentKind::Plan) => "chưa ghi ngày kế hoạch",
            Self::Day(DocumentKind::Registration) => "chưa ghi ngày bản đăng ký",
            Self::Registration => "chưa ghi ngày đăng ký phấn đấu",
            Self::SubUnits => "chưa ghi số đầu mối trực thuộc và số đạt danh hiệu",
            Self::MustApply => "tiêu chí này không được bỏ qua",
            Self::ReviewDay => "chưa ghi ngày họp đánh giá của đơn vị",
            Self::Future => "có ngày sau hôm nay",
        }
    }

    pub fn english(self) -> &'static str {
        match self {
            Self::Answer => "not answered: met, not met or not applicable",
            Self::Day(DocumentKind::Resolution) => "the day of the resolution is missing",
            Self::Day(DocumentKind::Plan) => "the day of the plan is missing",
            Self::Day(DocumentKind::Registration) => "the day of the registration paper is missing",
            Self::Registration => "the day of the registration is missing",
            Self::SubUnits => "the number of sub-units and of those at the level is missing",
            Self::MustApply => "this criterion may not be left out",
            Self::ReviewDay => "the day of the unit's own meeting is missing",
            Self::Future => "a day lies after today",
        }
    }
}

#[cfg(test)]
mod tests;
