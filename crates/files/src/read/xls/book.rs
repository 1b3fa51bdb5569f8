use domain::intake::Grid;

use super::cells;
use super::compound::Compound;
use super::globals::Globals;
use crate::read::ReadRefused;
use crate::read::limits::Budget;

/// The sheets of a compound file, and how it stores its text.
pub fn sheets(bytes: &[u8], budget: &mut Budget) -> Result<(&'static str, Vec<Grid>), ReadRefused> {
    let compound = Compound::open(bytes)?;
    if compound.has("EncryptedPackage") || compound.has("EncryptionInfo") {
        return Err(ReadRefused::Encrypted);
    }
    let Some(stream) = compound.stream("Workbook").or_else(|| compound.stream("Book")) else {
        return Err(ReadRefused::NotAWorkbook { what: compound.kind() });
    };
    let globals = Globals::read(&stream, budget)?;
    let mut grids = Vec::with_capacity(globals.sheets.len());
    for sheet in &globals.sheets {
        grids.push(cells::read(&stream, sheet, &globals, budget)?);
    }
    Ok((if globals.is_biff8 { "UTF-16LE" } else { globals.codepage_name() }, grids))
}
