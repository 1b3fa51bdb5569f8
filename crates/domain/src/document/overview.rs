//! The year on one page: five titles, five lines.

use super::sheet::{Sheet, column, tally_row, text};
use super::ward_report::WardYear;
use super::wording::{UNVERIFIED_MARK, UNVERIFIED_NOTE, movement, outcome};
use super::{Align, Block, Cell, Paper, PaperKind, Table, TitleResult};
use crate::assessment::Outcome;
use crate::register::Title;

pub fn compose(year: &WardYear) -> Paper {
    let (issue, office) = (&year.issue, &year.issue.office);
    let movement = movement(&year.programme);
    let blocks = vec![
        text(format!("Kết quả thực hiện {movement} năm {} trên địa bàn {}:", year.year, office.unit)),
        Block::Table(table("", &year.results)),
        Block::Recipients(office.recipients(office.on_behalf())),
    ];
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
    let mut notes: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for (result, number) in results.iter().zip(1..) {
        let mut row = tally_row(Cell::Number(number), &result.award.name, result.tally, result.threshold);
        if result.award.title == Title::Commune {
            row[5] = Cell::Text(outcome(result.outcome).to_owned());
        }
        row.push(Cell::Text(decided(result)));
        let rule = &result.award.rule;
        let mark = if result.award.criteria.iter().all(|line| line.verified) { "" } else { UNVERIFIED_MARK };
        if !rule.is_empty() {
            notes.push(format!("{}: xét theo {rule}{mark}.", result.award.name));
        }
        rows.push(row);
    }
    if notes.iter().any(|note| note.contains(UNVERIFIED_MARK)) {
        notes.push(UNVERIFIED_NOTE.to_owned());
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
        notes,
    }
}

fn decided(result: &TitleResult) -> String {
    match (result.decision.is_empty(), result.outcome) {
        (false, _) => result.decision.clone(),
        (true, Outcome::Open) => "Chưa có kết quả".to_owned(),
        (true, _) => "Chưa có".to_owned(),
    }
}
