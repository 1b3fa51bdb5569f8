//! Households as they are kept by hand: lists, one household's page, every change with its day and reason.

mod batch;
mod change;
mod divide;
mod enter;
mod list;
mod page;
mod past;
mod record;
mod relocate;
mod reveal;
mod twins;
mod unite;

pub use batch::{Batch, BatchOrder, Chosen, carry_out, plan};
pub use change::{Edit, change};
pub use divide::{Division, divide};
pub use enter::{Entry, enter};
pub use list::{HouseholdList, HouseholdQuery, PAGE, list};
pub use page::{HouseholdPage, Kin, Lived, YearOutcome, page};
pub use past::{Differs, PastEvent, past};
pub use record::Fact;
pub use relocate::{Relocation, relocate};
pub use reveal::{Revealed, reveal};
pub use twins::{TwinPair, keep_apart, twins};
pub use unite::{Union, unite};
