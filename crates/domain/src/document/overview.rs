//! The year on one page: five titles, five lines.

use super::sheet::{Sheet, column, tally_row, text};
use super::ward_report::WardYear;
use super::wording::{UNVERIFIED_MARK, UNVERIFIED_NOTE, listed, movement, outcome};
use super::{Align, Block, Cell, Paper, PaperKind, Table, TitleResult};
use crate::assessment::Outcome;
use crate::register::Title;

pub fn compose(year: &WardYear) -> Paper {
    let (issue, office) = (&year.issue, &year.issue.office);
    let movement = movement(&year.programme);
    let mut blocks: Vec<Block> = office.addressee_above().into_iter().collect();
    blocks.extend([
        text(format!("Kết quả thực hiện {movement} năm {} trên địa bàn {}:", year.year, office.unit)),
        Block::Table(table("", &year.results)),
        Block::Recipients(office.report_recipients()),
    ]);
    Sheet {
        kind: PaperKind::Report,
        slug: "tong-hop-ket-qua".to_owned(),
        title: format!("Tổng hợp kết quả {movement} năm {}", year.year),
        letterhead: office.letterhead(
            issue.date,
            issue.number_line("BC", &office.symbol),
            "BÁO CÁO",
            format!("Tổng hợp kết quả {movement} năm {}", year.year),
        ),
        dated: issue.date,
        blocks,
    }
    .paper(office)
}

/// One line per title: how many there are, registered, met, the share, the decision.
pub(super) fn table(caption: &str, results: &[TitleResult]) -> Table {
    let mut rows = Vec::new();
    for (result, number) in results.iter().zip(1..) {
        let mut row = tally_row(Cell::Number(number), &result.award.name, result.tally, result.threshold);
        if result.award.title == Title::Commune {
            row[5] = Cell::Text(outcome(result.outcome).to_owned());
        }
        row.push(Cell::Text(decided(result)));
        rows.push(row);
    }
    Table {
        caption: caption.to_owned(),
        columns: vec![
            column("STT", 6, Align::Centre, false),
            column("Danh hiệu", 32, Align::Left, false),
            column("Tổng số", 11, Align::Right, false),
            column("Đăng ký", 11, Align::Right, false),
            column("Đạt", 11, Align::Right, false),
            column("Kết quả", 11, Align::Right, false),
            column("Quyết định", 18, Align::Left, false),
        ],
        groups: Vec::new(),
        rows,
        has_total: false,
        notes: rules(results),
    }
}

/// "Danh hiệu số 2, 3 và 4: xét theo Thông tư số 23/2012/TT-BCA (*)."
fn rules(results: &[TitleResult]) -> Vec<String> {
    let mut by_rule: Vec<(String, Vec<String>)> = Vec::new();
    for (result, number) in results.iter().zip(1..).filter(|(result, _)| !result.award.rule.is_empty()) {
        let mark = if result.award.criteria.iter().all(|line| line.verified) { "" } else { UNVERIFIED_MARK };
        let rule = format!("{}{mark}", result.award.rule);
        match by_rule.iter_mut().find(|(one, _)| *one == rule) {
            Some((_, numbers)) => numbers.push(format!("{number}")),
            None => by_rule.push((rule, vec![format!("{number}")])),
        }
    }
    let mut notes: Vec<String> =
        by_rule.iter().map(|(rule, numbers)| format!("Danh hiệu số {}: xét theo {rule}.", listed(numbers))).collect();
    if notes.iter().any(|note| note.contains(UNVERIFIED_MARK)) {
        notes.push(UNVERIFIED_NOTE.to_owned());
    }
    notes
}

fn decided(result: &TitleResult) -> String {
    match (result.decision.is_empty(), result.outcome) {
        (false, _) => result.decision.clone(),
        (true, Outcome::Open) => "Chưa có kết quả".to_owned(),
        (true, _) => "Chưa có".to_owned(),
    }
}
