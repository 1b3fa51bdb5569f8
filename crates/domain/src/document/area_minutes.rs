use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::names::{self, Listed};
use super::sheet::{Sheet, annex, criteria, dashes, heading, recognised, signature, text};
use super::wording::{
    UNVERIFIED_MARK, UNVERIFIED_NOTE, area_head, area_noun, code_slug, counted, honour, met_of, or_blank, vote_rule,
};
use super::{Award, Block, Letterhead, Office, Paper, PaperKind, Proceedings, Run, Said, SubjectResult, Tally};
use crate::ground::date;
use crate::ground::number::grouped;
use crate::meeting::VoteWay;

/// The review of an area's households, as it was frozen: minutes and sealed annex are drawn from the same record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaReview {
    pub office: Office,
    pub award: Award,
    pub area_code: String,
    /// "Tổ dân phố 3"
    pub area: String,
    pub date: Date,
    /// Households entitled to vote, as the meeting stated.
    pub households: u32,
    pub present: u32,
    pub way: VoteWay,
    #[serde(default)]
    pub people: MeetingPeople,
    #[serde(default)]
    pub proceedings: Proceedings,
    /// All households of the area; only the recognised are ever named where neighbours read.
    pub results: Vec<SubjectResult>,
}

/// Who led and wrote a meeting. What is empty becomes a dotted line to fill in by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeetingPeople {
    /// "08 giờ 00"
    pub time: String,
    pub ended: String,
    pub place: String,
    pub chair: String,
    /// What the chair is: "Tổ trưởng tổ dân phố". Empty: by the kind of subject.
    pub chair_position: String,
    /// Head of the area's Front committee.
    pub front_head: String,
    pub secretary: String,
    /// Two of them sign (Law 10/2022/QH15 Art. 20.2).
    pub household_representatives: Vec<String>,
    /// Others who took part, with their position.
    pub attendees: Vec<String>,
}

/// The minutes that neighbours read (Law 10/2022/QH15 Art. 20.2): totals and recognised households, never a reason.
pub fn compose(review: &AreaReview) -> Paper {
    let noun = area_noun([review.area.as_str()]);
    let honour = honour(&review.award);
    let mut blocks = beginning(review, noun);
    blocks.extend(matter(review, noun));
    blocks.extend(result(review, noun));
    blocks.extend(signatures(review, noun));
    blocks.push(annex(
        &format!("Danh sách hộ gia đình được đề nghị công nhận {honour} năm {}", review.award.year),
        format!("(Kèm theo Biên bản họp bình xét {} của {})", date::long(review.date), review.area),
    ));
    let listed: Vec<Listed> = recognised(&review.results).into_iter().map(Listed::from).collect();
    let mut table = names::of_households("", &listed, 1);
    table.notes.push(format!("Tổng cộng: {}.", counted(listed.len() as u64, "hộ")));
    blocks.push(Block::Table(table));
    Sheet {
        kind: PaperKind::Minutes,
        slug: format!("bien-ban-binh-xet-{}", code_slug(&review.area_code)),
        title: format!("Biên bản họp bình xét {honour} năm {} của {}", review.award.year, review.area),
        letterhead: review.letterhead("BIÊN BẢN", format!("Họp bình xét {honour} năm {}", review.award.year)),
        dated: review.date,
        blocks,
    }
    .paper(&review.office)
}

impl AreaReview {
    /// Minutes of residents stand under the area's own name; they bear no number of the office's register.
    pub(super) fn letterhead(&self, type_name: &str, summary: String) -> Letterhead {
        Letterhead {
            parent: self.office.issuer.to_uppercase(),
            issuer: self.area.to_uppercase(),
            number: String::new(),
            place_date: self.office.place_date(self.date),
            type_name: type_name.to_owned(),
            summary,
        }
    }

    fn absent(&self) -> u32 {
        self.households.saturating_sub(self.present)
    }

    /// The fewest votes that a recognised household has.
    fn fewest(&self) -> Option<u32> {
        let met = self.results.iter().filter(|result| result.is_met());
        met.map(|result| result.agree).collect::<Option<Vec<u32>>>()?.into_iter().min()
    }
}

fn beginning(review: &AreaReview, noun: &str) -> Vec<Block> {
    let people = &review.people;
    let head = if people.chair_position.is_empty() { area_head(noun) } else { people.chair_position.clone() };
    let mut present = vec![
        format!("Chủ trì: {} - {head}.", or_blank(&people.chair)),
        format!("Trưởng ban Công tác Mặt trận: {}.", or_blank(&people.front_head)),
        format!("Thư ký: {}.", or_blank(&people.secretary)),
    ];
    present.extend(people.attendees.iter().map(|guest| format!("{guest}.")));
    vec![
        text(format!("Thời gian: {}, {}.", or_blank(&people.time), date::long(review.date))),
        text(format!("Địa điểm: {}.", or_blank(&people.place))),
        heading(1, "I. THÀNH PHẦN"),
        dashes(present),
        text(format!(
            "Tổng số hộ gia đình của {}: {}; có mặt: {}; vắng mặt: {}.",
            review.area,
            counted(review.households.into(), "hộ"),
            counted(review.present.into(), "hộ"),
            counted(review.absent().into(), "hộ"),
        )),
    ]
}

