//! Whom the rule covers. A unit that it leaves out is not judged, and stands in no total and no denominator.

use super::{Finding, Outcome, SCOPE, Source, UnitFacts};
use crate::criteria::Judged;
use crate::register::{OrganisationKind, Scale, SchoolLevel};

/// None where the rule covers the unit; otherwise that it does not, or that nobody knows.
pub fn finding(judged: &Judged, unit: Option<&UnitFacts>) -> Option<Finding> {
    let organisation = &unit?.organisation;
    let covers = &judged.set.covers;
    if judged.rule.widened {
        return None;
    }
    let left_out = |what: &str| {
        Some((Outcome::NotApplicable, format!("{what} không thuộc phạm vi điều chỉnh của {}.", judged.set.rule)))
    };
    let open = |what: &str| {
        let reason = format!("Chưa ghi {what}, nên chưa rõ có thuộc phạm vi điều chỉnh của {} không.", judged.set.rule);
        Some((Outcome::Open, reason))
    };
    let (outcome, reason) = match (organisation.kind, organisation.scale, organisation.level) {
        (kind, _, _) if covers.leaves_out_kinds.contains(&kind) => left_out(kind_label(kind)),
        (OrganisationKind::Enterprise, Some(scale), _) if covers.leaves_out_scales.contains(&scale) => {
            left_out(scale_label(scale))
        }
        (OrganisationKind::Enterprise, None, _) if !covers.leaves_out_scales.is_empty() => {
            open("quy mô của doanh nghiệp")
        }
        (OrganisationKind::School, _, Some(level)) if covers.leaves_out_levels.contains(&level) => {
            left_out(level_label(level))
        }
        (OrganisationKind::School, _, None) if !covers.leaves_out_levels.is_empty() => open("cấp học của trường"),
        _ => None,
    }?;
    Some(Finding {
        criterion: SCOPE.to_owned(),
        outcome,
        source: Source::Computed,
        reason,
        citation: covers.citation.clone(),
        verified: judged.set.criteria.iter().all(|criterion| criterion.verified),
        conflict: Vec::new(),
    })
}

fn kind_label(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::ArmedForces => "Đơn vị lực lượng vũ trang",
        OrganisationKind::Agency => "Cơ quan",
        OrganisationKind::Enterprise => "Doanh nghiệp",
        OrganisationKind::School => "Cơ sở giáo dục",
    }
}

fn scale_label(scale: Scale) -> &'static str {
    match scale {
        Scale::Micro => "Doanh nghiệp siêu nhỏ",
        Scale::Small => "Doanh nghiệp nhỏ",
        Scale::Medium => "Doanh nghiệp vừa",
        Scale::Large => "Doanh nghiệp lớn",
    }
}

fn level_label(level: SchoolLevel) -> &'static str {
    match level {
        SchoolLevel::Creche => "Nhà trẻ",
        SchoolLevel::Nursery => "Trường mầm non, mẫu giáo",
        SchoolLevel::Primary => "Trường tiểu học",
        SchoolLevel::LowerSecondary => "Trường trung học cơ sở",
        SchoolLevel::UpperSecondary => "Trường trung học phổ thông",
        SchoolLevel::MultiLevel => "Trường phổ thông nhiều cấp học",
        SchoolLevel::Vocational => "Cơ sở giáo dục nghề nghiệp",
        SchoolLevel::Higher => "Cơ sở giáo dục đại học",
        SchoolLevel::Other => "Cơ sở giáo dục khác",
    }
}
