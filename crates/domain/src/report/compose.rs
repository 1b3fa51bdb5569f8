use super::series::Series;
use super::{ReportInput, charts, honours, judgement, narrative, situation, tables};
use crate::document::sheet::{Sheet, dashes, grounds, heading, text};
use crate::document::wording::{counter, movement, to_complete};
use crate::document::{Block, Paper, PaperKind};
use crate::ground::number::{grouped, two_digits};
use crate::register::Title;

/// Up to five years are a preliminary review ("sơ kết"), more a final one ("tổng kết").
const PRELIMINARY: u64 = 5;

/// The report over a span, in the outline that wards use.
pub fn compose(input: &ReportInput) -> Paper {
    let (issue, office) = (&input.issue, &input.issue.office);
    let all = all_series(input);
    let movement = movement(&input.programme);
    let summary = summary(input, &movement);
    let mut blocks: Vec<Block> = office.addressee_above().into_iter().collect();
    blocks.extend(grounds(&office.grounds));
    blocks.push(text(format!(
        "{} báo cáo {} như sau:",
        office.issuer,
        crate::document::wording::lower_first(&summary)
    )));
    blocks.extend(situation::blocks(input, &all));
    blocks.extend(steering());
    blocks.extend(results(input, &all));
    blocks.extend(judgement::blocks(&all, &office.unit));
    blocks.extend(judgement::directions());
    blocks.push(Block::Recipients(office.report_recipients()));
    blocks.extend(annexes(input, &all));
    Sheet {
        kind: PaperKind::Report,
        slug: slug(input),
        title: format!("Báo cáo {}", crate::document::wording::lower_first(&summary)),
        letterhead: office.letterhead(issue.date, issue.number_line("BC", &office.symbol), "BÁO CÁO", summary),
        dated: issue.date,
        blocks,
    }
    .paper(office)
}

/// "Tổng kết 10 năm thực hiện phong trào … (giai đoạn 2012 - 2021)"
fn summary(input: &ReportInput, movement: &str) -> String {
    let span = input.figures.span;
    match span.count() {
        1 => format!("Kết quả thực hiện {movement} năm {}", span.to),
        count if count <= PRELIMINARY => {
            format!("Sơ kết {} năm thực hiện {movement} ({})", two_digits(count), span.label())
        }
        count => format!("Tổng kết {} năm thực hiện {movement} ({})", two_digits(count), span.label()),
    }
}

fn slug(input: &ReportInput) -> String {
    let span = input.figures.span;
    match span.count() {
        1 => format!("bao-cao-nam-{}", span.to),
        count if count <= PRELIMINARY => format!("bao-cao-so-ket-{}-{}", span.from, span.to),
        _ => format!("bao-cao-tong-ket-{}-{}", span.from, span.to),
    }
}

fn all_series(input: &ReportInput) -> Vec<Series> {
    let noun = input.area_noun();
    let of = |(title, name): &(Title, String)| Series::of(&input.figures, *title, name, counter(*title, noun));
    input.titles.iter().map(of).collect()
}

impl ReportInput {
    /// By the ward's own word, else by its kind (NĐ 185/2026/NĐ-CP: tổ dân phố in wards, thôn in communes).
    fn area_noun(&self) -> &str {
        let unit = &self.issue.office.unit;
        match self.area_noun.as_str() {
            "" if unit.starts_with("phường") || unit.starts_with("thị trấn") => "tổ dân phố",
            "" if unit.starts_with("xã") => "thôn",
            "" => "khu dân cư",
            noun => noun,
        }
    }
}

