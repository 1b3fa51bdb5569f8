//! Tables with rules: the heading repeats on every page, no row is torn, widths are shares of the line.

use domain::{
    document::{Align, Cell, Run, Table},
    ground::{date, number},
};

use super::{
    columns,
    markup::{Markup, Par},
};

/// `keep`: a signature follows, which must not stand alone on its page.
pub(super) fn draw(out: &mut Markup, table: &Table, text_width: u32, keep: bool) {
    if !table.caption.is_empty() {
        out.line(Par::of("Caption").keep_next(true), &table.caption);
    }
    let look = Look::of(table.columns.len());
    let widths = columns::widths(table, look.points, text_width);
    out.element("w:tbl", &[], |t| {
        t.element("w:tblPr", &[], |p| {
            p.leaf("w:tblStyle", &[("w:val", "TableGrid")]);
            p.leaf("w:tblW", &[("w:w", &text_width.to_string()), ("w:type", "dxa")]);
            p.leaf("w:tblLayout", &[("w:type", "fixed")]);
            p.leaf("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1"), ("w:noVBand", "1"), ("w:noHBand", "1")]);
            if !table.caption.is_empty() {
                p.leaf("w:tblCaption", &[("w:val", &table.caption)]);
            }
        });
        t.grid(&widths);
        heading(t, table, &widths, look);
        let is_small = is_small(table);
        for (index, cells) in table.rows.iter().enumerate() {
            let (is_last, is_near_end) = (index + 1 == table.rows.len(), table.rows.len() < index + 4);
            // The end of a table comes over to the next page with company.
            let row =
                Row { bold: is_last && table.has_total, keep: if is_last { keep } else { is_small || is_near_end } };
            body_row(t, table, cells, &widths, look, row);
        }
    });
    for note in &table.notes {
        out.line(Par::of("TableNote").keep_next(keep), note);
    }
}

/// A few short rows stand on one page.
fn is_small(table: &Table) -> bool {
    let text: usize = table.rows.iter().flatten().map(|cell| printed(cell).len()).sum();
    table.rows.len() <= 16 && text < 800
}

/// Styles by the number of columns: wide tables are set smaller.
#[derive(Clone, Copy)]
struct Look {
    points: f64,
    text: &'static str,
    head: &'static str,
}

impl Look {
    fn of(columns: usize) -> Self {
        match columns {
            0..=5 => Self { points: 13.0, text: "TableText", head: "TableHead" },
            6..=7 => Self { points: 12.0, text: "TableText12", head: "TableHead12" },
            _ => Self { points: 11.0, text: "TableText11", head: "TableHead11" },
        }
    }
}

#[derive(Clone, Copy)]
struct Row {
    bold: bool,
    keep: bool,
}

fn heading(out: &mut Markup, table: &Table, widths: &[u32], look: Look) {
    let group_of = |column: usize| table.groups.iter().find(|(_, from, to)| (*from..=*to).contains(&column));
    if table.groups.is_empty() {
        return heading_row(out, |r| {
            for (column, width) in table.columns.iter().zip(widths) {
                heading_cell(r, *width, "", &column.heading, look);
            }
        });
    }
    heading_row(out, |r| {
        let mut column = 0;
        while column < widths.len() {
            match group_of(column) {
                None => {
                    let merge = r#"<w:vMerge w:val="restart"/>"#;
                    heading_cell(r, widths[column], merge, &table.columns[column].heading, look);
                    column += 1;
                }
                Some((text, _, to)) => {
                    let end = (*to + 1).min(widths.len());
                    let span = format!(r#"<w:gridSpan w:val="{}"/>"#, end - column);
                    heading_cell(r, widths[column..end].iter().sum(), &span, text, look);
                    column = end;
                }
            }
        }
    });
    heading_row(out, |r| {
        for (index, (column, width)) in table.columns.iter().zip(widths).enumerate() {
            match group_of(index) {
                None => heading_cell(r, *width, "<w:vMerge/>", "", look),
                Some(_) => heading_cell(r, *width, "", &column.heading, look),
            }
        }
    });
}

fn heading_row(out: &mut Markup, cells: impl FnOnce(&mut Markup)) {
    out.element("w:tr", &[], |r| {
        r.raw("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        cells(r);
    });
}

fn heading_cell(out: &mut Markup, width: u32, merge: &str, text: &str, look: Look) {
    cell(out, width, merge, |c| c.line(Par::of(look.head), text));
}

fn body_row(out: &mut Markup, table: &Table, cells: &[Cell], widths: &[u32], look: Look, row: Row) {
    out.row(|r| {
        for (index, (column, width)) in table.columns.iter().zip(widths).enumerate() {
            let text = cells.get(index).map(printed).unwrap_or_default();
            let par = Par { align: alignment(column.align), ..Par::of(look.text).keep_next(row.keep) };
            cell(r, *width, "", |c| c.runs(par, &[Run { text, bold: row.bold, italic: false }]));
        }
    });
}

fn cell(out: &mut Markup, width: u32, merge: &str, content: impl FnOnce(&mut Markup)) {
    out.cell_with(width, &format!(r#"{merge}<w:vAlign w:val="center"/>"#), content);
}

pub(super) fn printed(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(value) => number::grouped(*value),
        Cell::Percent { text, .. } => text.clone(),
        Cell::Date(day) => date::short(*day),
        Cell::Empty => String::new(),
    }
}

fn alignment(align: Align) -> Option<&'static str> {
    match align {
        Align::Left => None,
        Align::Centre => Some("center"),
        Align::Right => Some("right"),
    }
}
