use actions::ActionResult;
use domain::ground::date;
use domain::ground::window::Validity;

use super::cli::{End, Household, Organisation};
use super::run::Answer;
use super::session::Session;

pub async fn household(session: &Session, Household::End(end): Household) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    let mut cx = desk.begin().await?;
    let ended = actions::register::end_household(&mut cx, &end.code, end.date, &end.reason).await?;
    cx.commit().await?;
    Ok(answer(&ended.code, ended.validity))
}

pub async fn organisation(session: &Session, Organisation::End(end): Organisation) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    let mut cx = desk.begin().await?;
    let End { code, date, reason, .. } = end;
    let ended = actions::register::end_organisation(&mut cx, &code, date, &reason).await?;
    cx.commit().await?;
    Ok(answer(&ended.code, ended.validity))
}

fn answer(code: &str, days: Validity) -> Answer {
    let until = days.until.map(date::short).unwrap_or_default();
    let json = serde_json::json!({ "code": code, "from": days.from, "until": days.until });
    Answer::new(json, format!("{code} ({} – {until})", date::short(days.from)))
}
