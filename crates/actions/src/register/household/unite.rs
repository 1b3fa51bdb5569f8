use domain::commitment::Commitment;
use domain::ground::date::short;
use domain::ground::id::SubjectId;
use domain::people::Permission;
use domain::register::{Household, HouseholdChange, HouseholdLineage, Title};
use jiff::civil::Date;

use super::super::merge::TOUCHED;
use super::change::before;
use super::record::{self, Fact, set};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{FAR, Late, must_be_open};

/// One household goes over into another.
#[derive(Clone, Copy, Debug)]
pub struct Union<'u> {
    /// The code of the one that stays.
    pub into: &'u str,
    /// The code of the one that ends the day before.
    pub from: &'u str,
    pub on: Date,
    /// Of the one that stays and of the one that goes, as they were seen.
    pub versions: [&'u str; 2],
    pub reason: &'u str,
}

/// Makes one household of two, from a day on. The one that goes keeps its past; its registrations from that year on go over
/// where the other has none.
pub async fn unite(cx: &mut Cx<'_>, union: &Union<'_>) -> ActionResult<Household> {
    cx.require(Permission::KeepRegister)?;
    let (stays, goes) = (record::record(cx, union.into).await?, record::record(cx, union.from).await?);
    record::must_be(&stays, union.versions[0])?;
    record::must_be(&goes, union.versions[1])?;
    let reason = record::must_say_why(union.reason)?;
    let (kept, gone) = (&stays.indexed.household, &goes.indexed.household);
    if kept.id == gone.id {
        return Err(ActionError::refused("cần hai hộ khác nhau", "two different households are needed"));
    }
    for one in [kept, gone] {
        if !one.validity.covers(union.on) {
            return Err(ActionError::refused(
                format!("hộ {} không ở đây vào ngày {}", one.code, short(union.on)),
                format!("the household {} does not live here on {}", one.code, short(union.on)),
            ));
        }
    }
    if union.on <= gone.validity.from {
        let first = short(gone.validity.from);
        return Err(ActionError::refused(
            format!("hộ {} có trong sổ từ ngày {first}; hãy chọn ngày sau đó", gone.code),
            format!("the household {} stands since {first}; choose a later day", gone.code),
        ));
    }
    must_be_open(cx, Late::Between(union.on, gone.validity.until.unwrap_or(FAR), TOUCHED)).await?;
    let until = before(union.on);
    store::household::end(&mut cx.tx, &gone.id, Some(until), &reason).await?;
    let line =
        HouseholdLineage { from: gone.id.clone(), into: kept.id.clone(), change: HouseholdChange::Merge, on: union.on };
    store::household::insert_lineage(&mut cx.tx, &line).await?;
    let (mut was, mut is) = (record::of_household(gone), record::of_household(gone));
    set(&mut is, Fact::Until, until);
    set(&mut is, Fact::Other, &kept.code);
    was.retain(|_, value| !value.is_empty());
    let mut own = store::history::Fields::new();
    set(&mut own, Fact::Other, &gone.code);
    set(&mut own, Fact::On, union.on);
    let over = hand_over(cx, gone, kept, union.on).await?;
    if !over.is_empty() {
        set(&mut own, Fact::Registered, over.join(", "));
    }
    let changes = [
        record::change(gone.id.as_str(), &was, &is, &reason),
        record::change(kept.id.as_str(), &Default::default(), &own, &reason),
    ];
    let detail = serde_json::json!({ "from": gone.code, "into": kept.code, "on": union.on });
    cx.record_changes("household.united", kept.id.as_str(), detail, &changes).await?;
    Ok(kept.clone())
}

/// Registrations from the year of the union on, as history names them.
async fn hand_over(cx: &mut Cx<'_>, gone: &Household, kept: &Household, on: Date) -> ActionResult<Vec<String>> {
    let mut over = Vec::new();
    for year in on.year()..=cx.today().year().max(on.year()).saturating_add(1) {
        let find = async |cx: &mut Cx<'_>, one: &Household| {
            store::commitment::find(&mut cx.tx, Title::Household, &SubjectId::from(&one.id), year).await
        };
        let (Some(signed), None) = (find(cx, gone).await?, find(cx, kept).await?) else { continue };
        must_be_open(cx, Late::OfYear(year, TOUCHED)).await?;
        over.push(format!("{year} {}", short(signed.signed_on)));
        let signed = Commitment { subject: SubjectId::from(&kept.id), ..signed };
        store::commitment::update(&mut cx.tx, &signed).await?;
    }
    Ok(over)
}
