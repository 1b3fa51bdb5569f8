//! A small bench: our time beside the time of the bare library on the same work, their ratio, and the budget.
//!
//! Ratios travel between machines, seconds do not; so a run fails on a budget only when asked (`--strict`).

use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What a row may cost.
pub enum Budget {
    /// At most this many times the bare work.
    Ratio(f64),
    /// At most this long.
    Time(Duration),
    /// For comparison only.
    None,
}

/// Times of the same work done several times.
#[derive(Clone, Copy)]
pub struct Timing {
    pub median: Duration,
    pub min: Duration,
}

/// Does the work `times` times after one time that is not counted.
pub fn measure<T>(times: usize, mut work: impl FnMut() -> T) -> Timing {
    std::hint::black_box(work());
    let mut taken: Vec<Duration> = Vec::with_capacity(times);
    for _ in 0..times.max(1) {
        let started = Instant::now();
        std::hint::black_box(work());
        taken.push(started.elapsed());
    }
    taken.sort();
    Timing { median: taken[taken.len() / 2], min: taken[0] }
}

/// The most memory that a process held, in megabytes: this one (`self`) or a child by its number. Linux only.
pub fn peak_memory(process: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes.div_ceil(1024))
}

/// Runs a program to its end: how long it took and the most memory that it held.
pub fn run(command: &mut std::process::Command) -> (Duration, Option<u64>) {
    let started = Instant::now();
    let mut child = command.spawn().expect("the program can be started");
    let mut peak = None;
    loop {
        peak = peak.max(peak_memory(&child.id().to_string()));
        if let Some(status) = child.try_wait().expect("the program is ours to wait for") {
            assert!(status.success(), "the program failed: {status}");
            return (started.elapsed(), peak);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The table of a run.
pub struct Board {
    filters: Vec<String>,
    is_strict: bool,
    rows: Vec<[String; 5]>,
    over: Vec<String>,
}

impl Board {
    /// `--strict`, and words: only rows whose name holds one of them are run.
    pub fn from_arguments() -> Self {
        let (flags, filters): (Vec<String>, Vec<String>) =
            std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
        let is_strict = flags.iter().any(|flag| flag == "--strict");
        Self { filters, is_strict, rows: Vec::new(), over: Vec::new() }
    }

    pub fn wants(&self, name: &str) -> bool {
        self.filters.is_empty() || self.filters.iter().any(|filter| name.contains(filter.as_str()))
    }

    /// One row: ours against the bare limit of the same work, where there is one.
    pub fn row(&mut self, name: &str, ours: Timing, bare: Option<Timing>, budget: Budget) {
        let ratio = bare.map(|bare| ours.median.as_secs_f64() / bare.median.as_secs_f64());
        let (budget, is_over) = match budget {
            Budget::Ratio(limit) => (format!("≤ {limit} ×"), ratio.is_some_and(|ratio| limit < ratio)),
            Budget::Time(limit) => (format!("≤ {}", shown(limit)), limit < ours.median),
            Budget::None => ("–".to_owned(), false),
        };
        let ours = format!("{} (min {})", shown(ours.median), shown(ours.min));
        let ratio = ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2} ×"));
        let bare = bare.map_or_else(|| "–".to_owned(), |bare| shown(bare.median));
        self.enter(name, [ours, bare, ratio, budget], is_over);
    }

    /// One row about memory, in megabytes.
    pub fn memory(&mut self, name: &str, peak: Option<u64>, limit: u64) {
        let ours = peak.map_or_else(|| "not known here".to_owned(), |peak| format!("{peak} MB"));
        let is_over = peak.is_some_and(|peak| limit < peak);
        self.enter(name, [ours, "–".to_owned(), "–".to_owned(), format!("≤ {limit} MB")], is_over);
    }

    fn enter(&mut self, name: &str, [ours, bare, ratio, budget]: [String; 4], is_over: bool) {
        let budget = if is_over { format!("{budget}  OVER") } else { budget };
        if is_over {
            self.over.push(name.to_owned());
        }
        eprintln!("{name}: {ours}");
        self.rows.push([name.to_owned(), ours, bare, ratio, budget]);
    }

    /// Prints the table. Fails only under `--strict`, and only if a row is over its budget.
    pub fn finish(self) -> ExitCode {
        let head = ["what", "ours", "bare", "ratio", "budget"].map(str::to_owned);
        let width = |column: usize| {
            let cells = self.rows.iter().chain([&head]).map(|row| row[column].chars().count());
            cells.max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..head.len()).map(width).collect();
        for row in [&head].into_iter().chain(&self.rows) {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            println!("| {} |", cells.join(" | "));
        }
        if self.over.is_empty() {
            return ExitCode::SUCCESS;
        }
        println!("over budget: {}", self.over.join(", "));
        if self.is_strict { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 0.001 {
        format!("{:.0} µs", seconds * 1e6)
    } else if seconds < 1.0 {
        format!("{:.1} ms", seconds * 1e3)
    } else {
        format!("{seconds:.2} s")
    }
}
