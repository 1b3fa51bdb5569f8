use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;
use store::paper::Paper;

use crate::cx::Cx;
use crate::error::ActionResult;

/// What changed the record and when, as the audit chain has it: whether a paper that says something else than the record
/// is an old one, or a wrong one.
pub struct Since {
    /// The last change of a title's record, by year and title.
    titles: BTreeMap<(i16, String), Timestamp>,
    /// The last change of anything that papers speak of.
    any: Option<Timestamp>,
}

impl Since {
    pub async fn load(cx: &mut Cx<'_>) -> ActionResult<Self> {
        let mut decisions = BTreeMap::new();
        for year in store::decision::years(&mut cx.tx).await? {
            for one in store::decision::list(&mut cx.tx, year).await? {
                decisions.insert(one.id.to_string(), (year, one.about.as_str().to_owned()));
            }
        }
        let campaigns = store::campaign::list(&mut cx.tx).await?;
        let years: BTreeMap<String, i16> = campaigns.into_iter().map(|one| (one.id.to_string(), one.year)).collect();
        let mut since = Self { titles: BTreeMap::new(), any: None };
        for entry in store::audit::list_after(&mut cx.tx, 0, u32::MAX).await? {
            let Ok(at) = entry.at.parse::<Timestamp>() else { continue };
            let silent = ["paper.", "report.", "backup.", "household.revealed"];
            if !silent.iter().any(|begins| entry.action.starts_with(begins)) {
                since.any = since.any.max(Some(at));
            }
            let title = match entry.action.split('.').next() {
                Some("decision") => decisions.get(&entry.subject).cloned(),
                Some("campaign") => {
                    let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
                    let title = detail.get("title").and_then(Value::as_str).map(str::to_owned);
                    years.get(&entry.subject).copied().zip(title)
                }
                _ => None,
            };
            if let Some(key) = title {
                since.titles.entry(key).and_modify(|last| *last = at.max(*last)).or_insert(at);
            }
        }
        Ok(since)
    }

    /// Whether what a paper speaks of was changed, by a command, after it was made.
    pub fn changed(&self, paper: &Paper) -> bool {
        let last = match paper.about.as_str() {
            "report" => self.any,
            about => self.titles.get(&(paper.year, about.to_owned())).copied(),
        };
        last.is_some_and(|last| paper.made_at < last)
    }
}
