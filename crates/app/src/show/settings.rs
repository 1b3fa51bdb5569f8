use domain::ground::{date, number};
use domain::setting::Entry;
use jiff::civil::Date;

use crate::config::Language;

/// One line each; of long lists of lines, each its own.
pub fn settings(entries: &[&Entry], language: Language) -> String {
    entries.iter().map(|entry| line(entry, language)).collect()
}

fn line(entry: &Entry, language: Language) -> String {
    let days = entry.validity();
    let from = match days.from {
        Date::MIN => language.pick("từ đầu", "always").to_owned(),
        day => format!("{} {}", language.pick("từ", "from"), date::short(day)),
    };
    let until = match days.until {
        Some(day) => format!("{} {}", language.pick("đến", "until"), date::short(day)),
        None => language.pick("đến nay", "on").to_owned(),
    };
    let what = match entry {
        Entry::Letterhead(e) => format!("{} — {}", e.issuer(), e.parent_committee()),
        Entry::Steering(e) if e.signer.is_empty() => e.name.clone(),
        Entry::Steering(e) => format!("{} — {}", e.name, e.signer),
        Entry::Signer(e) => format!("{} ({})", e.name, e.titles.join(" / ")),
        Entry::Grounds(e) => listed(&e.papers, &e.lines),
        Entry::Recipients(e) => listed(&e.papers, &e.lines),
        Entry::BaseSalary(e) => format!("{} ({})", number::money(e.amount), e.basis),
        Entry::Ledger(_) => language.pick("sổ vụ việc ghi đầy đủ", "the ledger of cases is complete").to_owned(),
        Entry::Appeal(e) => {
            let doubt =
                if e.verified { "" } else { language.pick(", chưa đối chiếu văn bản", ", text not seen") };
            let (days, source) = (e.days, &e.source);
            language.pick(
                format!("khiếu nại trong {days} ngày ({source}{doubt})"),
                format!("appeals within {days} days ({source}{doubt})"),
            )
        }
        Entry::Bonus(e) => {
            let doubt = if e.rule.verified {
                ""
            } else {
                language.pick(", chưa đối chiếu văn bản", ", text not seen")
            };
            let (one, all, source) = (e.rule.individual_hundredths, e.rule.collective_hundredths, &e.rule.source);
            language.pick(
                format!("cá nhân {one}%, tập thể {all}% lương cơ sở ({source}{doubt})"),
                format!("persons {one}%, collectives {all}% of the base salary ({source}{doubt})"),
            )
        }
    };
    format!("{:<12} {from} {until}: {what}\n", entry.key())
}

fn listed(papers: &[String], lines: &[String]) -> String {
    let lines: String = lines.iter().map(|line| format!("\n    - {line}")).collect();
    format!("{}{lines}", papers.join(", "))
}
