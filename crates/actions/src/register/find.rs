use domain::people::Permission;
use domain::register::Area;

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

pub async fn areas(cx: &mut Cx<'_>) -> ActionResult<Vec<Area>> {
    cx.require(Permission::KeepRegister)?;
    Ok(store::area::list(&mut cx.tx).await?)
}

/// The area of a code; the refusal names the codes there are.
pub async fn area(cx: &mut Cx<'_>, code: &str) -> ActionResult<Area> {
    let all = store::area::list(&mut cx.tx).await?;
    let wanted = code.trim().to_uppercase();
    all.iter().find(|area| area.code == wanted).cloned().ok_or_else(|| {
        let known = all.iter().map(|area| area.code.as_str()).collect::<Vec<_>>().join(", ");
        ActionError::missing(
            format!("không có khu dân cư mã «{code}»; các mã hiện có: {known}"),
            format!("there is no residential area with the code «{code}»; these are: {known}"),
        )
    })
}
