use serde::{Deserialize, Serialize};

use super::names::{self, Listed};
use super::sheet::{Sheet, annex, article, grounds};
use super::wording::{area_noun, capital, counted, counter, honour, lower_first, title_slug};
use super::{Award, Block, Office, Paper, PaperKind, Signature};
use crate::decision::{Decision, DecisionKind, RecognisedSubject};
use crate::ground::date;
use crate::ground::text::search_key;
use crate::register::Title;

/// A decision's record, with what its words need besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionPaper {
    pub office: Office,
    pub award: Award,
    pub decision: Decision,
    /// The decision that this one corrects or revokes. A correction's list is the whole list as it stands from now on.
    #[serde(default)]
    pub before: Option<Decision>,
    /// Who stood the moment before: by then others may have amended the same decision.
    #[serde(default)]
    pub stood: Vec<RecognisedSubject>,
}

pub fn compose(paper: &DecisionPaper) -> Paper {
    let decision = &paper.decision;
    let summary = paper.summary();
    let mut blocks = vec![Block::Centred(decision.authority.to_uppercase())];
    blocks.extend(grounds(&decision.grounds));
    blocks.push(Block::Centred("QUYẾT ĐỊNH:".to_owned()));
    blocks.extend(articles(paper));
    blocks.push(Block::Recipients(paper.office.recipients(signature(decision))));
    if !decision.subjects.is_empty() && decision.kind != DecisionKind::Correct {
        blocks.push(annex_heading(paper));
        let listed = decision.subjects.iter().map(Listed::from).collect();
        blocks.extend(names::blocks(paper.award.title, paper.noun(), listed));
    }
    if decision.kind == DecisionKind::Correct {
        blocks.push(annex_heading(paper));
        blocks.extend(super::correction::changes(paper));
    }
    Sheet {
        kind: PaperKind::Decision,
        slug: paper.slug(),
        title: format!("Quyết định {}", lower_first(&summary)),
        letterhead: paper.office.letterhead(decision.date, format!("Số: {}", decision.number), "QUYẾT ĐỊNH", summary),
        dated: decision.date,
        blocks,
    }
    .paper(&paper.office)
}

/// "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH": one line each.
pub(super) fn signature(decision: &Decision) -> Signature {
    let titles = decision.signer_title.split(['/', '\n']).map(str::trim).filter(|line| !line.is_empty());
    Signature { titles: titles.map(str::to_owned).collect(), hint: String::new(), name: decision.signer.clone() }
}

/// For names of files: numbers begin anew each year, and each symbol has its own. The symbol that nearly every decision
/// of a People's Committee has is left out.
pub fn number_slug(decision: &Decision) -> String {
    let (number, year) = (decision.number.number, decision.date.year());
    match search_key(&decision.number.symbol).as_str() {
        "qd-ubnd" => format!("{number:02}-{year}"),
        symbol => format!("{number:02}-{symbol}-{year}"),
    }
}

/// "Quyết định số 150/QĐ-UBND ngày 12 tháng 11 năm 2021"
pub(super) fn named(decision: &Decision) -> String {
    format!("Quyết định số {} {}", decision.number, date::long(decision.date))
}

/// "(Kèm theo Quyết định số 150/QĐ-UBND ngày … của Chủ tịch …)"
pub(super) fn annexed_to(decision: &Decision) -> String {
    format!("(Kèm theo {} của {})", named(decision), decision.authority)
}

