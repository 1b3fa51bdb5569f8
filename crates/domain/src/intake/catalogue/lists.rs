use super::{ledger, people, places, results};
use crate::intake::{Field, ImportKind};

/// Headings of running numbers; never read.
pub const NUMBERING: &[&str] = &["stt", "tt", "so tt", "so thu tu", "s tt", "no"];

/// Whether lists of this kind have a column for each criterion.
pub fn has_marks(kind: ImportKind) -> bool {
    matches!(kind, ImportKind::Meetings | ImportKind::Dossiers)
}

pub fn fields(kind: ImportKind) -> &'static [Field] {
    match kind {
        ImportKind::Areas => places::AREAS,
        ImportKind::Households => people::HOUSEHOLDS,
        ImportKind::Meetings => people::MEETINGS,
        ImportKind::Organisations => places::ORGANISATIONS,
        ImportKind::Dossiers => results::DOSSIERS,
        ImportKind::Incidents => ledger::INCIDENTS,
        ImportKind::Totals => results::TOTALS,
        ImportKind::Commendations => results::COMMENDATIONS,
        ImportKind::Groups => ledger::GROUPS,
    }
}

pub fn field(kind: ImportKind, key: &str) -> Option<&'static Field> {
    fields(kind).iter().find(|field| field.key == key)
}

/// The kind of list in the words of the office.
pub fn list_name(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Areas => "Danh sách tổ dân phố, thôn",
        ImportKind::Households => "Danh sách hộ gia đình",
        ImportKind::Meetings => "Kết quả họp bình xét",
        ImportKind::Organisations => "Danh sách trường học, cơ quan, doanh nghiệp",
        ImportKind::Dossiers => "Hồ sơ đánh giá",
        ImportKind::Incidents => "Sổ vụ việc",
        ImportKind::Totals => "Số liệu tổng hợp các năm",
        ImportKind::Commendations => "Danh sách đề nghị khen thưởng",
        ImportKind::Groups => "Danh sách tổ liên gia",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::header_key;

    #[test]
    fn every_field_knows_its_own_heading_and_no_two_share_one() {
        for kind in ImportKind::ALL {
            let mut seen = std::collections::BTreeMap::new();
            for field in fields(*kind) {
                assert!(
                    field.names.contains(&header_key(field.label).as_str()),
                    "{kind}: «{}» is not among its own names",
                    field.label
                );
                for name in field.names {
                    assert_eq!(*name, header_key(name), "{kind}: «{name}» is not a search key");
                    if let Some(other) = seen.insert(*name, field.key) {
                        panic!("{kind}: «{name}» means both {other} and {}", field.key);
                    }
                }
            }
            assert!(fields(*kind).iter().any(|field| field.is_required), "{kind}");
        }
    }
}
