use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::intake::row::RowReader;
use crate::intake::value;
use crate::register::{OrganisationKind, Scale, SchoolLevel};

/// One residential area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaLine {
    pub code: Option<String>,
    pub name: String,
    pub head: String,
    pub phone: Option<String>,
    pub households: Option<u32>,
    pub since: Option<Date>,
}

/// One school, agency or enterprise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrganisationLine {
    pub code: Option<String>,
    pub name: String,
    /// Known on every line that is not held.
    pub kind: Option<OrganisationKind>,
    pub level: Option<SchoolLevel>,
    pub scale: Option<Scale>,
    pub staff: Option<u32>,
    pub pupils: Option<u32>,
    pub committed_on: Option<Date>,
    pub people_signed: Option<u32>,
    /// No longer works from this day on.
    pub closed_on: Option<Date>,
    pub address: String,
    pub head: String,
}

impl AreaLine {
    pub(super) fn read(row: &mut RowReader<'_>) -> Self {
        Self {
            code: row.take("code", value::code),
            name: row.need("name", value::text, "ghi tên tổ dân phố, thôn").unwrap_or_default(),
            head: row.take("head", value::person).unwrap_or_default(),
            phone: row.take("phone", value::phone),
            households: row.count("households"),
            since: row.take("since", value::day),
        }
    }
}

impl OrganisationLine {
    pub(super) fn read(row: &mut RowReader<'_>) -> Self {
        let name = row.need("name", value::text, "ghi tên đơn vị").unwrap_or_default();
        let kind = row.need("kind", value::organisation_kind, "ghi Cơ sở giáo dục, Cơ quan hoặc Doanh nghiệp");
        let (level, scale) = level_and_scale(row, kind);
        Self {
            code: row.take("code", value::code),
            name,
            kind,
            level,
            scale,
            staff: row.count("staff"),
            pupils: row.count("pupils"),
            committed_on: row.take("committed_on", value::day),
            people_signed: row.count("people_signed"),
            closed_on: row.take("closed_on", value::day),
            address: row.take("address", value::address).unwrap_or_default(),
            head: row.take("head", value::person).unwrap_or_default(),
        }
    }
}

/// One column serves both: the level of a school, the size of an enterprise. Both decide whether the circular covers it.
fn level_and_scale(row: &mut RowReader<'_>, kind: Option<OrganisationKind>) -> (Option<SchoolLevel>, Option<Scale>) {
    let (level, scale) = ("level", "scale");
    match kind {
        Some(OrganisationKind::School) => {
            let column = if row.is_blank(level) { scale } else { level };
            (row.take(column, value::level), None)
        }
        Some(OrganisationKind::Enterprise) => {
            let column = if row.is_blank(scale) { level } else { scale };
            (None, row.take(column, value::scale))
        }
        // Agencies and units of the armed forces have neither.
        _ => (None, None),
    }
}
