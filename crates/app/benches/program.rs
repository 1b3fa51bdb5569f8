//! The program as a ward runs it: started, done, ended.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::support::{Timing, run};

pub const AREAS: u32 = 10;

pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples").join(name)
}

/// Imports the workbook into new wards, one for each time; only the import is timed.
pub fn imports(times: usize, workbook: &Path) -> Timing {
    let folder = tempfile::tempdir().expect("there is room for a ward");
    let mut taken: Vec<Duration> = Vec::new();
    for at in 0..times {
        let ward = folder.path().join(at.to_string());
        run(binhyen(&ward).args(["init", "--commune", "18115"]));
        for area in 1..=AREAS {
            let name = format!("Tổ dân phố {area}");
            run(binhyen(&ward).args(["area", "add", "--date", "2012-01-01", "--name", &name]));
        }
        let (took, _) = run(binhyen(&ward).args(["import", "households", "--year", "2021"]).arg(workbook));
        taken.push(took);
    }
    taken.sort();
    Timing { median: taken[taken.len() / 2], min: taken[0] }
}

/// The sample ward with everything, and the most memory that took.
pub fn demo() -> (Timing, Option<u64>) {
    let folder = tempfile::tempdir().expect("there is room for a ward");
    let mut command = Command::new(env!("CARGO_BIN_EXE_binhyen"));
    command.args(["demo", "--no-serve", "--dir"]).arg(folder.path().join("demo")).stdout(Stdio::null());
    let (took, peak) = run(&mut command);
    (Timing { median: took, min: took }, peak)
}

fn binhyen(ward: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_binhyen"));
    command.arg("--data").arg(ward).stdout(Stdio::null());
    command
}
