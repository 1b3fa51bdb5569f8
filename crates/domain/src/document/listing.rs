use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::names::{self, Listed};
use super::sheet::{Sheet, area_table, by_area, dashes, grounds, text};
use super::wording::{UNVERIFIED_MARK, area_noun, counted, counter, honour, or_blank, percent, title_slug};
use super::{Award, Block, Issue, Paper, PaperKind, Run, SubjectResult, Tally};
use crate::campaign::last_listed_day;
use crate::ground::date;
use crate::ground::number::grouped;
use crate::register::Title;

/// The notice that a list hangs out for objections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    pub issue: Issue,
    pub award: Award,
    pub listed_on: Date,
    pub days: u32,
    /// The rule of the number of days, as its file cites it.
    #[serde(default)]
    pub days_source: String,
    #[serde(default)]
    pub days_verified: bool,
    /// Where objections go: "Công an phường Bắc Hồng, điện thoại …".
    #[serde(default)]
    pub contact: String,
    /// All subjects. Of households only totals are printed.
    pub results: Vec<SubjectResult>,
}

pub fn compose(listing: &Listing) -> Paper {
    let (issue, office, award) = (&listing.issue, &listing.issue.office, &listing.award);
    let honour = honour(award);
    let tally = Tally::of(&listing.results);
    let counter = counter(award.title, listing.noun());
    let summary = format!("Về việc niêm yết công khai kết quả xét {honour} năm {}", award.year);
    let mut blocks: Vec<Block> = grounds(&office.grounds).into_iter().collect();
    blocks.push(text(format!(
        "{} thông báo kết quả xét {honour} năm {} trên địa bàn {}: {}/{} {counter} đủ điều kiện đề nghị công nhận ({}).",
        office.issuer,
        award.year,
        office.unit,
        grouped(tally.met),
        grouped(tally.total),
        percent(tally.met_share(), None),
    )));
    blocks.extend(listing.lists());
    blocks.push(dashes(listing.terms()));
    if !listing.days_verified && !listing.days_source.is_empty() {
        blocks.push(Block::Paragraph(vec![Run::italic("(*) Quy định về thời gian chưa đối chiếu văn bản.")]));
    }
    blocks
        .push(text("Người gửi ý kiến được giữ kín thông tin và được trả lời trước khi trình quyết định công nhận./."));
    blocks.push(Block::Recipients(office.recipients(office.on_behalf())));
    Sheet {
        kind: PaperKind::Notice,
        slug: format!("thong-bao-niem-yet-{}", title_slug(award.title)),
        title: format!("Thông báo niêm yết kết quả xét {honour} năm {}", award.year),
        letterhead: office.letterhead(issue.date, issue.number_line("TB", &office.symbol), "THÔNG BÁO", summary),
        dated: issue.date,
        blocks,
    }
    .paper(office)
}

impl Listing {
    fn noun(&self) -> &'static str {
        match self.award.title {
            Title::Household => area_noun(self.results.iter().map(|result| result.area.as_str())),
            _ => area_noun(self.results.iter().map(|result| result.name.as_str())),
        }
    }

    /// Households as totals by area; units by name, the recognised only.
    fn lists(&self) -> Vec<Block> {
        match self.award.title {
            Title::Household => {
                let caption = "Bảng 1. Kết quả bình xét hộ gia đình".to_owned();
                vec![Block::Table(area_table(caption, self.noun(), &by_area(&self.results)))]
            }
            title => {
                let met = self.results.iter().filter(|result| result.is_met()).map(Listed::from).collect();
                names::blocks(title, self.noun(), met)
            }
        }
    }

    /// The last day on which an objection comes in time.
    fn until(&self) -> Date {
        last_listed_day(self.listed_on, self.days)
    }

    fn terms(&self) -> Vec<String> {
        let office = &self.issue.office;
        let mark = if self.days_verified || self.days_source.is_empty() { "" } else { UNVERIFIED_MARK };
        let list = match self.award.title {
            Title::Household => "Danh sách hộ gia đình được đề nghị công nhận",
            _ => "Danh sách được đề nghị công nhận",
        };
        let contact = if self.contact.is_empty() { &office.issuer } else { &self.contact };
        vec![
            format!("{list} được niêm yết tại: {}.", or_blank(&office.notice_board)),
            format!(
                "Thời gian niêm yết: {} kể từ ngày {}, đến hết ngày {}{mark}.",
                counted(self.days.into(), "ngày"),
                date::short(self.listed_on),
                date::short(self.until()),
            ),
            format!("Ý kiến đề nghị xem xét lại gửi đến {contact} trong thời gian niêm yết."),
        ]
    }
}
