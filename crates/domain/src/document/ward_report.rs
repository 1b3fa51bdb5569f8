use serde::{Deserialize, Serialize};

use super::sheet::{Sheet, area_table, grounds, heading, items, text};
use super::wording::{area_noun, capital, counted, counter, honour, listed, met_of, movement, percent, to_complete};
use super::{Block, Issue, Paper, PaperKind, TitleResult, overview};
use crate::assessment::Outcome;
use crate::ground::date;
use crate::ground::number::grouped;
use crate::register::Title;

/// The ward's report on one year of the movement (TT 124/2021/TT-BCA Art. 9.2.b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WardYear {
    pub issue: Issue,
    pub programme: String,
    pub year: i16,
    /// In the order of the titles: households, areas, schools, organisations, the ward.
    pub results: Vec<TitleResult>,
}

pub fn compose(year: &WardYear) -> Paper {
    let (issue, office) = (&year.issue, &year.issue.office);
    let movement = movement(&year.programme);
    let summary = format!("Kết quả thực hiện {movement} năm {}", year.year);
    let mut blocks: Vec<Block> = office.addressee_above().into_iter().collect();
    blocks.extend(grounds(&office.grounds));
    blocks.push(text(format!("{} báo cáo kết quả thực hiện {movement} năm {} như sau:", office.issuer, year.year)));
    blocks.push(heading(1, "I. ĐẶC ĐIỂM TÌNH HÌNH"));
    blocks.push(text(situation(year)));
    blocks.push(heading(1, "II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"));
    blocks.push(Block::Paragraph(to_complete("nghị quyết, kế hoạch, công tác tuyên truyền, các mô hình của năm")));
    blocks.push(heading(1, "III. KẾT QUẢ"));
    let mut tables = 0;
    for (result, number) in year.results.iter().zip(1..) {
        blocks.push(heading(2, format!("{number}. {}", result.award.name)));
        blocks.extend(one_title(year, result, &mut tables));
    }
    blocks.push(heading(2, format!("{}. Tổng hợp", year.results.len() + 1)));
    blocks
        .push(Block::Table(overview::table(&format!("Bảng {}. Tổng hợp kết quả của năm", tables + 1), &year.results)));
    blocks.push(heading(1, "IV. ĐÁNH GIÁ"));
    blocks.push(text(judgement(year)));
    blocks.push(Block::Paragraph(to_complete("ưu điểm, hạn chế, nguyên nhân")));
    blocks.push(heading(1, "V. PHƯƠNG HƯỚNG VÀ KIẾN NGHỊ"));
    blocks.push(Block::Paragraph(to_complete("nhiệm vụ năm tới, kiến nghị với cấp trên")));
    blocks.push(Block::Recipients(office.report_recipients()));
    Sheet {
        kind: PaperKind::Report,
        slug: "bao-cao-ket-qua".to_owned(),
        title: format!("Báo cáo {}", super::wording::lower_first(&summary)),
        letterhead: office.letterhead(issue.date, issue.number_line("BC", &office.symbol), "BÁO CÁO", summary),
        dated: issue.date,
        blocks,
    }
    .paper(office)
}

impl WardYear {
    fn of(&self, title: Title) -> Option<&TitleResult> {
        self.results.iter().find(|result| result.award.title == title)
    }

    fn noun(&self) -> &'static str {
        let households = self.of(Title::Household).map(|result| result.by_area.as_slice()).unwrap_or_default();
        area_noun(households.iter().map(|area| area.name.as_str()))
    }
}

/// What there was to review: the counts of the year, and room for what only the office knows.
fn situation(year: &WardYear) -> String {
    let noun = year.noun();
    let counts: Vec<String> = year
        .results
        .iter()
        .filter(|result| result.award.title != Title::Commune)
        .map(|result| counted(result.tally.total, counter(result.award.title, noun)))
        .collect();
    let unit = &year.issue.office.unit;
    if counts.is_empty() {
        return format!("{} chưa có số liệu của năm {}.", capital(unit), year.year);
    }
    format!("Năm {}, {unit} có {} thuộc diện xét.", year.year, listed(&counts))
}

/// `tables` counts the tables of the report.
fn one_title(year: &WardYear, result: &TitleResult, tables: &mut u32) -> Vec<Block> {
    let mut blocks = vec![text(sentence(year, result))];
    if !result.by_area.is_empty() {
        *tables += 1;
        let caption = format!("Bảng {tables}. Kết quả theo {}", year.noun());
        blocks.push(Block::Table(area_table(caption, year.noun(), &result.by_area)));
    }
    if !result.recognised.is_empty() && !matches!(result.award.title, Title::Household | Title::Commune) {
        blocks.push(text(if result.decision.is_empty() {
            "Đủ điều kiện đề nghị công nhận:"
        } else {
            "Được công nhận:"
        }));
        blocks.push(items(result.recognised.iter().cloned()));
    }
    blocks
}

fn sentence(year: &WardYear, result: &TitleResult) -> String {
    let award = &result.award;
    let window = format!("từ ngày {} đến hết ngày {}", date::short(award.window.from), date::short(award.window.until));
    let (recognised, decision) = if result.decision.is_empty() {
        ("đủ điều kiện đề nghị công nhận", "tại ngày báo cáo chưa có quyết định công nhận".to_owned())
    } else {
        ("được công nhận", format!("Quyết định số {}", result.decision))
    };
    if award.title == Title::Commune {
        let words = match result.outcome {
            Outcome::Met => "đạt các tiêu chí của",
            Outcome::NotMet => "chưa đạt các tiêu chí của",
            Outcome::NotApplicable => "không thuộc diện xét",
            Outcome::Open => "chưa có kết luận về",
        };
        let unit = &year.issue.office.unit;
        return format!("Tính {window}, {unit} {words} {} năm {} ({decision}).", honour(award), award.year);
    }
    let counter = counter(award.title, year.noun());
    format!(
        "Tính {window}: đăng ký {}/{} ({}); {recognised} {} ({decision}).",
        grouped(result.tally.registered),
        grouped(result.tally.total),
        percent(result.tally.registered_share(), None),
        met_of(result.tally, counter, result.threshold),
    )
}

/// Only what the figures say.
fn judgement(year: &WardYear) -> String {
    let noun = year.noun();
    let (mut full, mut partial, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for result in year.results.iter().filter(|result| result.award.title != Title::Commune) {
        let counter = match result.award.title {
            Title::Household => "hộ gia đình",
            title => counter(title, noun),
        };
        if result.outcome == Outcome::Open {
            open.push(counter.to_owned());
        } else if result.tally.total != 0 && result.tally.met == result.tally.total {
            full.push(counter.to_owned());
        } else if result.tally.total != 0 {
            partial.push(format!("{} ({})", counter, percent(result.tally.met_share(), result.threshold)));
        }
    }
    let mut parts = Vec::new();
    if !full.is_empty() {
        parts.push(format!("Toàn bộ {} thuộc diện xét đều đạt danh hiệu.", listed(&full)));
    }
    if !partial.is_empty() {
        parts.push(format!("Chưa đạt 100%: {}.", partial.join("; ")));
    }
    if !open.is_empty() {
        parts.push(format!("Chưa có kết quả cuối cùng: {}.", open.join("; ")));
    }
    if parts.is_empty() { "Chưa có số liệu để đánh giá.".to_owned() } else { parts.join(" ") }
}
