use std::collections::BTreeMap;

use super::{Assessment, Outcome, Summary};
use crate::criteria::{Check, ShareBase, YearRules};
use crate::ground::share::{Percent, Share};
use crate::register::Title;

/// One line per title that has subjects. Those whom the rule leaves out stand in no figure.
///
/// `outcome`: open while any subject is open, met when every subject is met, not met otherwise; of the commune it is its own.
pub fn summarise(rules: &YearRules, by_title: &BTreeMap<Title, Vec<Assessment>>) -> Vec<Summary> {
    let lines = by_title.iter().filter_map(|(title, assessments)| {
        let inside: Vec<&Assessment> = assessments.iter().filter(|one| one.outcome != Outcome::NotApplicable).collect();
        if inside.is_empty() {
            return None;
        }
        let count = |is: &dyn Fn(&Assessment) -> bool| inside.iter().filter(|one| is(one)).count() as u64;
        let (total, met) = (inside.len() as u64, count(&|one| one.outcome == Outcome::Met));
        let outcome = match count(&|one| one.outcome == Outcome::Open) {
            0 if met == total => Outcome::Met,
            0 => Outcome::NotMet,
            _ => Outcome::Open,
        };
        Some(Summary {
            year: rules.year,
            title: *title,
            total,
            registered: count(&|one| one.registered),
            met,
            rate: Share::new(met, total).percent(threshold(rules, *title)),
            outcome,
        })
    });
    lines.collect()
}

/// The share of this title that the commune's set asks for, so that no rate is rounded up to it.
fn threshold(rules: &YearRules, title: Title) -> Option<Percent> {
    let checks = rules.title(Title::Commune)?.set.criteria.iter().flat_map(|criterion| &criterion.checks);
    let mut asked = checks.filter_map(|check| match check {
        Check::Share { of: ShareBase::Recognised, children, at_least } if children.contains(&title) => Some(*at_least),
        _ => None,
    });
    asked.next()
}
