use crate::criteria::{Check, Criterion, DocumentKind, ShareBase};

/// What a criterion asks of whoever assesses themselves: days, numbers, a yes or no. The rest is computed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    pub papers: Vec<DocumentKind>,
    pub registration: bool,
    pub sub_units: bool,
    /// Counted from the registration: how many people signed.
    pub people: bool,
    /// Counted from the results of others.
    pub children: bool,
    /// People must say; days and numbers alone do not answer it.
    pub is_answer_due: bool,
}

impl Needs {
    pub fn of(criterion: &Criterion) -> Self {
        let mut needs = Self::default();
        for check in &criterion.checks {
            match check {
                Check::Attested
                | Check::RatingAtLeast { .. }
                | Check::NoIncident { .. }
                | Check::NotAboveLastYear { .. } => needs.is_answer_due = true,
                Check::Registered => needs.registration = true,
                Check::Document { paper, .. } => needs.papers.push(*paper),
                Check::Share { of: ShareBase::SubUnits, .. } => needs.sub_units = true,
                Check::Share { of: ShareBase::PeopleSigned, .. } => needs.people = true,
                Check::Share { .. } => needs.children = true,
            }
        }
        needs
    }

    /// Whether "met", "not met" or "not applicable" may be said of it. What is counted from the registers may not.
    pub fn may_answer(&self) -> bool {
        self.is_answer_due || self.sub_units || !self.papers.is_empty()
    }
}
