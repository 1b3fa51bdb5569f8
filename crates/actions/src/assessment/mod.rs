//! From the stored facts to stored outcomes: judged afresh until they freeze, read as they froze afterwards.

mod assess;
mod conflict;
mod facts;
mod freeze;
mod judge;
mod register;
mod result;

pub use assess::{Assessed, AssessmentView, assess};
pub use conflict::{ConflictView, SettleOrder, conflicts, settle};
pub use facts::load as load_facts;
pub use freeze::freeze;
pub use judge::{judge_title, judge_year};
pub use register::Register;
pub use result::put_result;
