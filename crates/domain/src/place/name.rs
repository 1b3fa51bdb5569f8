use std::sync::OnceLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::{AdministrativeUnit, CommuneKind, CommuneName, Lineage, UnknownCommune, units};
use crate::ground::id::CommuneCode;
use crate::ground::window::Validity;

const FILE: &str = include_str!("../../../../data/lineage.toml");

/// The code list took effect on this day (QĐ 19/2025/QĐ-TTg).
const LIST_IN_FORCE: Date = jiff::civil::date(2025, 7, 1);

/// What the commune was called on `date`: by the ward's own lines, else by the shipped ones, else by the code list.
///
/// The code list knows no earlier names. Where nothing reaches back to `date`, the name of the list is given, and its
/// validity does not cover `date`: the caller can say so.
pub fn name_on(code: &CommuneCode, date: Date, own_lines: &[CommuneName]) -> Result<CommuneName, UnknownCommune> {
    let Some(unit) = units().find(code) else { return Err(UnknownCommune::code(code)) };
    let shipped = shipped().names.iter().filter(|(of, _)| of == code).map(|(_, name)| name);
    let covering = own_lines.iter().chain(shipped).find(|name| name.validity.covers(date));
    Ok(covering.cloned().unwrap_or_else(|| listed(unit)))
}

/// Every name the commune has borne, as shipped; else the one of the code list, for all days.
pub fn names_of(code: &CommuneCode) -> Vec<CommuneName> {
    let named: Vec<CommuneName> =
        shipped().names.iter().filter(|(of, _)| of == code).map(|(_, name)| name.clone()).collect();
    let only = |unit| CommuneName { validity: Validity { from: Date::MIN, until: None }, ..listed(unit) };
    if named.is_empty() { units().find(code).map(only).into_iter().collect() } else { named }
}

/// The units that the commune was made of, as shipped. What a ward entered itself is added by the caller.
pub fn made_of(code: &CommuneCode) -> Vec<&'static Lineage> {
    lineages().iter().filter(|line| line.into == *code).collect()
}

pub(super) fn lineages() -> &'static [Lineage] {
    &shipped().lineages
}

fn listed(unit: &AdministrativeUnit) -> CommuneName {
    CommuneName {
        name: unit.name.clone(),
        kind: unit.kind,
        parent: unit.province.clone(),
        validity: Validity { from: LIST_IN_FORCE, until: None },
    }
}

struct Shipped {
    names: Vec<(CommuneCode, CommuneName)>,
    lineages: Vec<Lineage>,
}

fn shipped() -> &'static Shipped {
    static SHIPPED: OnceLock<Shipped> = OnceLock::new();
    SHIPPED.get_or_init(|| read(FILE).expect("the shipped file is read in a test"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineageFile {
    name: Vec<NameLine>,
    merger: Vec<MergerLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameLine {
    code: String,
    kind: CommuneKind,
    name: String,
    parent: String,
    from: Option<Date>,
    until: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MergerLine {
    into: String,
    date: Date,
    source: String,
    from: Vec<Predecessor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Predecessor {
    kind: CommuneKind,
    name: String,
}

fn read(text: &str) -> Result<Shipped, String> {
    let file: LineageFile = toml::from_str(text).map_err(|error| error.to_string())?;
    let code = |text: &str| {
        let code = CommuneCode::parse(text).map_err(|error| error.to_string())?;
        units().find(&code).map(|_| code).ok_or_else(|| format!("{text} is not in the code list"))
    };
    let mut shipped = Shipped { names: Vec::new(), lineages: Vec::new() };
    for NameLine { code: of, kind, name, parent, from, until } in file.name {
        let validity = Validity { from: from.unwrap_or(Date::MIN), until };
        shipped.names.push((code(&of)?, CommuneName { name, kind, parent, validity }));
    }
    for merger in file.merger {
        let into = code(&merger.into)?;
        shipped.lineages.extend(merger.from.into_iter().map(|from| Lineage {
            into: into.clone(),
            from_name: from.name,
            from_kind: from.kind,
            date: merger.date,
            source: merger.source.clone(),
        }));
    }
    Ok(shipped)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn code(text: &str) -> CommuneCode {
        CommuneCode::parse(text).unwrap()
    }

    #[test]
    fn a_name_belongs_to_its_days() {
        for (day, name, parent) in [
            (date(2012, 1, 1), "phường Bắc Hồng", "thị xã Hồng Lĩnh"),
            (date(2025, 6, 30), "phường Bắc Hồng", "thị xã Hồng Lĩnh"),
            (date(2025, 7, 1), "phường Bắc Hồng Lĩnh", "tỉnh Hà Tĩnh"),
            (date(2026, 11, 22), "phường Bắc Hồng Lĩnh", "tỉnh Hà Tĩnh"),
        ] {
            let found = name_on(&code("18115"), day, &[]).unwrap();
            assert_eq!((found.full_name().as_str(), found.parent.as_str()), (name, parent));
            assert!(found.validity.covers(day));
        }
    }

    #[test]
    fn a_ward_without_earlier_lines_gets_the_name_of_the_list_which_does_not_claim_the_day() {
        let found = name_on(&code("00466"), date(2021, 11, 12), &[]).unwrap();
        assert_eq!((found.full_name().as_str(), found.parent.as_str()), ("xã Phúc Thịnh", "thành phố Hà Nội"));
        assert!(!found.validity.covers(date(2021, 11, 12)));
    }

    #[test]
    fn the_wards_own_line_comes_first_and_may_change_the_kind() {
        let became_a_ward = CommuneName {
            name: "Phúc Thịnh".to_owned(),
            kind: CommuneKind::Ward,
            parent: "thành phố Hà Nội".to_owned(),
            validity: Validity { from: date(2026, 3, 1), until: None },
        };
        let own_lines = [became_a_ward];
        let on = |day| name_on(&code("00466"), day, &own_lines).unwrap().full_name();
        assert_eq!(on(date(2026, 2, 28)), "xã Phúc Thịnh");
        assert_eq!(on(date(2026, 3, 1)), "phường Phúc Thịnh");
    }

    #[test]
    fn a_merger_lists_each_unit_with_its_source() {
        let lines = made_of(&code("18115"));
        let names: Vec<String> = lines.iter().map(|line| format!("{} {}", line.from_kind, line.from_name)).collect();
        assert_eq!(names, ["phường Bắc Hồng", "phường Đức Thuận", "phường Trung Lương", "xã Xuân Lam"]);
        assert!(lines.iter().all(|line| line.date == date(2025, 7, 1) && !line.source.is_empty()));
        assert_eq!(made_of(&code("18118")), Vec::<&Lineage>::new());
    }

    #[test]
    fn a_line_with_an_unknown_code_or_a_false_field_is_refused() {
        let line = |code: &str, extra: &str| {
            format!("merger = []\n[[name]]\ncode = \"{code}\"\nkind = \"xã\"\nname = \"A\"\nparent = \"B\"\n{extra}")
        };
        assert!(read(&line("18115", "")).is_ok());
        for bad in [line("99999", ""), line("18115", "form = \"2025-07-01\""), line("18115", "until = \"2025-06-31\"")]
        {
            assert!(read(&bad).is_err(), "{bad}");
        }
    }
}
