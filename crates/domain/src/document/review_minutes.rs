use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::sheet::{Sheet, column, dashes, heading, signature, text};
use super::wording::{
    BLANK, UNVERIFIED_MARK, UNVERIFIED_NOTE, area_head, area_noun, beside_criteria, capital, code_slug, honour,
    or_blank, outcome,
};
use super::{Align, Award, Block, Cell, Letterhead, MeetingPeople, Office, Paper, PaperKind, Table, Tally, children};
use crate::assessment::{Finding, Outcome};
use crate::ground::date;
use crate::register::Title;

/// The review meeting of an area, a unit or the ward about its own title (TT 124/2021/TT-BCA Art. 9.2.b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewMeeting {
    pub office: Office,
    pub award: Award,
    pub code: String,
    /// "Tổ dân phố 3", "Trường THCS Mẫu", "phường Bắc Hồng"
    pub name: String,
    pub date: Date,
    #[serde(default)]
    pub people: MeetingPeople,
    pub registered_on: Option<Date>,
    pub outcome: Outcome,
    pub findings: Vec<Finding>,
    /// For an area its households, for the ward all that it is built of.
    #[serde(default)]
    pub children: Vec<(Title, Tally)>,
}

/// What the meeting found, criterion by criterion. Numbers stand here, persons and reasons never.
pub fn compose(meeting: &ReviewMeeting) -> Paper {
    let award = &meeting.award;
    let honour = honour(award);
    let mut blocks = beginning(meeting);
    blocks.extend(found(meeting));
    blocks.push(text(conclusion(meeting)));
    let ended = if meeting.people.ended.is_empty() { "…… giờ ……" } else { &meeting.people.ended };
    blocks.push(text(format!(
        "Cuộc họp kết thúc lúc {ended} cùng ngày; biên bản đã được đọc lại và thông qua tại cuộc họp."
    )));
    blocks.push(Block::Signatures(vec![
        signature(&["Thư ký"], &meeting.people.secretary),
        signature(&["Chủ trì", &meeting.chair_position()], &meeting.people.chair),
    ]));
    Sheet {
        kind: PaperKind::Minutes,
        slug: format!("bien-ban-danh-gia-{}", code_slug(&meeting.code)),
        title: format!("Biên bản cuộc họp đánh giá kết quả xây dựng {honour} năm {} của {}", award.year, meeting.name),
        letterhead: letterhead(meeting, format!("Cuộc họp đánh giá kết quả xây dựng {honour} năm {}", award.year)),
        dated: meeting.date,
        blocks,
    }
    .paper(&meeting.office)
}

impl ReviewMeeting {
    fn noun(&self) -> &'static str {
        area_noun([self.name.as_str()])
    }

    fn chair_position(&self) -> String {
        if !self.people.chair_position.is_empty() {
            return self.people.chair_position.clone();
        }
        match self.award.title {
            Title::Household | Title::Area => area_head(self.noun()),
            Title::School | Title::Organisation => "Người đứng đầu".to_owned(),
            Title::Commune => "Trưởng Ban Chỉ đạo".to_owned(),
        }
    }

    /// Who takes part, as TT 124/2021/TT-BCA Art. 9.1 names them; the names are written by hand where none is recorded.
    fn parts(&self) -> Vec<String> {
        let unit = &self.office.unit;
        if !self.people.attendees.is_empty() {
            return self.people.attendees.iter().map(|guest| format!("{guest}.")).collect();
        }
        let parts: Vec<String> = match self.award.title {
            Title::Household | Title::Area => {
                ["Bí thư chi bộ", "Ban Công tác Mặt trận", "Các tổ chức đoàn thể", "Công an cơ sở"]
                    .map(String::from)
                    .into()
            }
            Title::School | Title::Organisation => [
                "Cấp ủy",
                "Các tổ chức đoàn thể",
                "Lực lượng bảo vệ (nếu có)",
                "Công an cơ sở",
                "Cơ quan quản lý trực tiếp",
            ]
            .map(String::from)
            .into(),
            Title::Commune => vec![
                "Thường trực Ban Chỉ đạo".to_owned(),
                format!("Công an {unit}"),
                format!("Ủy ban Mặt trận Tổ quốc Việt Nam {unit}"),
                "Các tổ chức đoàn thể".to_owned(),
            ],
        };
        parts.iter().map(|part| format!("{part}: {BLANK}")).collect()
    }
}

