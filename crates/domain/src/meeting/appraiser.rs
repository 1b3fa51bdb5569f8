use crate::criteria::Criterion;
use crate::ground::id::{AccountId, SubjectId};
use crate::ground::refusal::Refusal;
use crate::people::{Actor, Role, Scope};
use crate::register::Title;

use super::{Needs, Says};

/// A household or unit that somebody belongs to, so that they appraise nothing of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnLink {
    pub account: AccountId,
    pub title: Title,
    pub subject: SubjectId,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppraiseRefused {
    #[error("bạn đã soạn hoặc nộp hồ sơ này, nên không thẩm định được; hãy để người khác thẩm định")]
    Author,
    #[error("hồ sơ này là của đơn vị, hộ mà bạn thuộc về, nên không thẩm định được; hãy để người khác thẩm định")]
    Own,
    #[error("hồ sơ này do cấp trên thẩm định, vì cấp trên có thẩm quyền công nhận")]
    ByTheLevelAbove,
    #[error("hồ sơ này do phường, xã thẩm định")]
    ByTheWard,
    #[error("tiêu chí {0} không do người thẩm định ghi: máy tính từ sổ đăng ký và kết quả khác")]
    Counted(String),
    #[error("tiêu chí {0} không được bỏ qua; hãy ghi đạt hoặc chưa đạt")]
    MustApply(String),
    #[error("tiêu chí {0}: kết luận khác với đơn vị tự đánh giá thì cần ghi lý do")]
    NoReason(String),
}

impl Refusal for AppraiseRefused {
    fn english(&self) -> String {
        match self {
            Self::Author => "you wrote or submitted it yourself; somebody else must appraise it".to_owned(),
            Self::Own => "it is of the unit or household that you belong to; somebody else must appraise it".to_owned(),
            Self::ByTheLevelAbove => "the level above recognises this title, and appraises it".to_owned(),
            Self::ByTheWard => "the ward appraises this title".to_owned(),
            Self::Counted(id) => format!("the criterion {id} is counted from the registers; it is not marked"),
            Self::MustApply(id) => format!("the criterion {id} may not be left out; mark it met or not met"),
            Self::NoReason(id) => format!("criterion {id}: a mark that differs from what was claimed needs a reason"),
        }
    }
}

/// What an appraiser must not be: its author, one of its own people; and the level that recognises is the one that
/// appraises (TT 124/2021/TT-BCA Art. 9.1).
pub fn may_appraise(
    actor: &Actor,
    (title, subject): (Title, &SubjectId),
    is_the_ward: bool,
    authors: &[AccountId],
    links: &[OwnLink],
) -> Result<(), AppraiseRefused> {
    match actor.role {
        Role::Province if is_the_ward => return Err(AppraiseRefused::ByTheWard),
        Role::Officer | Role::Member if !is_the_ward => return Err(AppraiseRefused::ByTheLevelAbove),
        _ => {}
    }
    if actor.account.as_ref().is_some_and(|account| authors.contains(account)) {
        return Err(AppraiseRefused::Author);
    }
    let is_own_scope = match &actor.scope {
        Scope::Ward => false,
        Scope::Area(area) => area.as_str() == subject.as_str(),
        Scope::Unit(unit) => unit.as_str() == subject.as_str(),
    };
    let is_declared = links
        .iter()
        .any(|link| Some(&link.account) == actor.account.as_ref() && link.title == title && link.subject == *subject);
    if is_own_scope || is_declared { Err(AppraiseRefused::Own) } else { Ok(()) }
}

