use domain::people::Permission;
use store::household::Access;

use super::record;
use crate::cx::Cx;
use crate::error::ActionResult;

/// What is otherwise masked.
#[derive(Debug, PartialEq, Eq)]
pub struct Revealed {
    pub identity: Option<String>,
    pub phone: Option<String>,
}

/// Shows a household's numbers. The reading and its reason are recorded before anybody sees them.
pub async fn reveal(cx: &mut Cx<'_>, code: &str, reason: &str) -> ActionResult<Revealed> {
    cx.require(Permission::ReadProtected)?;
    let found = record::record(cx, code).await?;
    let reason = record::must_say_why(reason)?;
    let access = Access { at: cx.now(), actor: cx.actor().name.clone(), reason };
    let id = found.indexed.household.id;
    let opened = store::household::reveal(&mut cx.tx, std::slice::from_ref(&id), &access).await?.into_iter().next();
    let identity = opened.as_ref().and_then(|one| one.identity.as_ref()).map(|number| number.as_str().to_owned());
    Ok(Revealed { identity, phone: opened.and_then(|one| one.phone) })
}