impl DecisionPaper {
    pub(super) fn noun(&self) -> &'static str {
        let subjects = &self.decision.subjects;
        match self.award.title {
            Title::Household => area_noun(subjects.iter().map(|subject| subject.area.as_str())),
            _ => area_noun(subjects.iter().map(|subject| subject.name.as_str())),
        }
    }

    pub(super) fn count(&self, subjects: &[RecognisedSubject]) -> String {
        let noun = match self.award.title {
            Title::Household => "hộ gia đình",
            title => counter(title, self.noun()),
        };
        counted(subjects.len() as u64, noun)
    }

    fn before_named(&self) -> String {
        self.before.as_ref().map_or_else(|| "quyết định trước".to_owned(), named)
    }

    fn summary(&self) -> String {
        let honour = honour(&self.award);
        let year = self.award.year;
        match self.decision.kind {
            DecisionKind::Correct => format!("Về việc đính chính danh sách kèm theo {}", self.before_named()),
            DecisionKind::Revoke => format!("Về việc thu hồi {honour} năm {year}"),
            _ => format!("Về việc công nhận {honour} năm {year}"),
        }
    }

    fn slug(&self) -> String {
        let title = title_slug(self.award.title);
        let number = number_slug(&self.decision);
        match self.decision.kind {
            DecisionKind::Correct => format!("quyet-dinh-dinh-chinh-{title}-{number}"),
            DecisionKind::Revoke => format!("quyet-dinh-thu-hoi-{title}-{number}"),
            _ => format!("quyet-dinh-cong-nhan-{title}-{number}"),
        }
    }

    /// Who carries it out, in general terms: the office's own papers name no person.
    fn carried_out_by(&self) -> String {
        let unit = &self.office.unit;
        let subjects = match self.award.title {
            Title::Household => format!("{} và các hộ gia đình", heads(self.noun())),
            Title::Area => format!("và {}", heads(self.noun())),
            Title::School => "và người đứng đầu các trường".to_owned(),
            Title::Organisation => "và người đứng đầu các cơ quan, doanh nghiệp".to_owned(),
            Title::Commune => format!("và Ủy ban nhân dân {unit}"),
        };
        let joined = if self.award.title == Title::Household { ", " } else { " " };
        format!("Thường trực Ban Chỉ đạo, Công an {unit}{joined}{subjects} có tên trong danh sách")
    }
}

fn heads(noun: &str) -> &'static str {
    if noun == "tổ dân phố" { "tổ trưởng các tổ dân phố" } else { "trưởng các khu dân cư" }
}

fn articles(paper: &DecisionPaper) -> Vec<Block> {
    let decision = &paper.decision;
    let honour = honour(&paper.award);
    let year = paper.award.year;
    let count = paper.count(&decision.subjects);
    let (first, second) = match decision.kind {
        DecisionKind::Correct => (
            format!("Đính chính danh sách kèm theo {} như Phụ lục kèm theo Quyết định này.", paper.before_named()),
            "Giấy công nhận đã cấp không còn phù hợp với danh sách sau khi đính chính được thu hồi, cấp lại. Các nội dung \
             khác giữ nguyên."
                .to_owned(),
        ),
        DecisionKind::Revoke if decision.subjects.is_empty() => (
            format!("Thu hồi toàn bộ {honour} năm {year} đã được công nhận tại {}.", paper.before_named()),
            "Giấy công nhận đã cấp không còn giá trị và được nộp lại.".to_owned(),
        ),
        DecisionKind::Revoke => (
            format!(
                "Thu hồi {honour} năm {year} đã được công nhận tại {} đối với {count} (có danh sách kèm theo).",
                paper.before_named()
            ),
            "Giấy công nhận đã cấp không còn giá trị và được nộp lại.".to_owned(),
        ),
        _ => (
            format!(
                "Công nhận {count} trên địa bàn {} đạt {honour} năm {year} (có danh sách kèm theo).",
                paper.office.unit
            ),
            format!("{} có tên trong danh sách được cấp Giấy công nhận.", capital(&plural(paper.award.title, paper.noun()))),
        ),
    };
    vec![
        article(1, first),
        article(2, second),
        article(
            3,
            format!(
                "Quyết định này có hiệu lực kể từ ngày ký. {} chịu trách nhiệm thi hành Quyết định này./.",
                paper.carried_out_by()
            ),
        ),
    ]
}

fn plural(title: Title, noun: &str) -> String {
    match title {
        Title::Household => "các hộ gia đình".to_owned(),
        title => format!("các {}", counter(title, noun)),
    }
}

fn annex_heading(paper: &DecisionPaper) -> Block {
    let decision = &paper.decision;
    let honour = honour(&paper.award);
    let year = paper.award.year;
    let title = match decision.kind {
        DecisionKind::Correct => format!("Nội dung đính chính danh sách {honour} năm {year}"),
        DecisionKind::Revoke => format!("Danh sách thu hồi {honour} năm {year}"),
        _ => format!("Danh sách được công nhận {honour} năm {year}"),
    };
    annex(&title, annexed_to(decision))
}
