use actions::ActionResult;
use actions::decision::{Decided, Order};
use domain::decision::DecisionSubject;

use super::cli::{Decide, Decision};
use super::run::Answer;
use super::session::Session;

pub async fn decide(session: &Session, command: Decide) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    let mut cx = desk.begin().await?;
    let order = Order { number: &command.number, date: command.date, signer: command.signer.as_deref() };
    let year = command.year.year;
    let decided = match command.title {
        DecisionSubject::Title(title) => {
            actions::decision::decide(&mut cx, &command.year.programme.programme, year, title, &order).await?
        }
        DecisionSubject::Commendation => actions::decision::commend(&mut cx, year, &order).await?,
    };
    cx.commit().await?;
    Ok(answer(decided, session))
}

pub async fn run(session: &Session, command: Decision) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    match command {
        Decision::Correct(amend) => {
            let mut cx = desk.begin().await?;
            let decided = actions::decision::correct(&mut cx, &amend.amendment()).await?;
            cx.commit().await?;
            Ok(answer(decided, session))
        }
        Decision::Revoke(amend) => {
            let mut cx = desk.begin().await?;
            let decided = actions::decision::revoke(&mut cx, &amend.amendment()).await?;
            cx.commit().await?;
            Ok(answer(decided, session))
        }
        Decision::List { year } => {
            let mut cx = desk.read().await?;
            let all = actions::decision::list(&mut cx, year).await?;
            let text = crate::show::decisions(&all, session.language);
            Ok(Answer::new(all, text))
        }
    }
}

fn answer(decided: Decided, session: &Session) -> Answer {
    let text = crate::show::decided(&decided, session.language);
    Answer::new(decided, text)
}
