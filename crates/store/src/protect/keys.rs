use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::ground::id::CommuneCode;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::db::{StoreError, StoreResult};
use crate::digest::hex;

type HmacSha256 = Hmac<Sha256>;

/// First byte of every sealed value, so that a later scheme can be told from this one.
const VERSION: u8 = 1;
const NONCE: usize = 24;

/// What is derived from the key file, each for one purpose.
pub struct Keys {
    cipher: XChaCha20Poly1305,
    index: HmacSha256,
    seal: HmacSha256,
    entry: HmacSha256,
    list: HmacSha256,
    past: HmacSha256,
    check: Vec<u8>,
}

/// Where a sealed value stands. It cannot be opened anywhere else: exchanged values are noticed.
pub(crate) struct Place<'p> {
    pub commune: &'p CommuneCode,
    pub table: &'static str,
    pub column: &'static str,
    pub row: &'p str,
}

impl Keys {
    /// HKDF's expansion (RFC 5869 §2.3) with one block per purpose; the file is uniformly random, so nothing is extracted.
    pub(crate) fn derive(root: &[u8; 32]) -> Self {
        let block = |purpose: &str| {
            let mut mac = keyed(root);
            mac.update(purpose.as_bytes());
            mac.update(&[1]);
            mac.finalize().into_bytes()
        };
        Self {
            cipher: XChaCha20Poly1305::new(&block("binhyen seal of fields v1")),
            index: keyed(&block("binhyen blind index v1")),
            seal: keyed(&block("binhyen audit head v1")),
            entry: keyed(&block("binhyen audit entry v1")),
            list: keyed(&block("binhyen decision v1")),
            past: keyed(&block("binhyen register change v1")),
            check: block("binhyen key check v1").to_vec(),
        }
    }

    /// Tells one key from another and nothing more; stands in the database.
    pub(crate) fn check(&self) -> &[u8] {
        &self.check
    }

    pub(crate) fn encrypt(&self, place: &Place<'_>, plain: &str) -> StoreResult<Vec<u8>> {
        self.encrypt_bytes(place, plain.as_bytes())
    }

    pub(crate) fn encrypt_bytes(&self, place: &Place<'_>, plain: &[u8]) -> StoreResult<Vec<u8>> {
        let mut sealed = vec![0; 1 + NONCE];
        sealed[0] = VERSION;
        getrandom::fill(&mut sealed[1..]).map_err(|error| StoreError::NoRandom(error.to_string()))?;
        let nonce = XNonce::try_from(&sealed[1..]).map_err(|_| StoreError::Sealed(place.column.to_owned()))?;
        let payload = Payload { msg: plain, aad: &place.bytes() };
        let text = self.cipher.encrypt(&nonce, payload).map_err(|_| StoreError::Sealed(place.column.to_owned()))?;
        sealed.extend_from_slice(&text);
        Ok(sealed)
    }

    pub(crate) fn decrypt(&self, place: &Place<'_>, sealed: &[u8]) -> StoreResult<String> {
        let plain = self.decrypt_bytes(place, sealed)?;
        String::from_utf8(plain).map_err(|_| StoreError::Sealed(format!("{}.{}", place.table, place.column)))
    }

    pub(crate) fn decrypt_bytes(&self, place: &Place<'_>, sealed: &[u8]) -> StoreResult<Vec<u8>> {
        let refuse = || StoreError::Sealed(format!("{}.{}", place.table, place.column));
        let (&version, rest) = sealed.split_first().ok_or_else(refuse)?;
        if version != VERSION || rest.len() < NONCE {
            return Err(refuse());
        }
        let nonce = XNonce::try_from(&rest[..NONCE]).map_err(|_| refuse())?;
        let payload = Payload { msg: &rest[NONCE..], aad: &place.bytes() };
        self.cipher.decrypt(&nonce, payload).map_err(|_| refuse())
    }

    /// The same number in the same ward gives the same index; without the key nobody can try numbers.
    pub(crate) fn blind_index(&self, commune: &CommuneCode, column: &str, number: &str) -> String {
        let digits: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
        of_parts(&self.index, [commune.as_str(), column, &digits])
    }

