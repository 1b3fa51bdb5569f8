use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::decision::Honoured;
use crate::ground::share::Share;
use crate::intake::row::RowReader;
use crate::intake::value::{self, Doubt, Mark, Said};
use crate::intake::{Raw, SheetFacts};
use crate::meeting::Marks;
use crate::register::Title;
use crate::report::TotalsLine;

/// The review dossier of one subject.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DossierLine {
    /// Known on every line that is not held.
    pub title: Option<Title>,
    pub code: Option<String>,
    pub name: String,
    pub resolution_on: Option<Date>,
    pub plan_on: Option<Date>,
    pub registered_on: Option<Date>,
    pub reviewed_on: Option<Date>,
    pub sub_units: Option<Share>,
    pub marks: Marks,
    pub note: String,
}

/// One year of totals: a line for each title that the row speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TotalsRow {
    /// The year as text, as lists show it.
    pub name: String,
    pub lines: Vec<TotalsLine>,
}

/// One proposal for commendation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommendationLine {
    /// Known on every line that is not held.
    pub honoured: Option<Honoured>,
    pub name: String,
    pub position: String,
    pub merit: String,
}

impl DossierLine {
    pub(super) fn read(row: &mut RowReader<'_>, facts: &SheetFacts) -> Self {
        let title = row.take("title", value::title).or(facts.title);
        if title.is_none() && row.is_blank("title") {
            row.hold(
                "title",
                Doubt::new(
                    "không rõ hồ sơ của danh hiệu nào",
                    "đặt tên trang là Tổ dân phố, Trường học, Cơ quan doanh nghiệp hoặc Phường",
                ),
            );
        }
        Self {
            title,
            code: row.take("code", value::code),
            name: row.need("name", value::text, "ghi tên đơn vị").unwrap_or_default(),
            resolution_on: row.take("resolution_on", value::day),
            plan_on: row.take("plan_on", value::day),
            registered_on: row.take("registered_on", value::day),
            reviewed_on: row.take("reviewed_on", value::day),
            sub_units: sub_units(row),
            marks: row.marks(),
            note: row.take("note", value::long_text).unwrap_or_default(),
        }
    }
}

/// Both numbers or neither: a share of an unknown whole says nothing.
fn sub_units(row: &mut RowReader<'_>) -> Option<Share> {
    let (whole, met) = (row.count("sub_units"), row.count("sub_units_met"));
    match (whole, met) {
        (Some(whole), Some(met)) if met <= whole => Some(Share::new(met.into(), whole.into())),
        (Some(_), Some(_)) => {
            let problem = "số đầu mối đạt nhiều hơn tổng số đầu mối";
            row.hold("sub_units_met", Doubt::new(problem, "ghi lại hai số cho khớp với hồ sơ"));
            None
        }
        (Some(_), None) if row.is_blank("sub_units_met") => {
            row.hold("sub_units_met", Doubt::new("thiếu số đầu mối đạt", "ghi số đầu mối đạt, hoặc bỏ trống cả hai"));
            None
        }
        (None, Some(_)) if row.is_blank("sub_units") => {
            row.hold("sub_units", Doubt::new("thiếu tổng số đầu mối", "ghi tổng số đầu mối, hoặc bỏ trống cả hai"));
            None
        }
        _ => None,
    }
}

impl TotalsRow {
    pub(super) fn read(row: &mut RowReader<'_>) -> Self {
        let year = row.need("year", value::year, "ghi năm bốn chữ số, ví dụ 2015");
        let note = row.take("note", value::text).unwrap_or_default();
        let mut lines = Vec::new();
        for title in [Title::Household, Title::Area, Title::School, Title::Organisation] {
            let total_field = format!("{title}_total");
            let met_field = format!("{title}_met");
            let total = row.count(&total_field);
            let registered = row.count(&format!("{title}_registered"));
            let met = row.count(&met_field);
            let (Some(total), Some(met)) = (total, met) else {
                if total.is_some() != met.is_some() && !row.is_held {
                    let field = if total.is_none() { &total_field } else { &met_field };
                    row.hold(field, Doubt::new("thiếu một trong hai số: tổng số và số đạt", "ghi đủ cả hai số"));
                }
                continue;
            };
            if total < met || registered.is_some_and(|registered| total < registered) {
                row.hold(&met_field, Doubt::new("số đăng ký hoặc số đạt lớn hơn tổng số", "kiểm tra lại số liệu gốc"));
            }
            lines.extend(year.map(|year| TotalsLine {
                year,
                title,
                total: total.into(),
                registered: registered.map(u64::from),
                met: met.into(),
                note: note.clone(),
            }));
        }
        if let (Some(year), Some(met)) = (year, row.take("commune_met", commune_met)) {
            lines.push(TotalsLine { year, title: Title::Commune, total: 1, registered: None, met: met.into(), note });
        }
        Self { name: year.map(|year| year.to_string()).unwrap_or_default(), lines }
    }
}

/// "Đạt", "Được công nhận", 1, "x".
fn commune_met(raw: &Raw) -> Said<bool> {
    let key = crate::intake::header_key(&raw.shown());
    match key.as_str() {
        "duoc cong nhan" | "cong nhan" | "da cong nhan" => return Said::This(true),
        "khong duoc cong nhan" | "khong cong nhan" | "chua duoc cong nhan" | "chua cong nhan" => {
            return Said::This(false);
        }
        _ => {}
    }
    match value::mark(raw) {
        Said::This(Mark::Met) => Said::This(true),
        Said::This(Mark::NotMet) => Said::This(false),
        Said::This(Mark::NotApplicable) | Said::Nothing => Said::Nothing,
        Said::Repaired(_, doubt) | Said::Doubtful(doubt) => Said::Doubtful(doubt),
    }
}

impl CommendationLine {
    pub(super) fn read(row: &mut RowReader<'_>) -> Self {
        let honoured = row.need("honoured", value::honoured, "ghi Tập thể, Cá nhân hoặc Hộ gia đình");
        let name = match honoured {
            Some(Honoured::Collective) => row.need("name", value::text, "ghi tên tập thể"),
            _ => row.need("name", value::person, "ghi họ và tên"),
        };
        Self {
            honoured,
            name: name.unwrap_or_default(),
            position: row.take("position", value::text).unwrap_or_default(),
            merit: row.need("merit", value::long_text, "ghi thành tích").unwrap_or_default(),
        }
    }
}
