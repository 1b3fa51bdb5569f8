use domain::assessment::{Outcome, Source};
use domain::ground::share::Share;
use domain::people::Permission;
use domain::register::Title;
use domain::report::{Figures, Span, figures};
use serde::Serialize;

use super::years;
use crate::cx::Cx;
use crate::error::ActionResult;

/// Every year there is a figure of, for a first look.
#[derive(Debug, Serialize)]
pub struct Decade {
    pub ward: String,
    pub is_sample: bool,
    pub programme: String,
    pub titles: Vec<(Title, String)>,
    pub summary: Vec<DecadeLine>,
}

/// One title in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecadeLine {
    pub year: i16,
    pub title: Title,
    pub total: u64,
    pub registered: Option<u64>,
    pub met: u64,
    /// As printed: "93,5%".
    pub rate: String,
    pub outcome: Outcome,
    /// Decided, closed, or quoted; the figures of a title still under review are provisional, and no public matter.
    pub is_final: bool,
    /// Final as it was decided, but reopened since. No figure of a paper: it changes none.
    #[serde(skip)]
    pub is_under_review: bool,
    /// `totals` where the year is only quoted.
    pub source: Source,
}

/// All years, from the first figure to the last. Totals only: open to everyone.
pub async fn decade(cx: &mut Cx<'_>, programme: &str) -> ActionResult<Decade> {
    cx.require(Permission::ViewTotals)?;
    let reviewed = years(cx, programme).await?;
    let totals = store::totals::list(&mut cx.tx).await?;
    let ward = store::ward::find(&mut cx.tx).await?;
    let all = totals.iter().map(|line| line.year).chain(reviewed.iter().map(|year| year.year));
    let (first, last) = all.fold((i16::MAX, i16::MIN), |(first, last), year| (first.min(year), last.max(year)));
    let found = if first <= last { Some(figures(Span::new(first, last)?, &totals, &reviewed)?) } else { None };
    let named = cx.desk.library.programme(programme);
    Ok(Decade {
        is_sample: ward.as_ref().is_some_and(|ward| ward.is_sample),
        ward: ward.map(|ward| ward.name).unwrap_or_default(),
        programme: named.map(|one| one.name.clone()).unwrap_or_default(),
        titles: named
            .map(|one| one.titles.iter().map(|rule| (rule.title, rule.name.clone())).collect())
            .unwrap_or_default(),
        summary: found.as_ref().map(lines).unwrap_or_default(),
    })
}

/// Every line that a report over years may print, as the record has it now.
pub(crate) async fn lines_of_all(cx: &mut Cx<'_>, programme: &str) -> ActionResult<Vec<serde_json::Value>> {
    let decade = decade(cx, programme).await?;
    Ok(decade.summary.iter().map(|line| serde_json::to_value(line).unwrap_or_default()).collect())
}

pub(super) fn lines(figures: &Figures) -> Vec<DecadeLine> {
    let mut lines = Vec::new();
    for year in &figures.years {
        lines.extend(year.lines.iter().map(|line| DecadeLine {
            year: year.year,
            title: line.title,
            total: line.total,
            registered: line.registered,
            met: line.met,
            rate: Share::new(line.met, line.total).percent(line.threshold),
            outcome: line.outcome,
            is_final: line.is_frozen,
            is_under_review: line.is_under_review,
            source: line.source,
        }));
    }
    lines
}
