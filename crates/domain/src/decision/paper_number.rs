use serde::{Deserialize, Serialize};

/// "150/QĐ-UBND": the number from the office's register and the symbol of kind and body (NĐ 30/2020/NĐ-CP Art. 15 and
/// Annex III). Unique per year and symbol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperNumber {
    pub number: u32,
    pub symbol: String,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("số văn bản «{0}» không đúng: cần dạng số/ký hiệu, ví dụ 150/QĐ-UBND")]
pub struct BadNumber(pub String);

impl PaperNumber {
    pub fn parse(text: &str) -> Result<Self, BadNumber> {
        let bad = || BadNumber(text.to_owned());
        let (number, symbol) = text.trim().split_once('/').ok_or_else(bad)?;
        let number: u32 = number.trim().parse().map_err(|_| bad())?;
        let symbol = crate::ground::text::clean(symbol);
        let well_formed = !symbol.is_empty()
            && symbol.split('-').all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric));
        if number == 0 || !well_formed {
            return Err(bad());
        }
        Ok(Self { number, symbol })
    }
}

impl std::fmt::Display for PaperNumber {
    /// Numbers below ten are written 01 … 09.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}/{}", self.number, self.symbol)
    }
}

impl crate::ground::refusal::Refusal for BadNumber {
    fn english(&self) -> String {
        format!("the paper number «{}» is wrong: number/symbol is needed, such as 150/QĐ-UBND", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_needs_digits_and_a_symbol() {
        assert_eq!(PaperNumber::parse(" 150/QĐ-UBND").unwrap().to_string(), "150/QĐ-UBND");
        assert_eq!(PaperNumber::parse("5/QĐ-UBND").unwrap().to_string(), "05/QĐ-UBND");
        for bad in ["", "150", "0/QĐ-UBND", "abc/QĐ", "150/", "150/QĐ--UBND", "-1/QĐ", "1/<b>"] {
            assert_eq!(PaperNumber::parse(bad), Err(BadNumber(bad.to_owned())));
        }
    }
}
