use std::collections::HashMap;
use std::sync::OnceLock;

use super::{AdministrativeUnit, CommuneKind};
use crate::ground::id::CommuneCode;

const LIST: &str = include_str!("../../../../data/administrative-units.csv");

/// The code list of provinces and communes of QĐ 19/2025/QĐ-TTg, in the order of the codes.
pub struct Units {
    all: Vec<AdministrativeUnit>,
    provinces: Vec<Province>,
    by_code: HashMap<CommuneCode, usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    pub code: String,
    /// "tỉnh Hà Tĩnh", "thành phố Huế"
    pub name: String,
}

/// The list shipped with the program, read once.
pub fn units() -> &'static Units {
    static UNITS: OnceLock<Units> = OnceLock::new();
    UNITS.get_or_init(|| Units::read(LIST).expect("the shipped list is read in a test"))
}

impl Units {
    pub fn all(&self) -> &[AdministrativeUnit] {
        &self.all
    }

    pub fn provinces(&self) -> &[Province] {
        &self.provinces
    }

    pub fn of_province(&self, code: &str) -> impl Iterator<Item = &AdministrativeUnit> {
        self.all.iter().filter(move |unit| unit.province_code == code)
    }

    pub fn find(&self, code: &CommuneCode) -> Option<&AdministrativeUnit> {
        self.by_code.get(code).map(|at| &self.all[*at])
    }

    /// Lines of `code,name,kind,province_code,province`; the error names the line.
    fn read(list: &str) -> Result<Self, String> {
        let mut units = Self { all: Vec::new(), provinces: Vec::new(), by_code: HashMap::new() };
        for (at, line) in list.lines().enumerate().skip(1) {
            let unit = unit(line).ok_or_else(|| format!("line {}: {line}", at + 1))?;
            if !units.provinces.iter().any(|province| province.code == unit.province_code) {
                units.provinces.push(Province { code: unit.province_code.clone(), name: unit.province.clone() });
            }
            units.by_code.insert(unit.code.clone(), units.all.len());
            units.all.push(unit);
        }
        Ok(units)
    }
}

fn unit(line: &str) -> Option<AdministrativeUnit> {
    let [code, name, kind, province_code, province] = line.split(',').collect::<Vec<_>>()[..] else { return None };
    let kind = CommuneKind::parse(kind)?;
    Some(AdministrativeUnit {
        code: CommuneCode::parse(code).ok()?,
        name: without_kind(name, kind)?.to_owned(),
        kind,
        province_code: province_code.to_owned(),
        province: match province.strip_prefix("Thành phố ") {
            Some(city) => format!("thành phố {city}"),
            None => format!("tỉnh {province}"),
        },
    })
}

/// "Phường Bắc Hồng Lĩnh" → "Bắc Hồng Lĩnh"
fn without_kind(name: &str, kind: CommuneKind) -> Option<&str> {
    let kind_letters = kind.as_str().chars().count();
    let (rest_at, _) = name.char_indices().nth(kind_letters)?;
    let (given, rest) = name.split_at(rest_at);
    (given.to_lowercase() == kind.as_str()).then(|| rest.strip_prefix(' '))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_list_has_all_provinces_and_communes() {
        let units = Units::read(LIST).unwrap();
        assert_eq!((units.provinces.len(), units.all.len(), units.by_code.len()), (34, 3321, 3321));
        let of = |kind| units.all.iter().filter(|unit| unit.kind == kind).count();
        assert_eq!((of(CommuneKind::Ward), of(CommuneKind::Commune), of(CommuneKind::SpecialZone)), (687, 2621, 13));
        assert_eq!(units.of_province("42").count(), 69);
    }

    #[test]
    fn a_unit_is_found_by_its_code_and_named_with_kind_and_province() {
        let unit = units().find(&CommuneCode::parse("18115").unwrap()).unwrap();
        assert_eq!((unit.full_name().as_str(), unit.province.as_str()), ("phường Bắc Hồng Lĩnh", "tỉnh Hà Tĩnh"));
        let capital = units().find(&CommuneCode::parse("00004").unwrap()).unwrap();
        assert_eq!((capital.name.as_str(), capital.province.as_str()), ("Ba Đình", "thành phố Hà Nội"));
        assert_eq!(units().find(&CommuneCode::parse("99999").unwrap()), None);
    }

    #[test]
    fn a_broken_line_is_named() {
        for bad in
            ["18115,Phường Bắc Hồng Lĩnh,phường,42", "18115,Xã Bắc Hồng Lĩnh,phường,42,Hà Tĩnh", "x,Xã A,xã,42,B"]
        {
            assert_eq!(Units::read(&format!("code\n{bad}")).err(), Some(format!("line 2: {bad}")));
        }
    }
}
