use actions::ActionResult;

use super::run::Answer;
use super::session::Session;

pub async fn run(session: &Session, commune: &str, name: Option<&str>) -> ActionResult<Answer> {
    // A wrong code is refused before a folder or a file is made.
    let unit = domain::place::find(commune)?;
    let desk = session.new_desk(unit.code.clone()).await?;
    let mut cx = desk.begin().await?;
    let ward = actions::place::init(&mut cx, name).await?;
    cx.commit().await?;
    let place = session.place.target.shown();
    let text = session.say(
        format!("Đã lập {} (mã {}, {}) tại {place}.", ward.name, ward.commune, ward.province),
        format!("{} (code {}, {}) was made at {place}.", ward.name, ward.commune, ward.province),
    );
    let json = serde_json::json!({ "commune": ward.commune, "name": ward.name, "province": ward.province });
    Ok(Answer::new(json, text))
}
