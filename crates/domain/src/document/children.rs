//! What an area or the ward is built of, with the share that its own title asks for.

use super::sheet::{column, tally_row};
use super::wording::{capital, percent};
use super::{Align, Cell, Table, Tally};
use crate::ground::number::grouped;
use crate::ground::share::Percent;
use crate::register::Title;

/// One line per kind; the joint figure under them is the one that the circular compares (TT 124/2021/TT-BCA Art. 5.4).
pub(super) fn table(caption: &str, children: &[(Title, Tally)], threshold: Option<Percent>) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (at, (title, tally)) in children.iter().enumerate() {
        let threshold = threshold.filter(|_| *title != Title::Household);
        rows.push(tally_row(Cell::Number(at as u64 + 1), &capital(title.noun()), *tally, threshold));
    }
    Table {
        caption: caption.to_owned(),
        columns: vec![
            column("STT", 6, Align::Centre, false),
            column("Đối tượng", 30, Align::Left, false),
            column("Tổng số", 14, Align::Right, false),
            column("Đăng ký", 14, Align::Right, false),
            column("Được công nhận", 18, Align::Right, false),
            column("Tỷ lệ", 12, Align::Right, false),
        ],
        groups: Vec::new(),
        rows,
        has_total: false,
        notes: threshold.map(|limit| joint(children, limit)).into_iter().collect(),
    }
}

fn joint(children: &[(Title, Tally)], limit: Percent) -> String {
    let mut joint = Tally::default();
    for (_, tally) in children.iter().filter(|(title, _)| *title != Title::Household) {
        joint.total += tally.total;
        joint.met += tally.met;
    }
    let relation = if joint.met_share().reaches(limit) { "đạt yêu cầu" } else { "chưa đạt yêu cầu" };
    format!(
        "Tính chung các đối tượng, trừ hộ gia đình: {}/{} được công nhận ({}), {relation} từ {}% trở lên.",
        grouped(joint.met),
        grouped(joint.total),
        percent(joint.met_share(), Some(limit)),
        limit.0,
    )
}
