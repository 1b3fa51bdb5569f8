use std::collections::BTreeMap;
use std::path::Path;

use actions::{ActionError, ActionResult};
use domain::ground::date;
use domain::register::Area as Record;

use super::cli::Area;
use super::run::Answer;
use super::session::Session;

pub async fn run(session: &Session, command: Area) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    if let Area::List = command {
        let mut cx = desk.read().await?;
        let areas = actions::register::areas(&mut cx).await?;
        return Ok(Answer::new(areas.iter().map(json).collect::<Vec<_>>(), list(&areas)));
    }
    let mut cx = desk.begin().await?;
    let changed = match command {
        Area::Add { code, name, date } => vec![actions::register::add(&mut cx, code.as_deref(), &name, date).await?],
        Area::Rename { code, name, date } => vec![actions::register::rename(&mut cx, &code, &name, date).await?],
        Area::Merge { codes, into, name, date } => {
            vec![actions::register::merge(&mut cx, &codes, &into, &name, date).await?]
        }
        Area::Split { code, into, households, date } => {
            let goes = read_households(&session.path(&households))?;
            actions::register::split(&mut cx, &code, &into, &goes, date).await?
        }
        Area::List => Vec::new(),
    };
    cx.commit().await?;
    Ok(Answer::new(changed.iter().map(json).collect::<Vec<_>>(), list(&changed)))
}

fn json(area: &Record) -> serde_json::Value {
    let days = area.validity;
    serde_json::json!({ "code": area.code, "name": area.name, "from": days.from, "until": days.until })
}

fn list(areas: &[Record]) -> String {
    let line = |area: &Record| {
        let until = area.validity.until.map(|day| format!(" – {}", date::short(day))).unwrap_or_default();
        format!("{:<8} {} ({}{until})\n", area.code, area.name, date::short(area.validity.from))
    };
    areas.iter().map(line).collect()
}

/// Two columns: code of the household, code of its new area.
fn read_households(path: &Path) -> ActionResult<BTreeMap<String, String>> {
    let text = super::import::read_text(path)?;
    let mut goes = BTreeMap::new();
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let mut fields = line.split([',', ';', '\t']).map(|field| field.trim().trim_matches('"'));
        match (fields.next(), fields.next()) {
            (Some(household), Some(area)) if !household.is_empty() && !area.is_empty() => {
                goes.insert(household.to_uppercase(), area.to_owned());
            }
            _ if line.trim().is_empty() => {}
            _ => {
                let path = path.display();
                return Err(ActionError::refused(
                    format!("{path}, dòng {number}: cần hai cột «mã hộ, mã khu dân cư»"),
                    format!("{path}, line {number}: two columns are needed, household code and area code"),
                ));
            }
        }
    }
    Ok(goes)
}
