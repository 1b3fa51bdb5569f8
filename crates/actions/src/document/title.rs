use domain::campaign::last_listed_day;
use domain::decision::{Decision, DecisionKind, Standing};
use domain::document::{
    CertificateInput, DecisionPaper, Listing, ListingOutcome, Paper, Proposal, Proposer, SubjectResult, Tally,
    certificates, certificates_slug, decision, listing, proposal,
};
use domain::ground::window::Window;
use domain::register::Title;

use super::context::Context;
use super::job::{Content, Formats, Job};
use super::results::TitleRecord;
use crate::error::ActionResult;

/// Listing, proposal, decisions with their lists, and certificates of one title.
pub fn jobs(
    context: &Context<'_>,
    record: &TitleRecord<'_>,
    below: &[(Title, Vec<SubjectResult>)],
) -> ActionResult<Vec<Job>> {
    let mut jobs = Vec::new();
    if let Some(listed_on) = record.run.listed_on.filter(|_| record.judged.listing.days != 0) {
        let days = &record.judged.listing;
        let paper = listing::compose(&Listing {
            issue: context.issue(listed_on, "notice")?,
            award: record.award.clone(),
            listed_on,
            days: days.days,
            days_source: days.source.clone(),
            days_verified: days.verified,
            contact: String::new(),
            results: record.results.clone(),
        });
        jobs.push(job(record, paper, Formats::TEXT));
    }
    if record.run.listed_on.is_some() {
        jobs.push(job(record, proposal::compose(&proposed(context, record, below)?), Formats::TEXT));
    }
    for (at, one) in record.decisions.iter().enumerate() {
        if one.kind == DecisionKind::Received || !record.judged.authority.is_the_ward() {
            continue;
        }
        let before = record.decisions.iter().find(|earlier| Some(&earlier.id) == one.refers_to.as_ref()).cloned();
        let stood = Standing::of(record.decisions[..at].to_vec()).map(|standing| standing.subjects).unwrap_or_default();
        let office = context.office(one.date, &format!("decision.{}", record.title()))?;
        let input = DecisionPaper { office, award: record.award.clone(), decision: one.clone(), before, stood };
        let paper = decision::compose(&input);
        let formats = Formats::of(&paper);
        let mut paper = job(record, paper, formats);
        paper.decision = Some(one.id.clone());
        paper.figures = serde_json::json!({ "title": record.title(), "recognised": one.subjects.len() });
        jobs.push(paper);
    }
    jobs.extend(honours(context, record)?);
    Ok(jobs)
}

/// Certificates of those who stand, each under the decision that recognised them: who was taken out gets none any more.
fn honours(context: &Context<'_>, record: &TitleRecord<'_>) -> ActionResult<Vec<Job>> {
    let mut jobs = Vec::new();
    let granted = record.standing.iter().flat_map(Standing::granted);
    for (decision, subjects) in granted.filter(|_| record.judged.authority.is_the_ward()) {
        let all = certificates(&CertificateInput {
            office: context.office(decision.date, &format!("decision.{}", record.title()))?,
            decision: Decision { subjects, ..decision.clone() },
            award: Some(record.award.clone()),
            sexes: record.sexes.clone(),
        });
        if !all.is_empty() {
            jobs.push(Job {
                stem: certificates_slug(decision),
                about: record.title().to_string(),
                subject: String::new(),
                decision: Some(decision.id.clone()),
                figures: serde_json::json!({ "title": record.title(), "certificates": all.len() }),
                content: Content::Certificates(all),
                formats: Formats::PRINT,
            });
        }
    }
    Ok(jobs)
}

fn proposed(
    context: &Context<'_>,
    record: &TitleRecord<'_>,
    below: &[(Title, Vec<SubjectResult>)],
) -> ActionResult<Proposal> {
    let day = record.proposed_on();
    let is_own_title = record.title() == Title::Commune;
    let mut issue = context.issue(day, &format!("proposal.{}", record.title()))?;
    if issue.office.steering.name.is_empty() {
        issue.office.steering.name = record.judged.authority.appraises.clone();
    }
    let above = issue.office.parent.clone();
    let addressee = if is_own_title && !above.is_empty() { above } else { issue.office.issuer.clone() };
    let listing = record.run.listed_on.filter(|_| record.judged.listing.days != 0).map(|from| {
        let until = last_listed_day(from, record.judged.listing.days);
        ListingOutcome { window: Window { from, until }, objections: record.objections }
    });
    Ok(Proposal {
        issue,
        award: record.award.clone(),
        by: if is_own_title { Proposer::Committee } else { Proposer::Steering },
        addressees: vec![format!("Chủ tịch {addressee}")],
        results: record.results.clone(),
        listing,
        children: if is_own_title {
            below.iter().map(|(title, results)| (*title, Tally::of(results))).collect()
        } else {
            Vec::new()
        },
    })
}

fn job(record: &TitleRecord<'_>, paper: Paper, formats: Formats) -> Job {
    Job {
        stem: paper.slug.clone(),
        about: record.title().to_string(),
        subject: String::new(),
        decision: None,
        figures: record.figures(),
        content: Content::Paper(Box::new(paper)),
        formats,
    }
}
