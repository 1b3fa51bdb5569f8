use domain::document::{TitleResult, WardYear, overview, ward_report};
use domain::ground::date;
use domain::register::Title;

use super::context::Context;
use super::job::{Content, Formats, Job};
use super::results::{TitleRecord, figures};
use crate::error::ActionResult;

/// The ward's report on the year and its one-page overview, once every title of the year is frozen. Of a decided title they
/// count who stands on its list, and they bear the day of the last decision, since they speak of all of them.
pub fn jobs(context: &Context<'_>, records: &[TitleRecord<'_>]) -> ActionResult<Vec<Job>> {
    let own = records.iter().find(|record| record.title() == Title::Commune);
    let days = records.iter().flat_map(|record| {
        let decided = record.decisions.iter().map(|decision| decision.date);
        decided.chain([record.proposed_on()])
    });
    let Some(day) = days.max() else { return Ok(Vec::new()) };
    let results: Vec<TitleResult> = records
        .iter()
        .map(|record| {
            let decision = record
                .standing
                .as_ref()
                .map(|standing| format!("{} ngày {}", standing.first.number, date::short(standing.first.date)));
            TitleResult::of(
                record.award.clone(),
                &record.decided(),
                decision.unwrap_or_default(),
                own.map(|record| &record.award),
            )
        })
        .collect();
    let figures: Vec<_> = results.iter().map(|result| figures(result.award.title, result.tally)).collect();
    let programme = context.rules.programme.name.clone();
    let year = WardYear { issue: context.issue(day, "report")?, programme, year: context.rules.year, results };
    let job = |paper: domain::document::Paper, formats| Job {
        stem: paper.slug.clone(),
        about: "report".to_owned(),
        subject: String::new(),
        decision: None,
        figures: serde_json::Value::Array(figures.clone()),
        content: Content::Paper(Box::new(paper)),
        formats,
    };
    Ok(vec![job(ward_report::compose(&year), Formats::TEXT), job(overview::compose(&year), Formats::LIST)])
}
