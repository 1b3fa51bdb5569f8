//! Lines of workbooks as data: which columns a kind has, what a cell may say, what is wrong with it, what is proposed.
//!
//! Pure: bytes never enter here (they are turned into a [`Grid`] by the floor that knows files), and nothing that needs
//! the register is judged here.

mod kind;
mod problem;

pub mod legacy;

mod field;

pub mod catalogue;

mod grid;
mod heading;
mod mend;
mod raw;

pub mod value;

mod area_name;
mod facts;
mod line;
mod skip;
mod table;

mod masked;

mod duplicate;
mod outline;
mod reading;
mod refused;
mod row;
mod sheet;

pub use area_name::{area_key, area_name};
pub use facts::SheetFacts;
pub use field::{Field, Shape};
pub use grid::{Grid, GridRow, Region, cell_name, column_letters};
pub use heading::{Column, Mapping, header_key};
pub use kind::ImportKind;
pub use line::{
    AreaLine, CommendationLine, DossierLine, GroupLine, HouseholdLine, IncidentLine, Line, LineData, MeetingLine,
    OrganisationLine, TotalsRow,
};
pub use mend::{CellPlace, LeftOut, Mend, MendRefused, Mends};
pub use outline::{SheetOutline, outline};
pub use problem::{Problem, Severity};
pub use raw::Raw;
pub use reading::{ReadOptions, Reading, SheetReading, heading_signatures, read_grids};
pub use refused::TableRefused;
