use std::fmt::Write as _;

use actions::assessment::{Assessed, AssessmentView};
use domain::assessment::Outcome;
use domain::ground::number::grouped;
use domain::register::Title;

use super::words;
use crate::config::Language;

/// How many subjects of one title that did not meet it are listed before the reader is sent to `--subject`.
const LISTED: usize = 20;

/// Of one subject every finding; of all the year's lines, and under them the first who did not meet each title.
pub fn assessed(assessed: &Assessed, is_one: bool, language: Language) -> String {
    let views = assessed.subjects.iter().map(|one| &one.assessment);
    if is_one {
        return views.map(|view| findings(view, language)).collect();
    }
    let mut text = String::new();
    for line in &assessed.summary {
        let (year, noun) = (line.year, words::title(line.title, language));
        if line.title == Title::Commune {
            let _ = writeln!(text, "{year} {noun:<22} {}", words::outcome(line.outcome, language));
            continue;
        }
        let (met, total, rate) = (grouped(line.met), grouped(line.total), &line.rate);
        let met_word = words::outcome(Outcome::Met, language);
        let _ = write!(text, "{year} {noun:<22} {met}/{total} {met_word} ({rate})");
        if let Some(registered) = line.registered {
            let _ = write!(text, ", {} {}", language.pick("đăng ký", "registered"), grouped(registered));
        }
        let open = views.clone().filter(|view| view.title == line.title && view.outcome == Outcome::Open).count();
        if open != 0 {
            let _ = write!(text, ", {} {open}", words::outcome(Outcome::Open, language));
        }
        text.push('\n');
    }
    for title in Title::ALL {
        let is_left = |view: &&AssessmentView| matches!(view.outcome, Outcome::NotMet | Outcome::Open);
        let left: Vec<&AssessmentView> = views.clone().filter(|view| view.title == *title).filter(is_left).collect();
        text.push_str(&unmet(*title, &left, language));
    }
    text
}

fn unmet(title: Title, left: &[&AssessmentView], language: Language) -> String {
    let mut text = String::new();
    if left.is_empty() {
        return text;
    }
    let _ = writeln!(text, "\n{}", words::title(title, language));
    for view in left.iter().take(LISTED) {
        let why = view.findings.iter().find(|finding| finding.outcome == view.outcome);
        let why = why.map_or_else(String::new, |finding| format!("{}: {}", finding.criterion, finding.reason));
        let outcome = words::outcome(view.outcome, language);
        let _ = writeln!(text, "  {} {} ({outcome})\n      {why}", view.code, view.name);
    }
    if LISTED < left.len() {
        let more = left.len() - LISTED;
        let _ = writeln!(
            text,
            "  {}",
            language.pick(
                format!("… và {more} đối tượng khác; xem từng đối tượng bằng --subject MÃ, tất cả bằng --json"),
                format!("… and {more} more; see one with --subject CODE, all with --json"),
            )
        );
    }
    text
}

fn findings(view: &AssessmentView, language: Language) -> String {
    let mut text = format!("{} {} — {}\n", view.code, view.name, words::outcome(view.outcome, language));
    for finding in &view.findings {
        let (outcome, doubt) = (words::outcome(finding.outcome, language), if finding.verified { "" } else { " (*)" });
        let _ = writeln!(text, "  {:<7} {outcome:<14} {}", finding.criterion, finding.reason);
        let _ = writeln!(text, "  {:<7} {:<14} {}{doubt}", "", "", finding.citation);
    }
    if view.findings.iter().any(|finding| !finding.verified) {
        let _ = writeln!(text, "(*) {}", language.pick("chưa đối chiếu văn bản", "the text of the rule was not seen"));
    }
    text
}
