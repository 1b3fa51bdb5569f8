use std::fmt::Write as _;

use actions::assessment::{Assessed, ConflictView};
use domain::assessment::Outcome;
use domain::ground::number::grouped;
use domain::register::Title;

/// How many subjects that did not meet a title are listed before the reader is sent to `--subject`.
const LISTED: usize = 20;

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "đạt",
        Outcome::NotMet => "chưa đạt",
        Outcome::NotApplicable => "không áp dụng",
        Outcome::Open => "chưa rõ",
    }
}

/// The year's lines; of one subject every finding, of all the first that did not meet.
pub fn assessed(assessed: &Assessed, is_one: bool) -> String {
    let mut text = String::new();
    for line in &assessed.summary {
        let registered = line.registered.map_or_else(|| "–".to_owned(), grouped);
        let (year, noun) = (line.year, line.title.noun());
        let _ = match line.title {
            Title::Commune => writeln!(text, "{year} {noun:<22} {}", outcome(line.outcome)),
            _ => {
                let (met, total, rate) = (grouped(line.met), grouped(line.total), &line.rate);
                writeln!(text, "{year} {noun:<22} {met}/{total} đạt ({rate}), đăng ký {registered}")
            }
        };
    }
    if is_one {
        for one in &assessed.subjects {
            let view = &one.assessment;
            let _ = writeln!(text, "\n{} {} — {}", view.code, view.name, outcome(view.outcome));
            for finding in &view.findings {
                let (mark, doubt) = (outcome(finding.outcome), if finding.verified { "" } else { " (*)" });
                let _ = writeln!(text, "  {:<7} {mark:<14} {}", finding.criterion, finding.reason);
                let _ = writeln!(text, "  {:<7} {:<14} {}{doubt}", "", "", finding.citation);
            }
        }
        text.push_str("(*) chưa đối chiếu văn bản\n");
        return text;
    }
    let mut failed: Vec<_> = assessed.subjects.iter().filter(|one| one.assessment.outcome != Outcome::Met).collect();
    failed.retain(|one| one.assessment.outcome != Outcome::NotApplicable);
    for one in failed.iter().take(LISTED) {
        let view = &one.assessment;
        let why = view.findings.iter().find(|finding| finding.outcome == view.outcome);
        let why = why.map_or_else(String::new, |finding| format!("{}: {}", finding.criterion, finding.reason));
        let _ = writeln!(text, "  {:<10} {:<28} {:<9} {why}", view.code, view.name, outcome(view.outcome));
    }
    if LISTED < failed.len() {
        let _ = writeln!(
            text,
            "  … và {} đối tượng khác; xem từng đối tượng bằng --subject MÃ, tất cả bằng --json",
            failed.len() - LISTED
        );
    }
    text
}

pub fn conflicts(found: &[ConflictView]) -> String {
    if found.is_empty() {
        return "Không có mâu thuẫn nào.\n".to_owned();
    }
    let mut text = String::new();
    for one in found {
        let _ = writeln!(text, "{} {} — {} ({})", one.code, one.name, one.criterion, one.title.noun());
        for source in &one.sources {
            let _ = writeln!(text, "    {}: {} — {}", source.source, outcome(source.outcome), source.says);
        }
    }
    text
}
