use actions::area::{AreaHome, home, years};
use axum::extract::Path;
use domain::ground::date::short;
use domain::ground::number::grouped;
use domain::ground::refusal::Refusal as _;
use domain::meeting::draft::{Missing, Step, StepState};
use serde::Serialize;

use super::amiss::{Top, year};
use super::meeting::part_path;
use crate::access::fields::Query;
use crate::access::seat::{Seat, see_other};
use crate::error::WebResult;

/// What is to be done now in the own area.
#[derive(Debug, Default, Serialize)]
pub struct HomePage {
    pub top: Top,
    pub years: Vec<i16>,
    pub steps: Vec<StepCard>,
    pub is_frozen: bool,
}

#[derive(Debug, Serialize)]
pub struct StepCard {
    pub name: String,
    /// `done`, `now`, `later`
    pub state: String,
    pub state_word: String,
    pub lines: Vec<String>,
    pub missing: Vec<Lack>,
    pub path: String,
    pub action: String,
}

/// One missing thing with the page where it is typed.
#[derive(Debug, Serialize)]
pub struct Lack {
    pub text: String,
    pub path: String,
}

impl Lack {
    pub fn of(seat: &Seat, top: &Top, missing: &Missing) -> Self {
        Self {
            text: seat.say(&missing.to_string(), &missing.english()).to_owned(),
            path: part_path(top, &missing.part()),
        }
    }
}

impl HomePage {
    pub const TEMPLATE: &'static str = "area/home.html";
}

/// GET /area: the year asked for, else the newest that was opened.
pub async fn newest(seat: Seat, Query(query): Query) -> WebResult {
    let mut cx = seat.read().await?;
    let years = years(&mut cx).await?;
    let asked = query.text("year").parse().ok().filter(|year| years.contains(year));
    match asked.or_else(|| years.first().copied()) {
        Some(year) => Ok(see_other(&format!("/area/{year}"))),
        None => seat.page(HomePage::TEMPLATE, &HomePage::default()),
    }
}

/// GET /area/{year}
pub async fn show(seat: Seat, Path(text): Path<String>) -> WebResult {
    let mut cx = seat.read().await?;
    let years = years(&mut cx).await?;
    let own = year(&mut cx, &text).await?;
    let found = home(&mut cx, &own).await?;
    let top = Top::of(&own);
    let steps = found.progress.steps().into_iter().map(|(step, state)| card(&seat, &top, &found, (step, state)));
    let page = HomePage { steps: steps.collect(), top, years, is_frozen: found.is_frozen };
    seat.page(HomePage::TEMPLATE, &page)
}

fn card(seat: &Seat, top: &Top, home: &AreaHome, (step, state): (Step, StepState)) -> StepCard {
    let (name, action, path) = match step {
        Step::Registration => (
            seat.say("Đăng ký đầu năm", "Registration"),
            seat.say("Đánh dấu hộ đăng ký", "Tick households"),
            "registration",
        ),
        Step::Call => (seat.say("Mời họp", "Call the meeting"), seat.say("Ghi giấy mời", "Invitation"), "call"),
        Step::Meeting => (seat.say("Họp bình xét", "Meeting"), seat.say("Ghi cuộc họp", "The meeting"), "meeting"),
        Step::Minutes => (seat.say("In biên bản và ký", "Minutes"), seat.say("In biên bản", "Print"), "minutes"),
        Step::HandIn => {
            (seat.say("Nộp về phường", "Hand in"), seat.say("Nộp biên bản", "Hand in the minutes"), "minutes")
        }
    };
    let missing: &[Missing] = if step == Step::Meeting { &home.missing } else { &[] };
    StepCard {
        name: name.to_owned(),
        state: state.to_string(),
        state_word: word(seat, state).to_owned(),
        lines: lines(seat, home, step),
        missing: missing.iter().map(|one| Lack::of(seat, top, one)).collect(),
        path: if state == StepState::Later { String::new() } else { top.path(path) },
        action: action.to_owned(),
    }
}

fn word(seat: &Seat, state: StepState) -> &'static str {
    match state {
        StepState::Done => seat.say("đã xong", "done"),
        StepState::Now => seat.say("cần làm", "to do"),
        StepState::Later => seat.say("chưa đến", "later"),
    }
}

fn lines(seat: &Seat, home: &AreaHome, step: Step) -> Vec<String> {
    match step {
        Step::Registration => registration(seat, home),
        Step::Call => home
            .meets_on
            .map(|day| format!("{} {}", seat.say("Họp ngày", "Meeting on"), short(day)))
            .into_iter()
            .collect(),
        Step::Meeting => {
            let mut lines = Vec::new();
            if home.is_imported {
                let text = seat.say(
                    "Phường đã nhập biên bản của tổ từ tệp.",
                    "The ward entered this area's minutes from a workbook.",
                );
                lines.push(text.to_owned());
            }
            if home.is_being_corrected {
                let text = seat.say(
                    "Đang sửa biên bản đã lập; hãy bấm «Kết thúc» lần nữa.",
                    "The minutes are being corrected; end the meeting once more.",
                );
                lines.push(text.to_owned());
            }
            lines
        }
        Step::Minutes => Vec::new(),
        Step::HandIn => {
            let due = home.due_before.map(|day| {
                let said = seat.say("Phường quyết định trước ngày", "The ward decides before");
                format!("{said} {}", short(day))
            });
            let handed =
                home.handed_in_on.map(|day| format!("{} {}", seat.say("Đã nộp ngày", "Handed in on"), short(day)));
            handed.or(due).into_iter().collect()
        }
    }
}

fn registration(seat: &Seat, home: &AreaHome) -> Vec<String> {
    let progress = &home.progress;
    let mut lines = vec![format!(
        "{} {}/{} {}",
        seat.say("Đã đăng ký", "Registered:"),
        grouped(progress.registered),
        grouped(progress.households),
        seat.say("hộ", "households")
    )];
    if progress.unregistered() != 0 {
        let (left, until) = (grouped(progress.unregistered()), short(home.register_until));
        let text = format!("Còn {left} hộ chưa đăng ký; hạn {until}");
        lines.push(seat.say(&text, &format!("{left} not yet; until {until}")).to_owned());
    }
    if home.out_of_time != 0 {
        lines.push(format!(
            "{} {}",
            seat.say("Số hộ đăng ký ngoài thời hạn:", "Outside the time for it:"),
            grouped(home.out_of_time)
        ));
    }
    lines
}
