use domain::ground::date::short;
use domain::people::Permission;
use domain::register::Area;
use jiff::civil::Date;
use store::history::{Change, Fields};

use super::find;
use super::household::{Fact, must_say_why, set};
use super::merge::{TOUCHED, must_stand, nobody_moved_after};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{FAR, Late, must_be_open};

/// An area that nobody lives in any more ends: it is counted until the day before.
pub async fn end_area(cx: &mut Cx<'_>, code: &str, date: Date, reason: &str) -> ActionResult<Area> {
    cx.require(Permission::KeepRegister)?;
    let area = find::area(cx, code).await?;
    let reason = must_say_why(reason)?;
    must_stand(&area, date)?;
    must_be_open(cx, Late::Between(date, FAR, TOUCHED)).await?;
    nobody_moved_after(cx, &area, date).await?;
    let left = store::household::count_by_area(&mut cx.tx, date).await?;
    let left = left.into_iter().find(|(id, _)| *id == area.id).map_or(0, |(_, count)| count);
    if left != 0 {
        return Err(ActionError::refused(
            format!("còn {left} hộ ở «{}» vào ngày {}; hãy chuyển các hộ hoặc sáp nhập", area.name, short(date)),
            format!("{left} households live in «{}» on {}; move them, or merge the area", area.name, short(date)),
        ));
    }
    super::merge::end(cx, &area, date).await?;
    let mut after = Fields::new();
    set(&mut after, Fact::Until, date.yesterday().unwrap_or(date));
    let change = Change { subject: area.id.to_string(), before: Fields::new(), after, reason };
    let detail = serde_json::json!({ "code": area.code, "date": date });
    cx.record_changes("area.ended", area.id.as_str(), detail, std::slice::from_ref(&change)).await?;
    Ok(area)
}
