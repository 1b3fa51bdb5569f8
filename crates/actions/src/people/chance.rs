use crate::error::{ActionError, ActionResult};

/// Letters and digits that nobody mistakes for another on paper (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What a browser holds to be known again: 256 bits as hexadecimal digits.
pub fn token() -> ActionResult<String> {
    let mut bytes = [0u8; 32];
    fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A code to be printed and typed: groups of four, 5 bits a letter. "7K2M-Q0XA-9FHT-33BD"
pub fn code(groups: usize) -> ActionResult<String> {
    let mut bytes = vec![0u8; groups * 4];
    fill(&mut bytes)?;
    let letters: String = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    let groups: Vec<&str> = (0..groups).map(|at| &letters[at * 4..at * 4 + 4]).collect();
    Ok(groups.join("-"))
}

pub fn fill(bytes: &mut [u8]) -> ActionResult<()> {
    getrandom::fill(bytes).map_err(|error| {
        ActionError::failed(
            format!("máy này không cho số ngẫu nhiên: {error}"),
            format!("no random numbers here: {error}"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_groups_of_four_and_never_the_same() {
        let (one, other) = (code(4).unwrap(), code(4).unwrap());
        assert_eq!(one.len(), 19);
        assert!(one.split('-').all(|group| group.len() == 4 && group.bytes().all(|b| LETTERS.contains(&b))), "{one}");
        assert_ne!(one, other);
        assert_eq!(token().unwrap().len(), 64);
    }
}
