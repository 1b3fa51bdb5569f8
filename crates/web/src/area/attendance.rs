use actions::area::{Held, OwnYear, Section, change, held};
use axum::extract::Path;
use domain::criteria::VoteBase;
use domain::ground::date::short;
use domain::meeting::draft::Needs;
use serde::Serialize;

use super::amiss::{self, Amiss, Line, Top, year};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// How many came, and whether it is enough.
#[derive(Debug, Default, Serialize)]
pub struct AttendancePage {
    pub top: Top,
    pub day: String,
    pub present: String,
    pub households: u32,
    pub seen: String,
    /// What the rule of the vote asks for, in households.
    pub needs: Vec<String>,
    pub is_short: bool,
    pub amiss: Amiss,
}

impl AttendancePage {
    pub const TEMPLATE: &'static str = "area/attendance.html";

    fn of(seat: &Seat, own: &OwnYear<'_>, held: &Held<'_>) -> Self {
        let (draft, households) = (&held.draft, held.gathering.households());
        let (needs, is_short) = needs(seat, own, households, draft.present);
        Self {
            top: Top::of_meeting(seat, own, draft),
            day: draft.day().map(short).unwrap_or_default(),
            present: draft.present.map(|present| present.to_string()).unwrap_or_default(),
            households,
            seen: Section::Attendance.seen(draft),
            needs,
            is_short,
            amiss: Amiss::default(),
        }
    }
}

/// The thresholds are the criteria set's own.
fn needs(seat: &Seat, own: &OwnYear<'_>, households: u32, present: Option<u32>) -> (Vec<String>, bool) {
    let Some(rule) = &own.judged.set.vote else { return Default::default() };
    let needs = Needs::of(rule, households, present.unwrap_or_default());
    let mut lines = Vec::new();
    if let Some(quorum) = needs.present {
        let text = format!("Cuộc họp hợp lệ khi có ít nhất {quorum}/{households} hộ có mặt.");
        lines.push(seat.say(&text, &format!("At least {quorum}/{households} households must be present.")).to_owned());
    }
    if needs.base == VoteBase::AllHouseholds || present.is_some() {
        let text = format!("Một hộ được công nhận khi có ít nhất {} hộ đồng ý.", needs.agree);
        lines.push(seat.say(&text, &format!("A household needs {} households to agree.", needs.agree)).to_owned());
    }
    let is_short = present.is_some() && needs.is_out_of_reach;
    if is_short {
        let text = "Với số hộ có mặt này chưa thể công nhận hộ nào. Hãy mời thêm, họp lại, hoặc báo phường về việc phát \
                    phiếu lấy ý kiến.";
        let english = "With so few present no household can be recognised: invite more, meet again, or ask the ward.";
        lines.push(seat.say(text, english).to_owned());
    }
    (lines, is_short)
}

/// GET /area/{year}/attendance
pub async fn edit(seat: Seat, Path(text): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    seat.page(AttendancePage::TEMPLATE, &AttendancePage::of(&seat, &own, &held))
}

/// POST /area/{year}/attendance
pub async fn update(seat: Seat, Path(text): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    let now = AttendancePage::of(&seat, &own, &held);
    let typed = amiss::day(&seat, &fields, "day").and_then(|day| Ok((day, amiss::number(&seat, &fields, "present")?)));
    let wrong = match typed {
        Err(wrong) => Some(wrong),
        Ok((day, present)) => {
            let today = cx.today();
            let theirs = vec![
                Line::new(seat.say("Ngày họp", "Day"), &*now.day),
                Line::new(seat.say("Số hộ có mặt", "Present"), &*now.present),
            ];
            let result = change(&mut cx, &own, (&Section::Attendance, fields.text("seen")), |draft, gathering| {
                draft.attend(day, present, gathering.households(), today)
            });
            amiss::outcome(&seat, result.await, &held.changed_by, theirs)?
        }
    };
    if let Some(amiss) = wrong {
        let (day, present) = (fields.text("day").to_owned(), fields.text("present").to_owned());
        return seat.refused(AttendancePage::TEMPLATE, &AttendancePage { day, present, amiss, ..now });
    }
    cx.commit().await?;
    Ok(seat.redirect(&now.top.path("attendance"), seat.say("Đã lưu.", "Saved.")))
}
