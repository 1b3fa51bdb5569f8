//! Sentences that name the fact and its day. Never a name: a reason is read by the household itself and by officers, and
//! whoever suffered, saw or reported a case stands in none of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Outcome;
use crate::criteria::{DocumentKind, ShareBase};
use crate::ground::date::short;
use crate::ground::number::two_digits;
use crate::ground::share::{Percent, Share};
use crate::ground::window::Window;
use crate::incident::{CaseDay, Incident, IncidentClass, Severity};
use crate::register::Title;

/// More days than these are counted, not listed.
const DAYS_SHOWN: usize = 5;

pub fn days(window: Window) -> String {
    format!("từ {} đến {}", short(window.from), short(window.until))
}

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "đạt",
        Outcome::NotMet => "chưa đạt",
        Outcome::NotApplicable => "không áp dụng",
        Outcome::Open => "chưa rõ",
    }
}

pub fn classes(classes: &[IncidentClass], from: Option<Severity>) -> String {
    let names: Vec<&str> = classes.iter().map(|class| class.label()).collect();
    let from = match from {
        Some(Severity::ExtremelySerious) => format!(" {}", Severity::ExtremelySerious.label()),
        Some(severity) => format!(" từ mức {} trở lên", severity.label()),
        None => String::new(),
    };
    format!("{}{from}", names.join("; "))
}

/// "01 vụ vi phạm hành chính về ANTT ngày 12/10/2021", "01 vụ tội phạm nghiêm trọng ngày 01/06/2023": the class of an
/// offence decides (BLHS Art 9.1), so it is told where it is known. Where the day of the conclusion counts, it is told too.
pub fn cases(cases: &[&Incident], by: CaseDay) -> String {
    type Days = Vec<(Date, Option<Date>)>;
    let mut by_class: BTreeMap<(IncidentClass, Option<Severity>), Days> = BTreeMap::new();
    for case in cases {
        let concluded = case.concluded_on.filter(|_| by == CaseDay::Concluded);
        by_class.entry((case.class, case.severity)).or_default().push((case.date, concluded));
    }
    let groups: Vec<String> = by_class
        .into_iter()
        .map(|((class, severity), mut days)| {
            let severity = severity.map(|severity| format!(" {}", severity.label())).unwrap_or_default();
            days.sort_unstable();
            let count = days.len();
            let shown: Vec<String> = days.iter().take(DAYS_SHOWN).map(|(day, end)| day_of_case(*day, *end)).collect();
            let word = if count == 1 { "ngày" } else { "các ngày" };
            let rest = if DAYS_SHOWN < count { " …" } else { "" };
            format!("{} vụ {}{severity} {word} {}{rest}", two_digits(count as u64), class.label(), shown.join(", "))
        })
        .collect();
    groups.join("; ")
}

/// "12/10/2020 (kết luận ngày 05/03/2021)"
fn day_of_case(happened: Date, concluded: Option<Date>) -> String {
    match concluded {
        Some(concluded) => format!("{} (kết luận ngày {})", short(happened), short(concluded)),
        None => short(happened),
    }
}

/// How the cases touch the subject.
pub fn tie(title: Title) -> &'static str {
    match title {
        Title::Household => "chủ hộ hoặc thành viên là người vi phạm",
        Title::Area => "xảy ra trên địa bàn khu dân cư",
        Title::School => "nhà trường hoặc người của trường là bên vi phạm",
        Title::Organisation => "đơn vị hoặc người của đơn vị là bên vi phạm",
        Title::Commune => "xảy ra trên địa bàn",
    }
}

pub fn no_cases(title: Title, window: Window, what: &str) -> String {
    let tie = match title {
        Title::Area | Title::Commune => "trên địa bàn",
        Title::Household => "mà chủ hộ hoặc thành viên là người vi phạm",
        Title::School | Title::Organisation => "mà đơn vị hoặc người của đơn vị là bên vi phạm",
    };
    format!("Sổ vụ việc {} không ghi vụ {what} nào đã kết luận {tie}.", days(window))
}

pub fn document(paper: DocumentKind) -> &'static str {
    match paper {
        DocumentKind::Resolution => "nghị quyết",
        DocumentKind::Plan => "kế hoạch",
        DocumentKind::Registration => "bản đăng ký",
    }
}

/// "quý I năm 2021", "năm 2021"
pub fn quarter(quarter: Option<i8>, year: i16) -> String {
    match quarter {
        Some(1) => format!("quý I năm {year}"),
        Some(2) => format!("quý II năm {year}"),
        Some(3) => format!("quý III năm {year}"),
        Some(_) => format!("quý IV năm {year}"),
        None => format!("năm {year}"),
    }
}

/// "16/25 đạt, cần 18: thiếu 2": never a percentage that contradicts the outcome.
pub fn share(of: ShareBase, what: &str, share: Share, threshold: Percent) -> String {
    let verb = match of {
        ShareBase::Registered => "đăng ký",
        ShareBase::Recognised | ShareBase::SubUnits => "đạt",
        ShareBase::PeopleSigned => "ký cam kết",
    };
    let rate = share.percent(Some(threshold));
    let counted = format!("{what}: {}/{} {verb}", share.part, share.whole);
    match share.missing(threshold) {
        0 => format!("{counted}, tỷ lệ {rate}, đủ ngưỡng {}%.", threshold.0),
        lacking => format!(
            "{counted}, cần {}: thiếu {lacking}; tỷ lệ {rate}, ngưỡng {}%.",
            share.part.saturating_add(lacking),
            threshold.0
        ),
    }
}

/// The first letter in capitals: "Khu dân cư".
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
