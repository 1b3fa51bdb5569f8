//! Giấy khen of the span: how many, for whom, how much.

use super::{CommendationLine, ReportInput};
use crate::document::sheet::{column, items, text};
use crate::document::wording::{counted, listed};
use crate::document::{Align, Block, Cell, Run, Table};
use crate::ground::date;
use crate::ground::number::{money, two_digits};

/// What the records say, or that they say nothing.
pub fn sentence(input: &ReportInput) -> String {
    let lines = &input.commendations;
    if lines.is_empty() {
        return "Hồ sơ không ghi nhận quyết định tặng Giấy khen nào trong giai đoạn báo cáo.".to_owned();
    }
    let collectives: u64 = lines.iter().map(|line| line.collectives.len() as u64).sum();
    let individuals: u64 = lines.iter().map(|line| line.individuals.len() as u64).sum();
    let mut whom = vec![counted(collectives, "tập thể"), counted(individuals, "cá nhân")];
    if let households @ 1.. = count_households(lines) {
        whom.push(counted(households, "hộ gia đình"));
    }
    let mut words =
        format!("Hồ sơ ghi nhận {} tặng Giấy khen cho {}", counted(lines.len() as u64, "quyết định"), listed(&whom));
    let without = lines.iter().filter(|line| line.bonus.is_none()).count() as u64;
    let total: u64 = lines.iter().filter_map(|line| line.bonus).sum();
    if without != lines.len() as u64 {
        words = format!("{words}, tổng số tiền thưởng {}", money(total));
    }
    if without == 0 {
        format!("{words}.")
    } else {
        format!("{words}; {} không ghi tiền thưởng.", counted(without, "quyết định"))
    }
}

fn count_households(lines: &[CommendationLine]) -> u64 {
    lines.iter().map(|line| line.households.len() as u64).sum()
}

/// One line per decision, with their sum; households in a column of their own where there are any.
pub fn table(number: usize, input: &ReportInput) -> Option<Table> {
    let lines = &input.commendations;
    if lines.is_empty() {
        return None;
    }
    let has_households = count_households(lines) != 0;
    let row = |line: &CommendationLine| {
        let mut row = vec![
            Cell::Text(line.number.clone()),
            Cell::Date(line.date),
            Cell::Number(line.collectives.len() as u64),
            Cell::Number(line.individuals.len() as u64),
        ];
        row.extend(has_households.then_some(Cell::Number(line.households.len() as u64)));
        row.push(line.bonus.map_or(Cell::Text("–".to_owned()), Cell::Number));
        row
    };
    let mut rows: Vec<Vec<Cell>> = lines.iter().map(row).collect();
    let mut sum = vec![
        Cell::Text("Tổng cộng".to_owned()),
        Cell::Empty,
        Cell::Number(lines.iter().map(|line| line.collectives.len() as u64).sum()),
        Cell::Number(lines.iter().map(|line| line.individuals.len() as u64).sum()),
    ];
    sum.extend(has_households.then_some(Cell::Number(count_households(lines))));
    sum.push(Cell::Number(lines.iter().filter_map(|line| line.bonus).sum()));
    rows.push(sum);
    let mut columns = vec![
        column("Quyết định số", 28, Align::Left, false),
        column("Ngày", 16, Align::Centre, false),
        column("Tập thể", 14, Align::Right, true),
        column("Cá nhân", 14, Align::Right, true),
    ];
    columns.extend(has_households.then(|| column("Hộ gia đình", 14, Align::Right, true)));
    columns.push(column("Tiền thưởng (đồng)", 20, Align::Right, true));
    Some(Table {
        caption: format!("Bảng {number}. Quyết định tặng Giấy khen"),
        columns,
        groups: Vec::new(),
        rows,
        has_total: true,
        notes: Vec::new(),
    })
}

/// What the annex with their names is called.
pub fn heading(input: &ReportInput) -> String {
    let households = if count_households(&input.commendations) == 0 { "" } else { ", hộ gia đình" };
    format!("Tập thể, cá nhân{households} được tặng Giấy khen")
}

/// The names of the commended, for the annex.
pub fn names(input: &ReportInput) -> Vec<Block> {
    let mut blocks = Vec::new();
    for line in &input.commendations {
        blocks.push(Block::Paragraph(vec![Run::bold(format!(
            "Quyết định số {} ngày {}:",
            line.number,
            date::short(line.date)
        ))]));
        let kinds = [("Tập thể", &line.collectives), ("Cá nhân", &line.individuals), ("Hộ gia đình", &line.households)];
        for (heading, names) in kinds {
            if !names.is_empty() {
                blocks.push(text(format!("{heading} ({}):", two_digits(names.len() as u64))));
                blocks.push(items(names.iter().cloned()));
            }
        }
    }
    blocks
}
