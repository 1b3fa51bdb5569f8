//! One check of one criterion for one subject: a part of its finding.

use jiff::civil::Date;

use super::cases::Looked;
use super::children::Tally;
use super::part::Part;
use super::run::{Case, Run};
use super::{Outcome, Source, cases, people, reason};
use crate::criteria::{Check, DocumentKind, Judged, ShareBase};
use crate::ground::date::short;
use crate::ground::share::Percent;
use crate::incident::Incident;
use crate::register::Title;

/// None where only people can say.
pub fn part<'t>(run: &Run, check: &Check, case: &Case, own: &[&Incident], quiet: &'t str) -> Option<Part<'t>> {
    Some(match check {
        Check::Attested | Check::RatingAtLeast { .. } => return None,
        Check::Registered => registration(run, case),
        Check::Share { of: of @ (ShareBase::Registered | ShareBase::Recognised), children, at_least } => {
            children_share(run, case, *of, children, *at_least)
        }
        Check::Share { of: ShareBase::PeopleSigned, at_least, .. } => people::signed(case, *at_least),
        Check::Share { of: ShareBase::SubUnits, at_least, .. } => sub_units(case, *at_least),
        Check::NoIncident { classes, from_severity, territory, escapes, counts_by } => {
            let window = run.judged.calendar.counting;
            let what = Looked { classes, from: *from_severity, escapes, by: *counts_by, window };
            match territory {
                false => what.among(run.title(), own, quiet),
                true => what.in_territory(run, case, quiet),
            }
        }
        Check::NotAboveLastYear { classes } => cases::against_last_year(run, case, classes),
        Check::Document { paper, quarter } => document(run.judged.year, case, *paper, *quarter),
    })
}

/// The day of registration that counts, of those that the register and the dossier name: the first inside the time for
/// it, else the first.
pub fn registered_on(judged: &Judged<'_>, days: impl IntoIterator<Item = Date>) -> Option<Date> {
    days.into_iter().min_by_key(|day| (!judged.is_inside_registration(*day), *day))
}

/// The register of registrations and the dossier may both name a day. Both inside, or both outside, agree.
pub fn registration(run: &Run, case: &Case) -> Part<'static> {
    let judged = run.judged;
    let from_dossier = case.dossier.and_then(|dossier| dossier.registered_on);
    let mut days: Vec<Date> = [case.registered_on, from_dossier].into_iter().flatten().collect();
    days.sort_unstable();
    days.dedup();
    let Some(counting) = registered_on(judged, days.iter().copied()) else {
        let reason = format!("Không có lượt đăng ký nào trong thời hạn {}.", run.registration_time);
        return Part::decided(false, Source::Import, reason);
    };
    // The time that was applied is told, which is that of the day's own rule.
    let time = |day: Date| reason::days(judged.registration_on(day));
    let inside: Vec<&Date> = days.iter().filter(|day| judged.is_inside_registration(**day)).collect();
    match inside.len() {
        all if all == days.len() => {
            let reason = format!("Đã đăng ký ngày {}, trong thời hạn {}.", short(counting), time(counting));
            Part::decided(true, Source::Import, reason)
        }
        1.. => {
            let all: Vec<String> = days.iter().map(|day| short(*day)).collect();
            let outside = days.iter().find(|day| !inside.contains(day)).unwrap_or(&counting);
            let reason = format!(
                "Sổ đăng ký và hồ sơ ghi các ngày {} khác nhau, có ngày trong và có ngày ngoài thời hạn {}.",
                all.join(", "),
                time(*outside)
            );
            Part::pending(Source::Import, reason)
        }
        0 => {
            let reason = format!("Đăng ký ngày {}, ngoài thời hạn {}.", short(counting), time(counting));
            Part::decided(false, Source::Import, reason)
        }
    }
}

fn children_share(run: &Run, case: &Case, of: ShareBase, children: &[Title], at_least: Percent) -> Part<'static> {
    let area = (run.title() == Title::Area).then_some(&case.subject.id);
    let tally = |title| match of {
        ShareBase::Registered => run.children.registered(title, area),
        _ => run.children.recognised(title, area),
    };
    let nouns: Vec<&str> = children.iter().map(|title| title.noun()).collect();
    let what = reason::capital(&nouns.join(", "));
    let joint = children.iter().map(|title| tally(*title)).fold(Tally::default(), Tally::and);
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
    let is_awaited = |title: &&Title| !run.children.is_decided(**title) && tally(**title).whole != 0;
    let awaited: Vec<&str> = children.iter().filter(is_awaited).map(|title| title.noun()).collect();
    if of == ShareBase::Recognised && run.is_frozen && !awaited.is_empty() {
        reason.push_str(&format!(" Đây mới là dự kiến: còn chờ quyết định công nhận {}.", awaited.join("; ")));
        return Part::pending(Source::Computed, reason);
    }
    let outcome = joint.outcome(at_least);
    if of == ShareBase::Registered && outcome != Outcome::Met && children.contains(&Title::Household) {
        reason.push_str(&format!(" Chỉ tính lượt đăng ký trong thời hạn {}.", run.registration_time));
    }
    if joint.open != 0 && outcome != Outcome::Met {
        reason.push_str(&format!(" Còn {} đối tượng chưa rõ kết quả.", joint.open));
    }
    Part { outcome, source: Source::Computed, reason: reason.into(), is_pending: outcome == Outcome::Open }
}

fn sub_units(case: &Case, at_least: Percent) -> Part<'static> {
    let Some(share) = case.dossier.and_then(|dossier| dossier.sub_units).filter(|share| share.whole != 0) else {
        return Part::new(Outcome::Open, Source::Import, "Chưa ghi số đầu mối trực thuộc đạt danh hiệu.");
    };
    let reason = reason::share(ShareBase::SubUnits, "Đầu mối trực thuộc", share, at_least);
    Part::decided(share.reaches(at_least), Source::Import, reason)
}

fn document(year: i16, case: &Case, paper: DocumentKind, quarter: Option<i8>) -> Part<'static> {
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
