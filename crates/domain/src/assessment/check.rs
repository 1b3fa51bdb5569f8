//! One check of one criterion for one subject: a part of its finding.

use jiff::civil::Date;

use super::reason;
use super::run::{Case, Run};
use super::{Outcome, Source};
use crate::criteria::{Check, DocumentKind, Escape, Judged, ShareBase};
use crate::ground::date::short;
use crate::ground::share::{Percent, Share};
use crate::ground::window::Window;
use crate::incident::{Incident, IncidentClass, Severity};
use crate::register::{SchoolLevel, Title};

/// What one source says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub outcome: Outcome,
    pub source: Source,
    pub reason: String,
    /// Open because something else is not yet clear, not because nobody wrote it down: a mark cannot fill it.
    pub is_pending: bool,
}

impl Part {
    pub fn new(outcome: Outcome, source: Source, reason: impl Into<String>) -> Self {
        Self { outcome, source, reason: reason.into(), is_pending: false }
    }

    fn pending(source: Source, reason: impl Into<String>) -> Self {
        Self { outcome: Outcome::Open, source, reason: reason.into(), is_pending: true }
    }

    fn decided(is_met: bool, source: Source, reason: impl Into<String>) -> Self {
        Self::new(if is_met { Outcome::Met } else { Outcome::NotMet }, source, reason)
    }
}

/// None where only people can say.
pub fn part(run: &Run, check: &Check, case: &Case, own: &[&Incident], quiet: &str) -> Option<Part> {
    Some(match check {
        Check::Attested | Check::RatingAtLeast { .. } => return None,
        Check::Registered => registration(run.judged, case),
        Check::Share { of: of @ (ShareBase::Registered | ShareBase::Recognised), children, at_least } => {
            children_share(run, case, *of, children, *at_least)
        }
        Check::Share { of: ShareBase::PeopleSigned, at_least, .. } => people_signed(case, *at_least),
        Check::Share { of: ShareBase::SubUnits, at_least, .. } => sub_units(case, *at_least),
        Check::NoIncident { classes, from_severity, territory, escapes } => {
            let what = Looked { classes, from: *from_severity, escapes, window: run.judged.calendar.counting };
            match territory {
                false => what.judge(run.title(), own, &[], quiet),
                true => {
                    let cases = territory_of(run, case);
                    what.judge(run.title(), cases.certain, cases.perhaps, quiet)
                }
            }
        }
        Check::NotAboveLastYear { classes } => against_last_year(run, case, classes),
        Check::Document { paper, quarter } => document(run.judged.year, case, *paper, *quarter),
    })
}

/// The register of registrations and the dossier may both name a day. Both inside, or both outside, agree.
pub fn registration(judged: &Judged, case: &Case) -> Part {
    let time = reason::days(judged.calendar.registration);
    let from_dossier = case.dossier.and_then(|dossier| dossier.registered_on);
    let mut days: Vec<Date> = [case.registered_on, from_dossier].into_iter().flatten().collect();
    days.sort_unstable();
    days.dedup();
    let Some(first) = days.first() else {
        return Part::decided(false, Source::Import, format!("Không có lượt đăng ký nào trong thời hạn {time}."));
    };
    let inside: Vec<&Date> = days.iter().filter(|day| judged.is_inside_registration(**day)).collect();
    match inside.first() {
        Some(day) if inside.len() == days.len() => {
            let reason = format!("Đã đăng ký ngày {}, trong thời hạn {time}.", short(**day));
            Part::decided(true, Source::Import, reason)
        }
        Some(_) => {
            let all: Vec<String> = days.iter().map(|day| short(*day)).collect();
            let reason = format!(
                "Sổ đăng ký và hồ sơ ghi các ngày {} khác nhau, có ngày trong và có ngày ngoài thời hạn {time}.",
                all.join(", ")
            );
            Part::pending(Source::Import, reason)
        }
        None => {
            let reason = format!("Đăng ký ngày {}, ngoài thời hạn {time}.", short(*first));
            Part::decided(false, Source::Import, reason)
        }
    }
}

