use std::path::Path;

use domain::document::{Issue, Office};
use domain::people::Permission;
use domain::report::{ReportInput, Span, TotalsLine, YearFigures, compose, figures};
use jiff::civil::Date;
use serde::Serialize;

use super::{DecadeLine, extras};
use crate::assessment::SubjectView;
use crate::cx::Cx;
use crate::desk::Desk;
use crate::document::{Content, Formats, Job, OnTick, Shelf, Written, note, press, publish, stem};
use crate::error::ActionResult;

pub struct ReportOrder<'o> {
    pub programme: &'o str,
    pub from: i16,
    pub to: i16,
    pub folder: &'o Path,
    /// The day that the report bears; today where none is given.
    pub date: Option<Date>,
}

#[derive(Debug, Serialize)]
pub struct Reported {
    /// "giai đoạn 2012 - 2021"
    pub period: String,
    pub last_completed: Option<i16>,
    pub summary: Vec<DecadeLine>,
    /// Of one year; a report over years names no single subjects.
    pub subjects: Vec<SubjectView>,
    pub files: Vec<Written>,
}

/// Writes the report over a span in PDF, DOCX and its tables as XLSX. As with the papers of a year, nobody waits while it
/// is drawn.
pub async fn write(desk: &Desk, order: &ReportOrder<'_>, tick: &OnTick<'_>) -> ActionResult<Reported> {
    let mut cx = desk.read().await?;
    let before = store::audit::last_hash(&mut cx.tx).await?;
    let drawn = compose_report(&mut cx, order).await?;
    let subjects = match order.from == order.to {
        true => crate::assessment::subjects(&mut cx, order.programme, order.to).await?,
        false => Vec::new(),
    };
    drop(cx);
    let mut files = press(std::slice::from_ref(&drawn.job), order.folder, tick)?;
    let mut cx = desk.begin().await?;
    if store::audit::last_hash(&mut cx.tx).await? != before && compose_report(&mut cx, order).await? != drawn {
        return Err(crate::document::changed());
    }
    let shelf = Shelf { programme: order.programme, year: order.to, folder: order.folder };
    note(&mut cx, &shelf, &files).await?;
    let detail = serde_json::json!({ "from": order.from, "to": order.to, "files": files.len() });
    cx.record("report.written", order.programme, detail).await?;
    cx.commit().await?;
    publish(desk, &shelf, &mut files).await?;
    let Drawn { period, last_completed, summary, job: _ } = drawn;
    Ok(Reported { period, last_completed, summary, subjects, files })
}

/// The report, not yet drawn, and what is told of it.
#[derive(PartialEq)]
struct Drawn {
    period: String,
    last_completed: Option<i16>,
    summary: Vec<DecadeLine>,
    job: Job,
}

async fn compose_report(cx: &mut Cx<'_>, order: &ReportOrder<'_>) -> ActionResult<Drawn> {
    cx.require(Permission::PrintPapers)?;
    let span = Span::new(order.from, order.to)?;
    let rules = super::years(cx, order.programme).await?;
    let day = order.date.unwrap_or_else(|| cx.today());
    let programme = crate::campaign::rules(cx, order.programme, newest(order.to, &rules))?;
    let totals = store::totals::list(&mut cx.tx).await?;
    let figures = figures(span, &totals, &rules)?;
    let settings = crate::setting::load(cx).await?;
    let is_sample = store::ward::find(&mut cx.tx).await?.is_some_and(|ward| ward.is_sample);
    let input = ReportInput {
        issue: Issue { office: Office::on(&settings, day, "report", None, is_sample)?, date: day, number: None },
        programme: programme.programme.name.clone(),
        titles: programme.programme.titles.iter().map(|rule| (rule.title, rule.name.clone())).collect(),
        last_completed: last_completed(&totals, &rules),
        former_names: extras::former_names(cx, span, day),
        area_noun: String::new(),
        area_changes: extras::area_changes(cx, span).await?,
        commendations: extras::commendations(cx, span, day).await?,
        models: extras::models(cx, day).await?,
        figures,
    };
    let summary = super::decade::lines(&input.figures);
    let paper = compose(&input);
    let job = Job {
        stem: stem(order.programme, &paper.slug),
        about: "report".to_owned(),
        subject: String::new(),
        decision: None,
        figures: serde_json::to_value(&summary).unwrap_or_default(),
        content: Content::Paper(Box::new(paper)),
        formats: Formats::LIST,
    };
    Ok(Drawn { period: span.label(), last_completed: input.last_completed, summary, job })
}

/// The names of the titles are those of the span's last year; a year before every rule takes the first reviewed one's.
fn newest(to: i16, reviewed: &[YearFigures]) -> i16 {
    reviewed.iter().map(|year| year.year).filter(|year| *year <= to).max().unwrap_or(to)
}

/// The last year whose every title is decided or quoted.
fn last_completed(totals: &[TotalsLine], reviewed: &[YearFigures]) -> Option<i16> {
    let quoted = totals.iter().map(|line| line.year).filter(|year| reviewed.iter().all(|one| one.year != *year));
    reviewed.iter().filter(|year| year.is_complete).map(|year| year.year).chain(quoted).max()
}
