use jiff::civil::{Date, date};

use crate::assessment::{Finding, Outcome, Source};
use crate::criteria::{Threshold, VoteBase, VoteRule};
use crate::decision::{Decision, DecisionKind, DecisionSubject, Honoured, PaperNumber, RecognisedSubject};
use crate::document::{
    AreaReview, Award, CriterionLine, Issue, MeetingPeople, Office, Proceedings, ShareAsked, Steering, SubjectResult,
};
use crate::ground::id::{DecisionId, SubjectId};
use crate::ground::share::Percent;
use crate::ground::window::Window;
use crate::meeting::VoteWay;
use crate::register::Title;
use crate::setting::Signer;

/// Words that no paper for neighbours may carry.
pub const REASON: &str = "bị phạt vì đốt rác giữa đường";
pub const NOT_RECOGNISED: &str = "Đinh Thị Vắng";

pub fn day() -> Date {
    date(2021, 11, 12)
}

pub fn office() -> Office {
    Office {
        parent: "Ủy ban nhân dân thị xã Mẫu".to_owned(),
        issuer: "Ủy ban nhân dân phường Thử".to_owned(),
        unit: "phường Thử".to_owned(),
        place: "Thử".to_owned(),
        symbol: "UBND".to_owned(),
        notice_board: "nhà văn hóa các tổ dân phố".to_owned(),
        signer: Signer {
            from: date(2020, 1, 1),
            until: None,
            name: "Nguyễn Văn Ký".to_owned(),
            titles: vec!["TM. ỦY BAN NHÂN DÂN".to_owned(), "CHỦ TỊCH".to_owned()],
            own_titles: vec!["CHỦ TỊCH".to_owned()],
            usual: true,
        },
        steering: Steering {
            name: "Thường trực Ban Chỉ đạo phong trào toàn dân bảo vệ an ninh Tổ quốc cấp xã".to_owned(),
            symbol: "BCĐ".to_owned(),
            signer: "Trần Thị Thường Trực".to_owned(),
            titles: vec!["TM. BAN CHỈ ĐẠO".to_owned(), "TRƯỞNG BAN".to_owned()],
        },
        grounds: vec!["Luật Tổ chức chính quyền địa phương".to_owned(), "Căn cứ Kế hoạch số 12/KH-UBND;".to_owned()],
        recipients: vec!["Như trên".to_owned(), "Công an phường;".to_owned()],
        is_sample: true,
    }
}

pub fn issue() -> Issue {
    Issue { office: office(), date: day(), number: None }
}

pub fn award(title: Title) -> Award {
    let name = match title {
        Title::Household => "Gia đình an toàn nhất",
        Title::Area => "Tổ dân phố an toàn nhất",
        Title::School => "Trường học an toàn nhất",
        Title::Organisation => "Cơ quan, doanh nghiệp an toàn nhất",
        Title::Commune => "Phường, xã an toàn nhất",
    };
    let criterion = |id: &str, text: &str, verified| CriterionLine {
        id: id.to_owned(),
        text: text.to_owned(),
        citation: "Điều 1 Quy ước mẫu".to_owned(),
        verified,
    };
    Award {
        title,
        name: name.to_owned(),
        programme: "Phong trào “5 nhất”".to_owned(),
        year: 2021,
        window: Window { from: date(2020, 11, 1), until: date(2021, 10, 31) },
        rule: "Quy ước mẫu".to_owned(),
        criteria: vec![criterion("M-1", "Đăng ký trong năm", true), criterion("M-2", "Giữ gìn trật tự", false)],
        vote: (title == Title::Household).then(|| VoteRule {
            base: VoteBase::AllHouseholds,
            threshold: Threshold::MoreThan(Percent(50)),
            quorum_at_least: None,
            notice_days: None,
            citation: "Điều 2 Quy ước mẫu".to_owned(),
            verified: true,
        }),
        shares: match title {
            Title::Commune => {
                vec![ShareAsked { children: vec![Title::Area, Title::School], at_least: Percent(70) }]
            }
            _ => Vec::new(),
        },
    }
}

pub fn result(code: &str, name: &str, area: u8, outcome: Outcome) -> SubjectResult {
    let finding = Finding {
        criterion: "M-2".to_owned(),
        outcome,
        source: Source::Ledger,
        reason: if outcome == Outcome::NotMet { REASON.to_owned() } else { "không có vụ việc".to_owned() },
        citation: "Điều 1 Quy ước mẫu".to_owned(),
        verified: false,
        conflict: Vec::new(),
    };
    SubjectResult {
        code: code.to_owned(),
        name: name.to_owned(),
        area_code: format!("TDP{area:02}"),
        area: format!("Tổ dân phố {area}"),
        address: format!("Số {area}, đường Mẫu"),
        registered: true,
        outcome,
        agree: Some(5),
        findings: vec![finding],
    }
}

/// Two areas, seven households, one of which is not recognised.
pub fn households() -> Vec<SubjectResult> {
    let names = [
        ("H01", "Lê Văn Đức", 10),
        ("H02", "Nguyễn Thị Ánh", 10),
        ("H03", "Phạm Văn Dũng", 10),
        ("H04", "Trần Văn An", 2),
        ("H05", "Bùi Thị Ẩn", 2),
        ("H06", "Hồ Văn Ân", 2),
    ];
    let mut all: Vec<SubjectResult> =
        names.iter().map(|(code, name, area)| result(code, name, *area, Outcome::Met)).collect();
    all.push(result("H07", NOT_RECOGNISED, 2, Outcome::NotMet));
    all
}

pub fn area_review() -> AreaReview {
    AreaReview {
        office: office(),
        award: award(Title::Household),
        area_code: "TDP02".to_owned(),
        area: "Tổ dân phố 2".to_owned(),
        date: date(2021, 11, 3),
        households: 9,
        present: 7,
        way: VoteWay::SecretBallot,
        people: MeetingPeople::default(),
        proceedings: Proceedings::default(),
        results: households().into_iter().filter(|result| result.area_code == "TDP02").collect(),
    }
}

pub fn recognised(id: u8, name: &str, area: u8) -> RecognisedSubject {
    RecognisedSubject {
        subject: SubjectId(format!("s{id}")),
        code: format!("H{id:02}"),
        name: name.to_owned(),
        area_code: format!("TDP{area:02}"),
        area: format!("Tổ dân phố {area}"),
        address: format!("Số {id}, đường Mẫu"),
        certificate: u32::from(id),
        bonus: 0,
        position: String::new(),
        merit: String::new(),
        honoured: Honoured::Household,
    }
}

pub fn decision(kind: DecisionKind, number: u32, subjects: Vec<RecognisedSubject>) -> Decision {
    Decision {
        id: DecisionId(format!("d{number}")),
        kind,
        about: DecisionSubject::Title(Title::Household),
        campaign: None,
        year: 2021,
        register: String::new(),
        number: PaperNumber { number, symbol: "QĐ-UBND".to_owned() },
        date: day(),
        authority: "Chủ tịch Ủy ban nhân dân phường Thử".to_owned(),
        signer: "Nguyễn Văn Ký".to_owned(),
        signer_title: "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH".to_owned(),
        grounds: vec!["Luật Tổ chức chính quyền địa phương".to_owned()],
        refers_to: None,
        reason: REASON.to_owned(),
        subjects,
    }
}
