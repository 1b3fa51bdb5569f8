use domain::decision::DecisionSubject;
use domain::document::{Certificate, SubjectResult};
use domain::people::Permission;
use domain::register::Title;

use super::context::Context;
use super::job::{Content, Formats, Job, safe, stem};
use super::results::{TitleRecord, record};
use super::{PaperOrder, honours, meetings, title, ward};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// The papers of an order, from the frozen records: what they say, not yet drawn.
pub async fn compose(cx: &mut Cx<'_>, order: &PaperOrder<'_>) -> ActionResult<Vec<Job>> {
    cx.require(Permission::PrintPapers)?;
    let jobs = match order.about {
        Some(DecisionSubject::Commendation) => honours::jobs(cx, order.year).await?,
        Some(DecisionSubject::Title(title)) => of_titles(cx, order.programme, order.year, &[title]).await?,
        None => all(cx, order).await?,
    };
    let jobs = match order.subject {
        Some(code) => single(jobs, code)?,
        None => jobs,
    };
    if jobs.is_empty() {
        return Err(ActionError::refused(
            format!("năm {} chưa có gì để in: chưa có quyết định nào", order.year),
            format!("there is nothing to print of {}: nothing was decided", order.year),
        ));
    }
    Ok(jobs)
}

async fn all(cx: &mut Cx<'_>, order: &PaperOrder<'_>) -> ActionResult<Vec<Job>> {
    let has_campaign = store::campaign::find(&mut cx.tx, order.programme, order.year).await?.is_some();
    let mut jobs =
        if has_campaign { of_titles(cx, order.programme, order.year, Title::ALL).await? } else { Vec::new() };
    jobs.extend(honours::jobs(cx, order.year).await?);
    if jobs.is_empty() && !has_campaign {
        crate::campaign::campaign(cx, order.programme, order.year).await?;
    }
    Ok(jobs)
}

/// The papers of some titles of a year, and with all of them the ward's own.
pub async fn of_titles(cx: &mut Cx<'_>, programme: &str, year: i16, titles: &[Title]) -> ActionResult<Vec<Job>> {
    let context = Context::load(cx, programme, year).await?;
    let mut records: Vec<TitleRecord> = Vec::new();
    for title in Title::ALL {
        records.extend(record(cx, &context, *title).await?);
    }
    if let [only] = titles
        && records.iter().all(|record| record.title() != *only)
    {
        return Err(ActionError::refused(
            format!("số liệu năm {year} của {} chưa khóa, chưa có gì để in", only.noun()),
            format!("the facts of {year} for the title «{only}» are not frozen; there is nothing to print"),
        ));
    }
    let mut jobs = Vec::new();
    // Meetings saw what was assessed; the ward proposes itself by what was decided.
    let (mut below, mut decided): (Vec<(Title, Vec<SubjectResult>)>, Vec<_>) = Default::default();
    for record in &records {
        if titles.contains(&record.title()) {
            jobs.extend(match record.title() {
                Title::Household => meetings::of_households(cx, &context, record).await?,
                _ => meetings::of_subjects(cx, &context, record, &below).await?,
            });
            jobs.extend(title::jobs(&context, record, &decided)?);
        }
        below.push((record.title(), record.results.clone()));
        decided.push((record.title(), record.decided()));
    }
    if titles.len() == Title::ALL.len() && records.len() == context.rules.titles.len() {
        jobs.extend(ward::jobs(&context, &records)?);
    }
    for job in &mut jobs {
        job.stem = stem(programme, &job.stem);
    }
    Ok(jobs)
}

/// The certificate of one subject alone, also as DOCX.
fn single(jobs: Vec<Job>, code: &str) -> ActionResult<Vec<Job>> {
    let is_wanted = |certificate: &&Certificate| certificate.code.eq_ignore_ascii_case(code.trim());
    let mut found = Vec::new();
    for job in jobs {
        let Content::Certificates(all) = &job.content else { continue };
        for one in all.iter().filter(is_wanted).cloned() {
            found.push(Job {
                stem: format!("{}-{}", job.stem, safe(&one.code)),
                subject: one.code.clone(),
                about: job.about.clone(),
                decision: job.decision.clone(),
                figures: serde_json::json!({ "certificates": 1 }),
                content: Content::Certificates(vec![one]),
                formats: Formats::TEXT,
            });
        }
    }
    if found.is_empty() {
        return Err(ActionError::missing(
            format!("«{code}» không có trong danh sách được công nhận, nên không có giấy công nhận"),
            format!("«{code}» is not on the list of the recognised; there is no certificate"),
        ));
    }
    Ok(found)
}
