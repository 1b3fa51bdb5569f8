use std::collections::HashSet;

use super::name::lineages;
use super::{AdministrativeUnit, CommuneKind, units};
use crate::ground::id::CommuneCode;
use crate::ground::refusal::Refusal;
use crate::ground::text::{clean, search_key};

/// How many near units a refusal shows.
const SHOWN: usize = 5;

/// A unit whose name, or a name of a unit that went into it, fits a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub unit: &'static AdministrativeUnit,
    /// "xã Bắc Hồng", where the search met a unit that no longer exists.
    pub formerly: Option<String>,
}

/// The text names no unit of the list. Carries what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence())]
pub struct UnknownCommune {
    pub asked: String,
    pub near: Vec<Match>,
}

/// The unit of a five-digit code. A name is never taken for a code, even if only one unit carries it.
pub fn find(text: &str) -> Result<&'static AdministrativeUnit, UnknownCommune> {
    let Ok(code) = CommuneCode::parse(text) else {
        let mut seen = HashSet::new();
        let near = search(text).into_iter().filter(|found| seen.insert(&found.unit.code)).take(SHOWN).collect();
        return Err(UnknownCommune { asked: clean(text), near });
    };
    units().find(&code).ok_or_else(|| UnknownCommune::code(&code))
}

/// Units by name, without marks or case: exact names first, then beginnings, then parts. "phường …", "xã …" narrows the
/// search to that kind. Names of former units are searched too.
pub fn search(text: &str) -> Vec<Match> {
    let (kind, wanted) = split_kind(&search_key(text));
    if wanted.is_empty() {
        return Vec::new();
    }
    let today = units().all().iter().map(|unit| (Match { unit, formerly: None }, unit.kind, &unit.name));
    let former = lineages().iter().filter_map(|line| {
        let unit = units().find(&line.into)?;
        let formerly = Some(format!("{} {}", line.from_kind, line.from_name));
        Some((Match { unit, formerly }, line.from_kind, &line.from_name))
    });
    let mut found: Vec<(usize, Match)> = today
        .chain(former)
        .filter(|(_, of_kind, _)| kind.is_none_or(|kind| kind == *of_kind))
        .filter_map(|(found, _, name)| Some((closeness(&search_key(name), &wanted)?, found)))
        .collect();
    found.sort_by(|a, b| (a.0, a.1.unit.code.as_str()).cmp(&(b.0, b.1.unit.code.as_str())));
    found.into_iter().map(|(_, found)| found).collect()
}

fn split_kind(key: &str) -> (Option<CommuneKind>, String) {
    for kind in CommuneKind::ALL {
        if let Some(name) = key.strip_prefix(&search_key(kind.as_str())).and_then(|rest| rest.strip_prefix(' ')) {
            return (Some(*kind), name.to_owned());
        }
    }
    (None, key.to_owned())
}

fn closeness(name: &str, wanted: &str) -> Option<usize> {
    if name == wanted {
        Some(0)
    } else if name.starts_with(wanted) {
        Some(1)
    } else {
        name.contains(wanted).then_some(2)
    }
}

impl UnknownCommune {
    /// Near codes: the fewest wrong digits first, then the nearest number.
    pub(super) fn code(code: &CommuneCode) -> Self {
        let distance = |unit: &AdministrativeUnit| {
            let (asked, other) = (code.as_str(), unit.code.as_str());
            let wrong = asked.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count();
            (wrong, number(asked).abs_diff(number(other)))
        };
        let mut near: Vec<&AdministrativeUnit> = units().all().iter().collect();
        near.sort_by_key(|unit| distance(unit));
        let near = near.into_iter().take(SHOWN).map(|unit| Match { unit, formerly: None }).collect();
        Self { asked: code.to_string(), near }
    }

    fn near(&self) -> String {
        self.near.iter().map(Match::to_string).collect::<Vec<_>>().join("; ")
    }

