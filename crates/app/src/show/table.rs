use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use actions::report::{Decade, DecadeLine};
use domain::ground::number::grouped;
use domain::register::Title;

use super::words;
use crate::config::Language;

/// The table of all years: one row a year, one column a title.
pub fn decade(decade: &Decade, language: Language) -> String {
    let titles: BTreeSet<Title> = decade.summary.iter().map(|line| line.title).collect();
    let mut years: BTreeMap<i16, BTreeMap<Title, &DecadeLine>> = BTreeMap::new();
    for line in &decade.summary {
        years.entry(line.year).or_default().insert(line.title, line);
    }
    let mut text = format!("{} — {}\n\n", decade.ward, decade.programme);
    let _ = write!(text, "{:<6}", language.pick("Năm", "Year"));
    for title in &titles {
        let _ = write!(text, "{:<24}", heading(*title, language));
    }
    text.push('\n');
    for (year, lines) in years {
        let _ = write!(text, "{year:<6}");
        for title in &titles {
            let _ = write!(text, "{:<24}", lines.get(title).map_or_else(String::new, |line| cell(line, language)));
        }
        text.push('\n');
    }
    text
}

fn heading(title: Title, language: Language) -> &'static str {
    match title {
        Title::Household => language.pick("Hộ gia đình", "Households"),
        Title::Area => language.pick("Khu dân cư", "Areas"),
        Title::School => language.pick("Trường học", "Schools"),
        Title::Organisation => language.pick("Cơ quan, DN", "Agencies, firms"),
        Title::Commune => language.pick("Phường, xã", "The ward"),
    }
}

fn cell(line: &DecadeLine, language: Language) -> String {
    match line.title {
        Title::Commune => words::outcome(line.outcome, language).to_owned(),
        Title::Household => format!("{}/{} ({})", grouped(line.met), grouped(line.total), line.rate),
        _ => format!("{}/{}", line.met, line.total),
    }
}
