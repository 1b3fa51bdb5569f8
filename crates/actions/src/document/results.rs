use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::assessment::{Assessment, Outcome};
use domain::campaign::{ObjectionKind, State, TitleRun, last_listed_day};
use domain::criteria::Judged;
use domain::decision::{Decision, DecisionSubject, Standing};
use domain::document::{Award, SubjectResult, Tally};
use domain::ground::id::SubjectId;
use domain::meeting::Meeting;
use domain::register::{Sex, Title};
use jiff::civil::Date;

use super::context::Context;
use crate::assessment::Register;
use crate::cx::Cx;
use crate::error::ActionResult;

/// Everything frozen of one title in one year, from which its papers are drawn.
pub struct TitleRecord<'d> {
    pub judged: Judged<'d>,
    pub run: TitleRun,
    pub award: Award,
    pub assessments: Vec<Assessment>,
    pub results: Vec<SubjectResult>,
    pub tally: Tally,
    pub standing: Option<Standing>,
    /// The decision that recognised, then its corrections and revocations, even if nothing of it stands.
    pub decisions: Vec<Decision>,
    pub sexes: BTreeMap<SubjectId, Sex>,
    pub meetings: Vec<Meeting>,
    /// Objections of the listing that were answered; none while one waits, or where none was written down.
    pub objections: Option<u64>,
}

impl TitleRecord<'_> {
    pub fn title(&self) -> Title {
        self.judged.rule.title
    }

    pub fn is_decided(&self) -> bool {
        State::Decided <= self.run.state
    }

    /// The day that a proposal bears: the first after the listing, so that it can say how the listing went; a decision
    /// may follow on the same day.
    pub fn proposed_on(&self) -> Date {
        let listed = self.run.listed_on.unwrap_or(self.run.since);
        let last = last_listed_day(listed, self.judged.listing.days);
        last.tomorrow().unwrap_or(last)
    }

    /// The results as they were decided: met is who stands on the list, whatever corrections and revocations changed. What
    /// was not decided is as it was assessed.
    pub fn decided(&self) -> Vec<SubjectResult> {
        if self.standing.is_none() && !self.is_decided() {
            return self.results.clone();
        }
        let listed: BTreeSet<&SubjectId> =
            self.standing.iter().flat_map(|standing| &standing.subjects).map(|one| &one.subject).collect();
        let result = |(result, one): (&SubjectResult, &Assessment)| SubjectResult {
            outcome: match result.outcome {
                _ if listed.contains(&one.subject.id) => Outcome::Met,
                Outcome::Met => Outcome::NotMet,
                other => other,
            },
            ..result.clone()
        };
        self.results.iter().zip(&self.assessments).map(result).collect()
    }

    /// What papers of this title print, for the check.
    pub fn figures(&self) -> serde_json::Value {
        figures(self.title(), self.tally)
    }
}

pub fn figures(title: Title, tally: Tally) -> serde_json::Value {
    serde_json::json!({ "title": title, "total": tally.total, "registered": tally.registered, "met": tally.met })
}

/// The frozen record of a title; none while its facts may still change.
pub async fn record<'d>(cx: &mut Cx<'d>, context: &Context<'d>, title: Title) -> ActionResult<Option<TitleRecord<'d>>> {
    let Some(judged) = context.rules.title(title).cloned() else { return Ok(None) };
    let Some(run) = store::campaign::find_title(&mut cx.tx, &context.campaign.id, title).await? else {
        return Ok(None);
    };
    if !run.is_frozen() {
        return Ok(None);
    }
    let assessments = store::assessment::list(&mut cx.tx, &context.campaign.id, title).await?;
    let register = Register::load(cx, title, judged.calendar.counting.until).await?;
    let meetings = match title {
        Title::Household => store::meeting::list(&mut cx.tx, judged.year).await?,
        _ => Vec::new(),
    };
    let agreed: HashMap<&str, u32> = meetings
        .iter()
        .flat_map(|meeting| &meeting.reviews)
        .filter_map(|review| Some((review.household.as_str(), review.agree?)))
        .collect();
    let mut sexes = BTreeMap::new();
    let mut results = Vec::with_capacity(assessments.len());
    for one in &assessments {
        let entry = register.entry(one.subject.id.as_str());
        sexes.extend(entry.sex.map(|sex| (one.subject.id.clone(), sex)));
        results.push(SubjectResult {
            area_code: entry.area_code,
            area: entry.area,
            address: entry.address,
            agree: agreed.get(one.subject.id.as_str()).copied(),
            ..SubjectResult::of(one)
        });
    }
    drop(agreed);
    let about = DecisionSubject::Title(title);
    Ok(Some(TitleRecord {
        award: Award::of(&judged),
        tally: Tally::of(&results),
        standing: crate::decision::standing(cx, &context.campaign.id, about).await?,
        decisions: store::decision::list_for(&mut cx.tx, &context.campaign.id, title).await?,
        judged,
        run,
        assessments,
        results,
        sexes,
        meetings,
        objections: answered(cx, context, title).await?,
    }))
}

async fn answered(cx: &mut Cx<'_>, context: &Context<'_>, title: Title) -> ActionResult<Option<u64>> {
    let mut all = store::objection::list(&mut cx.tx, &context.campaign.id, title).await?;
    all.retain(|one| one.kind == ObjectionKind::Listing);
    let is_answered = !all.is_empty() && all.iter().all(|one| one.answer.is_some());
    Ok(is_answered.then_some(all.len() as u64))
}
