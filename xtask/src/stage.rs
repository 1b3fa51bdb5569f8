//! Running one command, with a plain line before and the time after it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

pub type Chore = Result<(), String>;

/// The folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace")
}

/// The cargo that started this chore, in the workspace's folder.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// Runs the command with its output on this terminal.
pub fn run(name: &str, command: &mut Command) -> Chore {
    println!("── {name}: {}", shown(command));
    let started = Instant::now();
    let status = command.status().map_err(|error| format!("{name}: {}: {error}", shown(command)))?;
    let took = minutes(started.elapsed());
    if !status.success() {
        println!("── {name}: failed after {took}");
        return Err(format!("{name} failed ({status})"));
    }
    println!("── {name}: done in {took}");
    Ok(())
}

/// Runs the command quietly; its output only if it fails.
pub fn run_quietly(command: &mut Command) -> Chore {
    let output = command.output().map_err(|error| format!("{}: {error}", shown(command)))?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(format!("{} failed ({})\n{}", shown(command), output.status, String::from_utf8_lossy(&said)))
}

/// Whether the program exists and this command of it succeeds.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// "48 s", "12 min 05 s"
pub fn minutes(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program()).to_string_lossy();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy());
    std::iter::once(program).chain(arguments).collect::<Vec<_>>().join(" ")
}
