use domain::intake::legacy::Script;
use domain::intake::{
    Grid, ImportKind, ReadOptions, Reading, SheetOutline, TableRefused, heading_signatures, read_grids,
};

use super::builder::modernise;
use super::content::{Content, content};
use super::guard::guarded;
use super::limits::{Budget, MAX_BYTES};
use super::{ReadRefused, archive, csv, ods, xls, xlsx};

/// Reads the bytes of a workbook as a list of this kind. `name` only names the one sheet of a text file.
pub fn read(name: &str, bytes: &[u8], kind: ImportKind, options: &ReadOptions) -> Result<Reading, ReadRefused> {
    let mut budget = Budget::new();
    let (encoding, grids) = sheets(name, bytes, &mut budget)?;
    budget.check_time()?;
    match read_grids(kind, &encoding, grids, options, &|| budget.check_time().is_err()) {
        Err(TableRefused::Stopped) => Err(ReadRefused::TooLong),
        read => Ok(read?),
    }
}

/// Under which signatures a mapping for this workbook may be remembered, for a workbook that [`read`] refuses because
/// nobody knows its headings.
pub fn signatures(name: &str, bytes: &[u8], kind: ImportKind) -> Result<Vec<String>, ReadRefused> {
    let (_, grids) = sheets(name, bytes, &mut Budget::new())?;
    Ok(heading_signatures(kind, &grids))
}

/// The sheets of a workbook and what their headings say, whatever kind of list it is.
pub fn outline(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Vec<SheetOutline>, ReadRefused> {
    let (_, grids) = sheets(name, bytes, &mut Budget::new())?;
    Ok(domain::intake::outline(&grids, options))
}

/// The sheets of a workbook in today's letters, and the name of the letters that it was typed in.
pub(super) fn sheets(name: &str, bytes: &[u8], budget: &mut Budget) -> Result<(String, Vec<Grid>), ReadRefused> {
    if MAX_BYTES < bytes.len() {
        return Err(ReadRefused::TooLarge { given: bytes.len().div_ceil(1024 * 1024) });
    }
    let content = content(bytes)?;
    let (stored, mut grids) = guarded(|| match content {
        Content::Archive => match archive::inspect(bytes, budget)? {
            archive::Kind::Xlsx => Ok(("UTF-8", xlsx::sheets(bytes, budget)?)),
            archive::Kind::Ods => Ok(("UTF-8", ods::sheets(bytes, budget)?)),
        },
        Content::Compound => xls::sheets(bytes, budget),
        Content::Text => csv::sheets(name, bytes, budget),
    })?;
    if grids.iter().all(|grid| grid.rows.is_empty()) {
        return Err(ReadRefused::Empty);
    }
    let script = modernise(&mut grids);
    let encoding = if script == Script::Unicode { stored } else { script.as_str() };
    Ok((encoding.to_owned(), grids))
}