    /// The hash of an audit entry. Who changes one cannot make its hash, nor those of the entries after it.
    pub(crate) fn entry<'p>(&self, parts: impl IntoIterator<Item = &'p str>) -> String {
        of_parts(&self.entry, parts)
    }

    /// What a decision says, so that a later change is noticed; without the key nobody can try names.
    pub(crate) fn list<'p>(&self, parts: impl IntoIterator<Item = &'p str>) -> String {
        of_parts(&self.list, parts)
    }

    /// What an entry changed in the register: noticed like a decision, and after an erasure nobody can try names.
    pub(crate) fn past<'p>(&self, parts: impl IntoIterator<Item = &'p str>) -> String {
        of_parts(&self.past, parts)
    }

    /// Binds the end of an audit chain to the key: whoever rewrites the chain without it is noticed.
    pub(crate) fn seal(&self, commune: &CommuneCode, seq: i64, hash: &str) -> String {
        let mut mac = self.seal.clone();
        mac.update(commune.as_str().as_bytes());
        mac.update(&seq.to_be_bytes());
        mac.update(hash.as_bytes());
        hex(&mac.finalize().into_bytes())
    }
}

impl Place<'_> {
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(96);
        for part in [self.commune.as_str(), self.table, self.column, self.row] {
            bytes.extend_from_slice(&length(part.len()));
            bytes.extend_from_slice(part.as_bytes());
        }
        bytes
    }
}

/// Every part led by its length, so that no two lists of parts have one encoding.
fn of_parts<'p>(key: &HmacSha256, parts: impl IntoIterator<Item = &'p str>) -> String {
    let mut mac = key.clone();
    for part in parts {
        mac.update(&length(part.len()));
        mac.update(part.as_bytes());
    }
    hex(&mac.finalize().into_bytes())
}

fn length(len: usize) -> [u8; 8] {
    (len as u64).to_be_bytes()
}

fn keyed(key: &[u8]) -> HmacSha256 {
    <HmacSha256 as hmac::KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commune() -> CommuneCode {
        CommuneCode::parse("18115").unwrap()
    }

    fn place<'p>(commune: &'p CommuneCode, row: &'p str) -> Place<'p> {
        Place { commune, table: "household", column: "identity_enc", row }
    }

    #[test]
    fn a_sealed_number_shows_no_digit_and_opens_only_in_its_place() {
        let (commune, keys) = (commune(), Keys::derive(&[7; 32]));
        let sealed = keys.encrypt(&place(&commune, "a"), "098083381214").unwrap();
        assert!(!sealed.windows(4).any(|part| part == b"0980" || part == b"1214"));
        assert_eq!(keys.decrypt(&place(&commune, "a"), &sealed).unwrap(), "098083381214");
        assert!(keys.decrypt(&place(&commune, "b"), &sealed).is_err());
        assert!(Keys::derive(&[8; 32]).decrypt(&place(&commune, "a"), &sealed).is_err());
        assert_ne!(sealed, keys.encrypt(&place(&commune, "a"), "098083381214").unwrap());
    }

    #[test]
    fn a_changed_or_cut_value_is_refused() {
        let (commune, keys) = (commune(), Keys::derive(&[7; 32]));
        let sealed = keys.encrypt(&place(&commune, "a"), "098083381214").unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(keys.decrypt(&place(&commune, "a"), &changed).is_err(), "byte {at}");
            assert!(keys.decrypt(&place(&commune, "a"), &sealed[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn the_index_is_the_same_for_the_same_digits_of_one_ward_only() {
        let (commune, keys) = (commune(), Keys::derive(&[7; 32]));
        let index = keys.blind_index(&commune, "identity", "098083381214");
        assert_eq!(index, keys.blind_index(&commune, "identity", "0980 8338 1214"));
        assert_ne!(index, keys.blind_index(&commune, "phone", "098083381214"));
        assert_ne!(index, keys.blind_index(&CommuneCode::parse("18112").unwrap(), "identity", "098083381214"));
        assert_ne!(index, Keys::derive(&[8; 32]).blind_index(&commune, "identity", "098083381214"));
    }
}
