use domain::register::Title;
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// A fact that is about to change: which titles it touches, in which year or on which day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LateFact {
    /// Bears on the review of a year: a meeting, a dossier, a commitment.
    OfYear(i16, Vec<Title>),
    /// Happened on a day: counts in every window that holds it.
    OnDay(Date, Vec<Title>),
}

/// Refuses facts of a title whose facts are frozen: it must be reopened first, with a reason.
pub async fn refuse_late(cx: &mut Cx<'_>, facts: &[LateFact]) -> ActionResult<()> {
    if facts.is_empty() {
        return Ok(());
    }
    for campaign in store::campaign::list(&mut cx.tx).await? {
        for run in store::campaign::list_titles(&mut cx.tx, &campaign.id).await? {
            if !run.is_frozen() {
                continue;
            }
            let touches = |fact: &&LateFact| match fact {
                LateFact::OfYear(year, titles) => *year == campaign.year && titles.contains(&run.title),
                LateFact::OnDay(day, titles) => run.window.contains(*day) && titles.contains(&run.title),
            };
            if facts.iter().any(|fact| touches(&fact)) {
                let (year, title, noun, step) = (campaign.year, run.title, run.title.noun(), run.state.label());
                return Err(ActionError::refused(
                    format!(
                        "số liệu năm {year} của {noun} đã khóa (bước {step}); không có gì được ghi. Muốn bổ sung, hãy mở \
                         lại có lý do: «binhyen campaign reopen --year {year} --title {title} --reason \"…\"»"
                    ),
                    format!(
                        "the facts of {year} for the title «{title}» are frozen; nothing was written. To add to them, \
                         reopen it with a reason: «binhyen campaign reopen --year {year} --title {title} --reason \"…\"»"
                    ),
                ));
            }
        }
    }
    Ok(())
}