fn children_share(run: &Run, case: &Case, of: ShareBase, children: &[Title], at_least: Percent) -> Part {
    let area = (run.title() == Title::Area).then_some(&case.subject.id);
    let tally = |title| match of {
        ShareBase::Registered => run.children.registered(title, area),
        _ => run.children.recognised(title, area),
    };
    let nouns: Vec<&str> = children.iter().map(|title| title.noun()).collect();
    let what = reason::capital(&nouns.join(", "));
    let joint = children.iter().map(|title| tally(*title)).fold(Default::default(), super::children::Tally::and);
    if joint.whole == 0 {
        return Part::pending(Source::Computed, format!("Chưa có danh sách {}.", nouns.join(", ")));
    }
    let mut reason = reason::share(of, &what, joint.share(), at_least);
    if 1 < children.len() {
        let each: Vec<String> = children
            .iter()
            .map(|title| {
                let share = tally(*title).share();
                format!("{} {}/{} ({})", title.noun(), share.part, share.whole, share.percent(Some(at_least)))
            })
            .collect();
        reason.push_str(&format!(" Trong đó: {}.", each.join("; ")));
    }
    let outcome = joint.outcome(at_least);
    if joint.open != 0 && outcome != Outcome::Met {
        reason.push_str(&format!(" Còn {} đối tượng chưa rõ kết quả.", joint.open));
    }
    Part { outcome, source: Source::Computed, reason, is_pending: outcome == Outcome::Open }
}

/// Staff, and pupils from lower-secondary up (TT 23/2012/TT-BCA Art. 8.1).
fn people_signed(case: &Case, at_least: Percent) -> Part {
    let open = |reason: &str| Part::new(Outcome::Open, Source::Import, reason);
    let Some(unit) = case.unit else { return open("Chưa có số liệu của đơn vị.") };
    let (Some(signed), Some(staff)) = (unit.people_signed, unit.organisation.staff) else {
        return open("Chưa ghi số người ký cam kết hoặc tổng số người của đơn vị.");
    };
    let pupils = match unit.organisation.level {
        Some(SchoolLevel::Creche | SchoolLevel::Nursery | SchoolLevel::Primary) => 0,
        _ => unit.organisation.pupils.unwrap_or(0),
    };
    let is_mixed = matches!(unit.organisation.level, Some(SchoolLevel::MultiLevel | SchoolLevel::Other)) && 0 < pupils;
    let whole = u64::from(staff) + u64::from(pupils);
    let share = Share::new(u64::from(signed).min(whole), whole);
    if is_mixed && !share.reaches(at_least) && Share::new(u64::from(signed), u64::from(staff)).reaches(at_least) {
        // Pupils of the primary classes need not sign, and nobody counted them apart.
        return open("Trường có nhiều cấp học: chưa ghi riêng số học sinh từ trung học cơ sở trở lên.");
    }
    let what = if pupils == 0 { "Cán bộ, công nhân viên" } else { "Cán bộ, công nhân viên và học sinh" };
    let reason = reason::share(ShareBase::PeopleSigned, what, share, at_least);
    Part::decided(share.reaches(at_least), Source::Import, reason)
}

fn sub_units(case: &Case, at_least: Percent) -> Part {
    let Some(share) = case.unit.and_then(|unit| unit.sub_units).filter(|share| share.whole != 0) else {
        return Part::new(Outcome::Open, Source::Import, "Chưa ghi số đầu mối trực thuộc đạt danh hiệu.");
    };
    let reason = reason::share(ShareBase::SubUnits, "Đầu mối trực thuộc", share, at_least);
    Part::decided(share.reaches(at_least), Source::Import, reason)
}

fn document(year: i16, case: &Case, paper: DocumentKind, quarter: Option<i8>) -> Part {
    let name = reason::document(paper);
    let Some(dossier) = case.dossier else {
        return Part::new(Outcome::Open, Source::Import, format!("Chưa có hồ sơ, chưa rõ ngày {name}."));
    };
    let day = match paper {
        DocumentKind::Resolution => dossier.resolution_on,
        DocumentKind::Plan => dossier.plan_on,
        DocumentKind::Registration => dossier.registered_on,
    };
    let Some(day) = day else {
        return Part::new(Outcome::Open, Source::Import, format!("Hồ sơ chưa ghi ngày {name}."));
    };
    let is_inside = day.year() == year && quarter.is_none_or(|quarter| (day.month() - 1) / 3 + 1 == quarter);
    let time = reason::quarter(quarter, year);
    let reason = match is_inside {
        true => format!("Có {name} ngày {}, trong {time}.", short(day)),
        false => format!("{} ngày {}, ngoài {time}.", reason::capital(name), short(day)),
    };
    Part::decided(is_inside, Source::Import, reason)
}

