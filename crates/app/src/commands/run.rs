use actions::ActionResult;
use serde::Serialize;

use super::cli::Command;
use super::session::Session;
use super::{area, assess, campaign, decision, demo, import, init, keep, papers, serve, settings};

/// What a command says: one JSON document, or text for people.
pub struct Answer {
    pub json: serde_json::Value,
    pub text: String,
}

impl Answer {
    pub fn new(json: impl Serialize, text: impl Into<String>) -> Self {
        let json = serde_json::to_value(json).unwrap_or(serde_json::Value::Null);
        let mut text = text.into();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        Self { json, text }
    }
}

pub async fn run(command: Command, session: &Session) -> ActionResult<Answer> {
    match command {
        Command::Demo(demo) => Box::pin(demo::run(session, demo)).await,
        Command::Init { commune, name } => init::run(session, &commune, name.as_deref()).await,
        Command::Area(command) => area::run(session, command).await,
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
        Command::Serve { listen } => serve::run(session, listen).await,
    }
}
