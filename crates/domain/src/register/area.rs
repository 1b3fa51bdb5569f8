use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ground::id::AreaId;
use crate::ground::window::Validity;
use crate::worded;

/// A residential area ("khu dân cư": tổ dân phố, thôn and their like; TT 124/2021/TT-BCA Art. 2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    pub id: AreaId,
    /// TDP01, TDP02 …; never given again to another area of the ward.
    pub code: String,
    pub name: String,
    pub validity: Validity,
}

worded! {
    pub enum AreaChange {
        Rename = "rename",
        Merge = "merge",
        Split = "split",
    }
}

/// One line of a merger or a split: what was on the day before in `from` is since `date` in `into`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaLineage {
    pub from: AreaId,
    pub into: AreaId,
    pub change: AreaChange,
    pub date: Date,
}

/// Whether an area is another one, or went over into it by mergers and splits.
pub fn became(lineage: &[AreaLineage], then: &AreaId, now: &AreaId) -> bool {
    way(lineage, then, now).is_some()
}

/// The mergers and splits by which an area went over into another; none of them where it is the same.
pub fn way<'l>(lineage: &'l [AreaLineage], then: &AreaId, now: &AreaId) -> Option<Vec<&'l AreaLineage>> {
    let mut open: Vec<(&AreaId, Vec<&AreaLineage>)> = vec![(then, Vec::new())];
    let mut seen: Vec<&AreaId> = Vec::new();
    while let Some((one, so_far)) = open.pop() {
        if one == now {
            return Some(so_far);
        }
        if !seen.contains(&one) {
            seen.push(one);
            let further = lineage.iter().filter(|line| line.from == *one && line.into != *one);
            open.extend(further.map(|line| (&line.into, so_far.iter().copied().chain([line]).collect())));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_becomes_what_mergers_and_splits_made_of_it_and_never_the_other_way() {
        let id = |text: &str| AreaId(text.to_owned());
        let line = |from: &str, into: &str, change, year| AreaLineage {
            from: id(from),
            into: id(into),
            change,
            date: jiff::civil::date(year, 7, 1),
        };
        // 1 and 2 make 5, which is divided into 6 and 7; 3 absorbs 4 under its own code.
        let lineage = [
            line("1", "5", AreaChange::Merge, 2025),
            line("2", "5", AreaChange::Merge, 2025),
            line("5", "6", AreaChange::Split, 2026),
            line("5", "7", AreaChange::Split, 2026),
            line("3", "3", AreaChange::Merge, 2026),
            line("4", "3", AreaChange::Merge, 2026),
        ];
        for (then, now, expected) in [
            ("1", "1", true),
            ("1", "5", true),
            ("2", "7", true),
            ("4", "3", true),
            ("3", "4", false),
            ("5", "1", false),
            ("1", "2", false),
            ("3", "6", false),
        ] {
            assert_eq!(became(&lineage, &id(then), &id(now)), expected, "{then} → {now}");
        }
        let (then, now) = (id("2"), id("7"));
        let years = way(&lineage, &then, &now).map(|way| way.iter().map(|line| line.date.year()).collect::<Vec<_>>());
        assert_eq!(years, Some(vec![2025, 2026]));
    }
}
