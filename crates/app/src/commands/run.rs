use std::io::{ErrorKind, Write};

use actions::ActionResult;
use serde::Serialize;

use super::cli::Command;
use super::session::Session;
use super::{area, assess, campaign, decision, demo, end, import, init, keep, papers, serve, settings, user};

/// What a command says: one JSON document, or text for people.
pub struct Answer {
    pub json: serde_json::Value,
    pub text: String,
    /// Was said already, before something that lasts.
    is_said: bool,
}

impl Answer {
    pub fn new(json: impl Serialize, text: impl Into<String>) -> Self {
        let json = serde_json::to_value(json).unwrap_or(serde_json::Value::Null);
        let mut text = text.into();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        Self { json, text, is_said: false }
    }

    /// Says it now: what follows goes on until it is stopped.
    pub fn say_now(&mut self, out: &mut impl Write, json: bool) -> std::io::Result<()> {
        self.write(out, json)?;
        self.is_said = true;
        Ok(())
    }

    /// One document, or the text. A closed pipe is the reader's wish, not a failure.
    pub fn write(&self, out: &mut impl Write, json: bool) -> std::io::Result<()> {
        if self.is_said {
            return Ok(());
        }
        let text = if json { format!("{}\n", self.json) } else { self.text.clone() };
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
            _ => Ok(()),
        }
    }
}

pub async fn run(command: Command, session: &Session) -> ActionResult<Answer> {
    match command {
        Command::Demo(demo) => Box::pin(demo::run(session, demo)).await,
        Command::Init { commune, name } => init::run(session, &commune, name.as_deref()).await,
        Command::Area(command) => area::run(session, command).await,
        Command::Household(command) => end::household(session, command).await,
        Command::Organisation(command) => end::organisation(session, command).await,
        Command::Settings(command) => settings::run(session, command).await,
        Command::Template { kind, file } => import::template(session, kind, &file),
        Command::Import(command) => import::run(session, command).await,
        Command::Campaign(command) => campaign::run(session, command).await,
        Command::Assess { year, title, subject } => {
            assess::run(session, &year.programme.programme, year.year, title, subject.as_deref()).await
        }
        Command::Conflict(command) => assess::conflict(session, command).await,
        Command::Decide(command) => decision::decide(session, command).await,
        Command::Decision(command) => decision::run(session, command).await,
        Command::Papers(command) => papers::papers(session, command).await,
        Command::Report(command) => papers::report(session, command).await,
        Command::Check => keep::check(session).await,
        Command::Backup { file, with_key } => keep::backup(session, &file, with_key).await,
        Command::Restore { file } => keep::restore(session, &file).await,
        Command::Serve(command) => serve::run(session, &command).await,
        Command::User(command) => user::run(session, command).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reader that went away.
    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn an_answer_is_said_once_and_a_closed_pipe_is_no_failure() {
        let mut answer = Answer::new(serde_json::json!({ "met": 1 }), "đạt");
        let mut out = Vec::new();
        answer.say_now(&mut out, true).unwrap();
        answer.write(&mut out, true).unwrap();
        assert_eq!(out, b"{\"met\":1}\n");
        let mut answer = Answer::new(1, "đạt");
        answer.say_now(&mut Closed, false).unwrap();
    }
}
