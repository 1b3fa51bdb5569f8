//! Every check of the workspace. A failing stage does not hide what the next ones find.

use std::time::Instant;

use crate::packages::{self, Need};
use crate::postgres::{self, Server, VARIABLE};
use crate::stage::{self, Chore};

/// Cheap first. clippy and the documentation share their artifacts; the tests build their own.
const STAGES: [&str; 4] = ["fmt", "clippy", "doc", "test"];

pub fn run(arguments: &[String]) -> Chore {
    let (stages, filters) = choose(arguments)?;
    let has = |name: &str| stages.iter().any(|stage| stage == name);
    if has("fmt") || has("clippy") {
        packages::ensure_rust_tools()?;
    }
    let is_served = std::env::var_os(VARIABLE).is_some();
    if has("test") && !is_served {
        packages::ensure(&[Need {
            is_there: postgres::programs().is_some(),
            package: "postgresql",
            what_for: "a throw-away server for the tests of the store",
        }])?;
    }

    let started = Instant::now();
    let mut failed = Vec::new();
    let mut note = |done: Chore| failed.extend(done.err());
    if has("fmt") {
        note(stage::run("fmt", &mut stage::cargo(&["fmt", "--all", "--check"])));
    }
    if has("clippy") {
        let arguments = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
        note(stage::run("clippy", &mut stage::cargo(&arguments)));
    }
    if has("doc") {
        let arguments = ["doc", "--workspace", "--no-deps", "--locked"];
        note(stage::run("doc", stage::cargo(&arguments).env("RUSTDOCFLAGS", "-D warnings")));
    }
    if has("test") {
        note(run_tests(&filters, is_served));
    }
    println!("── everything: {}", stage::minutes(started.elapsed()));
    if failed.is_empty() { Ok(()) } else { Err(failed.join("; ")) }
}

fn run_tests(filters: &[String], is_served: bool) -> Chore {
    let mut command = stage::cargo(&["test", "--workspace", "--locked", "--no-fail-fast"]);
    command.arg("--").args(filters);
    if is_served {
        return stage::run("test", &mut command);
    }
    // Built before the server starts: a broken build needs no server.
    stage::run("build", &mut stage::cargo(&["test", "--workspace", "--locked", "--no-run"]))?;
    let server = Server::start()?;
    stage::run("test", command.env(VARIABLE, &server.url))
}

/// `--only a,b` and, after `--`, filters for the tests.
fn choose(arguments: &[String]) -> Result<(Vec<String>, Vec<String>), String> {
    let mut stages: Vec<String> = STAGES.map(str::to_owned).to_vec();
    let mut left = arguments.iter();
    while let Some(argument) = left.next() {
        match argument.as_str() {
            "--" => return Ok((stages, left.cloned().collect())),
            "--only" => {
                let chosen = left.next().ok_or("--only needs a list of stages")?;
                stages = chosen.split(',').map(str::to_owned).collect();
                if let Some(unknown) = stages.iter().find(|stage| !STAGES.contains(&stage.as_str())) {
                    return Err(format!("there is no stage «{unknown}»; there are {}", STAGES.join(", ")));
                }
            }
            other => return Err(format!("«{other}» is not understood; filters stand after --")),
        }
    }
    Ok((stages, Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_chosen_by_name_and_filters_stand_after_two_dashes() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(choose(&[]), Ok((STAGES.map(str::to_owned).to_vec(), vec![])));
        assert_eq!(choose(&words("--only test,fmt -- story")), Ok((words("test fmt"), words("story"))));
        for wrong in ["--only", "--only tests", "story"] {
            assert!(choose(&words(wrong)).is_err(), "{wrong}");
        }
    }
}
