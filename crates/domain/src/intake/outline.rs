use super::masked::mask_numbers;
use super::{Grid, ReadOptions};

/// What a workbook holds, before anybody knows what its columns mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetOutline {
    pub name: String,
    pub is_hidden: bool,
    /// Rows that hold something.
    pub rows: usize,
    /// The row that looks most like a heading: its columns from zero, with what they say.
    pub headings: Vec<(usize, String)>,
    /// The first values below each of them; numbers of persons masked.
    pub samples: Vec<Vec<String>>,
}

const SAMPLES: usize = 3;

/// The sheets of a workbook, with their likeliest headings.
pub fn outline(grids: &[Grid], options: &ReadOptions) -> Vec<SheetOutline> {
    let mut grids = grids.to_vec();
    options.mends.apply(&mut grids);
    grids.iter().map(sheet).collect()
}

fn sheet(grid: &Grid) -> SheetOutline {
    let (body, headings) = super::table::likeliest(grid);
    let sample = |index: usize| {
        let below = grid.rows.iter().skip(body).map(|row| row.cell(index)).filter(|raw| !raw.is_blank());
        below.take(SAMPLES).map(|raw| mask_numbers(&raw.shown()).chars().take(40).collect()).collect()
    };
    SheetOutline {
        name: grid.name.clone(),
        is_hidden: grid.is_hidden,
        rows: grid.rows.len(),
        samples: headings.iter().map(|(index, _)| sample(*index)).collect(),
        headings: headings.into_iter().map(|(index, text)| (index, mask_numbers(&text).into_owned())).collect(),
    }
}
