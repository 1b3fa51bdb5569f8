use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use actions::report::{Decade, DecadeLine};
use domain::assessment::Outcome;
use domain::ground::number::grouped;
use domain::register::Title;

/// The table of all years: one row a year, one column a title.
pub fn decade(decade: &Decade) -> String {
    let titles: BTreeSet<Title> = decade.summary.iter().map(|line| line.title).collect();
    let mut years: BTreeMap<i16, BTreeMap<Title, &DecadeLine>> = BTreeMap::new();
    for line in &decade.summary {
        years.entry(line.year).or_default().insert(line.title, line);
    }
    let mut text = format!("{} — {}\n\n", decade.ward, decade.programme);
    let _ = write!(text, "{:<6}", "Năm");
    for title in &titles {
        let _ = write!(text, "{:<24}", heading(*title));
    }
    text.push('\n');
    for (year, lines) in years {
        let _ = write!(text, "{year:<6}");
        for title in &titles {
            let _ = write!(text, "{:<24}", lines.get(title).map_or_else(String::new, |line| cell(line)));
        }
        text.push('\n');
    }
    text
}

fn heading(title: Title) -> &'static str {
    match title {
        Title::Household => "Hộ gia đình",
        Title::Area => "Khu dân cư",
        Title::School => "Trường học",
        Title::Organisation => "Cơ quan, DN",
        Title::Commune => "Phường, xã",
    }
}

fn cell(line: &DecadeLine) -> String {
    match line.title {
        Title::Commune if line.outcome == Outcome::Met => "đạt".to_owned(),
        Title::Commune => "chưa đạt".to_owned(),
        Title::Household => format!("{}/{} ({})", grouped(line.met), grouped(line.total), line.rate),
        _ => format!("{}/{}", line.met, line.total),
    }
}
