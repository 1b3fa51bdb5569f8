use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

pub const HOUSEHOLDS: &str = "/office/register/households";

/// One part of an address: codes come from workbooks and may hold anything.
pub fn part(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string().replace("%2D", "-")
}

/// "/office/register/households/TDP03-041"
pub fn household(code: &str) -> String {
    format!("{HOUSEHOLDS}/{}", part(code))
}

/// "/office/register/areas/TDP03"
pub fn area(code: &str) -> String {
    format!("/office/register/areas/{}", part(code))
}

pub const UNITS: &str = "/office/register/units";

/// "/office/register/units/TH01"
pub fn unit(code: &str) -> String {
    format!("{UNITS}/{}", part(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stays_one_part_of_its_address() {
        assert_eq!(household("TDP03-041"), "/office/register/households/TDP03-041");
        assert_eq!(household("a/../b?c"), "/office/register/households/a%2F%2E%2E%2Fb%3Fc");
    }
}
