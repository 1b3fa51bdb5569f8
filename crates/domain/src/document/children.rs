//! What an area or the ward is built of, with the share that its own title asks for.

use super::sheet::{column, tally_row};
use super::wording::{capital, percent};
use super::{Align, Award, Cell, ShareAsked, Table, Tally};
use crate::ground::number::grouped;
use crate::register::Title;

/// One line per kind; the joint figure under them is the one that the rule compares: areas alone under TT 23/2012/TT-BCA
/// Art. 6.4, all kinds together under TT 124/2021/TT-BCA Art. 5.4.
pub(super) fn table(caption: &str, children: &[(Title, Tally)], award: &Award) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (at, (title, tally)) in children.iter().enumerate() {
        rows.push(tally_row(Cell::Number(at as u64 + 1), &capital(title.noun()), *tally, award.asks_of(*title)));
    }
    Table {
        caption: caption.to_owned(),
        columns: vec![
            column("STT", 6, Align::Centre, false),
            column("Đối tượng", 30, Align::Left, false),
            column("Tổng số", 14, Align::Right, false),
            column("Đăng ký", 14, Align::Right, false),
            column("Đạt", 14, Align::Right, false),
            column("Tỷ lệ", 12, Align::Right, false),
        ],
        groups: Vec::new(),
        rows,
        has_total: false,
        notes: award.shares.iter().map(|asked| joint(children, asked)).collect(),
    }
}

fn joint(children: &[(Title, Tally)], asked: &ShareAsked) -> String {
    let mut joint = Tally::default();
    for (_, tally) in children.iter().filter(|(title, _)| asked.children.contains(title)) {
        joint.total += tally.total;
        joint.met += tally.met;
    }
    let whom: Vec<&str> = asked.children.iter().map(|title| title.noun()).collect();
    let relation =
        if joint.met_share().reaches(asked.at_least) { "đạt yêu cầu" } else { "chưa đạt yêu cầu" };
    format!(
        "{}: {}/{} đạt danh hiệu ({}), {relation} từ {}% trở lên.",
        capital(&whom.join(", ")),
        grouped(joint.met),
        grouped(joint.total),
        percent(joint.met_share(), Some(asked.at_least)),
        asked.at_least.0,
    )
}
