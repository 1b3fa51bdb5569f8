use actions::ActionResult;
use domain::register::Title;

use super::cli::Conflict;
use super::run::Answer;
use super::session::Session;

pub async fn run(
    session: &Session,
    programme: &str,
    year: i16,
    title: Option<Title>,
    subject: Option<&str>,
) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    let mut cx = desk.begin().await?;
    let assessed = actions::assessment::assess(&mut cx, programme, year, title, subject).await?;
    cx.commit().await?;
    let text = crate::show::assessed(&assessed, subject.is_some(), session.language);
    Ok(Answer::new(assessed, text))
}

pub async fn conflict(session: &Session, command: Conflict) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    match command {
        Conflict::List(year) => {
            let mut cx = desk.read().await?;
            let found = actions::assessment::conflicts(&mut cx, &year.programme.programme, year.year).await?;
            let text = crate::show::conflicts(&found, year.year, &year.programme.programme, session.language);
            Ok(Answer::new(found, text))
        }
        Conflict::Settle { year, title, subject, criterion, outcome, reason } => {
            let mut cx = desk.begin().await?;
            let order = actions::assessment::SettleOrder {
                title,
                code: &subject,
                criterion: &criterion,
                outcome,
                reason: &reason,
            };
            actions::assessment::settle(&mut cx, &year.programme.programme, year.year, &order).await?;
            cx.commit().await?;
            let settled = crate::show::outcome(outcome, session.language);
            let text = session.say(
                format!("Đã giải quyết tiêu chí {criterion} của {subject}: {settled}."),
                format!("The criterion {criterion} of {subject} is settled: {settled}."),
            );
            let json = serde_json::json!({ "subject": subject, "criterion": criterion, "outcome": outcome });
            Ok(Answer::new(json, text))
        }
    }
}
