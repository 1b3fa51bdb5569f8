use std::collections::BTreeMap;

use domain::assessment::Outcome;
use domain::campaign::State;
use domain::ground::date;
use domain::people::Permission;
use domain::register::Title;
use jiff::civil::Date;
use serde::Serialize;

use super::TitlePicture;
use crate::cx::Cx;
use crate::error::ActionResult;

/// A year as it stands today, for those who run it.
#[derive(Debug, Serialize)]
pub struct Glance {
    pub year: i16,
    pub titles: Vec<TitleGlance>,
    /// Areas of which no minutes have come in, once the review has begun.
    pub without_minutes: Vec<String>,
}

/// One title: its step, its figures if the year ended today, and what stands in its way.
#[derive(Debug, Serialize)]
pub struct TitleGlance {
    pub title: Title,
    pub name: String,
    pub state: State,
    pub step: &'static str,
    pub since: Date,
    /// "01/11/2020 – 31/10/2021"
    pub window: String,
    /// The last day on which facts count.
    pub counts_until: Date,
    pub due_before: Option<Date>,
    pub total: u64,
    pub registered: u64,
    pub met: u64,
    pub open: u64,
    pub rate: String,
    pub outcome: Outcome,
    /// What areas, units and the ward lack; of households only how many.
    pub lacking: Vec<Lacking>,
}

/// A criterion that is not met, and by whom.
#[derive(Clone, Debug, Serialize)]
pub struct Lacking {
    pub criterion: String,
    pub citation: String,
    pub subjects: usize,
    /// At most a few names with what is missing; never of households.
    pub examples: Vec<String>,
}

const EXAMPLES: usize = 5;

/// Where each title of a year stands, what is missing, and what would come out if the year ended today.
pub async fn glance(cx: &mut Cx<'_>, programme: &str, year: i16) -> ActionResult<Glance> {
    cx.require(Permission::ReadYear)?;
    let campaign = crate::campaign::campaign(cx, programme, year).await?;
    let rules = crate::campaign::rules(cx, programme, year)?;
    let picture = super::picture(cx, programme, year).await?;
    let mut titles = Vec::new();
    for run in store::campaign::list_titles(&mut cx.tx, &campaign.id).await? {
        let (Some(judged), Some(drawn)) = (rules.title(run.title), picture.title(run.title)) else { continue };
        let figures = drawn.figures.clone();
        titles.push(TitleGlance {
            title: run.title,
            name: judged.rule.name.clone(),
            state: run.state,
            step: run.state.label(),
            since: run.since,
            window: format!("{} – {}", date::short(run.window.from), date::short(run.window.until)),
            counts_until: run.window.until,
            due_before: judged.calendar.due_before,
            total: figures.total,
            registered: figures.registered,
            met: figures.met,
            open: figures.open,
            rate: figures.rate,
            outcome: figures.outcome,
            lacking: drawn.examples.clone(),
        });
    }
    let is_reviewed = titles.iter().any(|one| one.title == Title::Household && State::Review <= one.state);
    let without_minutes = if is_reviewed { picture.without_minutes.clone() } else { Vec::new() };
    Ok(Glance { year, without_minutes, titles })
}

/// Criteria that somebody does not meet or of which nothing is known, the most frequent first.
pub(super) fn lacking(drawn: &TitlePicture) -> Vec<Lacking> {
    let mut found: BTreeMap<&str, Lacking> = BTreeMap::new();
    for one in drawn.lines.iter().filter(|one| one.outcome != Outcome::Met) {
        let missing = |outcome| matches!(outcome, Outcome::NotMet | Outcome::Open);
        for finding in drawn.findings(one).filter(|finding| missing(finding.outcome)) {
            let line = found.entry(&finding.criterion).or_insert_with(|| Lacking {
                criterion: finding.criterion.clone(),
                citation: finding.citation.clone(),
                subjects: 0,
                examples: Vec::new(),
            });
            line.subjects += 1;
            if drawn.title != Title::Household && line.examples.len() < EXAMPLES {
                line.examples.push(format!("{}: {}", one.subject.name, finding.reason));
            }
        }
    }
    let mut lines: Vec<Lacking> = found.into_values().collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.subjects));
    lines
}

/// The areas of a day whose household review has left no minutes.
pub(super) async fn without_minutes(cx: &mut Cx<'_>, year: i16, day: Date) -> ActionResult<Vec<String>> {
    let meetings = store::meeting::list(&mut cx.tx, year).await?;
    let areas = store::area::list_on(&mut cx.tx, day).await?;
    let is_missing = |area: &domain::register::Area| meetings.iter().all(|meeting| meeting.area != area.id);
    Ok(areas.into_iter().filter(is_missing).map(|area| area.name).collect())
}

/// The years that have been opened under a programme, the newest first.
pub async fn opened_years(cx: &mut Cx<'_>, programme: &str) -> ActionResult<Vec<i16>> {
    cx.require(Permission::ReadYear)?;
    let campaigns = store::campaign::list(&mut cx.tx).await?;
    let mut years: Vec<i16> =
        campaigns.into_iter().filter(|one| one.programme == programme).map(|one| one.year).collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    Ok(years)
}
