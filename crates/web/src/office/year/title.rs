use actions::assessment::Figures;
use actions::decision::{Situation, situation};
use axum::extract::Path;
use domain::campaign::{Guard, State, last_listed_day};
use domain::ground::date;
use domain::ground::number::grouped;
use domain::people::{Language, Permission};
use domain::register::Title;
use jiff::civil::Date;
use serde::Serialize;

use super::objections::taken;
use super::place::Place;
use super::words;
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;

/// One title of one year: where it stands, what it lacks, and the next step.
#[derive(Debug, Default, Serialize)]
pub struct TitlePage {
    pub year: i16,
    pub name: String,
    pub year_path: String,
    pub subjects_path: String,
    pub step_path: String,
    pub reopening_path: String,
    pub decision_path: String,
    /// Where objections and appeals are taken; empty while nothing hangs out.
    pub objections_path: String,
    pub steps: Vec<StepMark>,
    pub step: String,
    pub since: String,
    pub facts: Vec<(String, String)>,
    /// The rule's text was not seen.
    pub is_unverified: bool,
    pub is_ward: bool,
    pub figures: Vec<(String, String)>,
    pub rate: String,
    pub outcome: String,
    pub outcome_word: String,
    pub is_frozen: bool,
    pub is_stale: bool,
    pub lacking: Vec<String>,
    pub turn: Vec<String>,
    pub guards: Vec<GuardLine>,
    /// What the button says; empty where there is no further step.
    pub next: String,
    pub is_signature_next: bool,
    pub may_step: bool,
    pub may_decide: bool,
    pub may_read_list: bool,
    pub may_reopen: bool,
    /// The decision in force, and where it is read.
    pub number: String,
    pub number_path: String,
    pub moves: Vec<MoveLine>,
    pub seen: String,
    pub date: String,
    pub problem: String,
}

/// One step on the way, with whether it is past, now or to come.
#[derive(Debug, Serialize)]
pub struct StepMark {
    pub name: String,
    /// `past`, `now`, `later`
    pub is: &'static str,
}

#[derive(Debug, Serialize)]
pub struct GuardLine {
    pub text: String,
    pub is_met: bool,
}

#[derive(Debug, Serialize)]
pub struct MoveLine {
    pub date: String,
    pub step: String,
    pub is_back: bool,
    pub reason: String,
}

impl TitlePage {
    pub const TEMPLATE: &'static str = "office/year/title.html";
}

/// GET /office/years/{year}/{title}
pub async fn show(seat: Seat, Path((year, title)): Path<(String, String)>, query: Query) -> WebResult {
    let place = Place::of(&year, &title, &query)?;
    let page = page(&seat, &place, "", String::new()).await?;
    seat.page(TitlePage::TEMPLATE, &page)
}

/// The page, with what was typed and what was wrong with it.
pub async fn page(seat: &Seat, place: &Place, typed: &str, problem: String) -> WebResult<TitlePage> {
    let mut cx = seat.read().await?;
    let today = cx.today();
    let found = situation(&mut cx, &place.programme, place.year, place.title).await?;
    let is_reviewed = place.title == Title::Household && State::Review <= found.run.state;
    let mut page = of(seat, place, &found, today);
    let without_minutes = &found.picture.without_minutes;
    if is_reviewed && found.run.state < State::Listing && !without_minutes.is_empty() {
        let lead = seat.say("chưa nộp biên bản họp bình xét:", "no minutes of the review yet:");
        page.lacking.push(format!("{lead} {}", without_minutes.join(", ")));
    }
    page.date = if typed.is_empty() { date::short(today) } else { typed.to_owned() };
    page.problem = problem;
    Ok(page)
}