    fn sentence(&self) -> String {
        let asked = &self.asked;
        match (CommuneCode::parse(asked).is_ok(), self.near.is_empty()) {
            (true, _) => format!("không có xã, phường nào mang mã {asked}; các mã gần giống: {}", self.near()),
            (false, true) => format!(
                "«{asked}» không phải là mã xã, phường và không giống tên đơn vị nào; cần mã 5 chữ số, ví dụ 18115"
            ),
            (false, false) => {
                format!("cần mã xã, phường gồm 5 chữ số, không phải «{asked}»; có thể là: {}", self.near())
            }
        }
    }
}

impl Refusal for UnknownCommune {
    fn english(&self) -> String {
        let (asked, near) = (&self.asked, self.near());
        match (CommuneCode::parse(asked).is_ok(), self.near.is_empty()) {
            (true, _) => format!("no commune has the code {asked}; the nearest codes: {near}"),
            (false, true) => format!(
                "«{asked}» is no commune's code and resembles no name; a code has five digits, for example 18115"
            ),
            (false, false) => format!("a commune's code has five digits, unlike «{asked}»; perhaps: {near}"),
        }
    }
}

fn number(code: &str) -> u32 {
    code.bytes().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
}

impl std::fmt::Display for Match {
    /// "18115 phường Bắc Hồng Lĩnh, tỉnh Hà Tĩnh (trước là phường Bắc Hồng)"
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}, {}", self.unit.code, self.unit.full_name(), self.unit.province)?;
        self.formerly.iter().try_for_each(|name| write!(f, " (trước là {name})"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        search(text).iter().map(Match::to_string).collect()
    }

    #[test]
    fn the_two_units_once_called_bac_hong_are_never_mixed() {
        let city = "18115 phường Bắc Hồng Lĩnh, tỉnh Hà Tĩnh (trước là phường Bắc Hồng)";
        let village = "00466 xã Phúc Thịnh, thành phố Hà Nội (trước là xã Bắc Hồng)";
        assert_eq!(found("bac hong")[..2], [village, city]);
        assert_eq!(found("phường Bắc Hồng")[0], city);
        assert_eq!(found("xã Bắc Hồng"), [village]);
        assert_eq!(find("18115").unwrap().province_code, "42");
        assert_eq!(find("00466").unwrap().province_code, "01");
    }

    #[test]
    fn names_are_searched_without_marks_and_case_exact_ones_first() {
        assert_eq!(found("PHUONG BAC HONG LINH"), ["18115 phường Bắc Hồng Lĩnh, tỉnh Hà Tĩnh"]);
        let exact = search("tân bình");
        assert!(1 < exact.len() && exact[0].unit.name == "Tân Bình");
        assert!(exact.iter().all(|found| search_key(&found.unit.name).contains("tan binh")));
        assert_eq!(found("  "), Vec::<String>::new());
    }

    #[test]
    fn a_wrong_code_is_answered_with_near_ones() {
        let refused = find("18116").unwrap_err().to_string();
        assert!(
            refused.starts_with("không có xã, phường nào mang mã 18116; các mã gần giống: 18115 phường Bắc Hồng Lĩnh")
        );
        assert!(refused.contains("18118 phường Nam Hồng Lĩnh"));
    }

    #[test]
    fn a_name_in_place_of_a_code_is_answered_with_codes() {
        let refused = find("Bắc Hồng Lĩnh").unwrap_err().to_string();
        assert_eq!(
            refused,
            "cần mã xã, phường gồm 5 chữ số, không phải «Bắc Hồng Lĩnh»; có thể là: 18115 phường Bắc Hồng Lĩnh, tỉnh Hà Tĩnh"
        );
        let refused = find("Bắc Hồng").unwrap_err();
        let codes: Vec<&str> = refused.near.iter().map(|near| near.unit.code.as_str()).collect();
        assert_eq!(codes, ["00466", "18115"], "each unit once");
        let refused = find("Atlantis").unwrap_err().to_string();
        assert!(refused.contains("«Atlantis»") && refused.contains("ví dụ 18115"));
    }
}
