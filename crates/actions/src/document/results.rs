use std::collections::{BTreeMap, HashMap};

use domain::assessment::Assessment;
use domain::campaign::{State, TitleRun};
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
}

impl TitleRecord<'_> {
    pub fn title(&self) -> Title {
        self.judged.rule.title
    }

    pub fn is_decided(&self) -> bool {
        State::Decided <= self.run.state
    }

    /// The day that a proposal bears: when the listing began; after a listing that lasts days, the day before the decision.
    pub fn proposed_on(&self) -> Date {
        let listed = self.run.listed_on.unwrap_or(self.run.since);
        match self.decisions.first() {
            Some(decision) if self.judged.listing.days != 0 => {
                decision.date.yesterday().unwrap_or(decision.date).max(listed)
            }
            _ => listed,
        }
    }

    /// What papers of this title print, for the check.
    pub fn figures(&self) -> serde_json::Value {
        serde_json::json!({
            "title": self.title(), "total": self.tally.total, "registered": self.tally.registered, "met": self.tally.met,
        })
    }
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
    }))
}
