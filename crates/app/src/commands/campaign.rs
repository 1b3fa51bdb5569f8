use actions::{ActionError, ActionResult};
use domain::campaign::TitleRun;

use super::cli::Campaign;
use super::run::Answer;
use super::session::Session;

pub async fn run(session: &Session, command: Campaign) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    match command {
        Campaign::Open(step) => {
            let mut cx = desk.begin().await?;
            let (programme, year) = (step.year.programme.programme, step.year.year);
            let day = step.date.unwrap_or_else(|| cx.today());
            actions::campaign::open(&mut cx, &programme, year, step.title, day).await?;
            let view = actions::campaign::show(&mut cx, &programme, year).await?;
            cx.commit().await?;
            let text = crate::show::campaign(&view, session.language);
            Ok(Answer::new(view, text))
        }
        Campaign::Advance(step) => {
            let mut cx = desk.begin().await?;
            let (programme, year) = (step.year.programme.programme, step.year.year);
            let day = step.date.unwrap_or_else(|| cx.today());
            let runs = actions::campaign::advance(&mut cx, &programme, year, step.title, day).await?;
            cx.commit().await?;
            Ok(moved(&runs, session))
        }
        Campaign::Reopen { step, reason } => {
            let title = step.title.ok_or_else(|| {
                ActionError::refused("mở lại danh hiệu nào? Hãy thêm --title", "which title? Add --title")
            })?;
            let mut cx = desk.begin().await?;
            let (programme, year) = (step.year.programme.programme, step.year.year);
            let day = step.date.unwrap_or_else(|| cx.today());
            let run = actions::campaign::reopen(&mut cx, &programme, year, title, day, &reason).await?;
            cx.commit().await?;
            Ok(moved(&[run], session))
        }
        Campaign::Show(year) => {
            let mut cx = desk.read().await?;
            let view = actions::campaign::show(&mut cx, &year.programme.programme, year.year).await?;
            let text = crate::show::campaign(&view, session.language);
            Ok(Answer::new(view, text))
        }
    }
}

fn moved(runs: &[TitleRun], session: &Session) -> Answer {
    let json: Vec<_> = runs
        .iter()
        .map(|run| serde_json::json!({ "title": run.title, "state": run.state, "date": run.since }))
        .collect();
    Answer::new(json, crate::show::moved(runs, session.language))
}
