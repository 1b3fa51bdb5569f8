use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::incident::{CaseState, IncidentClass, Role, Severity};
use crate::intake::row::RowReader;
use crate::intake::value::{self, Doubt};

/// One case of the ledger. On a line that is not held, date, class and state are known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IncidentLine {
    pub date: Option<Date>,
    pub concluded_on: Option<Date>,
    pub area: Option<String>,
    pub class: Option<IncidentClass>,
    pub severity: Option<Severity>,
    /// Codes of the households or organisations concerned, all in the same role.
    pub parties: Vec<String>,
    pub role: Option<Role>,
    pub state: Option<CaseState>,
    pub summary: String,
    pub handled_in_time: bool,
    pub force_majeure: bool,
}

/// One inter-family group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupLine {
    pub name: String,
    /// "An toàn về ANTT", "An toàn PCCC": as the list writes it.
    pub kind: String,
    pub area: Option<String>,
    pub founded_on: Option<Date>,
    pub leader: Option<String>,
    pub members: Vec<String>,
    pub bell: Option<bool>,
    pub drilled_on: Option<Date>,
}

impl IncidentLine {
    pub(super) fn read(row: &mut RowReader<'_>, area: Option<&str>) -> Self {
        let date = row.need("date", value::day, "ghi ngày xảy ra, ví dụ 28/03/2021");
        let class = row.need("class", value::class, "ghi loại vụ việc");
        let state = row.need("state", value::case_state, "ghi tình trạng: chỉ vụ việc đã kết luận mới được tính");
        let parties = row.take("parties", value::codes).unwrap_or_default();
        let role = row.take("role", value::role);
        if !parties.is_empty() && role.is_none() && row.is_blank("role") {
            // Victims, witnesses and reporters are never marked: the role is not guessed.
            row.hold(
                "role",
                Doubt::new("có hộ liên quan nhưng thiếu vai trò", "ghi vai trò: Người vi phạm, Người bị hại …"),
            );
        }
        if role.is_some() && parties.is_empty() && row.is_blank("parties") {
            row.hold("parties", Doubt::new("có vai trò nhưng thiếu mã hộ liên quan", "ghi mã hộ, hoặc xoá vai trò"));
        }
        let concluded_on = row.take("concluded_on", value::day);
        if date.zip(concluded_on).is_some_and(|(date, concluded)| concluded < date) {
            let doubt = Doubt::new("ngày kết luận sớm hơn ngày xảy ra", "sửa ngày kết luận hoặc ngày xảy ra");
            row.hold("concluded_on", doubt);
        }
        Self {
            date,
            concluded_on,
            area: row.area().or_else(|| area.map(str::to_owned)),
            class,
            severity: row.take("severity", value::severity),
            parties,
            role,
            state,
            summary: row.take("summary", value::long_text).unwrap_or_default(),
            handled_in_time: row.take("handled_in_time", value::yes_or_no).unwrap_or(false),
            force_majeure: row.take("force_majeure", value::yes_or_no).unwrap_or(false),
        }
    }
}

impl GroupLine {
    pub(super) fn read(row: &mut RowReader<'_>, area: Option<&str>) -> Self {
        Self {
            name: row.need("name", value::text, "ghi tên tổ liên gia").unwrap_or_default(),
            kind: row.take("kind", value::text).unwrap_or_default(),
            area: row.area().or_else(|| area.map(str::to_owned)),
            founded_on: row.take("founded_on", value::day),
            leader: row.take("leader", value::code),
            members: row.need("members", value::codes, "ghi mã các hộ thành viên").unwrap_or_default(),
            bell: row.take("bell", value::yes_or_no),
            drilled_on: row.take("drilled_on", value::day),
        }
    }
}
