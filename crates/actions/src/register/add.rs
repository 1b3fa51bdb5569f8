use domain::ground::text::{clean, search_key};
use domain::ground::window::Validity;
use domain::people::Permission;
use domain::register::{Area, Title};
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{FAR, Late, must_be_open};

/// Adds an area from a day on. Without a code it gets the next one: TDP01, TDP02 …
pub async fn add(cx: &mut Cx<'_>, code: Option<&str>, name: &str, from: Date) -> ActionResult<Area> {
    cx.require(Permission::KeepRegister)?;
    let all = store::area::list(&mut cx.tx).await?;
    let name = clean(name);
    let code = match code {
        Some(code) => code.trim().to_uppercase(),
        None => AreaCodes::of(all.iter().map(|area| area.code.as_str())).next(),
    };
    if let Some(twin) = all.iter().find(|area| area.code == code) {
        return Err(ActionError::refused(
            format!("mã {code} đã dùng cho «{}»; hãy chọn mã khác", twin.name),
            format!("the code {code} belongs to «{}»; choose another", twin.name),
        ));
    }
    let same = |area: &&Area| area.validity.covers(from) && search_key(&area.name) == search_key(&name);
    if let Some(twin) = all.iter().find(same) {
        return Err(ActionError::refused(
            format!("ngày ấy đã có «{}» (mã {})", twin.name, twin.code),
            format!("«{}» (code {}) stands on that day already", twin.name, twin.code),
        ));
    }
    if name.is_empty() {
        return Err(ActionError::refused("khu dân cư cần có tên", "a residential area needs a name"));
    }
    must_be_open(cx, Late::Between(from, FAR, &[Title::Area, Title::Commune])).await?;
    let area = Area { id: cx.new_id()?, code, name, validity: Validity { from, until: None } };
    store::area::insert(&mut cx.tx, &area).await?;
    let detail = serde_json::json!({ "code": area.code, "name": area.name, "from": from });
    cx.record("area.added", area.id.as_str(), detail).await?;
    Ok(area)
}

/// Codes that no area has.
pub async fn free_codes(cx: &mut Cx<'_>, many: usize) -> ActionResult<Vec<String>> {
    cx.require(Permission::KeepRegister)?;
    let all = store::area::list(&mut cx.tx).await?;
    let mut codes = AreaCodes::of(all.iter().map(|area| area.code.as_str()));
    Ok((0..many).map(|_| codes.next()).collect())
}

/// Running numbers of the usual pattern: TDP01, TDP02 …
pub(crate) struct AreaCodes(u32);

impl AreaCodes {
    pub fn of<'c>(taken: impl IntoIterator<Item = &'c str>) -> Self {
        Self(taken.into_iter().filter_map(|code| code.strip_prefix("TDP")?.parse().ok()).max().unwrap_or(0))
    }

    /// A code that was not taken when the numbers began, nor given from here.
    pub fn next(&mut self) -> String {
        self.0 += 1;
        format!("TDP{:02}", self.0)
    }
}
