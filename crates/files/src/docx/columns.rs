//! Widths of columns: shares of the line, but never so narrow that a word is torn ("ST/T").

use domain::document::Table;

use super::table::printed;
use crate::measure;

/// Both margins of a cell and the rule, in points.
const AROUND: f64 = 9.5;
/// One long word claims at most this part of the line; beyond it Word breaks it anywhere.
const WORD_SHARE: f64 = 0.4;

/// In twentieths of a point; they add up to the line exactly.
pub(super) fn widths(table: &Table, points: f64, text_width: u32) -> Vec<u32> {
    let room = f64::from(text_width) / 20.0;
    let shares: Vec<f64> = table.columns.iter().map(|column| f64::from(column.width.max(1))).collect();
    let needs = needs(table, points, room);
    let widths = if needs.iter().sum::<f64>() <= room { fitted(&shares, &needs, room) } else { shares };
    whole(&widths, text_width)
}

/// The widest word of each column.
fn needs(table: &Table, points: f64, room: f64) -> Vec<f64> {
    let word = |text: &str| text.split_whitespace().map(|word| measure::width(word, points, true)).fold(0.0, f64::max);
    let mut needs: Vec<f64> = table.columns.iter().map(|column| word(&column.heading)).collect();
    for row in &table.rows {
        for (need, cell) in needs.iter_mut().zip(row) {
            *need = need.max(word(&printed(cell)));
        }
    }
    needs.into_iter().map(|need| need.min(room * WORD_SHARE) + AROUND).collect()
}

/// Columns whose share is below their need get the need; the others divide what is left by their shares.
fn fitted(shares: &[f64], needs: &[f64], room: f64) -> Vec<f64> {
    let mut is_fixed = vec![false; shares.len()];
    loop {
        let fixed: f64 = needs.iter().zip(&is_fixed).filter(|(_, fixed)| **fixed).map(|(need, _)| need).sum();
        let free: f64 = shares.iter().zip(&is_fixed).filter(|(_, fixed)| !**fixed).map(|(share, _)| share).sum();
        let width = |at: usize| if is_fixed[at] { needs[at] } else { shares[at] * (room - fixed) / free };
        let tight = (0..shares.len()).find(|at| !is_fixed[*at] && width(*at) < needs[*at]);
        match tight {
            Some(at) => is_fixed[at] = true,
            None => return (0..shares.len()).map(width).collect(),
        }
    }
}

fn whole(widths: &[f64], text_width: u32) -> Vec<u32> {
    let all: f64 = widths.iter().sum();
    let (mut sum, mut edge) = (0.0, 0);
    let mut out = Vec::with_capacity(widths.len());
    for width in widths {
        sum += width;
        // At most the line's own width, which is a few thousand.
        let next = ((f64::from(text_width) * sum / all).round() as u32).min(text_width);
        out.push(next - edge);
        edge = next;
    }
    out
}

#[cfg(test)]
mod tests {
    use domain::document::{Align, Cell, Column};

    use super::*;

    fn table(columns: &[(&str, u16)], cells: &[&str]) -> Table {
        let column = |(heading, width): &(&str, u16)| Column {
            heading: (*heading).to_owned(),
            width: *width,
            align: Align::Left,
            summed: false,
        };
        Table {
            caption: String::new(),
            columns: columns.iter().map(column).collect(),
            groups: Vec::new(),
            rows: vec![cells.iter().map(|text| Cell::Text((*text).to_owned())).collect()],
            has_total: false,
            notes: Vec::new(),
        }
    }

    #[test]
    fn widths_add_up_to_the_line() {
        for columns in [vec![("", 1)], vec![("STT", 1), ("Tên", 20), ("Năm", 0)], vec![("x", u16::MAX); 30]] {
            assert_eq!(widths(&table(&columns, &[]), 13.0, 9071).iter().sum::<u32>(), 9071);
        }
    }

    #[test]
    fn no_word_is_torn_while_there_is_room() {
        let table = table(&[("STT", 1), ("Tổ dân phố", 60), ("Quyết định", 3)], &["1", "Tổ dân phố 1", "150/QĐ-UBND"]);
        let widths = widths(&table, 13.0, 9071);
        for (width, word) in widths.iter().zip(["STT", "phố", "150/QĐ-UBND"]) {
            assert!(measure::width(word, 13.0, true) + 8.5 <= f64::from(*width) / 20.0, "{word}: {width}");
        }
        assert!(widths[2] < widths[1]);
    }
}
