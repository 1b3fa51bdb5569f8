use std::collections::{HashMap, HashSet};

use super::row::shown;
use super::{Line, Problem, Raw, Reading, Severity, cell_name};

/// Holds lines that share a code or a number with another line of the file, naming both cells. Where the two say the
/// same, only the later one is held; where they differ nobody can know which is right, and both are.
pub fn hold_duplicates(reading: &mut Reading) {
    let mut first: HashMap<(&'static str, String), usize> = HashMap::new();
    let mut pairs: Vec<(&'static str, usize, usize)> = Vec::new();
    for (at, line) in reading.lines.iter().enumerate() {
        for (field, key) in line.data.unique_keys() {
            if key.trim().is_empty() {
                continue;
            }
            match first.get(&(field, key.clone())) {
                Some(earlier) => pairs.push((field, *earlier, at)),
                None => {
                    first.insert((field, key), at);
                }
            }
        }
    }
    let mut told = HashSet::new();
    pairs.retain(|pair| told.insert(*pair));
    for (field, earlier, later) in pairs {
        let is_same = reading.lines[earlier].data == reading.lines[later].data;
        hold(reading, field, later, earlier, is_same);
        if !is_same {
            hold(reading, field, earlier, later, false);
        }
    }
}

fn hold(reading: &mut Reading, field: &str, at: usize, other: usize, is_same: bool) {
    let (sheet, cell) = place(reading, &reading.lines[at], field);
    let (other_sheet, other_cell) = place(reading, &reading.lines[other], field);
    let label = super::catalogue::field(reading.kind, field).map_or(field, |field| field.label);
    let elsewhere = if sheet == other_sheet { other_cell } else { format!("{other_cell} (trang «{other_sheet}»)") };
    let value = reading.raw(at, field).map(|raw: &Raw| shown(reading.kind, field, raw)).unwrap_or_default();
    let proposal = match is_same {
        true => "hai dòng giống hệt nhau: xoá một dòng",
        false => "sửa một trong hai ô, hoặc xoá dòng thừa",
    };
    reading.lines[at].held = true;
    let problem = Problem {
        sheet,
        problem: format!("«{label}» ở ô {cell} trùng với ô {elsewhere}"),
        cell,
        field: field.to_owned(),
        value,
        proposal: proposal.to_owned(),
        severity: Severity::Held,
    }
    .masked();
    reading.problems.push(problem);
}

fn place(reading: &Reading, line: &Line, field: &str) -> (String, String) {
    let Some(sheet) = reading.sheets.get(line.sheet) else { return (String::new(), String::new()) };
    let index = sheet.mapping.column(field).map_or(0, |column| column.index);
    (sheet.grid.name.clone(), cell_name(index, line.row))
}
