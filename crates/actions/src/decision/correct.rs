use domain::assessment::Assessment;
use domain::campaign::{Campaign, Move, State, TitleRun};
use domain::criteria::Judged;
use domain::decision::{DecisionKind, DecisionSubject, RecognisedSubject, Standing};
use domain::register::Title;

use super::Decided;
use super::amendment::{Amendment, Ground, Matter, judged, prepare, write};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Brings the list in line with the facts of today, for all or for the subjects named. A new row; the earlier one stays.
pub async fn correct(cx: &mut Cx<'_>, amendment: &Amendment<'_>) -> ActionResult<Decided> {
    let ground = prepare(cx, amendment).await?;
    let list = match &ground.matter {
        Matter::Title(campaign, title) => of_title(cx, amendment, &ground, campaign, *title).await?,
        Matter::Commendation => super::commend::corrected(cx, amendment, &ground.standing).await?,
    };
    write(cx, amendment, &ground, DecisionKind::Correct, list).await
}

async fn of_title(
    cx: &mut Cx<'_>,
    amendment: &Amendment<'_>,
    ground: &Ground,
    campaign: &Campaign,
    title: Title,
) -> ActionResult<Vec<RecognisedSubject>> {
    let rules = crate::campaign::rules(cx, &campaign.programme, campaign.year)?;
    let judged = judged(&rules, title)?;
    let outcomes = store::assessment::list(&mut cx.tx, &campaign.id, title).await?;
    let known = ground.standing.subjects.iter().map(|one| one.code.as_str());
    amendment.require_known(known.chain(outcomes.iter().map(|one| one.subject.code.as_str())))?;
    let back = return_to_decided(cx, amendment, campaign, judged).await?;
    let list = corrected(cx, amendment, &ground.standing, judged, &outcomes).await?;
    if list == ground.standing.subjects {
        return Err(nothing_to_correct());
    }
    if list.is_empty() {
        return Err(ActionError::refused(
            "không còn ai đạt: hãy thu hồi quyết định (binhyen decision revoke) thay vì đính chính",
            "nobody is left on the list: revoke the decision (binhyen decision revoke) instead",
        ));
    }
    if let Some((run, step)) = back {
        let after = Standing { subjects: list.clone(), ..ground.standing.clone() };
        all_corrected(&after, &outcomes)?;
        store::campaign::update_title(&mut cx.tx, &run).await?;
        store::campaign::insert_move(&mut cx.tx, &step).await?;
        crate::assessment::put_result(cx, &campaign.id, &rules, judged, &outcomes, None).await?;
    }
    Ok(list)
}

/// Whom a revocation took out does not come back by the way: only who is named.
async fn corrected(
    cx: &mut Cx<'_>,
    amendment: &Amendment<'_>,
    standing: &Standing,
    judged: &Judged<'_>,
    outcomes: &[Assessment],
) -> ActionResult<Vec<RecognisedSubject>> {
    let mut right = super::decide::recognised(cx, judged, outcomes).await?;
    right.retain(|new| amendment.names(&new.code) || amendment.codes.is_empty() && !standing.is_revoked(&new.subject));
    let mut list: Vec<RecognisedSubject> =
        standing.subjects.iter().filter(|old| !amendment.concerns(&old.code)).cloned().collect();
    let about = DecisionSubject::Title(judged.rule.title);
    let mut numbers = super::decide::next_certificate(cx, judged.year, about).await?..;
    for new in right {
        let kept = standing.subjects.iter().find(|old| old.subject == new.subject).cloned();
        let certificate = if kept.is_some() { new.certificate } else { numbers.next().unwrap_or(new.certificate) };
        list.push(kept.unwrap_or(RecognisedSubject { certificate, ..new }));
    }
    list.sort_by_key(|subject| subject.certificate);
    Ok(list)
}

/// A title that was reopened for late facts is decided again by the correction, once they are listed. None where the
/// title was not reopened.
async fn return_to_decided(
    cx: &mut Cx<'_>,
    amendment: &Amendment<'_>,
    campaign: &Campaign,
    judged: &Judged<'_>,
) -> ActionResult<Option<(TitleRun, Move)>> {
    let title = judged.rule.title;
    let found = store::campaign::find_title(&mut cx.tx, &campaign.id, title).await?;
    let Some(mut run) = found.filter(|run| run.state < State::Decided) else { return Ok(None) };
    let (from, date) = (run.state, amendment.order.date);
    run.decide(date, judged.listing.days).map_err(|why| crate::campaign::named(&why, title, campaign))?;
    crate::campaign::all_answered(cx, campaign, title).await?;
    if !crate::assessment::stale(cx, campaign, std::slice::from_ref(&run)).await?.is_empty() {
        return Err(ActionError::Refused(Box::new(crate::assessment::stale_words(campaign, title))));
    }
    let reason = amendment.reason.trim().to_owned();
    let step = Move { campaign: campaign.id.clone(), title, from, to: run.state, date, reason };
    Ok(Some((run, step)))
}

/// A reopened title is decided again only by a list that says of everyone what the facts say.
fn all_corrected(after: &Standing, outcomes: &[Assessment]) -> ActionResult<()> {
    let left = after.differing(outcomes);
    if left.is_empty() {
        return Ok(());
    }
    let shown = left.iter().take(5).copied().collect::<Vec<_>>().join(", ");
    let count = left.len();
    Err(ActionError::refused(
        format!(
            "danh hiệu đã mở lại, nên danh sách sau đính chính phải khớp hết với số liệu đã khóa; còn {count} đối tượng \
             khác ({shown}): hãy bỏ --subject, hoặc nêu thêm các mã này"
        ),
        format!(
            "the title was reopened, so the corrected list must agree with the frozen facts; {count} subjects still \
             differ ({shown}): leave out --subject, or name these too"
        ),
    ))
}

fn nothing_to_correct() -> ActionError {
    ActionError::refused(
        "danh sách đang có hiệu lực khớp với số liệu đã khóa, không có gì để đính chính; danh hiệu đã mở lại thì chuyển \
         bước tiếp: binhyen campaign advance; người đã bị thu hồi chỉ được công nhận lại khi nêu mã (--subject)",
        "the list in force agrees with the frozen facts; there is nothing to correct; a reopened title moves on with \
         binhyen campaign advance; whom a revocation took out comes back only when named (--subject)",
    )
}
