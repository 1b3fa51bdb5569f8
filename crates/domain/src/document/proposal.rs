use serde::{Deserialize, Serialize};

use super::names::{self, Listed};
use super::sheet::{self, Sheet, area_table, by_area, grounds, text};
use super::wording::{BLANK, area_noun, counted, counter, honour, met_of, movement, title_slug};
use super::{Award, Block, Issue, Letterhead, Paper, PaperKind, SubjectResult, Tally, children};
use crate::ground::date;
use crate::ground::window::Window;
use crate::register::Title;
use crate::worded;

worded! {
    pub enum Proposer {
        /// The standing body of the ward's steering committee.
        Steering = "steering",
        /// The People's Committee of the ward: for the ward's own title.
        Committee = "committee",
    }
}

/// A proposal to recognise (TT 124/2021/TT-BCA Art. 9.2.b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub issue: Issue,
    pub award: Award,
    pub by: Proposer,
    /// "Chủ tịch Ủy ban nhân dân phường Bắc Hồng"
    pub addressees: Vec<String>,
    /// All subjects; only those that met the title are proposed and named. For the ward's own title: itself.
    pub results: Vec<SubjectResult>,
    #[serde(default)]
    pub listing: Option<ListingOutcome>,
    /// For the ward's own title: what it is built of.
    #[serde(default)]
    pub children: Vec<(Title, Tally)>,
}

/// How the public listing ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListingOutcome {
    pub window: Window,
    /// None where the office did not record them.
    pub objections: Option<u64>,
}

pub fn compose(proposal: &Proposal) -> Paper {
    let award = &proposal.award;
    let office = &proposal.issue.office;
    let honour = honour(award);
    let tally = Tally::of(&proposal.results);
    let mut blocks = vec![Block::Addressee(proposal.addressees.clone())];
    blocks.extend(grounds(&office.grounds));
    blocks.push(text(appraised(proposal)));
    blocks.extend(result(proposal, tally));
    if let Some(listing) = &proposal.listing {
        blocks.push(text(listed(award.title, listing)));
    }
    blocks.push(text(request(proposal, tally)));
    let signature = match proposal.by {
        Proposer::Steering => office.for_steering(),
        Proposer::Committee => office.on_behalf(),
    };
    blocks.push(Block::Recipients(office.recipients(signature)));
    if tally.met != 0 && award.title != Title::Commune {
        blocks.extend(annex(proposal));
    }
    Sheet {
        kind: PaperKind::Proposal,
        slug: format!("to-trinh-cong-nhan-{}", title_slug(award.title)),
        title: format!("Tờ trình về việc đề nghị công nhận {honour} năm {}", award.year),
        letterhead: letterhead(proposal, format!("Về việc đề nghị công nhận {honour} năm {}", award.year)),
        dated: proposal.issue.date,
        blocks,
    }
    .paper(office)
}

impl Proposal {
    fn noun(&self) -> &'static str {
        match self.award.title {
            Title::Household => area_noun(self.results.iter().map(|result| result.area.as_str())),
            _ => area_noun(self.results.iter().map(|result| result.name.as_str())),
        }
    }

    fn body(&self) -> String {
        let office = &self.issue.office;
        match self.by {
            Proposer::Steering => format!("Thường trực {} {}", office.steering_name(), office.unit),
            Proposer::Committee => office.issuer.clone(),
        }
    }
}

fn letterhead(proposal: &Proposal, summary: String) -> Letterhead {
    let (issue, office) = (&proposal.issue, &proposal.issue.office);
    match proposal.by {
        Proposer::Committee => {
            office.letterhead(issue.date, issue.number_line("TTr", &office.symbol), "TỜ TRÌNH", summary)
        }
        Proposer::Steering => Letterhead {
            parent: office.issuer.to_uppercase(),
            issuer: office.steering_name().to_uppercase(),
            number: issue.number_line("TTr", office.steering_symbol()),
            place_date: office.place_date(issue.date),
            type_name: "TỜ TRÌNH".to_owned(),
            summary,
        },
    }
}

