//! The one door to every chore: `cargo xtask <chore>`. One file per chore.

mod bench;
mod packages;
mod postgres;
mod schema;
mod stage;
mod test;
mod timings;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test [--only fmt,clippy,doc,test] [-- FILTER …]   every check, on a throw-away PostgreSQL of its own
cargo xtask bench [--strict] [FILTER …]                       our time, the bare limit's time and their ratio
cargo xtask schema                                            writes the pictures of both database schemas anew
cargo xtask timings [--release]                               measures builds after a change, writes docs/build-times.md";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let chore = arguments.next().unwrap_or_default();
    let arguments: Vec<String> = arguments.collect();
    let done = match chore.as_str() {
        "test" => test::run(&arguments),
        "bench" => bench::run(&arguments),
        "schema" => schema::run(&arguments),
        "timings" => timings::run(&arguments),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        other => Err(format!("there is no chore «{other}»\n\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
