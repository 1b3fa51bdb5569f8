use domain::ground::text::clean;
use domain::people::Permission;
use store::ward::Ward;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Opens the books of a ward.
pub async fn init(cx: &mut Cx<'_>, name: Option<&str>) -> ActionResult<Ward> {
    cx.require(Permission::ChangeSettings)?;
    let code = cx.desk.commune().clone();
    let unit = domain::place::find(code.as_str())?;
    if let Some(ward) = store::ward::find(&mut cx.tx).await? {
        return Err(ActionError::refused(
            format!("{} (mã {code}) đã được lập ở đây; không có gì thay đổi", ward.name),
            format!("{} (code {code}) was made here before; nothing was changed", ward.name),
        ));
    }
    let name = name.map(clean).filter(|name| !name.is_empty()).unwrap_or_else(|| unit.name.clone());
    let ward = Ward {
        commune: code.clone(),
        is_sample: is_sample(&name),
        name,
        kind: unit.kind,
        province: unit.province.clone(),
        opened_at: cx.now(),
    };
    store::ward::insert(&mut cx.tx, &ward).await?;
    let detail = serde_json::json!({ "name": ward.name, "province": ward.province });
    cx.record("ward.opened", code.as_str(), detail).await?;
    Ok(ward)
}

/// A ward that calls itself a sample ("Phường … (mẫu)") says so on every page and paper.
fn is_sample(name: &str) -> bool {
    name.to_lowercase().ends_with("(mẫu)")
}
