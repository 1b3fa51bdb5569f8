use std::collections::BTreeMap;

use super::{Assessment, Outcome, SCOPE, VOTE};
use crate::criteria::Judged;
use crate::register::Title;

/// What a title still lacks by one criterion: for the screen "if the year ended today", by counts, never by names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    pub criterion: String,
    /// The criterion's own text.
    pub text: String,
    pub not_met: u64,
    pub open: u64,
    /// "HGD-3: 86 hộ gia đình chưa đạt."
    pub sentence: String,
}

/// In the order of the set; nothing where every subject meets everything.
pub fn missing(judged: &Judged, assessments: &[Assessment]) -> Vec<Missing> {
    let mut counts: BTreeMap<&str, (u64, u64, &str)> = BTreeMap::new();
    for finding in assessments.iter().flat_map(|assessment| &assessment.findings) {
        let count = counts.entry(finding.criterion.as_str()).or_default();
        match finding.outcome {
            Outcome::NotMet => count.0 += 1,
            Outcome::Open => count.1 += 1,
            _ => continue,
        }
        count.2 = &finding.reason;
    }
    let of_set = judged.set.criteria.iter().map(|criterion| (criterion.id.as_str(), criterion.text.as_str()));
    let all =
        [(SCOPE, "Thuộc phạm vi điều chỉnh")].into_iter().chain(of_set).chain([(VOTE, "Biểu quyết của khu dân cư")]);
    all.filter_map(|(criterion, text)| {
        let (not_met, open, reason) = counts.get(criterion).copied().filter(|(not_met, open, _)| 0 < not_met + open)?;
        let sentence = match judged.rule.title {
            // There is only one: its own reason says more than a count of one.
            Title::Commune => format!("{criterion}: {reason}"),
            title => format!("{criterion}: {}.", counted(title.noun(), not_met, open)),
        };
        Some(Missing { criterion: criterion.to_owned(), text: text.to_owned(), not_met, open, sentence })
    })
    .collect()
}

fn counted(noun: &str, not_met: u64, open: u64) -> String {
    match (not_met, open) {
        (not_met, 0) => format!("{not_met} {noun} chưa đạt"),
        (0, open) => format!("{open} {noun} chưa rõ kết quả"),
        (not_met, open) => format!("{not_met} {noun} chưa đạt, {open} chưa rõ kết quả"),
    }
}
