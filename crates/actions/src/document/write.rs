use std::path::Path;

use domain::decision::DecisionSubject;
use domain::document::{Certificate, SubjectResult};
use domain::people::Permission;
use domain::register::Title;
use store::paper::Paper as Note;

use super::context::Context;
use super::job::{Content, Formats, Job};
use super::press::{Written, press};
use super::results::{TitleRecord, record};
use super::{honours, meetings, title, ward};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Which papers of a year, and where to.
pub struct PaperOrder<'o> {
    pub programme: &'o str,
    pub year: i16,
    /// None: all titles that are frozen, the ward's report, and the year's commendations.
    pub about: Option<DecisionSubject>,
    /// Only the certificate of this subject.
    pub subject: Option<&'o str>,
    pub folder: &'o Path,
}

/// Writes the papers of a year from its frozen records, and notes what each prints.
pub async fn write(
    cx: &mut Cx<'_>,
    order: &PaperOrder<'_>,
    tick: &(dyn Fn(&str) + Sync),
) -> ActionResult<Vec<Written>> {
    cx.require(Permission::PrintPapers)?;
    let jobs = match order.about {
        Some(DecisionSubject::Commendation) => honours::jobs(cx, order.year).await?,
        Some(DecisionSubject::Title(title)) => of_titles(cx, order, &[title]).await?,
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
    let written = press(&jobs, order.folder, tick)?;
    note(cx, order, &written).await?;
    Ok(written)
}

async fn all(cx: &mut Cx<'_>, order: &PaperOrder<'_>) -> ActionResult<Vec<Job>> {
    let has_campaign = store::campaign::find(&mut cx.tx, order.programme, order.year).await?.is_some();
    let mut jobs = if has_campaign { of_titles(cx, order, Title::ALL).await? } else { Vec::new() };
    jobs.extend(honours::jobs(cx, order.year).await?);
    if jobs.is_empty() && !has_campaign {
        crate::campaign::campaign(cx, order.programme, order.year).await?;
    }
    Ok(jobs)
}

async fn of_titles(cx: &mut Cx<'_>, order: &PaperOrder<'_>, titles: &[Title]) -> ActionResult<Vec<Job>> {
    let context = Context::load(cx, order.programme, order.year).await?;
    let mut records: Vec<TitleRecord> = Vec::new();
    for title in Title::ALL {
        records.extend(record(cx, &context, *title).await?);
    }
    if let [only] = titles
        && records.iter().all(|record| record.title() != *only)
    {
        return Err(ActionError::refused(
            format!("số liệu năm {} của {} chưa khóa, chưa có gì để in", order.year, only.noun()),
            format!("the facts of {} for the title «{only}» are not frozen; there is nothing to print", order.year),
        ));
    }
    let mut jobs = Vec::new();
    let mut below: Vec<(Title, Vec<SubjectResult>)> = Vec::new();
    for record in &records {
        if titles.contains(&record.title()) {
            jobs.extend(match record.title() {
                Title::Household => meetings::of_households(cx, &context, record).await?,
                _ => meetings::of_subjects(cx, &context, record, &below).await?,
            });
            jobs.extend(title::jobs(&context, record, &below)?);
        }
        below.push((record.title(), record.results.clone()));
    }
    if titles.len() == Title::ALL.len() && records.len() == context.rules.titles.len() {
        jobs.extend(ward::jobs(&context, &records)?);
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
                stem: format!("{}-{}", job.stem, one.code),
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

async fn note(cx: &mut Cx<'_>, order: &PaperOrder<'_>, written: &[Written]) -> ActionResult<()> {
    let notes: Vec<Note> = written
        .iter()
        .map(|one| Note {
            file_name: format!("{}/{}", order.year, one.file),
            kind: one.kind.clone(),
            year: order.year,
            about: one.about.clone(),
            subject: one.subject.clone(),
            decision: one.decision.clone(),
            sha256: one.sha256.clone(),
            made_at: cx.now(),
            figures: one.figures.clone(),
        })
        .collect();
    store::paper::put_all(&mut cx.tx, &notes).await?;
    let about = order.about.map_or("all", DecisionSubject::as_str);
    let detail = serde_json::json!({ "year": order.year, "about": about, "files": written.len() });
    cx.record("paper.written", &order.year.to_string(), detail).await
}