fn of(seat: &Seat, place: &Place, found: &Situation<'_>, today: Date) -> TitlePage {
    let run = &found.run;
    let figures = found.drawn().map(|drawn| drawn.figures.clone());
    let may = |permission| seat.role().may(permission);
    let is_ward = place.title == Title::Commune;
    let next = run.state.next();
    let is_signature_next = next == Some(State::Decided) && !found.ends_undecided;
    TitlePage {
        year: place.year,
        name: seat.say(&found.judged.rule.name, &found.judged.rule.english).to_owned(),
        year_path: place.year_path(),
        subjects_path: place.path("/subjects"),
        step_path: place.path("/step"),
        reopening_path: place.path("/reopening"),
        decision_path: place.path("/decision"),
        objections_path: taken(found).map(|_| place.path("/objections")).unwrap_or_default(),
        steps: steps(seat, run.state),
        step: words::state(seat, run.state).to_owned(),
        since: date::short(run.since),
        facts: facts(seat, found),
        is_unverified: found.judged.set.has_unverified() || !found.judged.calendar.verified,
        is_ward,
        figures: figures.as_ref().map(|one| counted(seat, one, found)).unwrap_or_default(),
        rate: figures.as_ref().map(|one| one.rate.clone()).unwrap_or_default(),
        outcome: figures.as_ref().map(|one| one.outcome.to_string()).unwrap_or_default(),
        outcome_word: figures.as_ref().map(|one| words::outcome(seat, one.outcome).to_owned()).unwrap_or_default(),
        is_frozen: run.is_frozen(),
        is_stale: found.drawn().is_some_and(|drawn| drawn.is_stale),
        lacking: found.drawn().map(|drawn| lacking(seat, drawn)).unwrap_or_default(),
        turn: turn(seat, found, today),
        guards: found.guards.iter().map(|guard| guard_line(seat, guard)).collect(),
        next: next.map(|next| press(seat, next, found.ends_undecided).to_owned()).unwrap_or_default(),
        is_signature_next,
        may_step: may(Permission::RunCampaign) && next.is_some() && !is_signature_next,
        may_decide: may(Permission::Decide),
        may_read_list: may(Permission::ReadReasons),
        may_reopen: may(Permission::RunCampaign) && State::Review <= run.state,
        number: found.recognised().map(|one| one.number.to_string()).unwrap_or_default(),
        number_path: found.recognised().map(|one| format!("/office/decisions/{}", one.decision)).unwrap_or_default(),
        moves: found.moves.iter().rev().map(|step| move_line(seat, step)).collect(),
        seen: found.seen(),
        date: String::new(),
        problem: String::new(),
    }
}

fn steps(seat: &Seat, now: State) -> Vec<StepMark> {
    let mark = |state: &State| StepMark {
        name: words::state(seat, *state).to_owned(),
        is: match state.cmp(&now) {
            std::cmp::Ordering::Less => "past",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "later",
        },
    };
    State::ALL.iter().filter(|state| **state != State::Draft).map(mark).collect()
}

