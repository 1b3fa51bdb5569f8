use super::amiss::{Amiss, Line, Top};
use super::attendance::AttendancePage;
use super::ballot::BallotPage;
use super::call::CallPage;
use super::choose::{ChoosePage, ChooseRow};
use super::exceptions::{CriterionChoice, ExceptionForm, ExceptionRow, ExceptionsPage};
use super::finish::{FinishPage, MinutesPage};
use super::home::{HomePage, Lack, StepCard};
use super::households::{HouseholdRow, HouseholdsPage};
use super::meeting::{MeetingPage, PartRow};
use super::objections::{ObjectionRow, ObjectionsPage};
use super::officers::{Choice, OfficersPage};
use super::outcomes::{OutcomeRow, OutcomesPage};
use super::registration::{RegistrationPage, TickRow};
use super::votes::{DoubtForm, VotePage, VoteRow, VotesPage};
use super::withdrawal::WithdrawalPage;
use crate::view::sample;

fn top() -> Top {
    Top { year: 2026, area: "Tổ dân phố 1".to_owned(), locked: String::new() }
}

fn household(name: &str, signed_on: &str) -> HouseholdRow {
    HouseholdRow {
        id: "h1".to_owned(),
        code: "TDP01-001".to_owned(),
        name: name.to_owned(),
        address: "Số 1, đường Mẫu".to_owned(),
        signed_on: signed_on.to_owned(),
        is_in_time: false,
    }
}

fn lack() -> Lack {
    Lack { text: "chưa ghi số phiếu".to_owned(), path: "/area/2026/votes/joint".to_owned() }
}

#[test]
fn home_says_what_is_to_be_done_now_and_leads_there() {
    let card = StepCard {
        name: "Đăng ký đầu năm".to_owned(),
        state: "now".to_owned(),
        state_word: "cần làm".to_owned(),
        lines: vec!["Còn 3 hộ chưa đăng ký; hạn 31/03/2026".to_owned()],
        missing: vec![lack()],
        path: "/area/2026/registration".to_owned(),
        action: "Đánh dấu hộ đăng ký".to_owned(),
    };
    let page = HomePage { top: top(), years: vec![2026, 2025], steps: vec![card], is_frozen: true };
    let html = sample(HomePage::TEMPLATE, &page);
    for part in ["Còn 3 hộ chưa đăng ký", "class=\"step now\"", "2025", "đã khóa", "registration"] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(sample(HomePage::TEMPLATE, &HomePage::default()).contains("chưa mở năm nào"));
}

#[test]
fn lists_of_households_say_who_registered_in_words() {
    let rows = vec![household("Lê Văn <Đức>", "05/02/2026"), household("Trần Văn An", "")];
    let list = HouseholdsPage { top: top(), rows: rows.clone(), total: 2, found: 2, next: 1, ..Default::default() };
    let html = sample(HouseholdsPage::TEMPLATE, &list);
    for part in ["Lê Văn &lt;Đức&gt;", "ngoài thời hạn", "chưa đăng ký", "Xem tiếp"] {
        assert!(html.contains(part), "{part} in {html}");
    }
    let ticks = rows.into_iter().map(|household| TickRow { household, is_ticked: true }).collect();
    let amiss = Amiss::at("day", "cần ghi ngày");
    let page = RegistrationPage { top: top(), rows: ticks, total: 5, others: 3, amiss, ..Default::default() };
    let html = sample(RegistrationPage::TEMPLATE, &page);
    for part in ["value=\"h1\" checked", "id=\"day-problem\"", "Lưu và xem hộ tiếp theo"] {
        assert!(html.contains(part), "{part} in {html}");
    }
    let page = WithdrawalPage { top: top(), household: household("Trần Văn An", ""), amiss: Amiss::default() };
    assert!(sample(WithdrawalPage::TEMPLATE, &page).contains("Giữ nguyên"));
    let all = RegistrationPage { top: top(), total: 2, registered: 2, ..Default::default() };
    assert!(sample(RegistrationPage::TEMPLATE, &all).contains("Tất cả các hộ đã đăng ký"));
}

