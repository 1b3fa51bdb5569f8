use std::collections::BTreeMap;

use domain::campaign::TitleRun;
use domain::criteria::CriteriaSet;
use domain::ground::window::Window;
use domain::incident::IncidentClass;
use domain::intake::value::Doubt;
use domain::register::Title;
use jiff::civil::{Date, date};

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// "Until further notice", where a fact changes the register from a day on.
pub const FAR: Date = date(9999, 12, 31);

/// The titles whose facts no longer change: a late fact reopens them first, with a reason.
pub struct Frozen<'d>(Vec<FrozenTitle<'d>>);

struct FrozenTitle<'d> {
    programme: String,
    year: i16,
    title: Title,
    window: Window,
    /// What judged it; none where the ward took the set away since.
    set: Option<&'d CriteriaSet>,
}

/// A fact that is about to enter.
#[derive(Clone, Copy, Debug)]
pub enum Late<'t> {
    /// Bears on the review of a year: a meeting, a dossier, a commitment.
    OfYear(i16, &'t [Title]),
    /// A case: stands in the counts of the years whose sets ask for it, also in those that are held against its year.
    OfCase { class: IncidentClass, happened: Date, concluded: Option<Date>, titles: &'t [Title] },
    /// Changes who is in the register from a day on, until a day.
    Between(Date, Date, &'t [Title]),
}

impl<'d> Frozen<'d> {
    pub async fn load(cx: &mut Cx<'d>) -> ActionResult<Self> {
        let library = &cx.desk.library;
        let mut frozen = Vec::new();
        for campaign in store::campaign::list(&mut cx.tx).await? {
            let runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
            let of_year = |run: TitleRun| FrozenTitle {
                programme: campaign.programme.clone(),
                year: campaign.year,
                title: run.title,
                window: run.window,
                set: library.set(&run.criteria_set),
            };
            frozen.extend(runs.into_iter().filter(TitleRun::is_frozen).map(of_year));
        }
        Ok(Self(frozen))
    }

    /// Why this fact may not enter, and what to do; none where it may.
    pub fn refuses(&self, fact: Late<'_>) -> Option<Doubt> {
        let closed = self.closed(fact);
        let mut years: BTreeMap<i16, Vec<&str>> = BTreeMap::new();
        for one in &closed {
            let nouns = years.entry(one.year).or_default();
            if !nouns.contains(&one.title.noun()) {
                nouns.push(one.title.noun());
            }
        }
        if years.is_empty() {
            return None;
        }
        let facts: Vec<String> =
            years.iter().map(|(year, nouns)| format!("năm {year} của {}", nouns.join("; "))).collect();
        Some(Doubt::new(
            format!("số liệu {} đã khóa", facts.join("; ")),
            format!("mở lại có lý do, rồi nạp lại: {}", reopen(&closed)),
        ))
    }

    /// The titles that hold it back: all of them at once, so that who reopens one is not sent back for the next.
    fn closed(&self, fact: Late<'_>) -> Vec<&FrozenTitle<'d>> {
        let touches = |one: &&FrozenTitle| match fact {
            Late::OfYear(year, titles) => one.year == year && titles.contains(&one.title),
            Late::OfCase { class, happened, concluded, titles } => {
                let counts = |set: &CriteriaSet| set.counts(one.window, class, happened, concluded);
                titles.contains(&one.title) && one.set.map_or(one.window.contains(happened), counts)
            }
            Late::Between(from, until, titles) => {
                from <= one.window.until && one.window.until <= until && titles.contains(&one.title)
            }
        };
        self.0.iter().filter(touches).collect()
    }
}

/// Refuses a command that would change what a frozen title was judged from.
pub async fn must_be_open(cx: &mut Cx<'_>, fact: Late<'_>) -> ActionResult<()> {
    let frozen = Frozen::load(cx).await?;
    let closed = frozen.closed(fact);
    let Some(first) = closed.first() else { return Ok(()) };
    let mut titles: Vec<Title> = closed.iter().map(|one| one.title).collect();
    titles.dedup();
    let nouns = titles.iter().map(|title| title.noun()).collect::<Vec<_>>().join("; ");
    let words = titles.iter().map(|title| title.as_str()).collect::<Vec<_>>().join(", ");
    let (year, reopen) = (first.year, reopen(&closed));
    Err(ActionError::refused(
        format!("số liệu năm {year} của {nouns} đã khóa; mở lại có lý do, rồi làm lại: {reopen}"),
        format!("the facts of {year} for {words} are frozen; reopen them with a reason and try again: {reopen}"),
    ))
}

fn reopen(closed: &[&FrozenTitle<'_>]) -> String {
    closed.iter().map(|one| one.reopen()).collect::<Vec<_>>().join("; ")
}

impl FrozenTitle<'_> {
    fn reopen(&self) -> String {
        crate::campaign::reopening(&self.programme, self.year, self.title)
    }
}
