use std::sync::Arc;

use domain::campaign::{Campaign, Circumstances, Guard, Move, ObjectionKind, State, TitleRun};
use domain::criteria::Judged;
use domain::people::Permission;
use domain::register::Title;
use jiff::civil::Date;

use crate::assessment::{Recognised, TitlePicture, YearPicture};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Where one title of one year stands, what its next step waits for, and what was decided about it.
pub struct Situation<'d> {
    pub campaign: Campaign,
    pub judged: Judged<'d>,
    pub run: TitleRun,
    pub picture: Arc<YearPicture>,
    pub guards: Vec<Guard>,
    /// The next step closes the title, or confirms what stood before: it needs no new decision.
    pub ends_undecided: bool,
    /// The oldest first. Reasons only for those who may read them.
    pub moves: Vec<Move>,
}

impl Situation<'_> {
    pub fn drawn(&self) -> Option<&TitlePicture> {
        self.picture.title(self.run.title)
    }

    /// The decision in force.
    pub fn recognised(&self) -> Option<&Recognised> {
        self.drawn()?.recognised.as_ref()
    }

    /// Names this state of the title on a form: whoever sends it later is told that somebody was faster.
    pub fn seen(&self) -> String {
        crate::campaign::seen(&self.run)
    }

    /// Listed, answered, still following, and somebody met it: only the signature is missing.
    pub fn waits_for_signature(&self) -> bool {
        let is_there = |guard: &Guard| guard.is_met || guard.need == domain::campaign::Need::Decision;
        self.run.state == State::Listing && !self.ends_undecided && self.guards.iter().all(is_there)
    }
}

/// One title of a year.
pub async fn situation<'d>(cx: &mut Cx<'d>, programme: &str, year: i16, title: Title) -> ActionResult<Situation<'d>> {
    let mut found = situations(cx, programme, year).await?;
    let at = found.iter().position(|one| one.run.title == title);
    at.map(|at| found.swap_remove(at)).ok_or_else(|| {
        ActionError::missing(
            format!("danh hiệu này chưa được mở trong năm {year}"),
            format!("this title is not open in {year}"),
        )
    })
}

/// All titles of a year.
pub async fn situations<'d>(cx: &mut Cx<'d>, programme: &str, year: i16) -> ActionResult<Vec<Situation<'d>>> {
    cx.require(Permission::ReadYear)?;
    let today = cx.today();
    let campaign = crate::campaign::campaign(cx, programme, year).await?;
    let rules = crate::campaign::rules(cx, programme, year)?;
    let picture = crate::assessment::picture(cx, programme, year).await?;
    let may_read_reasons = cx.require(Permission::ReadReasons).is_ok();
    let mut moves = store::campaign::list_moves(&mut cx.tx, &campaign.id).await?;
    if !may_read_reasons {
        moves.iter_mut().for_each(|step| step.reason.clear());
    }
    let mut found = Vec::new();
    for run in store::campaign::list_titles(&mut cx.tx, &campaign.id).await? {
        let (Some(judged), Some(drawn)) = (rules.title(run.title).cloned(), picture.title(run.title)) else { continue };
        let ends_undecided = drawn.recognised.as_ref().map_or(drawn.figures.met == 0, |standing| standing.holds);
        let around = Circumstances {
            open_findings: drawn.figures.open_findings,
            listing_days: judged.listing.days,
            unanswered: waiting(cx, &campaign, run.title, ObjectionKind::Listing).await?,
            is_stale: drawn.is_stale,
            ends_undecided,
        };
        found.push(Situation {
            guards: run.guards(today, around),
            ends_undecided,
            moves: moves.iter().filter(|step| step.title == run.title).cloned().collect(),
            campaign: campaign.clone(),
            picture: picture.clone(),
            judged,
            run,
        });
    }
    Ok(found)
}

async fn waiting(cx: &mut Cx<'_>, campaign: &Campaign, title: Title, kind: ObjectionKind) -> ActionResult<u64> {
    Ok(store::objection::count_open(&mut cx.tx, &campaign.id, title, kind).await?)
}

/// The day from which a decision may be dated: the first after the listing.
pub fn first_day(run: &TitleRun, listing_days: u32) -> Option<Date> {
    let listed = run.listed_on?;
    Some(domain::campaign::last_listed_day(listed, listing_days).tomorrow().unwrap_or(listed))
}
