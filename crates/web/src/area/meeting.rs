use actions::area::{Held, OwnYear, held};
use axum::extract::Path;
use domain::meeting::draft::{Missing, Part};
use serde::Serialize;

use super::amiss::{Top, year};
use super::home::Lack;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// The meeting, part by part.
#[derive(Debug, Default, Serialize)]
pub struct MeetingPage {
    pub top: Top,
    pub parts: Vec<PartRow>,
    pub missing: Vec<Lack>,
    pub is_finished: bool,
}

#[derive(Debug, Serialize)]
pub struct PartRow {
    pub name: String,
    pub path: String,
    pub is_done: bool,
    /// "98/127 hộ"
    pub told: String,
}

impl MeetingPage {
    pub const TEMPLATE: &'static str = "area/meeting.html";
}

/// Where a missing thing is typed.
pub fn part_path(top: &Top, part: &Part) -> String {
    match part {
        Part::Attendance => top.path("attendance"),
        Part::Officers => top.path("officers"),
        Part::Marks => top.path("exceptions"),
        Part::Vote(None) => top.path("votes/joint"),
        Part::Vote(Some(household)) => top.path(&format!("votes/{household}")),
    }
}

/// GET /area/{year}/meeting
pub async fn show(seat: Seat, Path(text): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    seat.page(MeetingPage::TEMPLATE, &page(&seat, &own, &held))
}

fn page(seat: &Seat, own: &OwnYear<'_>, held: &Held<'_>) -> MeetingPage {
    let top = Top::of_meeting(seat, own, &held.draft);
    let (draft, missing) = (&held.draft, held.draft.missing(&held.gathering));
    let lacks = |is: fn(&Part) -> bool| missing.iter().any(|one| is(&one.part()));
    let row = |(name, path): (&str, &str), is_done: bool, told: String| PartRow {
        name: name.to_owned(),
        path: top.path(path),
        is_done,
        told,
    };
    let households = held.gathering.households();
    let present = draft.present.map(|present| format!("{present}/{households} {}", seat.say("hộ", "households")));
    let apart = held.draft.set_apart(&held.gathering).len();
    let parts = vec![
        row(
            (seat.say("Số hộ có mặt", "Households present"), "attendance"),
            !lacks(|part| *part == Part::Attendance),
            present.unwrap_or_default(),
        ),
        row(
            (seat.say("Chủ trì, thư ký", "Chair and secretary"), "officers"),
            !lacks(|part| *part == Part::Officers),
            draft.officers.chair.clone(),
        ),
        row(
            (seat.say("Các hộ chưa đạt", "Households that miss a criterion"), "exceptions"),
            draft.is_marked,
            format!("{} {}", draft.exceptions.len(), seat.say("mục ghi", "entries")),
        ),
        row(
            (seat.say("Biểu quyết", "Votes"), "votes"),
            !lacks(|part| matches!(part, Part::Vote(_))),
            format!("{apart} {}", seat.say("hộ biểu quyết riêng", "households voted on alone")),
        ),
        row(
            (seat.say("Ý kiến tại cuộc họp", "What was said"), "objections"),
            !draft.objections.is_empty(),
            format!("{} {}", draft.objections.len(), seat.say("ý kiến", "entries")),
        ),
    ];
    let lack = |one: &Missing| Lack::of(seat, &top, one);
    MeetingPage {
        missing: missing.iter().map(lack).collect(),
        parts,
        is_finished: draft.finished_on.is_some(),
        top: top.clone(),
    }
}
