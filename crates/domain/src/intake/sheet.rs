//! Reads the rows of one sheet's table.

use super::heading::listed;
use super::row::{RowReader, shown};
use super::skip::{RowKind, row_kind};
use super::table::Table;
use super::{
    Grid, GridRow, ImportKind, Line, LineData, Mapping, Problem, Raw, Reading, Severity, SheetFacts, SheetReading,
    TableRefused, catalogue, cell_name, header_key, line,
};

/// Whether the table has the columns without which there is no list.
pub fn check_sheet(kind: ImportKind, grid: &Grid, table: &Table) -> Result<(), TableRefused> {
    let mut missing: Vec<(String, &str)> = Vec::new();
    for field in catalogue::fields(kind).iter().filter(|field| field.is_required) {
        // A meeting's list may name its households by code alone.
        let has_code = kind == ImportKind::Meetings && table.mapping.has("code");
        if !table.mapping.has(field.key) && !has_code {
            missing.push((format!("«{}»", field.label), field.key));
        }
    }
    if kind == ImportKind::Meetings && table.mapping.marks.is_empty() {
        missing.push(("«TC1, TC2 … (kết quả từng tiêu chí)»".to_owned(), "HGD-1"));
    }
    if kind == ImportKind::Totals && !has_totals(&table.mapping) {
        missing.push(("«Tổng số hộ», «Hộ đạt»".to_owned(), "household_total"));
    }
    let Some((_, first)) = missing.first() else { return Ok(()) };
    Err(TableRefused::MissingColumns {
        sheet: grid.name.clone(),
        row: grid.rows.get(table.heading).map_or(0, |row| row.number),
        example: format!("--map {first}=\"tên cột trong tệp\""),
        missing: missing.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>().join(", "),
        found: listed(kind, &table.mapping),
    })
}

fn has_totals(mapping: &Mapping) -> bool {
    mapping.has("commune_met")
        || ["household", "area", "school", "organisation"]
            .iter()
            .any(|title| mapping.has(&format!("{title}_total")) && mapping.has(&format!("{title}_met")))
}

/// Adds the lines and the problems of this sheet to the reading.
pub fn read_sheet(
    reading: &mut Reading,
    grid: Grid,
    table: Table,
    is_over: &dyn Fn() -> bool,
) -> Result<(), TableRefused> {
    let kind = reading.kind;
    let facts = SheetFacts::read(&grid, table.heading);
    let required: Vec<usize> = catalogue::fields(kind)
        .iter()
        .filter(|field| field.is_required)
        .filter_map(|field| table.mapping.column(field.key))
        .map(|column| column.index)
        .collect();
    let sheet = reading.sheets.len();
    let doubted = facts_in_doubt(kind, &grid, &table, &facts);
    let mut section: Option<String> = None;
    let mut sections = Vec::new();
    let mut has_ended = false;
    for (at, row) in grid.rows[table.body.min(grid.rows.len())..].iter().enumerate() {
        if at.is_multiple_of(256) && is_over() {
            return Err(TableRefused::Stopped);
        }
        match row_kind(kind, row, &table.mapping, &required) {
            RowKind::Empty | RowKind::Sum | RowKind::Remark => {}
            RowKind::HeadingAgain => has_ended = false,
            RowKind::Section(area) => {
                has_ended = false;
                section = Some(area);
                sections.push(row.number);
            }
            RowKind::Signature => has_ended = true,
            RowKind::Line if has_ended && row.filled().count() <= 4 => {}
            RowKind::Line if is_member(&table.mapping, row) => {
                if !table.mapping.has("members") {
                    count_member(&mut reading.lines);
                }
            }
            RowKind::Line => {
                has_ended = false;
                let problems = &mut reading.problems;
                let mut reader =
                    RowReader { kind, mapping: &table.mapping, sheet: &grid.name, row, problems, is_held: false };
                let data = line::read(&mut reader, &facts, section.as_deref());
                let held = reader.is_held || !doubted.is_empty();
                reading.lines.push(Line { sheet, row: row.number, data, held });
            }
        }
    }
    reading.problems.extend(doubted);
    let number = |at: usize| grid.rows.get(at).map_or(1, |row| row.number);
    let heading = (number(table.heading), number(table.body.saturating_sub(1)));
    reading.sheets.push(SheetReading { facts, mapping: table.mapping, heading, grid, sections });
    Ok(())
}

/// In a list with one line per person, whoever is not the head.
fn is_member(mapping: &Mapping, row: &GridRow) -> bool {
    let Some(column) = mapping.column("relation") else { return false };
    let key = header_key(&row.cell(column.index).shown());
    !key.is_empty() && !matches!(key.as_str(), "chu ho" | "ch" | "chu ho gia dinh" | "la chu ho")
}

/// The household above has one member more.
fn count_member(lines: &mut [Line]) {
    if let Some(LineData::Household(household)) = lines.last_mut().map(|line| &mut line.data) {
        household.members = Some(household.members.unwrap_or(1) + 1);
    }
}

/// Facts of the whole sheet that are missing or contradict each other. They hold all of its lines.
fn facts_in_doubt(kind: ImportKind, grid: &Grid, table: &Table, facts: &SheetFacts) -> Vec<Problem> {
    let row = facts.row.or_else(|| grid.rows.get(table.heading).map(|row| row.number)).unwrap_or(1);
    let value = grid.row(row).map(|row| shown(kind, "", &Raw::text(&row.joined()))).unwrap_or_default();
    let told = |field: &str, problem: String, proposal: &str| -> Problem {
        Problem {
            sheet: grid.name.clone(),
            cell: cell_name(grid.row(row).and_then(|row| row.filled().next()).map_or(0, |(index, _)| index), row),
            field: field.to_owned(),
            value: value.clone(),
            problem,
            proposal: proposal.to_owned(),
            severity: Severity::Held,
        }
        .masked()
    };
    let mut doubted = Vec::new();
    if let Some((titled, tab)) = &facts.disagreement
        && matches!(kind, ImportKind::Meetings | ImportKind::Households)
        && !table.mapping.has("area")
    {
        let problem = format!("tiêu đề ghi {titled} nhưng tên trang là {tab}");
        doubted.push(told("area", problem, "sửa tiêu đề hoặc tên trang cho khớp nhau"));
    }
    if kind != ImportKind::Meetings {
        return doubted;
    }
    if facts.area.is_none() && !table.mapping.has("area") {
        let problem = "không rõ cuộc họp của tổ dân phố nào".to_owned();
        doubted.push(told("area", problem, "đặt tên trang theo tổ, ví dụ TDP1, hoặc ghi tên tổ trong tiêu đề"));
    }
    let example =
        "ghi phía trên bảng, ví dụ: «Tổng số hộ: 250; số hộ có mặt: 200; họp ngày 03/11/2021; biểu quyết giơ tay»";
    for (is_missing, field, what) in [
        (facts.households.is_none(), "households", "tổng số hộ của tổ"),
        (facts.present.is_none(), "present", "số hộ có mặt"),
        (facts.date.is_none(), "date", "ngày họp"),
        (facts.way.is_none(), "way", "cách biểu quyết"),
    ] {
        if is_missing {
            doubted.push(told(field, format!("phía trên bảng thiếu {what}"), example));
        }
    }
    if let (Some(households), Some(present)) = (facts.households, facts.present)
        && households < present
    {
        let problem = format!("số hộ có mặt ({present}) nhiều hơn tổng số hộ ({households})");
        doubted.push(told("present", problem, "kiểm tra lại biên bản họp"));
    }
    doubted
}
