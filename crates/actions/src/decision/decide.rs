use domain::assessment::{Assessment, Outcome};
use domain::campaign::{Campaign, Move, MoveRefused, State, TitleRun};
use domain::criteria::{Judged, YearRules};
use domain::decision::{Decision, DecisionKind, DecisionSubject, RecognisedSubject};
use domain::ground::date;
use domain::people::Permission;
use domain::register::Title;
use jiff::civil::Date;
use serde::Serialize;

use super::amendment::not_before;
use super::{authority, number};
use crate::assessment::Register;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult, Sentence};

/// What the office writes on a decision.
#[derive(Clone, Debug)]
pub struct Order<'o> {
    pub number: &'o str,
    pub date: Date,
    pub signer: Option<&'o str>,
}

/// What was decided, and what the officer should know of it.
#[derive(Debug, Serialize)]
pub struct Decided {
    pub number: String,
    pub date: String,
    pub kind: DecisionKind,
    pub authority: String,
    pub recognised: usize,
    /// đồng: the bonuses that those taken out give back.
    pub returned: u64,
    pub warnings: Vec<Sentence>,
}

impl Decided {
    pub(super) fn of(decision: &Decision, warnings: Vec<Sentence>) -> Self {
        Self {
            number: decision.number.to_string(),
            date: date::short(decision.date),
            kind: decision.kind,
            authority: decision.authority.clone(),
            recognised: decision.subjects.len(),
            returned: 0,
            warnings,
        }
    }
}

/// Decides a title of a year: from the frozen outcomes to a row with its frozen list. Where the authority is above the
/// ward, the decision received from it is recorded.
pub async fn decide(
    cx: &mut Cx<'_>,
    programme: &str,
    year: i16,
    title: Title,
    order: &Order<'_>,
) -> ActionResult<Decided> {
    let Draft { mut decision, campaign, rules, run, from, outcomes } = draft(cx, programme, year, title, order).await?;
    let judged = rules.title(title).ok_or_else(|| not_opened(year))?;
    decision.number = number::free(cx, &decision.register, order.number, order.date).await?;
    super::enter::enter(cx, &decision).await?;
    store::campaign::update_title(&mut cx.tx, &run).await?;
    let step = Move {
        campaign: campaign.id.clone(),
        title,
        from,
        to: State::Decided,
        date: order.date,
        reason: String::new(),
    };
    store::campaign::insert_move(&mut cx.tx, &step).await?;
    crate::assessment::put_result(cx, &campaign.id, &rules, judged, &outcomes, None).await?;
    let detail = serde_json::json!({
        "number": decision.number.to_string(), "date": order.date, "title": title, "year": year,
        "recognised": decision.subjects.len(), "seal": store::decision::seal(&cx.tx, &decision),
    });
    cx.record("decision.issued", decision.id.as_str(), detail).await?;
    let late = judged.calendar.due_before.filter(|due| *due <= order.date);
    let warning = late.map(|due| {
        let (due, given) = (date::short(due), date::short(order.date));
        Sentence::new(
            format!("quyết định phải có trước ngày {due}; ngày ghi là {given}"),
            format!("the decision was due before {due}; its date is {given}"),
        )
    });
    Ok(Decided::of(&decision, warning.into_iter().collect()))
}

/// A decision that could be made now, all but its number, and what goes with it.
pub(crate) struct Draft<'d> {
    pub decision: Decision,
    pub campaign: Campaign,
    pub rules: YearRules<'d>,
    /// The title as it will be, and where it is.
    pub run: TitleRun,
    pub from: State,
    pub outcomes: Vec<Assessment>,
}

