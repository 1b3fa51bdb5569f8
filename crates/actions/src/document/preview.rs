use domain::decision::{Decision, DecisionKind};
use domain::document::{
    Award, Block, CommendationPaper, DecisionPaper, Office, Paper, commendation, decision as paper_of_decision,
};
use domain::ground::refusal::Refusal as _;
use domain::register::Title;

use super::context::Context;
use crate::cx::Cx;
use crate::decision::{Order, commend_draft, draft};
use crate::error::{ActionError, ActionResult};

/// A decision as it would be printed if it were signed now. Nothing is written, and every page says that it is a draft.
pub struct Preview {
    paper: Paper,
}

impl Preview {
    /// Draws it: for thousands of names this takes seconds, so that it belongs on a thread of its own.
    pub fn pdf(&self) -> ActionResult<Vec<u8>> {
        files::pdf::paper(&self.paper).map_err(|why| {
            ActionError::failed(format!("không vẽ được bản nháp: {why}"), format!("the draft: {}", why.english()))
        })
    }

    pub fn file(&self) -> String {
        format!("ban-nhap-{}.pdf", self.paper.slug)
    }
}

/// Of the ward's own decision about a title. One that is received from above is not ours to print.
pub async fn preview_title(
    cx: &mut Cx<'_>,
    programme: &str,
    year: i16,
    title: Title,
    order: &Order<'_>,
) -> ActionResult<Preview> {
    let drafted = draft(cx, programme, year, title, order).await?;
    if drafted.decision.kind == DecisionKind::Received {
        return Err(ActionError::refused(
            "quyết định này do cấp trên ban hành, không có bản nháp ở đây",
            "this decision is issued above the ward; there is no draft of it here",
        ));
    }
    let context = Context::load(cx, programme, year).await?;
    let missing = || ActionError::missing("không tìm thấy danh hiệu", "the title is missing");
    let judged = context.rules.title(title).ok_or_else(missing)?;
    let decision = numbered(drafted.decision, order);
    let office = context.office(decision.date, &format!("decision.{title}"))?;
    let award = Award::of(judged);
    let input = DecisionPaper { office, award, decision, before: None, stood: Vec::new() };
    Ok(marked(paper_of_decision::compose(&input)))
}

/// Of a decision that grants giấy khen.
pub async fn preview_commendation(cx: &mut Cx<'_>, year: i16, order: &Order<'_>) -> ActionResult<Preview> {
    let decision = numbered(commend_draft(cx, year, order).await?, order);
    let settings = crate::setting::load(cx).await?;
    let is_sample = store::ward::find(&mut cx.tx).await?.is_some_and(|ward| ward.is_sample);
    let input = CommendationPaper {
        office: Office::on(&settings, decision.date, "decision.commendation", None, is_sample)?,
        bonus: settings.bonus(decision.date).ok().cloned(),
        base_salary: settings.base_salary(decision.date).ok().cloned(),
        fund: String::new(),
        decision,
        before: None,
        stood: Vec::new(),
    };
    Ok(marked(commendation::compose(&input)))
}

/// With the number that was typed, where it is one already.
fn numbered(decision: Decision, order: &Order<'_>) -> Decision {
    let number = domain::decision::PaperNumber::parse(order.number).unwrap_or_else(|_| decision.number.clone());
    Decision { number, ..decision }
}

fn marked(mut paper: Paper) -> Preview {
    paper.watermark = "BẢN NHÁP".to_owned();
    let blank = |text: &mut String| *text = text.replace("00/QĐ-UBND", "……/QĐ-UBND");
    blank(&mut paper.letterhead.number);
    for block in &mut paper.blocks {
        if let Block::Annex { note, .. } = block {
            blank(note);
        }
    }
    Preview { paper }
}
