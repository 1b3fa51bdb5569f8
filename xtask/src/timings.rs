//! How long a change takes to build: one source of each floor is changed in turn, the program built, the source put back.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::stage::{self, Chore, minutes};

const PAGE: &str = "docs/build-times.md";
const BEGIN: &str = "<!-- begin: cargo xtask timings -->";
const END: &str = "<!-- end: cargo xtask timings -->";

/// What is changed, what is built then, and the budget in seconds.
const CHANGES: [(&str, &str, &[&str], u64); 6] = [
    ("a rule (`domain`), its tests", "crates/domain/src/lib.rs", &["test", "-p", "domain", "--no-run"], 4),
    ("a rule (`domain`)", "crates/domain/src/lib.rs", &["build"], 15),
    ("a statement (`store`)", "crates/store/src/lib.rs", &["build"], 12),
    ("a paper or a reader (`files`)", "crates/files/src/lib.rs", &["build"], 12),
    ("an action (`actions`)", "crates/actions/src/lib.rs", &["build"], 9),
    ("a page (`web`)", "crates/web/src/lib.rs", &["build"], 6),
];

pub fn run(arguments: &[String]) -> Chore {
    let with_release = match arguments {
        [] => false,
        [flag] if flag == "--release" => true,
        _ => return Err("timings takes only --release".to_owned()),
    };
    let mut rows = vec!["| after a change in | build | budget |".to_owned(), "|---|---|---|".to_owned()];
    for (what, source, build, budget) in CHANGES {
        println!("── {what}");
        stage::run_quietly(&mut quiet(build))?;
        let took = after_a_change(&stage::root().join(source), build)?;
        println!("── {what}: {}", minutes(took));
        rows.push(format!("| {what} | {} | {budget} s |", minutes(took)));
    }
    if with_release {
        rows.push(format!("| nothing: cold release build | {} | |", minutes(cold_release()?)));
    }
    rows.push(format!("\n{}", machine()));
    write_page(&rows.join("\n"))
}

fn quiet(build: &[&str]) -> std::process::Command {
    let mut command = stage::cargo(build);
    command.args(["--quiet", "--locked"]);
    command
}

fn after_a_change(source: &Path, build: &[&str]) -> Result<Duration, String> {
    let _changed = Changed::new(source)?;
    let started = Instant::now();
    stage::run_quietly(&mut quiet(build))?;
    Ok(started.elapsed())
}

/// A source with one more constant, until this value is dropped.
struct Changed {
    source: PathBuf,
    before: String,
}

impl Changed {
    fn new(source: &Path) -> Result<Self, String> {
        let failed = |error: std::io::Error| format!("{}: {error}", source.display());
        let before = fs::read_to_string(source).map_err(failed)?;
        fs::write(source, format!("{before}\nconst _: u32 = {};\n", std::process::id())).map_err(failed)?;
        Ok(Self { source: source.to_owned(), before })
    }
}

impl Drop for Changed {
    fn drop(&mut self) {
        if let Err(error) = fs::write(&self.source, &self.before) {
            eprintln!("{} could not be put back: {error}", self.source.display());
        }
    }
}

/// Into a folder of its own, with every source already downloaded.
fn cold_release() -> Result<Duration, String> {
    let folder = stage::root().join("target/timings");
    fs::remove_dir_all(&folder).ok();
    stage::run_quietly(&mut stage::cargo(&["fetch", "--locked"]))?;
    let started = Instant::now();
    stage::run("release", stage::cargo(&["build", "--release", "--locked", "--target-dir"]).arg(&folder))?;
    let took = started.elapsed();
    fs::remove_dir_all(&folder).ok();
    Ok(took)
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name =
        info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':')).map(|(_, name)| name.trim());
    format!("Measured on {cores} cores ({}).", name.unwrap_or("unknown processor"))
}

/// The figures stand between two marks; what people wrote around them stays.
fn write_page(figures: &str) -> Chore {
    let page = stage::root().join(PAGE);
    let before = fs::read_to_string(&page).map_err(|error| format!("{PAGE}: {error}"))?;
    let after = between_marks(&before, figures).ok_or_else(|| format!("{PAGE} has lost its marks {BEGIN} … {END}"))?;
    fs::write(&page, after).map_err(|error| format!("{PAGE}: {error}"))
}

fn between_marks(page: &str, figures: &str) -> Option<String> {
    let (head, rest) = page.split_once(BEGIN)?;
    let (_, tail) = rest.split_once(END)?;
    Some(format!("{head}{BEGIN}\n{figures}\n{END}{tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_replace_only_what_stands_between_the_marks() {
        let page = format!("a\n{BEGIN}\nold\n{END}\nz\n");
        assert_eq!(between_marks(&page, "new"), Some(format!("a\n{BEGIN}\nnew\n{END}\nz\n")));
        assert_eq!(between_marks("no marks", "new"), None);
    }
}
