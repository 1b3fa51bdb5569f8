//! One check of one criterion for one subject: a part of its finding.

use jiff::civil::Date;

use super::cases::Looked;
use super::children::Tally;
use super::part::Part;
use super::run::{Case, Run};
use super::{Outcome, Source, cases, reason};
use crate::criteria::{Check, DocumentKind, ShareBase};
use crate::ground::date::short;
use crate::ground::share::{Percent, Share};
use crate::incident::Incident;
use crate::register::{SchoolLevel, Title};

/// None where only people can say.
pub fn part<'t>(run: &Run, check: &Check, case: &Case, own: &[&Incident], quiet: &'t str) -> Option<Part<'t>> {
    Some(match check {
        Check::Attested | Check::RatingAtLeast { .. } => return None,
        Check::Registered => registration(run, case),
        Check::Share { of: of @ (ShareBase::Registered | ShareBase::Recognised), children, at_least } => {
            children_share(run, case, *of, children, *at_least)
        }
        Check::Share { of: ShareBase::PeopleSigned, at_least, .. } => people_signed(case, *at_least),
        Check::Share { of: ShareBase::SubUnits, at_least, .. } => sub_units(case, *at_least),
        Check::NoIncident { classes, from_severity, territory, escapes } => {
            let what = Looked { classes, from: *from_severity, escapes, window: run.judged.calendar.counting };
            match territory {
                false => what.among(run.title(), own, quiet),
                true => what.in_territory(run, case, quiet),
            }
        }
        Check::NotAboveLastYear { classes } => cases::against_last_year(run, case, classes),
        Check::Document { paper, quarter } => document(run.judged.year, case, *paper, *quarter),
    })
}

/// The register of registrations and the dossier may both name a day. Both inside, or both outside, agree.
pub fn registration(run: &Run, case: &Case) -> Part<'static> {
    let (judged, time) = (run.judged, &run.registration_time);
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
    let outcome = joint.outcome(at_least);
    if joint.open != 0 && outcome != Outcome::Met {
        reason.push_str(&format!(" Còn {} đối tượng chưa rõ kết quả.", joint.open));
    }
    Part { outcome, source: Source::Computed, reason: reason.into(), is_pending: outcome == Outcome::Open }
}

/// Staff, and pupils from lower-secondary up (TT 23/2012/TT-BCA Art. 8.1).
fn people_signed(case: &Case, at_least: Percent) -> Part<'static> {
    let open = |reason: &'static str| Part::new(Outcome::Open, Source::Import, reason);
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

fn sub_units(case: &Case, at_least: Percent) -> Part<'static> {
    let Some(share) = case.unit.and_then(|unit| unit.sub_units).filter(|share| share.whole != 0) else {
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
