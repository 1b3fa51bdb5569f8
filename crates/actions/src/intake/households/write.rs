use std::collections::BTreeSet;

use domain::commitment::Commitment;
use domain::ground::id::HouseholdId;
use domain::register::{Household, Title};
use store::household::Access;
use store::import::Table;

use super::super::work::Work;
use super::Plan;
use crate::error::ActionResult;

/// Everything at once, with what it was before.
pub(super) async fn write(work: &mut Work<'_, '_>, mut plan: Plan, year: i16) -> ActionResult<()> {
    let changed = plan.changed.iter().map(|(one, _)| &one.id);
    let touched: BTreeSet<&HouseholdId> = changed.chain(plan.moved.iter().map(|(id, _)| id)).collect();
    let touched: Vec<String> = touched.into_iter().map(|id| id.0.clone()).collect();
    work.journal.before(&mut work.cx.tx, Table::Household, &touched).await?;
    store::household::insert_all(&mut work.cx.tx, &plan.new).await?;
    work.journal.put_in(Table::Household, plan.new.iter().map(|one| one.id.0.clone()).collect());
    for (household, is_sealed_anew) in &plan.changed {
        store::household::update(&mut work.cx.tx, household).await?;
        if *is_sealed_anew {
            seal(work, household).await?;
        }
    }
    for (id, whereabouts) in &plan.moved {
        store::household::put_whereabouts(&mut work.cx.tx, id, whereabouts).await?;
    }
    let (mut fresh, mut again) = (Vec::new(), Vec::new());
    for (subject, signed_on) in plan.signed {
        match plan.registered.remove(&subject) {
            Some(known) => again.push(Commitment { signed_on, ..known }),
            None => {
                let id = work.cx.new_id()?;
                fresh.push(Commitment { id, title: Title::Household, subject, year, signed_on, people: None });
            }
        }
    }
    let ids: Vec<String> = again.iter().map(|one| one.id.0.clone()).collect();
    work.journal.before(&mut work.cx.tx, Table::Commitment, &ids).await?;
    for commitment in &again {
        store::commitment::update(&mut work.cx.tx, commitment).await?;
    }
    store::commitment::insert_all(&mut work.cx.tx, &fresh).await?;
    work.journal.put_in(Table::Commitment, fresh.into_iter().map(|one| one.id.0).collect());
    Ok(())
}

/// Seals identity and phone number; what the line does not say stays as it was, and reading it is recorded.
async fn seal(work: &mut Work<'_, '_>, household: &Household) -> ActionResult<()> {
    let (mut identity, mut phone) = (household.identity.clone(), household.phone.clone());
    if identity.is_none() || phone.is_none() {
        let access = Access {
            at: work.cx.now(),
            actor: work.cx.actor().name.clone(),
            reason: "giữ số đã có khi nạp danh sách".to_owned(),
        };
        let known = store::household::reveal(&mut work.cx.tx, std::slice::from_ref(&household.id), &access).await?;
        if let Some(known) = known.into_iter().next() {
            identity = identity.or(known.identity);
            phone = phone.or(known.phone);
        }
    }
    store::household::protect(&mut work.cx.tx, &household.id, identity.as_ref(), phone.as_deref()).await?;
    Ok(())
}
