use actions::ActionResult;
use actions::decision::{Amendment, Decided, Order};
use domain::decision::DecisionSubject;
use domain::ground::date;

use super::cli::{Amend, Decide, Decision};
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
    Ok(answer(decided))
}

pub async fn run(session: &Session, command: Decision) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    match command {
        Decision::Correct(amend) => {
            let mut cx = desk.begin().await?;
            let decided = actions::decision::correct(&mut cx, &amendment(&amend)).await?;
            cx.commit().await?;
            Ok(answer(decided))
        }
        Decision::Revoke(amend) => {
            let mut cx = desk.begin().await?;
            let decided = actions::decision::revoke(&mut cx, &amendment(&amend)).await?;
            cx.commit().await?;
            Ok(answer(decided))
        }
        Decision::List { year } => {
            let mut cx = desk.read().await?;
            let all = actions::decision::list(&mut cx, year).await?;
            let text: String = all
                .iter()
                .map(|one| {
                    let (day, count) = (date::short(one.date), one.subjects.len());
                    format!("{} ngày {day}: {} {}, {count} đối tượng\n", one.number, one.kind, one.about.as_str())
                })
                .collect();
            Ok(Answer::new(all, text))
        }
    }
}

fn amendment(amend: &Amend) -> Amendment<'_> {
    Amendment {
        of: &amend.number,
        of_year: amend.of_year,
        order: Order { number: &amend.new_number, date: amend.date, signer: amend.signer.as_deref() },
        reason: &amend.reason,
        codes: &amend.subject,
    }
}

fn answer(decided: Decided) -> Answer {
    let mut text = format!(
        "Quyết định {} ngày {} của {}: {} đối tượng.\n",
        decided.number, decided.date, decided.authority, decided.recognised
    );
    for warning in &decided.warnings {
        text.push_str(&format!("Lưu ý: {warning}.\n"));
    }
    Answer::new(decided, text)
}