fn letterhead(meeting: &ReviewMeeting, summary: String) -> Letterhead {
    let office = &meeting.office;
    let (parent, issuer) = match meeting.award.title {
        Title::Household | Title::Area => (office.issuer.as_str(), meeting.name.as_str()),
        Title::School | Title::Organisation => ("", meeting.name.as_str()),
        Title::Commune => (office.issuer.as_str(), office.steering_name()),
    };
    Letterhead {
        parent: parent.to_uppercase(),
        issuer: issuer.to_uppercase(),
        number: String::new(),
        place_date: office.place_date(meeting.date),
        type_name: "BIÊN BẢN".to_owned(),
        summary,
    }
}

fn beginning(meeting: &ReviewMeeting) -> Vec<Block> {
    let people = &meeting.people;
    let mut present = vec![format!("Chủ trì: {} - {}.", or_blank(&people.chair), meeting.chair_position())];
    present.extend(meeting.parts());
    present.push(format!("Thư ký: {}.", or_blank(&people.secretary)));
    vec![
        text(format!("Thời gian: {}, {}.", or_blank(&people.time), date::long(meeting.date))),
        text(format!("Địa điểm: {}.", or_blank(&people.place))),
        heading(1, "I. THÀNH PHẦN"),
        dashes(present),
    ]
}

fn found(meeting: &ReviewMeeting) -> Vec<Block> {
    let award = &meeting.award;
    let registered = match meeting.registered_on {
        Some(day) => format!("Bản đăng ký phấn đấu ngày {}.", date::short(day)),
        None => "Hồ sơ chưa có bản đăng ký phấn đấu.".to_owned(),
    };
    let mut blocks = vec![
        heading(1, "II. NỘI DUNG"),
        text(format!(
            "Cuộc họp đánh giá kết quả xây dựng {} năm {} của {} theo {}, tính từ ngày {} đến hết ngày {}. {registered}",
            honour(award),
            award.year,
            meeting.name,
            award.rule,
            date::short(award.window.from),
            date::short(award.window.until),
        )),
    ];
    if !meeting.children.is_empty() {
        blocks.push(Block::Table(children::table(
            "Kết quả các danh hiệu trên địa bàn",
            &meeting.children,
            &meeting.award,
        )));
    }
    blocks.push(Block::Table(table(meeting)));
    blocks
}

fn table(meeting: &ReviewMeeting) -> Table {
    let award = &meeting.award;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut has_unverified = false;
    for line in &award.criteria {
        let finding = meeting.findings.iter().find(|finding| finding.criterion == line.id);
        let mark = if line.verified { "" } else { UNVERIFIED_MARK };
        has_unverified |= !line.verified;
        rows.push(vec![
            Cell::Text(line.id.clone()),
            Cell::Text(format!("{}{mark}", line.text)),
            Cell::Text(capital(&line.citation)),
            Cell::Text(outcome(finding.map_or(Outcome::Open, |finding| finding.outcome)).to_owned()),
        ]);
    }
    for finding in meeting.findings.iter().filter(|finding| award.criterion(&finding.criterion).is_none()) {
        rows.push(vec![
            Cell::Empty,
            Cell::Text(beside_criteria(&finding.criterion).to_owned()),
            Cell::Text(capital(&finding.citation)),
            Cell::Text(outcome(finding.outcome).to_owned()),
        ]);
    }
    Table {
        caption: String::new(),
        columns: vec![
            column("Mã", 10, Align::Left, false),
            column("Tiêu chí", 44, Align::Left, false),
            column("Căn cứ", 26, Align::Left, false),
            column("Kết quả", 14, Align::Centre, false),
        ],
        groups: Vec::new(),
        rows,
        has_total: false,
        notes: if has_unverified { vec![UNVERIFIED_NOTE.to_owned()] } else { Vec::new() },
    }
}

fn conclusion(meeting: &ReviewMeeting) -> String {
    let honour = honour(&meeting.award);
    let (name, year) = (&meeting.name, meeting.award.year);
    match meeting.outcome {
        Outcome::Met => format!(
            "Đối chiếu các tiêu chí, {name} đạt {honour} năm {year}. Cuộc họp thống nhất đề nghị cấp có thẩm quyền công nhận."
        ),
        Outcome::NotMet => format!(
            "Đối chiếu các tiêu chí, {name} chưa đạt {honour} năm {year}; cuộc họp chưa đề nghị cấp có thẩm quyền công nhận."
        ),
        Outcome::NotApplicable => format!("{name} không thuộc diện xét {honour} năm {year}."),
        Outcome::Open => {
            format!("Còn tiêu chí chưa rõ kết quả; cuộc họp chưa kết luận về {honour} năm {year} của {name}.")
        }
    }
}
