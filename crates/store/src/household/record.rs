use domain::ground::id::HouseholdId;
use domain::register::Identity;

use super::protected::Indexed;
use crate::db::{Bind, StoreResult, Tx};

/// A household as its page shows it: with what its numbers are found by, never with the numbers.
#[derive(Clone, Debug)]
pub struct Record {
    pub indexed: Indexed,
    /// Why it left, where it did.
    pub end_reason: String,
}

const SQL_FIND: &str = "select id, code, area, head, sex, birth_year, address, members, valid_from, valid_until, \
    identity_index, phone_index, end_reason from household where commune = $1 and code = $2";
const SQL_CODES_OF_IDENTITY: &str =
    "select code from household where commune = $1 and identity_index = $2 and id <> $3 order by code";
const SQL_CODES_BEHIND: &str = "select code from household where commune = $1 and $2 < code and code < $3";

pub async fn find_record(tx: &mut Tx, code: &str) -> StoreResult<Option<Record>> {
    tx.optional(SQL_FIND, &[tx.commune(), code.bind()], |row| {
        Ok(Record {
            indexed: Indexed {
                household: super::from_row(row)?,
                identity_index: row.opt_text("identity_index")?,
                phone_index: row.opt_text("phone_index")?,
            },
            end_reason: row.text("end_reason")?,
        })
    })
    .await
}

/// The codes of other households of the same identity number.
pub async fn list_codes_of_identity(tx: &mut Tx, identity: &Identity, own: &HouseholdId) -> StoreResult<Vec<String>> {
    let index = super::blind_index(tx, identity);
    tx.list(SQL_CODES_OF_IDENTITY, &[tx.commune(), index.bind(), own.bind()], |row| row.text("code")).await
}

/// The highest running number behind "TDP03-"; 0 where no code begins so.
pub async fn last_number(tx: &mut Tx, prefix: &str) -> StoreResult<u64> {
    let (from, until) = (format!("{prefix}-"), format!("{prefix}."));
    let codes = tx.list(SQL_CODES_BEHIND, &[tx.commune(), from.bind(), until.bind()], |row| row.text("code")).await?;
    Ok(codes.iter().filter_map(|code| code[from.len()..].parse().ok()).max().unwrap_or(0))
}