fn appraised(proposal: &Proposal) -> String {
    let award = &proposal.award;
    let done = match award.title {
        Title::Commune => "đã tổ chức đánh giá kết quả xây dựng",
        _ => "đã thẩm định hồ sơ đề nghị công nhận",
    };
    format!(
        "Thực hiện {} năm {}, {} {done} {} theo {}; kết quả được tính từ ngày {} đến hết ngày {}. Kết quả như sau:",
        movement(&award.programme),
        award.year,
        proposal.body(),
        honour(award),
        award.rule,
        date::short(award.window.from),
        date::short(award.window.until),
    )
}

fn result(proposal: &Proposal, tally: Tally) -> Vec<Block> {
    let noun = proposal.noun();
    match proposal.award.title {
        Title::Household => {
            let areas = by_area(&proposal.results);
            let caption = "Bảng 1. Kết quả bình xét hộ gia đình".to_owned();
            vec![Block::Table(area_table(caption, noun, &areas)), text(met_sentence(proposal, tally))]
        }
        Title::Commune => {
            vec![Block::Table(children::table(
                "Bảng 1. Kết quả các danh hiệu trên địa bàn",
                &proposal.children,
                &proposal.award,
            ))]
        }
        Title::Area | Title::School | Title::Organisation => vec![text(met_sentence(proposal, tally))],
    }
}

fn met_sentence(proposal: &Proposal, tally: Tally) -> String {
    let title = proposal.award.title;
    let counter = counter(title, proposal.noun());
    format!(
        "Tổng số {counter} được xét: {}; đã đăng ký: {}; đủ điều kiện đề nghị công nhận: {}.",
        counted(tally.total, counter),
        counted(tally.registered, counter),
        met_of(tally, counter, None),
    )
}

fn listed(title: Title, listing: &ListingOutcome) -> String {
    let what = if title == Title::Commune { "Kết quả" } else { "Danh sách" };
    let days =
        format!("từ ngày {} đến hết ngày {}", date::short(listing.window.from), date::short(listing.window.until));
    match listing.objections {
        Some(0) => format!("{what} đã được niêm yết công khai {days}; không có ý kiến đề nghị xem xét lại."),
        Some(count) => format!(
            "{what} đã được niêm yết công khai {days}; có {} đề nghị xem xét lại, đã được trả lời.",
            counted(count, "ý kiến")
        ),
        None => format!("{what} đã được niêm yết công khai {days}; số ý kiến nhận được: {BLANK}."),
    }
}

fn request(proposal: &Proposal, tally: Tally) -> String {
    let award = &proposal.award;
    let honour = honour(award);
    if tally.met == 0 {
        return format!(
            "Đối chiếu các tiêu chí, chưa có đối tượng nào đủ điều kiện đề nghị công nhận {honour} năm {}./.",
            award.year
        );
    }
    let asked =
        if proposal.addressees.is_empty() { "cấp có thẩm quyền" } else { &proposal.addressees.join(", ") };
    let whom = match award.title {
        Title::Commune => {
            format!("{} (có hồ sơ kèm theo)", proposal.issue.office.unit)
        }
        title => format!("{} (có danh sách kèm theo)", counted(tally.met, counter(title, proposal.noun()))),
    };
    format!(
        "{} kính trình {asked} xem xét, quyết định công nhận {honour} năm {} cho {whom}./.",
        proposal.body(),
        award.year
    )
}

fn annex(proposal: &Proposal) -> Vec<Block> {
    let award = &proposal.award;
    let listed = proposal.results.iter().filter(|result| result.is_met()).map(Listed::from).collect();
    let title = format!("Danh sách đề nghị công nhận {} năm {}", honour(award), award.year);
    let note = format!("(Kèm theo Tờ trình {} của {})", date::long(proposal.issue.date), proposal.body());
    let mut blocks = vec![sheet::annex(&title, note)];
    blocks.extend(names::blocks(award.title, proposal.noun(), listed));
    blocks
}