#[test]
fn what_others_wrote_meanwhile_stands_above_the_form() {
    let amiss = Amiss {
        text: "Người khác vừa ghi".to_owned(),
        is_meanwhile: true,
        by: "Trần Thị Mẫu".to_owned(),
        theirs: vec![Line::new("Giờ", "19 giờ")],
        ..Amiss::default()
    };
    let page = CallPage {
        top: top(),
        time: "20 giờ".to_owned(),
        is_called: true,
        notice_days: 2,
        amiss,
        ..Default::default()
    };
    let html = sample(CallPage::TEMPLATE, &page);
    for part in ["Trần Thị Mẫu", "19 giờ", "value=\"20 giờ\"", "invitation.pdf"] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn the_parts_of_a_meeting_are_drawn() {
    let part =
        PartRow { name: "Biểu quyết".to_owned(), path: "/x".to_owned(), is_done: true, told: "2 hộ".to_owned() };
    let page = MeetingPage { top: top(), parts: vec![part], missing: vec![lack()], is_finished: false };
    assert!(sample(MeetingPage::TEMPLATE, &page).contains("chưa ghi số phiếu"));
    let ready = MeetingPage { top: top(), ..Default::default() };
    assert!(sample(MeetingPage::TEMPLATE, &ready).contains("Kết thúc, lập biên bản"));
    let page = AttendancePage {
        top: top(),
        households: 127,
        needs: vec!["Cần 64 hộ.".to_owned()],
        is_short: true,
        amiss: Amiss::at("present", "cần ghi một số"),
        ..Default::default()
    };
    let html = sample(AttendancePage::TEMPLATE, &page);
    assert!(html.contains("class=\"warning\"") && html.contains("present-problem"), "{html}");
    let choice = Choice { value: "h1".to_owned(), label: "Lê Văn Đức".to_owned() };
    let page =
        OfficersPage { top: top(), own: "h1".to_owned(), households: vec![choice.clone()], ..Default::default() };
    assert!(sample(OfficersPage::TEMPLATE, &page).contains("value=\"h1\" selected"));
    let row = ChooseRow { name: "Lê Văn Đức".to_owned(), code: "A".to_owned(), path: "/y".to_owned() };
    let page = ChoosePage { top: top(), rows: vec![row], others: 4, purpose: "votes".to_owned(), ..Default::default() };
    assert!(
        sample(ChoosePage::TEMPLATE, &page).contains("href=\"&#x2f;y\"")
            || sample(ChoosePage::TEMPLATE, &page).contains("href=\"/y\"")
    );
    let said =
        ObjectionRow {
            about: "Lê Văn Đức".to_owned(), matter: "xin xem lại".to_owned(), answer: "đã rõ".to_owned()
        };
    let page = ObjectionsPage { top: top(), rows: vec![said], households: vec![choice], ..Default::default() };
    assert!(sample(ObjectionsPage::TEMPLATE, &page).contains("phụ lục niêm phong"));
}

#[test]
fn exceptions_votes_and_counts_are_drawn() {
    let row = ExceptionRow {
        household: "h1".to_owned(),
        name: "Lê Văn Đức".to_owned(),
        code: "A".to_owned(),
        criterion: "HGD-7".to_owned(),
        text: "Phòng cháy".to_owned(),
        found: "chưa đạt".to_owned(),
        reason: "dây điện hở".to_owned(),
    };
    let page = ExceptionsPage { top: top(), rows: vec![row], is_marked: true, ..Default::default() };
    assert!(sample(ExceptionsPage::TEMPLATE, &page).contains("các hộ còn lại đều đạt"));
    let choice = CriterionChoice { id: "HGD-7".to_owned(), text: "Phòng cháy".to_owned() };
    let amiss = Amiss::at("criterion", "cần chọn một tiêu chí");
    let form = ExceptionForm { top: top(), criteria: vec![choice], amiss, ..Default::default() };
    assert!(sample(ExceptionForm::TEMPLATE, &form).contains("id=\"criterion-problem\""));
    let vote = VoteRow {
        item: "joint".to_owned(),
        name: "Các hộ còn lại".to_owned(),
        way: "giơ tay".to_owned(),
        is_done: true,
        told: "98 đồng ý".to_owned(),
    };
    assert!(sample(VotesPage::TEMPLATE, &VotesPage { top: top(), rows: vec![vote] }).contains("98 đồng ý"));
    for (tallied, expected) in
        [("nothing", "lần một"), ("once", "lần hai"), ("differs", "giải quyết"), ("done", "lần hai")]
    {
        let page = VotePage {
            top: top(),
            way: "secret_ballot".to_owned(),
            tallied: tallied.to_owned(),
            causes: vec!["HGD-7: dây điện hở".to_owned()],
            is_own: true,
            is_only_doubt: true,
            ..Default::default()
        };
        assert!(sample(VotePage::TEMPLATE, &page).contains(expected), "{tallied}");
    }
    let doubt = DoubtForm { top: top(), name: "Lê Văn Đức".to_owned(), ..Default::default() };
    assert!(sample(DoubtForm::TEMPLATE, &doubt).contains("Vì sao"));
    let counts = vec![["Ngô Văn Thư", "3", "5", "0"].map(str::to_owned)];
    for (turn, expected) in [("first", "lần một"), ("second", "tự đếm"), ("difference", "Vì sao hai lần")] {
        let counts = if turn == "difference" { counts.clone() } else { Vec::new() };
        let page = BallotPage { top: top(), turn: turn.to_owned(), is_secret: true, counts, ..Default::default() };
        assert!(sample(BallotPage::TEMPLATE, &page).contains(expected), "{turn}");
    }
}

#[test]
fn the_end_of_a_meeting_and_its_minutes_are_drawn() {
    let page = FinishPage { top: top(), missing: vec![lack()], ..Default::default() };
    let html = sample(FinishPage::TEMPLATE, &page);
    assert!(html.contains("Còn thiếu") && !html.contains("name=\"ended\""), "{html}");
    assert!(sample(FinishPage::TEMPLATE, &FinishPage { top: top(), ..Default::default() }).contains("name=\"ended\""));
    let minutes = |is_finished, is_signed, day: &str| MinutesPage {
        top: top(),
        is_finished,
        is_signed,
        handed_in_on: day.to_owned(),
        ..Default::default()
    };
    for (page, expected) in [
        (minutes(false, false, ""), "Chưa lập biên bản"),
        (minutes(true, false, ""), "Ký xong mới nộp"),
        (minutes(true, true, ""), "handover"),
        (minutes(true, true, "06/11/2026"), "Lấy lại để sửa"),
    ] {
        assert!(sample(MinutesPage::TEMPLATE, &page).contains(expected), "{expected}");
    }
    let row = OutcomeRow {
        name: "Tổ dân phố 1".to_owned(),
        code: "TDP01".to_owned(),
        word: "chưa đạt".to_owned(),
        is_met: false,
        reasons: vec!["thiếu 3 hộ".to_owned()],
    };
    let page = OutcomesPage { top: top(), total: 3, met: 2, area: Some(row), ..Default::default() };
    assert!(sample(OutcomesPage::TEMPLATE, &page).contains("thiếu 3 hộ"));
}
