use std::collections::BTreeMap;

use domain::decision::{Decision, DecisionKind, DecisionSubject, Standing};
use domain::document::{CertificateInput, CommendationPaper, Office, certificates, certificates_slug, commendation};
use domain::setting::Settings;

use super::job::{Content, Formats, Job};
use crate::cx::Cx;
use crate::error::ActionResult;

/// The decisions of a year about giấy khen, and the giấy khen of those who stand.
pub async fn jobs(cx: &mut Cx<'_>, year: i16) -> ActionResult<Vec<Job>> {
    let settings = crate::setting::load(cx).await?;
    let is_sample = store::ward::find(&mut cx.tx).await?.is_some_and(|ward| ward.is_sample);
    let mut decisions = store::decision::list(&mut cx.tx, year).await?;
    decisions.retain(|decision| decision.about == DecisionSubject::Commendation);
    let mut jobs = Vec::new();
    for (at, decision) in decisions.iter().enumerate() {
        let before = decisions.iter().find(|earlier| Some(&earlier.id) == decision.refers_to.as_ref());
        let stood = Standing::each(&decisions[..at])
            .into_iter()
            .find(|standing| Some(&standing.first.id) == decision.refers_to.as_ref());
        let granted = before.unwrap_or(decision);
        let office = office(&settings, is_sample, decision)?;
        let paper = commendation::compose(&CommendationPaper {
            office,
            // A revocation gives no money, so that it cites no rule of it.
            bonus: settings.bonus(granted.date).ok().filter(|_| decision.kind != DecisionKind::Revoke).cloned(),
            base_salary: settings
                .base_salary(granted.date)
                .ok()
                .filter(|_| decision.kind != DecisionKind::Revoke)
                .cloned(),
            fund: String::new(),
            decision: decision.clone(),
            before: before.cloned(),
            stood: stood.map(|standing| standing.subjects).unwrap_or_default(),
        });
        let money: u64 = decision.subjects.iter().map(|subject| subject.bonus).sum();
        let figures = serde_json::json!({ "commended": decision.subjects.len(), "money": money });
        jobs.push(job(decision, paper.slug.clone(), figures, Content::Paper(Box::new(paper)), Formats::LIST));
    }
    for standing in Standing::each(&decisions) {
        for (decision, subjects) in standing.granted() {
            let office = office(&settings, is_sample, decision)?;
            let given = Decision { subjects, ..decision.clone() };
            let all = certificates(&CertificateInput { office, decision: given, award: None, sexes: BTreeMap::new() });
            let figures = serde_json::json!({ "certificates": all.len() });
            jobs.push(job(decision, certificates_slug(decision), figures, Content::Certificates(all), Formats::TEXT));
        }
    }
    Ok(jobs)
}

fn office(settings: &Settings, is_sample: bool, decision: &Decision) -> ActionResult<Office> {
    Ok(Office::on(settings, decision.date, "decision.commendation", None, is_sample)?)
}

fn job(decision: &Decision, stem: String, figures: serde_json::Value, content: Content, formats: Formats) -> Job {
    Job {
        stem,
        about: DecisionSubject::Commendation.as_str().to_owned(),
        subject: String::new(),
        decision: Some(decision.id.clone()),
        figures,
        content,
        formats,
    }
}
