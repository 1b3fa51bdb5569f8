use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Marks;
use crate::ground::id::{DossierId, SubjectId};
use crate::ground::share::Share;
use crate::register::Title;

/// The review dossier of an area, a unit or the ward (TT 124/2021/TT-BCA Art. 9.2): the days of its papers and what its
/// own meeting found. Also carries the shares and ratings that some criteria ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    pub id: DossierId,
    pub title: Title,
    pub subject: SubjectId,
    pub year: i16,
    pub resolution_on: Option<Date>,
    pub plan_on: Option<Date>,
    pub registered_on: Option<Date>,
    pub reviewed_on: Option<Date>,
    /// Sub-units (phòng, ban, tổ, đội) at the level that the clause names, of all (TT 124/2021/TT-BCA Arts 6.5, 7.6).
    pub sub_units: Option<Share>,
    pub marks: Marks,
    pub note: String,
}
