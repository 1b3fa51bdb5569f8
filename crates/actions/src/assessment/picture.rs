use std::collections::{BTreeMap, HashMap};

use domain::assessment::{Assessment, Finding, Missing, Outcome, YearAssessment, missing, summarise};
use domain::campaign::{Campaign, TitleRun};
use domain::criteria::{Judged, YearRules};
use domain::decision::{PaperNumber, Standing};
use domain::ground::id::DecisionId;
use domain::ground::text::search_key;
use domain::register::{Subject, Title};

use super::follow::agree;
use super::{Lacking, Register, judge_year};
use crate::cx::Cx;
use crate::error::ActionResult;

/// A whole year as it stands: what froze as it froze, the rest as it would come out today. Made once for many readers, so
/// that what is said of thousands is kept once.
#[derive(Debug)]
pub struct YearPicture {
    pub titles: Vec<TitlePicture>,
    /// Areas whose household review has left no minutes.
    pub without_minutes: Vec<String>,
}

/// One title: its figures, what it lacks, and everybody in it.
#[derive(Debug)]
pub struct TitlePicture {
    pub title: Title,
    pub is_frozen: bool,
    /// It froze, and no longer follows from the titles that it counts.
    pub is_stale: bool,
    pub figures: Figures,
    pub lacking: Vec<Missing>,
    /// The same with examples, the most frequent first.
    pub examples: Vec<Lacking>,
    pub recognised: Option<Recognised>,
    /// Households by area and given name, others by code.
    pub lines: Vec<Line>,
    findings: Vec<Finding>,
}

/// Whoever the rule leaves out stands in no figure but the last.
#[derive(Clone, Debug)]
pub struct Figures {
    pub total: u64,
    pub registered: u64,
    pub met: u64,
    pub not_met: u64,
    pub open: u64,
    pub left_out: u64,
    /// Findings that still hinder the listing.
    pub open_findings: u64,
    /// As printed: "93,5%".
    pub rate: String,
    pub outcome: Outcome,
}

/// The decision that is in force.
#[derive(Clone, Debug)]
pub struct Recognised {
    pub decision: DecisionId,
    pub number: PaperNumber,
    /// Who stands on its list now.
    pub subjects: u64,
    /// The list says of everyone what the outcomes say.
    pub holds: bool,
}

/// One subject on a list.
#[derive(Debug)]
pub struct Line {
    pub subject: Subject,
    /// Of a household: where it lives.
    pub area_code: String,
    pub area: String,
    pub outcome: Outcome,
    pub registered: bool,
    /// Code, name and area as people search them.
    pub key: String,
    findings: Vec<u32>,
}

impl YearPicture {
    pub fn title(&self, title: Title) -> Option<&TitlePicture> {
        self.titles.iter().find(|one| one.title == title)
    }
}

impl TitlePicture {
    pub fn line(&self, code: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.subject.code.eq_ignore_ascii_case(code.trim()))
    }

    pub fn findings(&self, line: &Line) -> impl Iterator<Item = &Finding> {
        line.findings.iter().filter_map(|at| self.findings.get(*at as usize))
    }
}

/// Judges the year once and reads what is frozen.
pub(super) async fn draw(cx: &mut Cx<'_>, campaign: &Campaign) -> ActionResult<YearPicture> {
    let rules = crate::campaign::rules(cx, &campaign.programme, campaign.year)?;
    let runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
    let is_judged = |run: &TitleRun| !run.is_frozen() || rules.counts_others(run.title);
    let mut fresh = match runs.iter().any(is_judged) {
        true => Some(judge_year(cx, campaign).await?),
        false => None,
    };
    let mut titles = Vec::new();
    for run in runs {
        let Some(judged) = rules.title(run.title) else { continue };
        let (outcomes, is_stale) = outcomes(cx, &rules, &run, fresh.as_mut()).await?;
        let register = Register::load(cx, run.title, judged.calendar.counting.until).await?;
        let standing = Standing::of(store::decision::list_for(&mut cx.tx, &campaign.id, run.title).await?);
        let recognised = standing.map(|standing| Recognised {
            holds: standing.agrees_with(&outcomes),
            decision: standing.first.id,
            number: standing.first.number,
            subjects: standing.subjects.len() as u64,
        });
        let drawn = title(&rules, judged, &register, outcomes);
        let examples = super::glance::lacking(&drawn);
        titles.push(TitlePicture { is_frozen: run.is_frozen(), is_stale, recognised, examples, ..drawn });
    }
    let without_minutes = match rules.title(Title::Household) {
        Some(judged) => super::glance::without_minutes(cx, campaign.year, judged.calendar.counting.until).await?,
        None => Vec::new(),
    };
    Ok(YearPicture { titles, without_minutes })
}

