use actions::Cx;
use actions::area::{Held, OwnYear, Section, change, held};
use axum::extract::Path;
use domain::ground::date::short;
use domain::meeting::draft::Call;
use serde::Serialize;

use super::amiss::{self, Amiss, Line, Top, year};
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// When and where the area meets, and what about.
#[derive(Debug, Default, Serialize)]
pub struct CallPage {
    pub top: Top,
    pub day: String,
    pub time: String,
    pub place: String,
    pub agenda: String,
    pub chair: String,
    /// What this form shows; see `Section::seen`.
    pub seen: String,
    pub is_called: bool,
    /// The rule asks for so many days between the call and the meeting; 0 where there are enough.
    pub notice_days: u32,
    pub amiss: Amiss,
}

impl CallPage {
    pub const TEMPLATE: &'static str = "area/call.html";

    fn of(seat: &Seat, own: &OwnYear<'_>, held: &Held<'_>) -> Self {
        let top = Top::of_meeting(seat, own, &held.draft);
        let seen = Section::Call.seen(&held.draft);
        let Some(call) = &held.draft.call else {
            let chair = seat.seated().map(|seated| seated.account.name.clone()).unwrap_or_default();
            let agenda = format!("{}\n{}", "Bình xét các hộ gia đình", "Ý kiến của nhân dân");
            return Self { top, chair, agenda, seen, ..Self::default() };
        };
        let asked = own.judged.set.vote.as_ref().and_then(|rule| rule.notice_days).unwrap_or_default();
        let is_short = i64::from((call.on - call.called_on).get_days()) < i64::from(asked);
        Self {
            top,
            day: short(call.on),
            time: call.time.clone(),
            place: call.place.clone(),
            agenda: call.agenda.join("\n"),
            chair: call.chair.clone(),
            seen,
            is_called: true,
            notice_days: if is_short { asked } else { 0 },
            amiss: Amiss::default(),
        }
    }

    /// As typed.
    fn typed(self, fields: &Fields, amiss: Amiss) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        let (day, time, place) = (text("day"), text("time"), text("place"));
        Self { day, time, place, agenda: text("agenda"), chair: text("chair"), amiss, ..self }
    }

    fn lines(&self, seat: &Seat) -> Vec<Line> {
        vec![
            Line::new(seat.say("Ngày", "Day"), &*self.day),
            Line::new(seat.say("Giờ", "Time"), &*self.time),
            Line::new(seat.say("Địa điểm", "Place"), &*self.place),
            Line::new(seat.say("Nội dung", "Agenda"), &*self.agenda),
            Line::new(seat.say("Chủ trì", "Chair"), &*self.chair),
        ]
    }
}

/// GET /area/{year}/call
pub async fn edit(seat: Seat, Path(text): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    seat.page(CallPage::TEMPLATE, &CallPage::of(&seat, &own, &held))
}

/// POST /area/{year}/call
pub async fn update(seat: Seat, Path(text): Path<String>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    let own = year(&mut cx, &text).await?;
    let held = held(&mut cx, &own).await?;
    let now = CallPage::of(&seat, &own, &held);
    let wrong = write(&seat, &mut cx, &own, (&fields, &now, &held.changed_by)).await?;
    if let Some(amiss) = wrong {
        return seat.refused(CallPage::TEMPLATE, &now.typed(&fields, amiss));
    }
    cx.commit().await?;
    let notice = seat.say("Đã lưu. In giấy mời ở cuối trang.", "Saved. Print the invitation below.");
    Ok(seat.redirect(&now.top.path("call"), notice))
}

async fn write(
    seat: &Seat,
    cx: &mut Cx<'_>,
    own: &OwnYear<'_>,
    (fields, now, by): (&Fields, &CallPage, &str),
) -> WebResult<Option<Amiss>> {
    let on = match amiss::day(seat, fields, "day") {
        Ok(day) => day,
        Err(wrong) => return Ok(Some(wrong)),
    };
    let lines = fields.text("agenda").lines().map(str::trim).filter(|line| !line.is_empty());
    let call = Call {
        on,
        time: fields.text("time").trim().to_owned(),
        place: fields.text("place").trim().to_owned(),
        agenda: lines.map(str::to_owned).collect(),
        chair: fields.text("chair").trim().to_owned(),
        called_on: cx.today(),
    };
    let result = change(cx, own, (&Section::Call, fields.text("seen")), |draft, _| {
        // Another place or another hour is no new call.
        let earlier = draft.call.as_ref().filter(|old| old.on == call.on).map(|old| old.called_on);
        draft.call(Call { called_on: earlier.unwrap_or(call.called_on), ..call })
    });
    let result = result.await;
    amiss::outcome(seat, result, by, now.lines(seat))
}
