use domain::decision::DecisionKind;

use super::Decided;
use super::amendment::{Amendment, prepare, write};
use crate::cx::Cx;
use crate::error::ActionResult;

/// Takes the recognition back from the subjects named, or from all.
pub async fn revoke(cx: &mut Cx<'_>, amendment: &Amendment<'_>) -> ActionResult<Decided> {
    let ground = prepare(cx, amendment).await?;
    let listed = &ground.standing.subjects;
    amendment.require_known(listed.iter().map(|subject| subject.code.as_str()))?;
    let gone = listed.iter().filter(|subject| amendment.names(&subject.code)).cloned().collect();
    write(cx, amendment, &ground, DecisionKind::Revoke, gone).await
}
