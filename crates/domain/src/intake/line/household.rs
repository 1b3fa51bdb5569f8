use serde::{Deserialize, Serialize};

use crate::intake::row::RowReader;
use crate::intake::value::{self, Doubt};
use crate::intake::{SheetFacts, area_key, header_key};
use crate::meeting::Marks;
use crate::register::{Identity, Sex};
use jiff::civil::Date;

/// One household of the register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HouseholdLine {
    pub code: Option<String>,
    /// As the list writes it; from the column, the section, the title or the sheet's name.
    pub area: Option<String>,
    /// Empty only on a held line.
    pub head: String,
    pub sex: Option<Sex>,
    pub birth_year: Option<i16>,
    pub identity: Option<Identity>,
    pub phone: Option<String>,
    pub address: String,
    pub members: Option<u32>,
    pub registered_on: Option<Date>,
    /// Lives in the area since this day of the year; blank for who lived there on the first.
    pub arrived_on: Option<Date>,
    /// No longer lives in the ward from this day on.
    pub left_on: Option<Date>,
}

/// What the area's meeting found about one household. The facts of the meeting stand in its sheet's [`SheetFacts`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeetingLine {
    pub code: Option<String>,
    pub area: Option<String>,
    pub name: String,
    pub sex: Option<Sex>,
    pub birth_year: Option<i16>,
    pub marks: Marks,
    pub agree: Option<u32>,
}

impl HouseholdLine {
    pub(super) fn read(row: &mut RowReader<'_>, area: Option<&str>) -> Self {
        let head = row.need("head", value::person, "ghi họ và tên chủ hộ");
        let (sex, birth_year) = sex_and_birth(row);
        let is_old_card = row.is_old_card("identity");
        let identity = row.take("identity", |raw| value::identity(raw, sex, birth_year, is_old_card));
        let area = row.area().or_else(|| area.map(str::to_owned));
        if area.is_none() {
            row.hold("area", Doubt::new("không rõ hộ thuộc tổ dân phố nào", "ghi tên tổ dân phố, thôn"));
        }
        Self {
            code: row.take("code", value::code),
            area,
            head: head.unwrap_or_default(),
            sex,
            birth_year,
            identity,
            phone: row.take("phone", value::phone),
            address: row.take("address", value::address).unwrap_or_default(),
            members: row.count("members"),
            registered_on: row.take("registered_on", value::day),
            arrived_on: row.take("arrived_on", value::day),
            left_on: row.take("left_on", value::day),
        }
    }

    /// Name, year and area stand for a household only where it has neither code nor number.
    pub(super) fn unique_keys(&self) -> Vec<(&'static str, String)> {
        let mut keys: Vec<(&'static str, String)> = Vec::new();
        keys.extend(self.code.clone().map(|code| ("code", code)));
        keys.extend(self.identity.as_ref().map(|identity| ("identity", identity.as_str().to_owned())));
        if keys.is_empty() && !self.head.is_empty() {
            let area = self.area.as_deref().map(area_key).unwrap_or_default();
            keys.push(("head", format!("{} {:?} {area}", header_key(&self.head), self.birth_year)));
        }
        keys
    }
}

impl MeetingLine {
    pub(super) fn read(row: &mut RowReader<'_>, facts: &SheetFacts, area: Option<&str>) -> Self {
        let code = row.take("code", value::code);
        let name = match &code {
            Some(_) => row.take("head", value::person),
            None => row.need("head", value::person, "ghi mã hộ hoặc họ và tên chủ hộ"),
        };
        let (sex, birth_year) = sex_and_birth(row);
        let agree = row.count("agree");
        if let (Some(agree), Some(present)) = (agree, facts.present)
            && present < agree
        {
            row.hold(
                "agree",
                Doubt::new(
                    format!("số phiếu đồng ý ({agree}) nhiều hơn số hộ có mặt ({present})"),
                    "kiểm tra lại biên bản kiểm phiếu",
                ),
            );
        }
        Self {
            code,
            area: row.area().or_else(|| area.map(str::to_owned)),
            name: name.unwrap_or_default(),
            sex,
            birth_year,
            marks: row.marks(),
            agree,
        }
    }
}

/// From one column each, or from two columns "Nam" and "Nữ" that hold years or ticks.
fn sex_and_birth(row: &mut RowReader<'_>) -> (Option<Sex>, Option<i16>) {
    let mut sex = row.take("sex", value::sex);
    let mut birth_year = row.take("birth_year", value::birth_year);
    let columns: Vec<(&str, Sex)> =
        [("male", Sex::Male), ("female", Sex::Female)].into_iter().filter(|(field, _)| !row.is_blank(field)).collect();
    if let [_, _] = columns[..] {
        row.hold("female", Doubt::new("cả hai cột Nam và Nữ đều có số liệu", "chỉ ghi năm sinh ở một trong hai cột"));
        return (sex, birth_year);
    }
    if let [(field, found)] = columns[..] {
        let is_tick = matches!(value::yes_or_no(row.raw(field)), value::Said::This(true));
        if !is_tick {
            birth_year = row.take(field, value::birth_year).or(birth_year);
        }
        if sex.is_some_and(|sex| sex != found) {
            row.hold(field, Doubt::new("giới tính không khớp với cột ghi năm sinh", "sửa giới tính hoặc chuyển cột"));
        }
        sex = Some(found);
    }
    (sex, birth_year)
}