fn territory_of<'r, 'a>(run: &'r Run<'_, 'a>, case: &Case) -> super::ledger::Territory<'r, 'a> {
    match run.title() {
        Title::Area => run.ledger.in_area(&case.subject.id),
        _ => run.ledger.in_commune(),
    }
}

/// What a `no_incident` looks for.
struct Looked<'a> {
    classes: &'a [IncidentClass],
    from: Option<Severity>,
    escapes: &'a [Escape],
    window: Window,
}

impl Looked<'_> {
    fn judge(&self, title: Title, certain: &[&Incident], perhaps: &[&Incident], quiet: &str) -> Part {
        if certain.is_empty() && perhaps.is_empty() {
            return Part::new(Outcome::Met, Source::Ledger, quiet);
        }
        let looked: Vec<&Incident> = certain.iter().filter(|case| self.is_meant(case)).copied().collect();
        let (saved, heavy): (Vec<&Incident>, Vec<&Incident>) = looked.iter().partition(|case| self.saves(case));
        let (weighed, unweighed): (Vec<&Incident>, Vec<&Incident>) =
            heavy.into_iter().partition(|case| self.from.is_none() || case.severity.is_some());
        if !weighed.is_empty() {
            let reason = format!("Có {}, đã kết luận, {}.", reason::cases(&weighed), reason::tie(title));
            return Part::new(Outcome::NotMet, Source::Ledger, reason);
        }
        if !unweighed.is_empty() {
            let reason = format!("Có {} chưa ghi mức độ; cần bổ sung mức độ.", reason::cases(&unweighed));
            return Part::pending(Source::Ledger, reason);
        }
        let unplaced: Vec<&Incident> =
            perhaps.iter().filter(|case| self.is_meant(case) && !self.saves(case)).copied().collect();
        if !unplaced.is_empty() {
            let reason = format!(
                "Có {} ở khu dân cư đã chia tách, chưa rõ thuộc phần nào; cần ghi lại khu dân cư của vụ việc.",
                reason::cases(&unplaced)
            );
            return Part::pending(Source::Ledger, reason);
        }
        if saved.is_empty() {
            return Part::new(Outcome::Met, Source::Ledger, quiet);
        }
        let reason = format!("Có {}, nhưng {} nên không tính.", reason::cases(&saved), self.escape_words(&saved));
        Part::new(Outcome::Met, Source::Ledger, reason)
    }

    /// Inside the window, of these classes, and not known to be lighter than the clause means.
    fn is_meant(&self, case: &Incident) -> bool {
        self.window.contains(case.date)
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

fn against_last_year(run: &Run, case: &Case, classes: &[IncidentClass]) -> Part {
    let (now, before) = (run.judged.calendar.counting, run.judged.calendar.counting.last_year());
    let territory = territory_of(run, case);
    let count = |cases: &[&Incident], window: Window| {
        cases.iter().filter(|case| window.contains(case.date) && classes.contains(&case.class)).count()
    };
    let (this_year, last_year) = (count(territory.certain, now), count(territory.certain, before));
    let (perhaps_now, perhaps_before) = (count(territory.perhaps, now), count(territory.perhaps, before));
    let counted = format!(
        "Số vụ ({}) {}: {this_year} vụ; cùng kỳ năm trước: {last_year} vụ",
        reason::classes(classes, None),
        reason::days(now)
    );
    if 0 < this_year && !run.ledger.was_kept(before) {
        let reason = format!("{counted}. Sổ vụ việc chưa có số liệu năm trước để so sánh.");
        return Part::new(Outcome::Open, Source::Ledger, reason);
    }
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