fn matter(review: &AreaReview, noun: &str) -> Vec<Block> {
    let award = &review.award;
    let mut blocks = vec![
        heading(1, "II. NỘI DUNG"),
        text(format!(
            "1. Nội dung đưa ra bàn và quyết định: bình xét {} năm {} đối với các hộ gia đình của {noun}; kết quả được \
             tính từ ngày {} đến hết ngày {}.",
            honour(award),
            award.year,
            date::short(award.window.from),
            date::short(award.window.until),
        )),
        text(format!("2. Các tiêu chí bình xét ({}):", award.rule)),
    ];
    blocks.extend(criteria(award));
    let mut form = format!("3. Hình thức quyết định: {}.", review.way.label());
    if review.proceedings.secret != 0 && review.way != VoteWay::SecretBallot {
        let apart = counted(review.proceedings.secret.into(), "hộ");
        form = format!("3. Hình thức quyết định: {}; riêng {apart} được bỏ phiếu kín từng hộ.", review.way.label());
    }
    if let Some(rule) = &award.vote {
        let mark = if rule.verified { "" } else { UNVERIFIED_MARK };
        form = format!("{form} Hộ gia đình được đề nghị công nhận khi đạt các tiêu chí và {}{mark}.", vote_rule(rule));
    }
    blocks.push(text(form));
    if award.vote.as_ref().is_some_and(|rule| !rule.verified) && award.criteria.iter().all(|line| line.verified) {
        blocks.push(Block::Paragraph(vec![Run::italic(UNVERIFIED_NOTE)]));
    }
    blocks
}

fn result(review: &AreaReview, noun: &str) -> Vec<Block> {
    let tally = Tally::of(&review.results);
    let mut words = format!(
        "Tổng số hộ được bình xét: {}; đã đăng ký: {}. Cuộc họp đề nghị công nhận {} đối với {} (danh sách tại Phụ lục).",
        counted(tally.total, "hộ"),
        counted(tally.registered, "hộ"),
        honour(&review.award),
        met_of(tally, "hộ", None),
    );
    if let Some(fewest) = review.fewest() {
        words = format!(
            "{words} Mỗi hộ có tên trong danh sách được ít nhất {}/{} hộ đồng ý.",
            grouped(fewest.into()),
            grouped(review.households.into()),
        );
    }
    let proceedings = &review.proceedings;
    let mut said = Vec::new();
    if !proceedings.counters.is_empty() {
        said.push(text(format!("Người kiểm phiếu: {}.", proceedings.counters.join(", "))));
    }
    if !proceedings.objections.is_empty() {
        said.push(text("Ý kiến tại cuộc họp:"));
        let line = |one: &Said| format!("{}. Trả lời: {}.", one.matter, one.answer);
        said.push(dashes(proceedings.objections.iter().map(line)));
    }
    let ended = if review.people.ended.is_empty() { "…… giờ ……" } else { &review.people.ended };
    let unnamed = if tally.total == tally.met {
        ""
    } else {
        "Hộ gia đình chưa có tên trong danh sách được thông báo riêng kết quả của hộ mình và có quyền đề nghị xem xét \
         lại trong thời gian niêm yết. "
    };
    let mut blocks = vec![heading(1, "III. KẾT QUẢ"), text(words)];
    blocks.extend(said);
    blocks.extend([
        text(format!(
            "{unnamed}Văn bản này được gửi đến {} và Ủy ban Mặt trận Tổ quốc Việt Nam cùng cấp, \
             lưu tại {noun}.",
            review.office.issuer,
        )),
        text(format!("Cuộc họp kết thúc lúc {ended} cùng ngày; biên bản đã được đọc lại và thông qua tại cuộc họp.")),
    ]);
    blocks
}

/// The head of the area, the head of the Front, two households and the secretary sign (Art. 20.2).
fn signatures(review: &AreaReview, noun: &str) -> Vec<Block> {
    let people = &review.people;
    let head = if people.chair_position.is_empty() { area_head(noun) } else { people.chair_position.clone() };
    let representative = |at: usize| people.household_representatives.get(at).map_or("", String::as_str);
    vec![
        Block::Signatures(vec![
            signature(&["Thư ký"], &people.secretary),
            signature(&["Chủ trì", &head], &people.chair),
        ]),
        Block::Signatures(vec![
            signature(&["Đại diện hộ gia đình"], representative(0)),
            signature(&["Đại diện hộ gia đình"], representative(1)),
            signature(&["Trưởng ban", "Công tác Mặt trận"], &people.front_head),
        ]),
    ]
}
