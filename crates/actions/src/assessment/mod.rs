//! From the stored facts to stored outcomes: judged afresh until they freeze, read as they froze afterwards.

mod assess;
mod conflict;
mod dispute;
mod facts;
mod follow;
mod freeze;
mod glance;
mod judge;
mod kept;
mod picture;
mod register;
mod result;
mod workbook;

pub use assess::{Assessed, AssessmentView, SubjectView, assess, subjects};
pub use conflict::{ConflictView, SettleOrder, SourceView, conflicts, settle};
pub use dispute::{Dispute, SettledView, dispute, settle_seen, settled};
pub use facts::{commune, load as load_facts, load_of as load_facts_of, load_with as load_facts_with};
pub use follow::{follow, stale, stale_words};
pub use freeze::freeze;
pub use glance::{Glance, Lacking, TitleGlance, glance, opened_years};
pub use judge::{judge_title, judge_with, judge_year};
pub use kept::{Pictures, picture};
pub use picture::{Figures, Line, Recognised, TitlePicture, YearPicture};
pub use register::Register;
pub use result::put_result;
pub use workbook::workbook;