/// Whether an appraiser may mark a criterion like this.
pub fn may_mark(
    criterion: &Criterion,
    claimed: Option<Says>,
    found: Says,
    reason: &str,
) -> Result<(), AppraiseRefused> {
    let id = || criterion.id.clone();
    if !Needs::of(criterion).may_answer() {
        return Err(AppraiseRefused::Counted(id()));
    }
    if found == Says::NotApplicable && !criterion.may_be_not_applicable {
        return Err(AppraiseRefused::MustApply(id()));
    }
    if claimed != Some(found) && reason.trim().is_empty() {
        return Err(AppraiseRefused::NoReason(id()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id::OrganisationId;

    #[test]
    fn nobody_appraises_what_is_their_own_and_each_level_appraises_what_it_recognises() {
        let (me, other) = (AccountId("me".to_owned()), AccountId("other".to_owned()));
        let (school, next) = (SubjectId("school".to_owned()), SubjectId("next".to_owned()));
        let link = |account: &AccountId, subject: &SubjectId| OwnLink {
            account: account.clone(),
            title: Title::School,
            subject: subject.clone(),
        };
        let ask = |role, scope, is_the_ward, authors: &[AccountId], links: &[OwnLink]| {
            let actor = Actor { name: "tôi".to_owned(), role, scope, account: Some(me.clone()) };
            may_appraise(&actor, (Title::School, &school), is_the_ward, authors, links)
        };
        let unit = |id: &str| Scope::Unit(OrganisationId(id.to_owned()));
        use AppraiseRefused as No;
        let table = [
            (ask(Role::Member, Scope::Ward, true, &[], &[]), Ok(())),
            (ask(Role::Officer, Scope::Ward, true, std::slice::from_ref(&other), &[]), Ok(())),
            (ask(Role::Officer, Scope::Ward, true, &[other.clone(), me.clone()], &[]), Err(No::Author)),
            (ask(Role::Member, Scope::Ward, true, &[], &[link(&me, &school)]), Err(No::Own)),
            (ask(Role::Member, Scope::Ward, true, &[], &[link(&other, &school), link(&me, &next)]), Ok(())),
            (ask(Role::Operator, unit("school"), true, &[], &[]), Err(No::Own)),
            (ask(Role::Operator, unit("next"), true, &[], &[]), Ok(())),
            (ask(Role::Province, Scope::Ward, true, &[], &[]), Err(No::ByTheWard)),
            (ask(Role::Province, Scope::Ward, false, &[], &[]), Ok(())),
            (ask(Role::Officer, Scope::Ward, false, &[], &[]), Err(No::ByTheLevelAbove)),
            (ask(Role::Member, Scope::Ward, false, &[], &[]), Err(No::ByTheLevelAbove)),
        ];
        for (at, (found, expected)) in table.into_iter().enumerate() {
            assert_eq!(found, expected, "line {at}");
        }
    }

    #[test]
    fn a_mark_that_differs_says_why() {
        use crate::criteria::Check;
        let criterion = |checks, may_be_not_applicable| Criterion {
            id: "1".to_owned(),
            text: String::new(),
            english: String::new(),
            citation: String::new(),
            verified: true,
            checks,
            may_be_not_applicable,
            modelled_on: String::new(),
        };
        let (asked, counted) = (criterion(vec![Check::Attested], false), criterion(vec![Check::Registered], false));
        let optional = criterion(vec![Check::Attested], true);
        use AppraiseRefused as No;
        use Says::{Met, NotApplicable, NotMet};
        let one = "1".to_owned();
        for (criterion, claimed, found, reason, expected) in [
            (&asked, Some(Met), Met, "", Ok(())),
            (&asked, Some(Met), NotMet, " ", Err(No::NoReason(one.clone()))),
            (&asked, None, Met, "", Err(No::NoReason(one.clone()))),
            (&asked, Some(Met), NotMet, "chưa có nội quy", Ok(())),
            (&asked, Some(Met), NotApplicable, "bỏ", Err(No::MustApply(one.clone()))),
            (&optional, Some(Met), NotApplicable, "không có bảo vệ", Ok(())),
            (&counted, None, Met, "có", Err(No::Counted(one.clone()))),
        ] {
            assert_eq!(may_mark(criterion, claimed, found, reason), expected, "{claimed:?} {found} «{reason}»");
        }
    }
}
