use serde::{Deserialize, Serialize};

use super::{
    AreaLine, CommendationLine, DossierLine, GroupLine, HouseholdLine, IncidentLine, MeetingLine, OrganisationLine,
    TotalsRow,
};
use crate::intake::row::RowReader;
use crate::intake::{ImportKind, SheetFacts, area_key, header_key};

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The sheet's place in the reading.
    pub sheet: usize,
    /// 1-based in the file.
    pub row: u32,
    pub data: LineData,
    /// Held back until somebody decides.
    pub held: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineData {
    Area(AreaLine),
    Household(HouseholdLine),
    Meeting(MeetingLine),
    Organisation(OrganisationLine),
    Dossier(DossierLine),
    Incident(IncidentLine),
    Totals(TotalsRow),
    Commendation(CommendationLine),
    Group(GroupLine),
}

/// Reads one row. `section` is the area under whose name the row stands, when areas are rows of their own.
pub fn read(row: &mut RowReader<'_>, facts: &SheetFacts, section: Option<&str>) -> LineData {
    let area = section.or(facts.area.as_deref());
    match row.kind {
        ImportKind::Areas => LineData::Area(AreaLine::read(row)),
        ImportKind::Households => LineData::Household(HouseholdLine::read(row, area)),
        ImportKind::Meetings => LineData::Meeting(MeetingLine::read(row, facts, area)),
        ImportKind::Organisations => LineData::Organisation(OrganisationLine::read(row)),
        ImportKind::Dossiers => LineData::Dossier(DossierLine::read(row, facts)),
        ImportKind::Incidents => LineData::Incident(IncidentLine::read(row, area)),
        ImportKind::Totals => LineData::Totals(TotalsRow::read(row)),
        ImportKind::Commendations => LineData::Commendation(CommendationLine::read(row)),
        ImportKind::Groups => LineData::Group(GroupLine::read(row, area)),
    }
}

impl LineData {
    /// What the line is called in a preview: code, name, area.
    pub fn preview(&self) -> (Option<&str>, &str, Option<&str>) {
        match self {
            Self::Area(line) => (line.code.as_deref(), &line.name, None),
            Self::Household(line) => (line.code.as_deref(), &line.head, line.area.as_deref()),
            Self::Meeting(line) => (line.code.as_deref(), &line.name, line.area.as_deref()),
            Self::Organisation(line) => (line.code.as_deref(), &line.name, None),
            Self::Dossier(line) => (line.code.as_deref(), &line.name, None),
            Self::Incident(line) => (line.parties.first().map(String::as_str), &line.summary, line.area.as_deref()),
            Self::Totals(line) => (None, &line.name, None),
            Self::Commendation(line) => (None, &line.name, None),
            Self::Group(line) => (None, &line.name, line.area.as_deref()),
        }
    }

    /// What may stand only once in a file: the field and the value's key.
    pub fn unique_keys(&self) -> Vec<(&'static str, String)> {
        let code = |code: &Option<String>| code.clone().map(|code| ("code", code));
        match self {
            Self::Area(line) => code(&line.code).into_iter().chain([("name", area_key(&line.name))]).collect(),
            Self::Household(line) => line.unique_keys(),
            Self::Meeting(line) => code(&line.code).into_iter().collect(),
            Self::Organisation(line) => {
                code(&line.code).into_iter().chain([("name", header_key(&line.name))]).collect()
            }
            Self::Dossier(line) => {
                let title = line.title.map_or("", crate::register::Title::as_str);
                vec![("name", format!("{title} {}", header_key(&line.name)))]
            }
            Self::Totals(line) => vec![("year", line.name.clone())],
            Self::Group(line) => vec![("name", format!("{} {}", header_key(&line.kind), header_key(&line.name)))],
            Self::Incident(_) | Self::Commendation(_) => Vec::new(),
        }
    }
}
