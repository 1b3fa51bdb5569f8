use actions::campaign::{CampaignView, Moved, StepOrder};
use actions::{ActionError, ActionResult};
use domain::ground::date;

use super::cli::{Campaign, Step};
use super::run::Answer;
use super::session::Session;

pub async fn run(session: &Session, command: Campaign) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    match command {
        Campaign::Open(step) => {
            let mut cx = desk.begin().await?;
            let opened = actions::campaign::open(&mut cx, &order(&step)).await?;
            let (programme, year) = (&step.year.programme.programme, step.year.year);
            let view = actions::campaign::show(&mut cx, programme, year).await?;
            cx.commit().await?;
            let text = crate::show::campaign(&view, session.language) + &crate::show::notes(&opened, session.language);
            Ok(Answer::new(view, text))
        }
        Campaign::Advance(step) => {
            let mut cx = desk.begin().await?;
            let all = actions::campaign::advance(&mut cx, &order(&step)).await?;
            cx.commit().await?;
            Ok(moved(&all, session))
        }
        Campaign::Reopen(step) => {
            // The command line asks for it already.
            let title = step.title.ok_or_else(|| {
                ActionError::refused("mở lại danh hiệu nào? Hãy thêm --title", "which title? Add --title")
            })?;
            let mut cx = desk.begin().await?;
            let one = actions::campaign::reopen(&mut cx, title, &order(&step)).await?;
            cx.commit().await?;
            Ok(moved(&[one], session))
        }
        Campaign::Show(step) => {
            let mut cx = desk.read().await?;
            let (programme, year) = (&step.year.programme.programme, step.year.year);
            let mut view = actions::campaign::show(&mut cx, programme, year).await?;
            narrow(&mut view, &step);
            let text = crate::show::campaign(&view, session.language);
            Ok(Answer::new(view, text))
        }
    }
}

/// One title, and what was done up to a day, where the command asks for them.
fn narrow(view: &mut CampaignView, step: &Step) {
    view.titles.retain(|one| step.title.is_none_or(|title| one.title == title.to_string()));
    let is_past = |day: &str| step.date.is_none_or(|until| date::parse(day).is_some_and(|day| day <= until));
    for title in &mut view.titles {
        title.moves.retain(|one| is_past(&one.date));
    }
}

fn order(step: &Step) -> StepOrder<'_> {
    StepOrder {
        programme: &step.year.programme.programme,
        year: step.year.year,
        title: step.title,
        date: step.date,
        reason: &step.reason,
    }
}

fn moved(all: &[Moved], session: &Session) -> Answer {
    let json: Vec<_> = all
        .iter()
        .map(|one| {
            serde_json::json!({
                "title": one.run.title, "state": one.run.state, "date": one.run.since, "warnings": one.warnings,
            })
        })
        .collect();
    Answer::new(json, crate::show::moved(all, session.language))
}
