use std::collections::HashMap;

use crate::ground::id::{AreaId, HouseholdId};
use crate::worded;

/// What two entries of one household would share.
#[derive(Clone, Debug)]
pub struct Trait {
    pub id: HouseholdId,
    pub code: String,
    pub area: AreaId,
    /// The head's name without marks.
    pub person: String,
    pub birth_year: Option<i16>,
    pub identity_index: Option<String>,
}

worded! {
    /// Why two entries may be one household, the strongest first.
    pub enum Likeness {
        Identity = "identity",
        Code = "code",
        PersonHere = "person_here",
        Person = "person",
    }
}

/// Two entries that may be one household, by the strongest reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    pub likeness: Likeness,
    pub one: HouseholdId,
    pub other: HouseholdId,
}

/// Of one key no more entries than these are held against each other: beyond, the key says nothing.
const MOST_ALIKE: usize = 8;

/// Pairs that are likely one household: the same identity number, a code that differs by zeros and strokes only, the same
/// name and year of birth. Strongest first.
pub fn likely(all: &[Trait]) -> Vec<Pair> {
    let mut found: HashMap<(usize, usize), Likeness> = HashMap::new();
    let mut note = |keyed: HashMap<String, Vec<usize>>, likeness: &dyn Fn(usize, usize) -> Likeness| {
        for same in keyed.into_values().filter(|same| (2..=MOST_ALIKE).contains(&same.len())) {
            for (at, one) in same.iter().enumerate() {
                for other in &same[at + 1..] {
                    let likeness = likeness(*one, *other);
                    let known = found.entry((*one, *other)).or_insert(likeness);
                    *known = likeness.min(*known);
                }
            }
        }
    };
    note(keyed(all, |one| one.identity_index.clone()), &|_, _| Likeness::Identity);
    note(keyed(all, |one| Some(bare_code(&one.code))), &|_, _| Likeness::Code);
    let person = |one: &Trait| one.birth_year.map(|year| format!("{} {year}", one.person));
    note(keyed(all, person), &|one, other| {
        if all[one].area == all[other].area { Likeness::PersonHere } else { Likeness::Person }
    });
    let pair = |((one, other), likeness): ((usize, usize), Likeness)| Pair {
        likeness,
        one: all[one].id.clone(),
        other: all[other].id.clone(),
    };
    let mut pairs: Vec<Pair> = found.into_iter().map(pair).collect();
    pairs.sort();
    pairs
}

fn keyed(all: &[Trait], key: impl Fn(&Trait) -> Option<String>) -> HashMap<String, Vec<usize>> {
    let mut keyed: HashMap<String, Vec<usize>> = HashMap::with_capacity(all.len());
    for (at, one) in all.iter().enumerate() {
        if let Some(key) = key(one) {
            keyed.entry(key).or_default().push(at);
        }
    }
    keyed
}

/// "TDP03-041", "TDP3-41" and "tdp 03.41" as one: letters, and numbers without their zeros, a stroke between them.
fn bare_code(code: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut was_digit = None;
    for c in code.chars().flat_map(char::to_lowercase) {
        if !c.is_alphanumeric() {
            was_digit = None;
            continue;
        }
        if was_digit != Some(c.is_ascii_digit()) {
            parts.push(String::new());
        }
        was_digit = Some(c.is_ascii_digit());
        if let Some(part) = parts.last_mut().filter(|part| !part.is_empty() || c != '0') {
            part.push(c);
        }
    }
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(id: &str, code: &str, person: &str, birth_year: Option<i16>, identity: Option<&str>, area: &str) -> Trait {
        Trait {
            id: HouseholdId(id.to_owned()),
            code: code.to_owned(),
            area: AreaId(area.to_owned()),
            person: person.to_owned(),
            birth_year,
            identity_index: identity.map(str::to_owned),
        }
    }

    #[test]
    fn pairs_are_found_by_number_code_and_person_the_strongest_first() {
        let all = [
            one("a", "TDP03-041", "le van binh", Some(1960), Some("x"), "1"),
            one("b", "TDP3-41", "tran van an", Some(1970), None, "1"),
            one("c", "TDP01-007", "le van binh", Some(1960), Some("x"), "2"),
            one("d", "TDP01-008", "pham thi yen", Some(1950), None, "1"),
            one("e", "TDP01-009", "pham thi yen", Some(1950), None, "1"),
            one("f", "TDP01-010", "pham thi yen", Some(1950), None, "2"),
            one("g", "TDP01-011", "hoang van an", None, None, "1"),
            one("h", "TDP01-012", "hoang van an", None, None, "1"),
        ];
        let found: Vec<String> =
            likely(&all).iter().map(|pair| format!("{} {}{}", pair.likeness, pair.one, pair.other)).collect();
        assert_eq!(found, ["identity ac", "code ab", "person_here de", "person df", "person ef"]);
    }

    #[test]
    fn codes_are_alike_by_their_letters_and_numbers() {
        for same in ["TDP03-041", "tdp3-41", "TDP 003.0041", "TDP03-41"] {
            assert_eq!(bare_code(same), "tdp-3-41", "{same}");
        }
        assert_ne!(bare_code("TDP03-041"), bare_code("TDP30-41"));
        assert_ne!(bare_code("BH010001"), bare_code("BH010010"));
    }
}
