use actions::job::{JobOrder, JobView};
use domain::decision::DecisionSubject;
use domain::register::Title;
use store::job::JobState;

use crate::access::seat::Seat;

/// "Giấy tờ năm 2021: hộ gia đình"
pub fn title(seat: &Seat, order: &JobOrder) -> String {
    let pair = match order {
        JobOrder::Import { .. } => ("Nạp danh sách".to_owned(), "Import of a list".to_owned()),
        JobOrder::Papers { year, about, subject, .. } => {
            let (vietnamese, english) = about.as_deref().map_or_else(Default::default, noun);
            let one = subject.as_deref().map(|code| format!(" ({code})")).unwrap_or_default();
            (format!("Giấy tờ năm {year}{vietnamese}{one}"), format!("Papers of {year}{english}{one}"))
        }
        JobOrder::Backup { .. } => ("Sao lưu".to_owned(), "Backup".to_owned()),
        JobOrder::Report { from, to, .. } => {
            (format!("Báo cáo giai đoạn {from}–{to}"), format!("Report of {from}–{to}"))
        }
        JobOrder::Blanks { year, about, .. } => {
            let (vietnamese, english) = noun(about);
            (format!("In trên phôi năm {year}{vietnamese}"), format!("Onto blanks, {year}{english}"))
        }
    };
    seat.say(&pair.0, &pair.1).to_owned()
}

fn noun(about: &str) -> (String, String) {
    let pair = match DecisionSubject::parse(about) {
        Some(DecisionSubject::Commendation) => ("giấy khen", "commendations"),
        Some(DecisionSubject::Title(title)) => (title.noun(), english(title)),
        None => return Default::default(),
    };
    (format!(": {}", pair.0), format!(": {}", pair.1))
}

/// The subjects of a title, in English.
pub fn english(title: Title) -> &'static str {
    match title {
        Title::Household => "households",
        Title::Area => "residential areas",
        Title::School => "schools",
        Title::Organisation => "agencies and enterprises",
        Title::Commune => "the ward",
    }
}

pub fn state(seat: &Seat, view: &JobView) -> &'static str {
    match view.state {
        JobState::Queued if view.is_stopping => seat.say("đang dừng", "stopping"),
        JobState::Queued => seat.say("đang đợi đến lượt", "waiting"),
        JobState::Running if view.is_stopping => seat.say("đang dừng", "stopping"),
        JobState::Running => seat.say("đang làm", "running"),
        JobState::Done => seat.say("xong", "done"),
        JobState::Failed => seat.say("không xong", "failed"),
        JobState::Cancelled => seat.say("đã dừng", "stopped"),
    }
}
