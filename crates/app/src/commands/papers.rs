use actions::ActionResult;
use actions::document::{PaperOrder, Tick};
use actions::report::ReportOrder;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::cli::{Papers, Report};
use super::run::Answer;
use super::session::Session;

pub async fn papers(session: &Session, command: Papers) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    let folder = session.path(&command.out);
    let order = PaperOrder {
        programme: &command.programme.programme,
        year: command.year,
        about: command.title,
        subject: command.subject.as_deref(),
        folder: &folder,
    };
    let bar = spinner();
    let written = actions::document::write(&desk, &order, &|one| tick(&bar, one)).await?;
    bar.finish_and_clear();
    let text = session.say(
        format!("Đã ghi {} tệp vào {}.", written.len(), folder.display()),
        format!("{} files were written to {}.", written.len(), folder.display()),
    );
    Ok(Answer::new(serde_json::json!({ "year": command.year, "files": written }), text))
}

pub async fn report(session: &Session, command: Report) -> ActionResult<Answer> {
    let desk = session.desk().await?;
    let folder = session.path(&command.out);
    let order = ReportOrder {
        programme: &command.programme.programme,
        from: command.from,
        to: command.to,
        folder: &folder,
        date: command.date,
    };
    let bar = spinner();
    let reported = actions::report::write(&desk, &order, &|one| tick(&bar, one)).await?;
    bar.finish_and_clear();
    let last = reported.last_completed.map(|year| year.to_string()).unwrap_or_else(|| "–".to_owned());
    let text = session.say(
        format!("Đã ghi báo cáo {} vào {}; năm hoàn tất gần nhất: {last}.", reported.period, folder.display()),
        format!(
            "The report of {}–{} is in {}; the last completed year is {last}.",
            command.from,
            command.to,
            folder.display()
        ),
    );
    Ok(Answer::new(reported, text))
}

/// A spinner on stderr; nothing where stderr is no terminal.
pub fn spinner() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} {msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(std::time::Duration::from_millis(200));
    bar
}

/// Goes on: who wants to stop ends the program.
fn tick(bar: &ProgressBar, one: Tick<'_>) -> bool {
    bar.inc(1);
    bar.set_message(one.file.to_owned());
    true
}
