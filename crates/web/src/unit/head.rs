use actions::Cx;
use actions::dossier::{Sheet, Whose, sheet, years};
use domain::meeting::SubmissionState;
use domain::people::Role;
use serde::Serialize;

use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// The programme whose titles are filled in for.
pub const PROGRAMME: &str = "5-nhat";

/// What every page of the section says first, and the way between them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Head {
    pub year: i16,
    pub years: Vec<i16>,
    pub name: String,
    pub code: String,
    pub title: String,
    /// `draft`, `submitted`, `returned`, `accepted`; empty before it was begun.
    pub state: String,
    pub state_word: String,
    pub links: Vec<Link>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Link {
    pub path: String,
    pub label: String,
    pub is_here: bool,
}

/// The pages of the section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Year,
    Registration,
    Dossier,
    Evidence,
    Result,
    Submission,
    Withdrawal,
}

/// Whose dossier is filled in here, and where its pages are.
#[derive(Clone, Debug)]
pub struct Own {
    pub whose: Whose,
    is_ward: bool,
}

impl Own {
    pub fn of(seat: &Seat, cx: &Cx<'_>) -> Self {
        Self { whose: Whose::of(cx.actor()), is_ward: seat.role() != Role::Unit }
    }

    pub fn path(&self, room: Room) -> &'static str {
        match (room, self.is_ward) {
            (Room::Year, false) => "/unit",
            (Room::Registration, false) => "/unit/registration",
            (Room::Dossier, false) => "/unit/dossier",
            (Room::Evidence, false) => "/unit/evidence",
            (Room::Result, false) => "/unit/result",
            (Room::Submission, false) => "/unit/submission",
            (Room::Withdrawal, false) => "/unit/withdrawal",
            (Room::Year, true) => "/office/dossier",
            (Room::Registration, true) => "/office/dossier/registration",
            (Room::Dossier, true) => "/office/dossier/form",
            (Room::Evidence, true) => "/office/dossier/evidence",
            (Room::Result, true) => "/office/dossier/result",
            (Room::Submission, true) => "/office/dossier/submission",
            (Room::Withdrawal, true) => "/office/dossier/withdrawal",
        }
    }

    pub fn at(&self, room: Room, year: i16) -> String {
        format!("{}?year={year}", self.path(room))
    }
}

/// The sheet of the year that was asked for, else of the newest; none where no year is open.
pub struct Seen {
    pub own: Own,
    pub years: Vec<i16>,
    pub sheet: Option<Sheet>,
}

impl Seen {
    pub async fn of(seat: &Seat, cx: &mut Cx<'_>, asked: &Fields) -> WebResult<Self> {
        let own = Own::of(seat, cx);
        let years = years(cx, PROGRAMME, &own.whose).await?;
        let asked = asked.text("year").parse().ok().filter(|year| years.contains(year));
        let year: Option<i16> = asked.or_else(|| years.first().copied());
        let sheet = match year {
            Some(year) => Some(sheet(cx, PROGRAMME, year, &own.whose).await?),
            None => None,
        };
        Ok(Self { own, years, sheet })
    }

    /// The sheet, for pages that have nothing to say without one.
    pub fn sheet(&self) -> WebResult<&Sheet> {
        Ok(self.sheet.as_ref().ok_or_else(|| {
            actions::ActionError::missing("chưa mở đợt xét nào cho đơn vị", "no year is open for this unit yet")
        })?)
    }
}

impl Head {
    pub fn of(seat: &Seat, seen: &Seen, sheet: &Sheet, here: Room) -> Self {
        let (own, year) = (&seen.own, sheet.year);
        let link = |room, vietnamese: &str, english: &str| Link {
            path: own.at(room, year),
            label: seat.say(vietnamese, english).to_owned(),
            is_here: room == here,
        };
        let state = sheet.submission.as_ref().map(|one| one.state);
        let word = |state: SubmissionState| seat.say(state.label(), state.english()).to_owned();
        Self {
            year,
            years: seen.years.clone(),
            name: sheet.subject.name.clone(),
            code: sheet.subject.code.clone(),
            title: sheet.title.clone(),
            state: state.map(|state| state.to_string()).unwrap_or_default(),
            state_word: state.map_or_else(|| seat.say("chưa soạn", "not begun").to_owned(), word),
            links: vec![
                link(Room::Year, "Năm nay", "This year"),
                link(Room::Registration, "Đăng ký", "Registration"),
                link(Room::Dossier, "Tự đánh giá", "Self-assessment"),
                link(Room::Evidence, "Minh chứng", "Evidence"),
                link(Room::Result, "Kết quả", "Result"),
            ],
        }
    }
}
