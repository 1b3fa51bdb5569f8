use domain::ground::date;
use domain::meeting::{Lack, Submission, SubmissionStep};

use super::save::{changed, note, put};
use super::whose::{Whose, judged};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Hands a self-assessment in, once nothing is missing in it.
pub async fn submit(
    cx: &mut Cx<'_>,
    (programme, year): (&str, i16),
    whose: &Whose,
    version: u32,
) -> ActionResult<Submission> {
    let mut one = own(cx, year, whose, version).await?;
    let judged = judged(cx, programme, year, one.title)?;
    let campaign = crate::campaign::campaign(cx, programme, year).await?;
    let run = store::campaign::find_title(&mut cx.tx, &campaign.id, one.title).await?;
    if let Some(run) = run.filter(domain::campaign::TitleRun::is_frozen) {
        let day = date::short(run.frozen_on.unwrap_or(run.since));
        return Err(ActionError::refused(
            format!("số liệu năm {year} đã khóa từ ngày {day}; hãy đề nghị cán bộ phường mở lại, rồi nộp hồ sơ"),
            format!("the facts of {year} were frozen on {day}; ask the ward's officer to reopen them, then submit"),
        ));
    }
    let is_registered = store::commitment::find(&mut cx.tx, one.title, &one.subject, year).await?.is_some();
    let from = one.state;
    one.state.after(SubmissionStep::Submit, one.is_taken_up)?;
    if let Some(refusal) = lacking(&one.claim.lacks(judged.set, is_registered, cx.today())) {
        return Err(refusal);
    }
    let was = one.version;
    one.step(SubmissionStep::Submit, "")?;
    put(cx, &mut one, was).await?;
    note(cx, &one, SubmissionStep::Submit, from, "").await?;
    cx.record("dossier.submitted", one.subject.as_str(), serde_json::json!({ "year": year })).await?;
    Ok(one)
}

fn lacking(lacks: &[Lack]) -> Option<ActionError> {
    if lacks.is_empty() {
        return None;
    }
    let (vietnamese, english): (Vec<String>, Vec<String>) = lacks
        .iter()
        .map(|lack| match &lack.criterion {
            Some(id) => (format!("{id}: {}", lack.what.vietnamese()), format!("{id}: {}", lack.what.english())),
            None => (lack.what.vietnamese().to_owned(), lack.what.english().to_owned()),
        })
        .unzip();
    Some(ActionError::refused(
        format!("chưa nộp được, còn thiếu: {}", vietnamese.join("; ")),
        format!("not submitted; missing: {}", english.join("; ")),
    ))
}

/// Takes a submitted one back, as long as nobody began to appraise it.
pub async fn withdraw(cx: &mut Cx<'_>, year: i16, whose: &Whose, version: u32) -> ActionResult<Submission> {
    let mut one = own(cx, year, whose, version).await?;
    let was = one.version;
    let from = one.step(SubmissionStep::Withdraw, "")?;
    put(cx, &mut one, was).await?;
    note(cx, &one, SubmissionStep::Withdraw, from, "").await?;
    cx.record("dossier.withdrawn", one.subject.as_str(), serde_json::json!({ "year": year })).await?;
    Ok(one)
}

async fn own(cx: &mut Cx<'_>, year: i16, whose: &Whose, version: u32) -> ActionResult<Submission> {
    let (subject, _) = whose.subject(cx, year).await?;
    let found = store::submission::find_of(&mut cx.tx, subject.title, &subject.id, year).await?;
    let Some(one) = found else {
        return Err(ActionError::refused(
            "chưa có hồ sơ tự đánh giá; hãy điền và lưu trước",
            "there is no self-assessment yet; fill it in and save it first",
        ));
    };
    if one.version == version { Ok(one) } else { Err(changed()) }
}
