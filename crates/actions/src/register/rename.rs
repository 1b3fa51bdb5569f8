use domain::ground::text::clean;
use domain::people::Permission;
use domain::register::{Area, AreaChange, AreaLineage};
use jiff::civil::Date;

use super::find;
use super::merge::TOUCHED;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{FAR, Late, must_be_open};

/// The area bears another name from a day on; its code, its households and its history stay.
pub async fn rename(cx: &mut Cx<'_>, code: &str, name: &str, date: Date) -> ActionResult<Area> {
    cx.require(Permission::KeepRegister)?;
    let mut area = find::area(cx, code).await?;
    let name = clean(name);
    if name.is_empty() || !area.validity.covers(date) {
        return Err(ActionError::refused(
            format!("cần tên mới, và ngày trong thời gian «{}» còn tồn tại", area.name),
            format!("a new name is needed, and a day on which «{}» exists", area.name),
        ));
    }
    must_be_open(cx, Late::Between(date, FAR, TOUCHED)).await?;
    store::area::rename(&mut cx.tx, &area.id, &name, date).await?;
    let line = AreaLineage { from: area.id.clone(), into: area.id.clone(), change: AreaChange::Rename, date };
    store::area::insert_lineage(&mut cx.tx, &line).await?;
    let detail = serde_json::json!({ "code": area.code, "from": area.name, "to": name, "date": date });
    cx.record("area.renamed", area.id.as_str(), detail).await?;
    area.name = name;
    Ok(area)
}
