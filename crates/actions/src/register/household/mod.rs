//! Households as they are kept by hand: lists, one household's page, every change with its day and reason.

mod batch;
mod change;
mod divide;
mod enter;
mod leave;
mod list;
mod page;
mod past;
mod record;
mod relocate;
mod reveal;
mod twins;
mod unite;

pub use batch::{Batch, BatchOrder, Chosen, carry_out, plan, reach};
pub use change::{Edit, change};
pub use divide::{Division, divide};
pub use enter::{Entry, enter};
pub use leave::{Leaving, leave};
pub(crate) use list::filter;
pub use list::{HouseholdList, HouseholdQuery, PAGE, everyone, list};
pub use page::{HouseholdPage, Kin, Lived, YearOutcome, page};
pub(crate) use past::kept as past_of;
pub use past::{Differs, PastEvent, past};
pub use record::Fact;
pub(crate) use record::{must_say_why, set};
pub use relocate::{Relocation, relocate};
pub use reveal::{Revealed, reveal};
pub use twins::{Side, TwinPair, keep_apart, side, twins};
pub use unite::{Union, unite};
