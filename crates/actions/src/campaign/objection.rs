use domain::campaign::{Answer, Campaign, Channel, MoveRefused, Objection, ObjectionKind, last_listed_day};
use domain::decision::Standing;
use domain::ground::id::ObjectionId;
use domain::ground::text::clean;
use domain::people::Permission;
use domain::register::Title;
use jiff::Span;
use jiff::civil::Date;

use super::step::not_opened;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// What somebody has against a result, as the office writes it down.
#[derive(Clone, Debug)]
pub struct Filing<'f> {
    pub programme: &'f str,
    pub year: i16,
    pub title: Title,
    pub kind: ObjectionKind,
    /// The code of whom it is about.
    pub code: &'f str,
    pub filed_on: Date,
    pub by: &'f str,
    pub channel: Channel,
    pub text: &'f str,
}

/// Enters an objection while the list hangs out, or an appeal against what was decided.
pub async fn object(cx: &mut Cx<'_>, filing: &Filing<'_>) -> ActionResult<Objection> {
    cx.require(Permission::RunCampaign)?;
    let campaign = super::campaign(cx, filing.programme, filing.year).await?;
    let rules = super::rules(cx, filing.programme, filing.year)?;
    let run = store::campaign::find_title(&mut cx.tx, &campaign.id, filing.title).await?;
    let (run, judged) = (run.ok_or_else(|| not_opened(&campaign))?, rules.title(filing.title));
    let judged = judged.ok_or_else(|| not_opened(&campaign))?;
    let decisions = store::decision::list_for(&mut cx.tx, &campaign.id, filing.title).await?;
    let decided_on = Standing::of(decisions).map(|standing| standing.first.date);
    let due = match filing.kind {
        ObjectionKind::Listing => run.listed_on.map(|listed| last_listed_day(listed, judged.listing.days)),
        ObjectionKind::Appeal => match decided_on {
            Some(day) => appeal_until(cx, day).await?,
            None => None,
        },
    };
    let outcomes = store::assessment::list_standings(&mut cx.tx, &campaign.id, filing.title).await?;
    let code = filing.code.trim();
    let about = outcomes.into_iter().find(|one| one.subject.code.eq_ignore_ascii_case(code)).ok_or_else(|| {
        ActionError::refused(
            format!("không có đối tượng nào mang mã «{code}» trong danh sách năm {}", filing.year),
            format!("nobody with the code «{code}» is on the list of {}", filing.year),
        )
    })?;
    let objection = Objection {
        id: cx.new_id()?,
        campaign: campaign.id,
        kind: filing.kind,
        subject: about.subject,
        filed_on: filing.filed_on,
        due,
        by: clean(filing.by),
        channel: filing.channel,
        text: filing.text.trim().to_owned(),
        answer: None,
    };
    objection.check(&run, decided_on, cx.today())?;
    store::objection::insert(&mut cx.tx, &objection).await?;
    let detail = serde_json::json!({
        "kind": objection.kind, "title": filing.title, "year": filing.year, "filed": objection.filed_on,
    });
    cx.record("objection.filed", objection.id.as_str(), detail).await?;
    Ok(objection)
}

/// The last day on which an appeal against a decision of `day` comes in time; none where no term is set.
pub async fn appeal_until(cx: &mut Cx<'_>, day: Date) -> ActionResult<Option<Date>> {
    let settings = crate::setting::load(cx).await?;
    Ok(settings.appeal(day).map(|term| day.saturating_add(Span::new().days(i64::from(term.days)))))
}

/// Answers one, with a reason that stays.
pub async fn answer(cx: &mut Cx<'_>, id: &str, given: Answer) -> ActionResult<Objection> {
    cx.require(Permission::RunCampaign)?;
    let mut objection = find(cx, id).await?;
    let run = store::campaign::find_title(&mut cx.tx, &objection.campaign, objection.title()).await?;
    let run = run.ok_or_else(|| ActionError::missing("danh hiệu không còn", "the title is missing"))?;
    let given = Answer { reason: given.reason.trim().to_owned(), ..given };
    objection.answer(given.clone(), &run, cx.today())?;
    store::objection::answer(&mut cx.tx, &objection.id, &given).await?;
    let detail = serde_json::json!({ "kind": objection.kind, "verdict": given.verdict, "answered": given.on });
    cx.record("objection.answered", objection.id.as_str(), detail).await?;
    Ok(objection)
}

/// One objection, for those who may read reasons.
pub async fn find(cx: &mut Cx<'_>, id: &str) -> ActionResult<Objection> {
    cx.require(Permission::ReadReasons)?;
    let found = store::objection::find(&mut cx.tx, &ObjectionId(id.to_owned())).await?;
    found.ok_or_else(|| ActionError::missing("không có kiến nghị này", "there is no such objection"))
}

/// Those of one title, the oldest first.
pub async fn objections(cx: &mut Cx<'_>, campaign: &Campaign, title: Title) -> ActionResult<Vec<Objection>> {
    cx.require(Permission::ReadReasons)?;
    Ok(store::objection::list(&mut cx.tx, &campaign.id, title).await?)
}

/// Nothing is decided while somebody who spoke up during the listing waits for an answer.
pub(crate) async fn all_answered(cx: &mut Cx<'_>, campaign: &Campaign, title: Title) -> ActionResult<()> {
    match store::objection::count_open(&mut cx.tx, &campaign.id, title, ObjectionKind::Listing).await? {
        0 => Ok(()),
        count => Err(super::named(&MoveRefused::Unanswered(count), title, campaign)),
    }
}
