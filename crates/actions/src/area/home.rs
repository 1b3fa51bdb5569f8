use domain::meeting::draft::{Missing, Progress};
use jiff::civil::Date;

use super::{OwnYear, held, households};
use crate::cx::Cx;
use crate::error::ActionResult;

/// What is to be done now in the own area.
#[derive(Debug)]
pub struct AreaHome {
    pub progress: Progress,
    /// Registered, but outside the time for it.
    pub out_of_time: u64,
    pub register_until: Date,
    pub counts_until: Date,
    pub due_before: Option<Date>,
    pub meets_on: Option<Date>,
    pub missing: Vec<Missing>,
    pub is_begun: bool,
    /// The meeting came in a workbook of the ward.
    pub is_imported: bool,
    /// The facts were written once and are being corrected.
    pub is_being_corrected: bool,
    pub handed_in_on: Option<Date>,
    pub is_frozen: bool,
}

pub async fn home(cx: &mut Cx<'_>, own: &OwnYear<'_>) -> ActionResult<AreaHome> {
    let lines = households(cx, own).await?;
    let held = held(cx, own).await?;
    let meeting = store::meeting::find(&mut cx.tx, &own.area.id, own.year()).await?;
    let draft = &held.draft;
    let is_begun = draft.present.is_some() || draft.is_marked || !draft.exceptions.is_empty();
    let is_imported = meeting.is_some() && !is_begun;
    let count = |is: fn(&super::HouseholdLine) -> bool| lines.iter().filter(|line| is(line)).count() as u64;
    Ok(AreaHome {
        progress: Progress {
            households: lines.len() as u64,
            registered: count(|line| line.signed_on.is_some()),
            is_called: draft.call.is_some(),
            is_finished: draft.finished_on.is_some() || is_imported,
            is_signed: draft.is_signed || is_imported,
            is_handed_in: draft.handed_in_on.is_some() || is_imported,
        },
        out_of_time: count(|line| line.signed_on.is_some() && !line.is_in_time),
        register_until: own.register_until(),
        counts_until: own.judged.calendar.counting.until,
        due_before: own.judged.calendar.due_before,
        meets_on: draft.day(),
        missing: if is_begun { draft.missing(&held.gathering) } else { Vec::new() },
        is_begun,
        is_imported,
        is_being_corrected: meeting.is_some() && is_begun && draft.finished_on.is_none(),
        handed_in_on: draft.handed_in_on,
        is_frozen: own.run.is_frozen(),
    })
}