/// Everything that a decision asks for, and what it would say; nothing is written.
pub(crate) async fn draft<'d>(
    cx: &mut Cx<'d>,
    programme: &str,
    year: i16,
    title: Title,
    order: &Order<'_>,
) -> ActionResult<Draft<'d>> {
    let may_decide = cx.require(Permission::Decide);
    if may_decide.is_err() {
        cx.require(Permission::DecideAbove)?;
    }
    let campaign = crate::campaign::campaign(cx, programme, year).await?;
    let rules = crate::campaign::rules(cx, programme, year)?;
    let judged = rules.title(title).ok_or_else(|| not_opened(year))?;
    // Whoever decides above the ward decides nothing that is the ward's own.
    if judged.authority.is_the_ward() {
        may_decide?;
    }
    let mut run =
        store::campaign::find_title(&mut cx.tx, &campaign.id, title).await?.ok_or_else(|| not_opened(year))?;
    let refused = |why: MoveRefused| crate::campaign::named(&why, title, &campaign);
    if let Some(standing) = super::standing(cx, &campaign.id, DecisionSubject::Title(title)).await? {
        return Err(refused(MoveRefused::Decided(standing.first.number.to_string())));
    }
    if let Some(last) = store::decision::list_for(&mut cx.tx, &campaign.id, title).await?.last() {
        not_before(order, last)?;
    }
    let from = run.state;
    run.decide(order.date, judged.listing.days).map_err(refused)?;
    crate::campaign::all_answered(cx, &campaign, title).await?;
    if !crate::assessment::stale(cx, &campaign, std::slice::from_ref(&run)).await?.is_empty() {
        return Err(ActionError::Refused(Box::new(crate::assessment::stale_words(&campaign, title))));
    }
    let settings = crate::setting::load(cx).await?;
    let decider = authority::decider(&settings, judged, order.date, order.signer)?;
    let outcomes = store::assessment::list(&mut cx.tx, &campaign.id, title).await?;
    let subjects = recognised(cx, judged, &outcomes).await?;
    if subjects.is_empty() {
        return Err(nobody(year, title));
    }
    let kind = if decider.is_the_ward { DecisionKind::Recognise } else { DecisionKind::Received };
    let decision = Decision {
        id: cx.new_id()?,
        kind,
        about: DecisionSubject::Title(title),
        campaign: Some(campaign.id.clone()),
        year,
        register: decider.register,
        number: number::blank(),
        date: order.date,
        authority: decider.authority,
        signer: decider.signer,
        signer_title: decider.signer_title,
        grounds: settings.grounds(order.date, &format!("decision.{title}")),
        refers_to: None,
        reason: String::new(),
        subjects,
    };
    Ok(Draft { decision, campaign, rules, run, from, outcomes })
}

fn nobody(year: i16, title: Title) -> ActionError {
    ActionError::refused(
        format!(
            "không có {} nào đạt trong năm {year}, nên không có gì để công nhận; khép lại bằng: \
             binhyen campaign advance --year {year} --title {title}",
            title.noun()
        ),
        format!(
            "nobody met the title «{title}» in {year}; there is nothing to recognise; close it with: \
             binhyen campaign advance --year {year} --title {title}"
        ),
    )
}

fn not_opened(year: i16) -> ActionError {
    ActionError::missing(
        format!("danh hiệu này chưa được mở trong năm {year}"),
        format!("this title is not open in {year}"),
    )
}

/// The annex list: those who met the title, by area and given name, with their numbers in the register of certificates.
pub(super) async fn recognised(
    cx: &mut Cx<'_>,
    judged: &Judged<'_>,
    outcomes: &[Assessment],
) -> ActionResult<Vec<RecognisedSubject>> {
    let title = judged.rule.title;
    let register = Register::load(cx, title, judged.calendar.counting.until).await?;
    let mut met: Vec<&Assessment> = outcomes.iter().filter(|one| one.outcome == Outcome::Met).collect();
    met.sort_by_cached_key(|one| register.order(one));
    let next = next_certificate(cx, judged.year, DecisionSubject::Title(title)).await?;
    Ok(met.into_iter().zip(next..).map(|(one, certificate)| register.recognised(one, certificate)).collect())
}

/// Certificates of one kind are numbered through the year.
pub(super) async fn next_certificate(cx: &mut Cx<'_>, year: i16, about: DecisionSubject) -> ActionResult<u32> {
    let decisions = store::decision::list(&mut cx.tx, year).await?;
    let given = decisions.iter().filter(|decision| decision.about == about).flat_map(|decision| &decision.subjects);
    Ok(given.map(|subject| subject.certificate).max().unwrap_or(0) + 1)
}