/// The days and rules that bind the title.
fn facts(seat: &Seat, found: &Situation<'_>) -> Vec<(String, String)> {
    let (run, judged) = (&found.run, &found.judged);
    let span = |window: domain::ground::window::Window| {
        format!("{} – {}", date::short(window.from), date::short(window.until))
    };
    let mut facts = vec![
        (seat.say("Đăng ký", "Registration"), span(judged.calendar.registration)),
        (seat.say("Thời gian tính kết quả", "Counting window"), span(run.window)),
        (seat.say("Xét theo", "Judged by"), judged.set.rule.clone()),
        (seat.say("Thẩm định", "Appraised by"), judged.authority.appraises.clone()),
        (seat.say("Công nhận", "Recognised by"), judged.authority.recognises.clone()),
    ];
    if let Some(due) = judged.calendar.due_before {
        facts.insert(2, (seat.say("Quyết định trước ngày", "Decision before"), date::short(due)));
    }
    if let Some(day) = run.frozen_on {
        facts.push((seat.say("Khóa số liệu", "Frozen on"), date::short(day)));
    }
    if let Some(day) = run.listed_on.filter(|_| judged.listing.days != 0) {
        let until = last_listed_day(day, judged.listing.days);
        facts.push((seat.say("Niêm yết", "Listed"), format!("{} – {}", date::short(day), date::short(until))));
    }
    facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn counted(seat: &Seat, figures: &Figures, found: &Situation<'_>) -> Vec<(String, String)> {
    let mut lines = vec![
        (seat.say("đạt", "met"), format!("{}/{}", grouped(figures.met), grouped(figures.total))),
        (seat.say("đã đăng ký", "registered"), format!("{}/{}", grouped(figures.registered), grouped(figures.total))),
        (seat.say("chưa đạt", "not met"), grouped(figures.not_met)),
        (seat.say("chưa rõ", "open"), grouped(figures.open)),
    ];
    if figures.left_out != 0 {
        lines.push((seat.say("ngoài phạm vi xét", "not covered"), grouped(figures.left_out)));
    }
    if let Some(standing) = found.recognised() {
        lines.push((seat.say("đang được công nhận", "recognised"), grouped(standing.subjects)));
    }
    lines.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn lacking(seat: &Seat, drawn: &actions::assessment::TitlePicture) -> Vec<String> {
    let line = |one: &domain::assessment::Missing| match seat.language() {
        Language::Vietnamese => format!("{} – {}", one.sentence.trim_end_matches('.'), one.text),
        Language::English => format!("{}: {} not met, {} open", one.criterion, one.not_met, one.open),
    };
    drawn.lacking.iter().map(line).collect()
}

/// Whose turn it is, in words.
fn turn(seat: &Seat, found: &Situation<'_>, today: Date) -> Vec<String> {
    let run = &found.run;
    let until = date::short(run.window.until);
    let text = match run.state {
        State::Draft | State::Registration => seat.say(
            "Các hộ, khu dân cư, đơn vị đăng ký; tổ trưởng và đơn vị gửi danh sách, cán bộ thường trực nạp vào.",
            "Households, areas and units register; heads and units hand in their lists, the standing officer imports them.",
        ),
        State::Review if today <= run.window.until => seat.say(
            "Khu dân cư, đơn vị họp bình xét và gửi biên bản.",
            "Areas and units hold their review meetings and hand in the minutes.",
        ),
        State::Review => seat.say(
            "Cán bộ thường trực khóa số liệu để thẩm định.",
            "The standing officer freezes the facts for the appraisal.",
        ),
        State::Appraisal => seat.say(
            "Thường trực Ban Chỉ đạo thẩm định; còn gì chưa rõ thì bổ sung hoặc giải quyết rồi niêm yết.",
            "The standing body appraises; what is open is completed or settled, then the list is hung out.",
        ),
        State::Listing if found.waits_for_signature() => {
            seat.say("Chủ tịch ký quyết định công nhận.", "The Chair signs the decision.")
        }
        State::Listing => seat.say(
            "Danh sách đang niêm yết; cán bộ thường trực nhận và trả lời kiến nghị.",
            "The list hangs out; the standing officer takes and answers objections.",
        ),
        State::Decided => seat.say("Cán bộ thường trực in giấy tờ rồi khép lại.", "The standing officer prints the papers and closes."),
        State::Closed => seat.say("Không còn việc gì.", "Nothing is left to do."),
    };
    let mut lines = vec![text.to_owned()];
    if run.state <= State::Review && today <= run.window.until {
        let lead = seat.say("Số liệu tính đến hết ngày", "Facts count until");
        lines.push(format!("{lead} {until}."));
    }
    lines
}

pub fn guard_line(seat: &Seat, guard: &Guard) -> GuardLine {
    let Guard { need, is_met } = guard;
    let is_vietnamese = seat.language() == Language::Vietnamese;
    let text = if is_vietnamese { need.vietnamese() } else { need.english() };
    GuardLine { text, is_met: *is_met }
}

fn press(seat: &Seat, next: State, ends_undecided: bool) -> &'static str {
    match next {
        State::Draft | State::Registration => seat.say("Mở đăng ký", "Open the registration"),
        State::Review => seat.say("Chuyển sang bình xét", "Begin the review"),
        State::Appraisal => seat.say("Khóa số liệu, chuyển sang thẩm định", "Freeze the facts and begin the appraisal"),
        State::Listing => seat.say("Niêm yết danh sách", "Hang out the list"),
        State::Decided if ends_undecided => {
            seat.say("Kết thúc, không cần quyết định mới", "End it: no new decision is needed")
        }
        State::Decided => seat.say("Ra quyết định", "Decide"),
        State::Closed => seat.say("Khép lại", "Close"),
    }
}

fn move_line(seat: &Seat, step: &domain::campaign::Move) -> MoveLine {
    MoveLine {
        date: date::short(step.date),
        step: format!("{} → {}", words::state(seat, step.from), words::state(seat, step.to)),
        is_back: step.to < step.from,
        reason: step.reason.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_what_the_next_step_waits_for() {
        let page = TitlePage {
            year: 2021,
            name: "Gia đình an toàn nhất <b>".to_owned(),
            steps: vec![StepMark { name: "bình xét".to_owned(), is: "now" }],
            figures: vec![("đạt".to_owned(), "16/25".to_owned())],
            rate: "64,0%".to_owned(),
            guards: vec![GuardLine { text: "hết thời gian tính kết quả".to_owned(), is_met: false }],
            next: "Khóa số liệu".to_owned(),
            may_step: true,
            number: "150/QĐ-UBND".to_owned(),
            moves: vec![MoveLine {
                date: "01/11/2021".to_owned(),
                step: "đăng ký → bình xét".to_owned(),
                is_back: true,
                reason: "thiếu biên bản".to_owned(),
            }],
            problem: "ngày không đúng".to_owned(),
            ..TitlePage::default()
        };
        let html = crate::view::sample(TitlePage::TEMPLATE, &page);
        for part in
            ["aria-current=\"step\"", "16&#x2f;25", "chưa", "Khóa số liệu", "mở lại", "ngày không đúng", "&lt;b&gt;"]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
        let closed = TitlePage { next: String::new(), is_ward: true, ..page };
        assert!(crate::view::sample(TitlePage::TEMPLATE, &closed).contains("đã khép lại"));
    }
}
