//! `binhyen`: one program for the whole year of a ward.

mod commands;
mod config;
mod demo;
mod show;

use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use commands::{Answer, Cli, Session, failure};
use config::Language;

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(tracing_subscriber::EnvFilter::from_env("BINHYEN_LOG"))
        .init();
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let early = Language::choose(None, |name| std::env::var(name).ok()).unwrap_or(Language::Vietnamese);
    let spoken = commands::language_of(&arguments).unwrap_or(early);
    let parsed = commands::command(spoken).try_get_matches_from(&arguments);
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            return match error.print() {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::FAILURE,
            };
        }
        Err(error) => {
            return failure::say(&commands::usage::sentence(&error, spoken), 2);
        }
    };
    let language = match Language::choose(cli.global.lang.as_deref(), |name| std::env::var(name).ok()) {
        Ok(language) => language,
        Err(other) => {
            let vietnamese = format!("ngôn ngữ «{other}» không có; dùng --lang vi hoặc --lang en");
            let english = format!("there is no language «{other}»; use --lang vi or --lang en");
            return failure::say(&spoken.pick(vietnamese, english), 2);
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            return failure::say(
                &spoken.pick(
                    format!("không khởi động được: {}", store::db::Why::from(&error).vietnamese),
                    format!("cannot start: {error}"),
                ),
                1,
            );
        }
    };
    let json = cli.global.json;
    let result = runtime.block_on(async {
        let session = Session::new(&cli.global, language)?;
        let answer = commands::run(cli.command, &session).await;
        session.close().await;
        answer
    });
    match result {
        Ok(answer) => print(&answer, json, language),
        Err(error) => failure::report(&error, language),
    }
}

/// The answer on stdout.
fn print(answer: &Answer, json: bool, language: Language) -> ExitCode {
    match answer.write(&mut std::io::stdout().lock(), json) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failure::report(&failure::not_printed(&error), language),
    }
}
