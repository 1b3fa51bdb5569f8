use std::collections::BTreeMap;

use domain::ground::id::{HouseholdId, SubjectId};
use domain::ground::text::search_key;
use domain::register::Household;
use jiff::civil::Date;

use super::OwnYear;
use crate::cx::Cx;
use crate::error::ActionResult;

/// One household of the own area and whether it registered.
#[derive(Clone, Debug)]
pub struct HouseholdLine {
    pub id: HouseholdId,
    pub code: String,
    pub name: String,
    pub address: String,
    pub signed_on: Option<Date>,
    /// Inside the time for registering, as the rule of its day has it.
    pub is_in_time: bool,
}

impl HouseholdLine {
    /// Without marks and case: "duc", "tdp03-041", "so 4".
    pub fn is_like(&self, wanted: &str) -> bool {
        let text = search_key(&format!("{} {} {}", self.code, self.name, self.address));
        search_key(wanted).split(' ').all(|word| text.contains(word))
    }
}

/// All households of the own area, by given name.
pub async fn households(cx: &mut Cx<'_>, own: &OwnYear<'_>) -> ActionResult<Vec<HouseholdLine>> {
    let lived = store::household::list_of(&mut cx.tx, &own.area.id, own.as_of).await?;
    let signed = store::commitment::list_of_area(&mut cx.tx, &own.area.id, own.year()).await?;
    let signed: BTreeMap<SubjectId, Date> = signed.into_iter().map(|one| (one.subject, one.signed_on)).collect();
    let line = |one: Household| {
        let signed_on = signed.get(&SubjectId::from(&one.id)).copied();
        HouseholdLine {
            is_in_time: signed_on
                .is_some_and(|day| own.judged.is_inside_registration(day) && day <= own.register_until()),
            id: one.id,
            code: one.code,
            name: one.head,
            address: one.address,
            signed_on,
        }
    };
    Ok(lived.into_iter().map(line).collect())
}
