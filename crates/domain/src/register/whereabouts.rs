use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::area::{AreaLineage, way};
use crate::ground::id::{AreaId, HouseholdId};

/// One move of a household between areas of the ward: in `into` from the day `on`, in `from` before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdMove {
    pub household: HouseholdId,
    pub on: Date,
    pub from: AreaId,
    pub into: AreaId,
}

/// In which area a household lived when: where it was first, and each area since the day of a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    first: AreaId,
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub on: Date,
    pub area: AreaId,
}

impl Whereabouts {
    /// From the area where a household is now, and its moves, oldest first.
    pub fn of(now: &AreaId, moves: &[HouseholdMove]) -> Self {
        let first = moves.first().map_or(now, |first| &first.from).clone();
        Self { first, steps: moves.iter().map(|one| Step { on: one.on, area: one.into.clone() }).collect() }
    }

    /// The area of a day; on days before anybody knew the household, its first.
    pub fn on(&self, day: Date) -> &AreaId {
        self.steps.iter().rfind(|step| step.on <= day).map_or(&self.first, |step| &step.area)
    }

    pub fn now(&self) -> &AreaId {
        self.steps.last().map_or(&self.first, |step| &step.area)
    }

    /// The first move after a day.
    pub fn next_after(&self, day: Date) -> Option<&Step> {
        self.steps.iter().find(|step| day < step.on)
    }

    /// A list says that the household lives in `area` on `day`; the register knows it `since` a day. Gives whether that
    /// is news. What later lists and mergers said of later days stays: a day that is followed by a move out of another
    /// area is not written over, and that move is given back.
    pub fn place(&mut self, day: Date, area: &AreaId, since: Date, lineage: &[AreaLineage]) -> Result<bool, Step> {
        if self.on(day) == area {
            return Ok(false);
        }
        if day < since {
            self.precede(day, area, since, lineage);
            return Ok(true);
        }
        if let Some(next) = self.next_after(day) {
            let is_merger = |line: &AreaLineage| line.from == *area && line.into == next.area && line.date == next.on;
            if !lineage.iter().any(is_merger) {
                return Err(next.clone());
            }
        }
        if day == since {
            self.steps.retain(|step| day < step.on);
            self.first = area.clone();
            return Ok(true);
        }
        self.steps.retain(|step| step.on != day);
        if self.on(day) != area {
            self.steps.push(Step { on: day, area: area.clone() });
            self.steps.sort_by_key(|step| step.on);
        }
        Ok(true)
    }

    /// Where it was before the register knew it: by the mergers between, else until the day since which it is known.
    fn precede(&mut self, day: Date, area: &AreaId, since: Date, lineage: &[AreaLineage]) {
        let lines = way(lineage, area, &self.first).unwrap_or_default();
        let is_between = lines.iter().all(|line| day < line.date && line.date <= since);
        let mut steps = match is_between && !lines.is_empty() {
            true => lines.iter().map(|line| Step { on: line.date, area: line.into.clone() }).collect(),
            false => vec![Step { on: since, area: self.first.clone() }],
        };
        steps.retain(|new| self.steps.iter().all(|old| new.on < old.on));
        steps.append(&mut self.steps);
        self.steps = steps;
        self.first = area.clone();
    }

    /// The moves that tell the same, oldest first.
    pub fn moves(&self, household: &HouseholdId) -> Vec<HouseholdMove> {
        let before = std::iter::once(&self.first).chain(self.steps.iter().map(|step| &step.area));
        let step = |(from, step): (&AreaId, &Step)| HouseholdMove {
            household: household.clone(),
            on: step.on,
            from: from.clone(),
            into: step.area.clone(),
        };
        before.zip(&self.steps).map(step).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::register::AreaChange;

    fn area(name: &str) -> AreaId {
        AreaId(name.to_owned())
    }

    /// "A 2023 B 2024 C": in A, from New Year 2023 in B …
    fn written(text: &str) -> Whereabouts {
        let words: Vec<&str> = text.split(' ').collect();
        let steps =
            words[1..].chunks(2).map(|pair| Step { on: date(pair[0].parse().unwrap(), 1, 1), area: area(pair[1]) });
        Whereabouts { first: area(words[0]), steps: steps.collect() }
    }

    fn shown(whereabouts: &Whereabouts) -> String {
        let steps = whereabouts.steps.iter().map(|step| format!(" {} {}", step.on.year(), step.area));
        format!("{}{}", whereabouts.first, steps.collect::<String>())
    }

    #[test]
    fn lists_of_any_year_in_any_order_tell_one_story() {
        let lineage =
            [AreaLineage { from: area("A"), into: area("M"), change: AreaChange::Merge, date: date(2025, 1, 1) }];
        for (known, since, year, named, expected) in [
            ("A", 2022, 2022, "A", "A"),
            ("A", 2022, 2023, "B", "A 2023 B"),
            // The list of 2022 once more: nothing new, and nobody moves back.
            ("A 2023 B", 2022, 2022, "A", "A 2023 B"),
            ("A 2023 B", 2022, 2024, "B", "A 2023 B"),
            // A corrected list of 2023, and one that takes the move back.
            ("A 2023 B", 2022, 2023, "C", "A 2023 C"),
            ("A 2023 B", 2022, 2023, "A", "A"),
            // The first list corrected, and a move before a later one: the later list stands against it.
            ("A", 2022, 2022, "B", "B"),
            ("A 2023 B", 2022, 2022, "C", "refused 2023 B"),
            ("A 2024 B", 2022, 2023, "C", "refused 2024 B"),
            // A merger is no contradiction.
            ("B 2025 M", 2022, 2023, "A", "B 2023 A 2025 M"),
            ("A 2025 M", 2022, 2026, "B", "A 2025 M 2026 B"),
            // Earlier than anybody knew it.
            ("B", 2022, 2020, "B", "B"),
            ("B", 2022, 2020, "A", "A 2022 B"),
            ("M", 2026, 2024, "A", "A 2025 M"),
            ("B 2023 C", 2022, 2020, "A", "A 2022 B 2023 C"),
        ] {
            let mut whereabouts = written(known);
            let first_day = |year| date(year, 1, 1);
            let told = whereabouts.place(first_day(year), &area(named), first_day(since), &lineage);
            let found = match &told {
                Ok(_) => shown(&whereabouts),
                Err(step) => format!("refused {} {}", step.on.year(), step.area),
            };
            assert_eq!(found, expected, "{known}, then {year} {named}");
            assert_eq!(told == Ok(true), found != known && told.is_ok(), "{known}, then {year} {named}");
            let household = HouseholdId("h".to_owned());
            assert_eq!(Whereabouts::of(whereabouts.now(), &whereabouts.moves(&household)), whereabouts);
        }
    }
}
