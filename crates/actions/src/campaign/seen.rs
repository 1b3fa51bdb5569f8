use domain::campaign::TitleRun;
use domain::ground::date;
use domain::register::Title;

use super::step::not_opened;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Names a state of a title: where it stands and since when.
pub fn seen(run: &TitleRun) -> String {
    format!("{} {}", run.state, run.since)
}

/// Refuses a form that was drawn before somebody else moved the title.
pub async fn still(cx: &mut Cx<'_>, programme: &str, year: i16, title: Title, was: &str) -> ActionResult<()> {
    let campaign = super::campaign(cx, programme, year).await?;
    let run = store::campaign::find_title(&mut cx.tx, &campaign.id, title).await?;
    let run = run.ok_or_else(|| not_opened(&campaign))?;
    if seen(&run) == was {
        return Ok(());
    }
    let (step, state, day) = (run.state.label(), run.state, date::short(run.since));
    Err(ActionError::conflict(
        format!(
            "trong lúc trang này mở, có người đã chuyển danh hiệu sang bước «{step}» (ngày {day}); hãy xem lại rồi làm tiếp"
        ),
        format!("while this page was open, somebody moved the title to «{state}» ({day}); look again before you go on"),
    ))
}
