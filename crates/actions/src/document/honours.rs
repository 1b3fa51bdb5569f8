use std::collections::BTreeMap;

use domain::decision::{Decision, DecisionSubject};
use domain::document::{CertificateInput, CommendationPaper, Office, certificates, commendation};
use domain::setting::Settings;

use super::job::{Content, Formats, Job};
use crate::cx::Cx;
use crate::error::ActionResult;

/// The decisions of a year that granted giấy khen, and the giấy khen.
pub async fn jobs(cx: &mut Cx<'_>, year: i16) -> ActionResult<Vec<Job>> {
    let settings = crate::setting::load(cx).await?;
    let is_sample = store::ward::find(&mut cx.tx).await?.is_some_and(|ward| ward.is_sample);
    let mut decisions = store::decision::list(&mut cx.tx, year).await?;
    decisions.retain(|decision| decision.about == DecisionSubject::Commendation);
    let mut jobs = Vec::new();
    for decision in decisions {
        jobs.extend(of_decision(&settings, is_sample, decision)?);
    }
    Ok(jobs)
}

fn of_decision(settings: &Settings, is_sample: bool, decision: Decision) -> ActionResult<Vec<Job>> {
    let office = Office::on(settings, decision.date, "decision.commendation", None, is_sample)?;
    let money: u64 = decision.subjects.iter().map(|subject| subject.bonus).sum();
    let paper = commendation::compose(&CommendationPaper {
        office: office.clone(),
        bonus: settings.bonus(decision.date).ok().cloned(),
        base_salary: settings.base_salary(decision.date).ok().cloned(),
        fund: String::new(),
        decision: decision.clone(),
    });
    let all =
        certificates(&CertificateInput { office, decision: decision.clone(), award: None, sexes: BTreeMap::new() });
    let job = |stem: String, figures, content, formats| Job {
        stem,
        about: DecisionSubject::Commendation.as_str().to_owned(),
        subject: String::new(),
        decision: Some(decision.id.clone()),
        figures,
        content,
        formats,
    };
    let figures = serde_json::json!({ "commended": decision.subjects.len(), "money": money });
    let mut jobs = vec![job(paper.slug.clone(), figures, Content::Paper(Box::new(paper)), Formats::LIST)];
    if !all.is_empty() {
        let stem = format!("giay-khen-{:02}", decision.number.number);
        let figures = serde_json::json!({ "certificates": all.len() });
        jobs.push(job(stem, figures, Content::Certificates(all), Formats::TEXT));
    }
    Ok(jobs)
}