async fn outcomes(
    cx: &mut Cx<'_>,
    rules: &YearRules<'_>,
    run: &TitleRun,
    fresh: Option<&mut YearAssessment>,
) -> ActionResult<(Vec<Assessment>, bool)> {
    let now = fresh.and_then(|fresh| fresh.by_title.remove(&run.title)).unwrap_or_default();
    if !run.is_frozen() {
        return Ok((now, false));
    }
    let was = store::assessment::list(&mut cx.tx, &run.campaign, run.title).await?;
    let is_stale = rules.counts_others(run.title) && !agree(&was, &now);
    Ok((was, is_stale))
}

fn title(rules: &YearRules<'_>, judged: &Judged<'_>, register: &Register, outcomes: Vec<Assessment>) -> TitlePicture {
    let title = judged.rule.title;
    let lacking = missing(judged, &outcomes);
    let by_title = BTreeMap::from([(title, outcomes)]);
    let summary = summarise(rules, &by_title).pop();
    let mut outcomes = by_title.into_values().next().unwrap_or_default();
    outcomes.sort_by_cached_key(|one| register.order(one));
    let count = |outcome| outcomes.iter().filter(|one| one.outcome == outcome).count() as u64;
    let figures = Figures {
        total: summary.as_ref().map_or(0, |line| line.total),
        registered: summary.as_ref().map_or(0, |line| line.registered),
        met: count(Outcome::Met),
        not_met: count(Outcome::NotMet),
        open: count(Outcome::Open),
        left_out: count(Outcome::NotApplicable),
        open_findings: outcomes.iter().map(Assessment::open_findings).sum(),
        rate: summary.as_ref().map_or_else(|| "–".to_owned(), |line| line.rate.clone()),
        outcome: summary.map_or(Outcome::Open, |line| line.outcome),
    };
    let mut shelf = Shelf::default();
    let line = |one: Assessment| {
        let entry = register.entry(one.subject.id.as_str());
        Line {
            key: search_key(&format!("{} {} {}", one.subject.code, one.subject.name, entry.area)),
            area_code: entry.area_code,
            area: entry.area,
            outcome: one.outcome,
            registered: one.registered,
            findings: one.findings.into_iter().map(|finding| shelf.put(finding)).collect(),
            subject: one.subject,
        }
    };
    let lines = outcomes.into_iter().map(line).collect();
    TitlePicture {
        title,
        is_frozen: false,
        is_stale: false,
        figures,
        lacking,
        examples: Vec::new(),
        recognised: None,
        lines,
        findings: shelf.findings,
    }
}

/// Each different finding once.
#[derive(Default)]
struct Shelf {
    findings: Vec<Finding>,
    places: HashMap<(String, String, Outcome), Vec<u32>>,
}

impl Shelf {
    fn put(&mut self, finding: Finding) -> u32 {
        let key = (finding.criterion.clone(), finding.reason.clone(), finding.outcome);
        let places = self.places.entry(key).or_default();
        if let Some(at) = places.iter().find(|at| self.findings.get(**at as usize) == Some(&finding)) {
            return *at;
        }
        let at = u32::try_from(self.findings.len()).unwrap_or(u32::MAX);
        places.push(at);
        self.findings.push(finding);
        at
    }
}
