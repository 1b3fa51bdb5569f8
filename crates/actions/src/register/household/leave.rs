use domain::people::Permission;
use domain::register::Household;
use jiff::civil::Date;

use super::super::end_household;
use super::record;
use crate::cx::Cx;
use crate::error::ActionResult;

/// A household that leaves, dies out, or was said to have left by mistake.
#[derive(Clone, Copy, Debug)]
pub struct Leaving<'l> {
    pub version: &'l str,
    /// The day on which it is here no more; none takes an ending back.
    pub on: Option<Date>,
    pub reason: &'l str,
}

/// Notes the leaving in the record that was seen.
pub async fn leave(cx: &mut Cx<'_>, code: &str, leaving: &Leaving<'_>) -> ActionResult<Household> {
    cx.require(Permission::KeepRegister)?;
    let old = record::record(cx, code).await?;
    record::must_be(&old, leaving.version)?;
    end_household(cx, &old.indexed.household.code, leaving.on, leaving.reason).await
}
