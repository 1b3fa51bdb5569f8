//! People who signed the commitment: all staff, and all learners from lower-secondary up (TT 23/2012/TT-BCA Art. 8.1).

use super::part::Part;
use super::run::Case;
use super::{Outcome, Source, reason};
use crate::criteria::ShareBase;
use crate::ground::share::{Percent, Share};
use crate::register::{Organisation, OrganisationKind, SchoolLevel};

/// Which learners of a unit must sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Learners {
    /// None must; those of a primary school may.
    NoneMust,
    AllMust,
    /// Some must, or nobody wrote down of which level the school is.
    Unclear,
}

impl Learners {
    fn of(organisation: &Organisation) -> Self {
        use SchoolLevel::{Creche, Higher, LowerSecondary, MultiLevel, Nursery, Other};
        use SchoolLevel::{Primary, UpperSecondary, Vocational};
        match organisation.level {
            _ if organisation.kind != OrganisationKind::School => Self::NoneMust,
            Some(Creche | Nursery | Primary) => Self::NoneMust,
            Some(LowerSecondary | UpperSecondary | Vocational | Higher) => Self::AllMust,
            Some(MultiLevel | Other) | None => Self::Unclear,
        }
    }
}

pub fn signed(case: &Case, at_least: Percent) -> Part<'static> {
    let Some(unit) = case.unit else { return missing("Chưa có số liệu của đơn vị.") };
    let organisation = &unit.organisation;
    let (Some(signed), Some(staff)) = (unit.people_signed, organisation.staff) else {
        return missing("Chưa ghi số người ký cam kết hoặc tổng số người của đơn vị.");
    };
    let (signed, staff) = (u64::from(signed), u64::from(staff));
    let pupils = match organisation.kind {
        OrganisationKind::School => organisation.pupils.map(u64::from),
        _ => Some(0),
    };
    if let Some(pupils) = pupils.filter(|pupils| staff + pupils < signed) {
        let all = staff + pupils;
        let reason = format!("Số liệu không khớp: có {signed} người ký cam kết, nhiều hơn tổng số {all} người.");
        return Part::pending(Source::Import, reason);
    }
    let of_staff = Share::new(signed.min(staff), staff);
    match (Learners::of(organisation), pupils) {
        (Learners::NoneMust, _) | (_, Some(0)) => decided("Cán bộ, công nhân viên", of_staff, at_least),
        (_, None) => missing("Chưa ghi số học sinh, người học nên chưa tính được tỷ lệ ký cam kết."),
        (learners, Some(pupils)) => {
            let of_all = Share::new(signed, staff + pupils);
            if learners == Learners::Unclear && of_staff.reaches(at_least) && !of_all.reaches(at_least) {
                return missing(match organisation.level {
                    Some(_) => "Trường có nhiều cấp học: chưa ghi riêng số học sinh từ trung học cơ sở trở lên.",
                    None => "Chưa ghi cấp học của trường, nên chưa rõ học sinh có phải ký cam kết không.",
                });
            }
            decided("Cán bộ, công nhân viên và học sinh", of_all, at_least)
        }
    }
}

fn missing(reason: &'static str) -> Part<'static> {
    Part::new(Outcome::Open, Source::Import, reason)
}

fn decided(what: &str, share: Share, at_least: Percent) -> Part<'static> {
    let reason = reason::share(ShareBase::PeopleSigned, what, share, at_least);
    Part::decided(share.reaches(at_least), Source::Import, reason)
}
