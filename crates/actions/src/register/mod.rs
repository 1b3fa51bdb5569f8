//! Residential areas that are added, renamed, merged and split, with their days; households and organisations that leave.

mod add;
mod end;
mod end_area;
mod find;
pub mod household;
mod list;
mod merge;
mod rename;
mod split;
pub mod unit;
pub mod workbook;

pub(crate) use add::AreaCodes;
pub use add::{add, free_codes};
pub use end::{end_household, end_organisation};
pub use end_area::end_area;
pub use find::{area, areas};
pub use list::{AreaListed, AreaPage, area_list, area_page};
pub use merge::merge;
pub use rename::rename;
pub use split::split;
