//! A short text that differs when what it was made of differs. It tells facts that moved on; it guards no secret.

use std::fmt::{Display, Write};

/// FNV-1a of 64 bits, one separator after each part.
#[derive(Clone, Debug)]
pub struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    pub fn add(&mut self, part: impl Display) {
        // Writing into the sum cannot fail: only a `Display` that refuses could.
        let _ = write!(self, "{part}");
        self.byte(0);
    }

    /// The part where there is one; that there is none counts too.
    pub fn add_if(&mut self, part: Option<impl Display>) {
        match part {
            Some(part) => self.add(part),
            None => self.byte(1),
        }
    }

    /// Sixteen hexadecimal digits.
    pub fn text(&self) -> String {
        format!("{:016x}", self.0)
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
}

impl Write for Fingerprint {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        text.bytes().for_each(|byte| self.byte(byte));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_their_borders_and_their_absence_all_count() {
        let of = |parts: &[Option<&str>]| {
            let mut sum = Fingerprint::default();
            parts.iter().for_each(|part| sum.add_if(*part));
            sum.text()
        };
        let all: [&[Option<&str>]; 6] =
            [&[], &[None], &[Some("")], &[Some("ab")], &[Some("a"), Some("b")], &[Some("a"), None, Some("b")]];
        let texts: std::collections::BTreeSet<String> = all.iter().map(|parts| of(parts)).collect();
        assert_eq!(texts.len(), all.len());
        assert_eq!(of(all[4]), of(&[Some("a"), Some("b")]));
        assert!(texts.iter().all(|text| text.len() == 16));
    }
}
