use domain::ground::refusal::Refusal as _;
use domain::people::Permission;
use store::StoreError;

use crate::cx::Cx;
use crate::error::{ActionResult, Sentence};

/// What following the chain from its first link to its seal found.
#[derive(Debug)]
pub enum Chain {
    /// So many entries, none changed, none missing.
    Whole(u64),
    Broken(Sentence),
}

/// Follows the chain, as `check` does.
pub async fn verify(cx: &mut Cx<'_>) -> ActionResult<Chain> {
    cx.require(Permission::ReadAudit)?;
    match store::audit::verify(&mut cx.tx).await {
        Ok(entries) => Ok(Chain::Whole(entries)),
        Err(error @ StoreError::BrokenAudit(_)) => Ok(Chain::Broken(Sentence::new(error.to_string(), error.english()))),
        Err(other) => Err(other.into()),
    }
}