/// What was led and steered stands in no record: the office writes it.
fn steering() -> Vec<Block> {
    let mut blocks = vec![heading(1, "II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO")];
    for (number, (what, ask)) in [
        ("Nghị quyết, kế hoạch, văn bản chỉ đạo", "số, ngày, nội dung các văn bản đã ban hành"),
        ("Kiện toàn Ban Chỉ đạo", "các lần thành lập, kiện toàn"),
        ("Tuyên truyền, vận động", "hình thức, số buổi, số lượt người"),
    ]
    .into_iter()
    .enumerate()
    {
        blocks.push(heading(2, format!("{}. {what}", number + 1)));
        blocks.push(Block::Paragraph(to_complete(ask)));
    }
    blocks
}

/// One heading per title: sentences, table, chart; then models and commendations.
fn results(input: &ReportInput, all: &[Series]) -> Vec<Block> {
    let span = input.figures.span;
    let mut blocks = vec![heading(1, "III. KẾT QUẢ THỰC HIỆN CÁC DANH HIỆU")];
    let after = all.iter().rposition(|s| matches!(s.title, Title::Area | Title::School | Title::Organisation));
    let mut drawn = 0;
    for (at, series) in all.iter().enumerate() {
        blocks.push(heading(2, format!("{}. {}", at + 1, series.name)));
        blocks.extend(
            narrative::of(series, &input.issue.office.unit, !input.area_changes.is_empty()).into_iter().map(text),
        );
        if !series.points.is_empty() {
            blocks.push(Block::Table(tables::by_year(at + 1, series)));
        }
        let mut shown = Vec::new();
        if series.title == Title::Household {
            shown.extend(charts::rate(span, series));
            shown.extend(charts::met_of_all(span, series));
        }
        if after == Some(at) {
            shown.extend(charts::others(span, all));
        }
        for mut chart in shown {
            drawn += 1;
            chart.caption = format!("Biểu đồ {drawn}. {}", chart.caption);
            blocks.push(Block::Chart(chart));
        }
    }
    let number = all.len() + 1;
    blocks.push(heading(2, format!("{number}. Mô hình")));
    blocks.extend(models(input));
    blocks.push(heading(2, format!("{}. Khen thưởng", number + 1)));
    blocks.push(text(honours::sentence(input)));
    blocks.extend(honours::table(number, input).map(Block::Table));
    blocks
}

fn models(input: &ReportInput) -> Vec<Block> {
    if input.models.is_empty() {
        return vec![
            text("Hồ sơ không ghi nhận mô hình nào."),
            Block::Paragraph(to_complete("tên, số lượng, kết quả các mô hình")),
        ];
    }
    let line = |model: &super::ModelLine| {
        let since = match model.first_on {
            Some(day) => format!("; tổ đầu tiên thành lập ngày {}", crate::ground::date::short(day)),
            None => String::new(),
        };
        format!("{}: {} tổ, {} hộ tham gia{since}.", model.name, grouped(model.count), grouped(model.households))
    };
    vec![
        text("Số mô hình theo sổ đăng ký tại ngày báo cáo:"),
        dashes(input.models.iter().map(line)),
        Block::Paragraph(to_complete("kết quả hoạt động của các mô hình")),
    ]
}

fn annexes(input: &ReportInput, all: &[Series]) -> Vec<Block> {
    let note = format!("(Kèm theo Báo cáo {})", crate::ground::date::long(input.issue.date));
    let mut blocks = Vec::new();
    if all.iter().any(|series| 1 < series.finished().points.len()) {
        blocks.push(Block::Annex {
            name: "Phụ lục I".to_owned(),
            title: "SO SÁNH NĂM ĐẦU VÀ NĂM CUỐI".to_owned(),
            note: note.clone(),
            landscape: true,
        });
        blocks.push(Block::Table(tables::comparison(all)));
    }
    if !input.commendations.is_empty() {
        let name = if blocks.is_empty() { "Phụ lục" } else { "Phụ lục II" };
        blocks.push(Block::Annex {
            name: name.to_owned(),
            title: honours::heading(input).to_uppercase(),
            note,
            landscape: false,
        });
        blocks.extend(honours::names(input));
    }
    blocks
}
