use std::sync::Arc;

use domain::ground::id::{CommuneCode, HouseholdId};
use domain::register::{Household, Identity};
use jiff::Timestamp;

use crate::audit::{self, Event};
use crate::db::{Bind, StoreError, StoreResult, Tx, Value};
use crate::protect::{Keys, Place};

/// Why somebody reads protected fields: recorded before they see them.
#[derive(Clone, Debug)]
pub struct Access {
    pub at: Timestamp,
    pub actor: String,
    /// "in giấy mời", "đối chiếu danh sách" …
    pub reason: String,
}

/// A household with what finds equal identity and phone numbers without opening them.
#[derive(Clone, Debug)]
pub struct Indexed {
    pub household: Household,
    pub identity_index: Option<String>,
    pub phone_index: Option<String>,
}

const SQL_PROTECT: &str = "update household set identity_enc = $3, identity_index = $4, phone_enc = $5, \
    phone_index = $6 where commune = $1 and id = $2";
const SQL_PROTECT_IDENTITY: &str =
    "update household set identity_enc = $3, identity_index = $4 where commune = $1 and id = $2";
const SQL_PROTECT_PHONE: &str = "update household set phone_enc = $3, phone_index = $4 where commune = $1 and id = $2";
const SQL_INDEX_LIST: &str = "select id, code, area, head, sex, birth_year, address, members, valid_from, \
    valid_until, identity_index, phone_index from household where commune = $1 order by code";
const SQL_REVEAL: &str = "select household.* from household where commune = $1 and id = $2";

/// For matching in imports.
pub async fn index_list(tx: &mut Tx) -> StoreResult<Vec<Indexed>> {
    tx.list(SQL_INDEX_LIST, &[tx.commune()], |row| {
        Ok(Indexed {
            household: super::from_row(row)?,
            identity_index: row.opt_text("identity_index")?,
            phone_index: row.opt_text("phone_index")?,
        })
    })
    .await
}

/// What `Indexed::identity_index` is for this number.
pub fn blind_index(tx: &Tx, identity: &Identity) -> String {
    tx.keys().blind_index(tx.commune_code(), "identity", identity.as_str())
}

/// What `Indexed::phone_index` is for this number.
pub fn blind_phone_index(tx: &Tx, phone: &str) -> String {
    tx.keys().blind_index(tx.commune_code(), "phone", phone)
}

/// Sets or clears identity and phone number.
pub async fn protect(
    tx: &mut Tx,
    id: &HouseholdId,
    identity: Option<&Identity>,
    phone: Option<&str>,
) -> StoreResult<()> {
    let mut binds = vec![tx.commune(), id.bind()];
    binds.extend(Sealer::of(tx).seal(id, identity, phone)?);
    tx.execute(SQL_PROTECT, &binds).await?;
    Ok(())
}

/// Sets or clears the identity number; the phone number stays, and nobody reads it.
pub async fn protect_identity(tx: &mut Tx, id: &HouseholdId, identity: Option<&Identity>) -> StoreResult<()> {
    let [sealed, index, ..] = Sealer::of(tx).seal(id, identity, None)?;
    tx.execute(SQL_PROTECT_IDENTITY, &[tx.commune(), id.bind(), sealed, index]).await?;
    Ok(())
}

/// Sets or clears the phone number; the identity number stays, and nobody reads it.
pub async fn protect_phone(tx: &mut Tx, id: &HouseholdId, phone: Option<&str>) -> StoreResult<()> {
    let [.., sealed, index] = Sealer::of(tx).seal(id, None, phone)?;
    tx.execute(SQL_PROTECT_PHONE, &[tx.commune(), id.bind(), sealed, index]).await?;
    Ok(())
}

/// Households with their identity and phone numbers. The reading is recorded in the same transaction; where it cannot
/// be recorded, nothing is read.
pub async fn reveal(tx: &mut Tx, ids: &[HouseholdId], access: &Access) -> StoreResult<Vec<Household>> {
    if access.reason.trim().is_empty() {
        return Err(StoreError::NoReason);
    }
    let event = Event {
        at: access.at,
        actor: access.actor.clone(),
        action: "household.revealed".to_owned(),
        subject: if let [only] = ids { only.to_string() } else { String::new() },
        detail: serde_json::json!({ "reason": access.reason, "households": ids }),
    };
    audit::append(tx, &event).await?;
    let (keys, commune) = (tx.keys(), tx.commune_code().clone());
    let mut revealed = Vec::with_capacity(ids.len());
    for id in ids {
        let open = |column: &'static str, sealed: Option<Vec<u8>>| {
            let place = Place { commune: &commune, table: "household", column, row: id.as_str() };
            sealed.map(|sealed| keys.decrypt(&place, &sealed)).transpose()
        };
        let binds = [tx.commune(), id.bind()];
        let found = tx.optional(SQL_REVEAL, &binds, |row| {
            let mut household = super::from_row(row)?;
            let identity = open("identity_enc", row.opt_bytes("identity_enc")?)?;
            household.identity = match identity.as_deref().map(Identity::parse) {
                None => None,
                Some(Ok(identity)) => Some(identity),
                Some(Err(_)) => return Err(StoreError::Sealed("household.identity_enc".to_owned())),
            };
            household.phone = open("phone_enc", row.opt_bytes("phone_enc")?)?;
            Ok(household)
        });
        revealed.extend(found.await?);
    }
    Ok(revealed)
}

/// What seals the four protected columns, apart from the transaction.
pub(super) struct Sealer {
    keys: Arc<Keys>,
    pub(super) commune: CommuneCode,
}

impl Sealer {
    pub(super) fn of(tx: &Tx) -> Self {
        Self { keys: tx.keys(), commune: tx.commune_code().clone() }
    }

    pub(super) fn seal(
        &self,
        id: &HouseholdId,
        identity: Option<&Identity>,
        phone: Option<&str>,
    ) -> StoreResult<[Value; 4]> {
        let seal = |column: &'static str, text: Option<&str>| {
            let place = Place { commune: &self.commune, table: "household", column, row: id.as_str() };
            text.map(|text| self.keys.encrypt(&place, text)).transpose().map(|sealed| sealed.bind())
        };
        let index = |column, text: Option<&str>| text.map(|text| self.keys.blind_index(&self.commune, column, text));
        let identity = identity.map(Identity::as_str);
        Ok([
            seal("identity_enc", identity)?,
            index("identity", identity).bind(),
            seal("phone_enc", phone)?,
            index("phone", phone).bind(),
        ])
    }
}
