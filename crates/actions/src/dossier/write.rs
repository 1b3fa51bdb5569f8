use domain::meeting::Dossier;

use crate::cx::Cx;
use crate::error::ActionResult;

/// What became of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Unchanged,
    Updated,
    Inserted,
}

/// Puts a dossier in the place of the one that was kept; the caller has seen to it that its year is not frozen. Lists and
/// accepted self-assessments come this same way.
pub async fn write(cx: &mut Cx<'_>, old: Option<&Dossier>, dossier: &Dossier) -> ActionResult<Written> {
    match old {
        Some(old) if old == dossier => Ok(Written::Unchanged),
        Some(_) => {
            store::dossier::update(&mut cx.tx, dossier).await?;
            Ok(Written::Updated)
        }
        None => {
            store::dossier::insert(&mut cx.tx, dossier).await?;
            Ok(Written::Inserted)
        }
    }
}
