//! What the ledger says: no such case, or no more of them than last year.

use super::ledger::Territory;
use super::part::Part;
use super::run::{Case, Run};
use super::{Outcome, Source, reason};
use crate::criteria::Escape;
use crate::ground::date::short;
use crate::ground::window::Window;
use crate::incident::{CaseDay, Incident, IncidentClass, Severity};
use crate::register::Title;

/// What a `no_incident` looks for.
pub struct Looked<'a> {
    pub classes: &'a [IncidentClass],
    pub from: Option<Severity>,
    pub escapes: &'a [Escape],
    pub by: CaseDay,
    pub window: Window,
}

impl Looked<'_> {
    /// Among a subject's own cases, as offender.
    pub fn among<'t>(&self, title: Title, own: &[&Incident], quiet: &'t str) -> Part<'t> {
        self.judge(title, own, &[], quiet)
    }

    /// In the territory of an area or of the commune.
    pub fn in_territory<'t>(&self, run: &Run, case: &Case, quiet: &'t str) -> Part<'t> {
        let territory = territory_of(run, case);
        self.judge(run.title(), territory.certain, territory.perhaps, quiet)
    }

    fn judge<'t>(&self, title: Title, certain: &[&Incident], perhaps: &[&Incident], quiet: &'t str) -> Part<'t> {
        if certain.is_empty() && perhaps.is_empty() {
            return Part::new(Outcome::Met, Source::Ledger, quiet);
        }
        let looked: Vec<&Incident> = certain.iter().filter(|case| self.is_meant(case)).copied().collect();
        let (saved, heavy): (Vec<&Incident>, Vec<&Incident>) = looked.iter().partition(|case| self.saves(case));
        let (weighed, unweighed): (Vec<&Incident>, Vec<&Incident>) =
            heavy.into_iter().partition(|case| self.from.is_none() || case.severity.is_some());
        if !weighed.is_empty() {
            let reason = format!("Có {}, đã kết luận, {}.", reason::cases(&weighed, self.by), reason::tie(title));
            return Part::new(Outcome::NotMet, Source::Ledger, reason);
        }
        if !unweighed.is_empty() {
            let reason = format!("Có {} chưa ghi mức độ; cần bổ sung mức độ.", reason::cases(&unweighed, self.by));
            return Part::pending(Source::Ledger, reason);
        }
        let unplaced: Vec<&Incident> =
            perhaps.iter().filter(|case| self.is_meant(case) && !self.saves(case)).copied().collect();
        if !unplaced.is_empty() {
            let reason = format!(
                "Có {} ở khu dân cư đã chia tách, chưa rõ thuộc phần nào; cần ghi lại khu dân cư của vụ việc.",
                reason::cases(&unplaced, self.by)
            );
            return Part::pending(Source::Ledger, reason);
        }
        if saved.is_empty() {
            return Part::new(Outcome::Met, Source::Ledger, quiet);
        }
        let reason =
            format!("Có {}, nhưng {} nên không tính.", reason::cases(&saved, self.by), self.escape_words(&saved));
        Part::new(Outcome::Met, Source::Ledger, reason)
    }

    /// Inside the window, of these classes, and not known to be lighter than the clause means.
    pub fn is_meant(&self, case: &Incident) -> bool {
        self.window.contains(self.by.of(case.date, case.concluded_on))
            && self.classes.contains(&case.class)
            && self.from.is_none_or(|from| case.severity.is_none_or(|severity| from <= severity))
    }

    fn saves(&self, case: &Incident) -> bool {
        self.escapes.iter().any(|escape| match escape {
            Escape::ForceMajeure => case.force_majeure,
            Escape::HandledInTime => case.handled_in_time,
        })
    }

    fn escape_words(&self, saved: &[&Incident]) -> String {
        let mut words = Vec::new();
        if self.escapes.contains(&Escape::HandledInTime) && saved.iter().any(|case| case.handled_in_time) {
            words.push("đã được phát hiện, giảm hậu quả, báo cáo kịp thời");
        }
        if self.escapes.contains(&Escape::ForceMajeure) && saved.iter().any(|case| case.force_majeure) {
            words.push("do bất khả kháng");
        }
        words.join(" hoặc ")
    }
}

pub fn against_last_year(run: &Run, case: &Case, classes: &[IncidentClass]) -> Part<'static> {
    let (now, before) = (run.judged.calendar.counting, run.judged.calendar.counting.last_year());
    let territory = territory_of(run, case);
    let count = |cases: &[&Incident], window: Window| {
        cases.iter().filter(|case| window.contains(case.date) && classes.contains(&case.class)).count()
    };
    let (this_year, last_year) = (count(territory.certain, now), count(territory.certain, before));
    let (perhaps_now, perhaps_before) = (count(territory.perhaps, now), count(territory.perhaps, before));
    let now_counted = format!("Số vụ ({}) {}: {this_year} vụ", reason::classes(classes, None), reason::days(now));
    if !run.ledger.was_kept(before) {
        if this_year + perhaps_now == 0 && run.ledger.was_kept(now) {
            return Part::new(Outcome::Met, Source::Ledger, format!("{now_counted}; không thể tăng."));
        }
        // Whoever was not there last year cannot fill this in by a mark: it takes a settlement, with its reason.
        let reason = format!(
            "{now_counted}. Chưa rõ sổ vụ việc có được ghi đầy đủ từ {} không, nên chưa so sánh được với năm trước; cần \
             khai ngày bắt đầu ghi sổ (mục «ledger» của cài đặt), hoặc quyết định và ghi lý do.",
            short(before.from)
        );
        return Part::pending(Source::Ledger, reason);
    }
    let counted = format!("{now_counted}; cùng kỳ năm trước: {last_year} vụ");
    if this_year + perhaps_now <= last_year {
        return Part::new(Outcome::Met, Source::Ledger, format!("{counted}; không tăng."));
    }
    if last_year + perhaps_before < this_year {
        let reason = format!("{counted}; tăng {} vụ.", this_year - last_year);
        return Part::new(Outcome::NotMet, Source::Ledger, reason);
    }
    let reason = format!(
        "{counted}; còn {} vụ ở khu dân cư đã chia tách, chưa rõ thuộc phần nào.",
        perhaps_now + perhaps_before
    );
    Part::pending(Source::Ledger, reason)
}

pub fn territory_of<'r, 'a>(run: &'r Run<'_, 'a>, case: &Case) -> Territory<'r, 'a> {
    match run.title() {
        Title::Area => run.ledger.in_area(&case.subject.id),
        _ => run.ledger.in_commune(),
    }
}
