use domain::ground::text::clean;
use domain::ground::window::Validity;
use domain::people::Permission;
use domain::register::{Area, AreaChange, AreaLineage, Title};
use jiff::civil::Date;

use super::find;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{FAR, Late, must_be_open};

/// Whose lists tell in which area a household is, and how areas are called.
pub(super) const TOUCHED: &[Title] = &[Title::Household, Title::Area, Title::Commune];

/// Makes one area of several from a day on. The old ones end the day before and keep their history; their households move.
/// `into` is a new code, or that of one of the old ones, which then lives on.
pub async fn merge(cx: &mut Cx<'_>, codes: &[String], into: &str, name: &str, date: Date) -> ActionResult<Area> {
    cx.require(Permission::KeepRegister)?;
    let into = into.trim().to_uppercase();
    let mut old = Vec::new();
    for code in codes {
        let area = find::area(cx, code).await?;
        if old.iter().any(|known: &Area| known.id == area.id) {
            return Err(ActionError::refused(
                format!("mã {code} được nêu hai lần"),
                format!("the code {code} is given twice"),
            ));
        }
        must_stand(&area, date)?;
        old.push(area);
    }
    must_be_open(cx, Late::Between(date, FAR, TOUCHED)).await?;
    for area in &old {
        nobody_moved_after(cx, area, date).await?;
    }
    let merged = match old.iter().find(|area| area.code == into) {
        Some(survivor) => {
            store::area::rename(&mut cx.tx, &survivor.id, &clean(name), date).await?;
            Area { name: clean(name), ..survivor.clone() }
        }
        None => super::add(cx, Some(&into), name, date).await?,
    };
    for area in old.iter().filter(|area| area.id != merged.id) {
        end(cx, area, date).await?;
        store::household::move_all(&mut cx.tx, &area.id, &merged.id, date).await?;
        let line = AreaLineage { from: area.id.clone(), into: merged.id.clone(), change: AreaChange::Merge, date };
        store::area::insert_lineage(&mut cx.tx, &line).await?;
    }
    let detail = serde_json::json!({ "from": codes, "into": merged.code, "name": merged.name, "date": date });
    cx.record("area.merged", merged.id.as_str(), detail).await?;
    Ok(merged)
}

pub(super) fn must_stand(area: &Area, date: Date) -> ActionResult<()> {
    if area.validity.covers(date) && area.validity.from < date {
        return Ok(());
    }
    Err(ActionError::refused(
        format!("«{}» (mã {}) không tồn tại vào ngày trước {date}", area.name, area.code),
        format!("«{}» (code {}) does not exist on the day before {date}", area.name, area.code),
    ))
}

/// Later lists say of some households where they moved: a change of areas before that would contradict them.
pub(super) async fn nobody_moved_after(cx: &mut Cx<'_>, area: &Area, date: Date) -> ActionResult<()> {
    match store::household::count_moved_after(&mut cx.tx, &area.id, date).await? {
        0 => Ok(()),
        count => Err(ActionError::refused(
            format!(
                "{count} hộ đã chuyển vào hoặc ra khỏi «{}» sau ngày {date}; hãy chọn ngày sau đó, hoặc bỏ lần nạp ấy trước",
                area.name
            ),
            format!(
                "{count} households moved into or out of «{}» after {date}; choose a later day, or undo that import first",
                area.name
            ),
        )),
    }
}

/// The area's last day is the day before `date`.
pub(super) async fn end(cx: &mut Cx<'_>, area: &Area, date: Date) -> ActionResult<()> {
    let until = date.yesterday().map_err(|error| ActionError::failed(error.to_string(), error.to_string()))?;
    let ended = Area { validity: Validity { from: area.validity.from, until: Some(until) }, ..area.clone() };
    Ok(store::area::update(&mut cx.tx, &ended).await?)
}
