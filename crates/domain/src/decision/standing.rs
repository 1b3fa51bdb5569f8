use std::collections::{BTreeMap, BTreeSet};

use super::{Decision, DecisionKind, RecognisedSubject};
use crate::assessment::{Assessment, Outcome};
use crate::ground::id::SubjectId;

/// What stands of a title's decisions after corrections and revocations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The decision that recognised.
    pub first: Decision,
    /// Corrections and revocations, in their order.
    pub later: Vec<Decision>,
    /// Who is recognised now.
    pub subjects: Vec<RecognisedSubject>,
}

impl Standing {
    /// From all decisions about one title, in the order in which they were entered. Corrections replace the list; a revocation takes its subjects
    /// out, or all where it names none. None where nothing was decided, or all of it was revoked.
    pub fn of(decisions: Vec<Decision>) -> Option<Self> {
        let mut standing: Option<Self> = None;
        for decision in decisions {
            match (decision.kind, &mut standing) {
                (DecisionKind::Recognise | DecisionKind::Received | DecisionKind::Commend, _) => {
                    let subjects = decision.subjects.clone();
                    standing = Some(Self { first: decision, later: Vec::new(), subjects });
                }
                (DecisionKind::Correct, Some(now)) => {
                    now.subjects.clone_from(&decision.subjects);
                    now.later.push(decision);
                }
                (DecisionKind::Revoke, Some(_)) if decision.subjects.is_empty() => standing = None,
                (DecisionKind::Revoke, Some(now)) => {
                    now.subjects.retain(|kept| decision.subjects.iter().all(|gone| gone.subject != kept.subject));
                    now.later.push(decision);
                }
                (DecisionKind::Correct | DecisionKind::Revoke, None) => {}
            }
        }
        standing
    }

    /// What stands of decisions that are each about something of their own, such as giấy khen: one chain for each that
    /// amends no other.
    pub fn each(decisions: &[Decision]) -> Vec<Self> {
        let firsts = decisions.iter().filter(|one| one.refers_to.is_none());
        let chain = |first: &Decision| {
            let is_of = |one: &&Decision| one.id == first.id || one.refers_to.as_ref() == Some(&first.id);
            decisions.iter().filter(is_of).cloned().collect()
        };
        firsts.filter_map(|first| Self::of(chain(first))).collect()
    }

    /// The decision that recognised, then its amendments.
    pub fn chain(&self) -> impl Iterator<Item = &Decision> {
        std::iter::once(&self.first).chain(&self.later)
    }

    pub fn last(&self) -> &Decision {
        self.later.last().unwrap_or(&self.first)
    }

    /// Whether the list is what the outcomes say: all who met the title and nobody else, but for those whom a revocation
    /// took out although they meet it.
    pub fn agrees_with(&self, outcomes: &[Assessment]) -> bool {
        self.differing(outcomes).is_empty()
    }

    /// The codes of those for whom the list is not what the outcomes say.
    pub fn differing<'a>(&'a self, outcomes: &'a [Assessment]) -> Vec<&'a str> {
        let listed: BTreeSet<&SubjectId> = self.subjects.iter().map(|kept| &kept.subject).collect();
        let met = || outcomes.iter().filter(|one| one.outcome == Outcome::Met).map(|one| &one.subject);
        let all_met: BTreeSet<&SubjectId> = met().map(|subject| &subject.id).collect();
        let missing = met().filter(|one| !listed.contains(&one.id) && !self.is_revoked(&one.id));
        let too_many = self.subjects.iter().filter(|kept| !all_met.contains(&kept.subject));
        missing.map(|one| one.code.as_str()).chain(too_many.map(|kept| kept.code.as_str())).collect()
    }

    /// Whether a revocation took this subject out and no correction brought it back.
    pub fn is_revoked(&self, id: &SubjectId) -> bool {
        let names = |decision: &&Decision| decision.subjects.iter().any(|subject| subject.subject == *id);
        self.later.iter().rev().find(names).is_some_and(|last| last.kind == DecisionKind::Revoke)
    }

    /// đồng: the bonuses of those whom an amendment of this list takes out of it.
    pub fn returned_by(&self, amendment: &Decision) -> u64 {
        let named: BTreeSet<&SubjectId> = amendment.subjects.iter().map(|one| &one.subject).collect();
        let leaves = |kept: &&RecognisedSubject| match amendment.kind {
            DecisionKind::Revoke => named.is_empty() || named.contains(&kept.subject),
            DecisionKind::Correct => !named.contains(&kept.subject),
            DecisionKind::Recognise | DecisionKind::Received | DecisionKind::Commend => false,
        };
        self.subjects.iter().filter(leaves).map(|kept| kept.bonus).sum()
    }

    /// Who stands by which decision: each subject by the one that first gave it the number of its certificate. A decision
    /// of which nobody is left is not named.
    pub fn granted(&self) -> Vec<(&Decision, Vec<RecognisedSubject>)> {
        let mut left: BTreeMap<(&SubjectId, u32), &RecognisedSubject> =
            self.subjects.iter().map(|subject| ((&subject.subject, subject.certificate), subject)).collect();
        let mut granted = Vec::new();
        for decision in self.chain() {
            if decision.kind == DecisionKind::Revoke {
                continue;
            }
            let given = decision.subjects.iter();
            let subjects: Vec<RecognisedSubject> =
                given.filter_map(|given| left.remove(&(&given.subject, given.certificate)).cloned()).collect();
            if !subjects.is_empty() {
                granted.push((decision, subjects));
            }
        }
        granted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::{DecisionSubject, Honoured, PaperNumber};
    use crate::ground::id::DecisionId;
    use crate::register::Title;

    fn decision(kind: DecisionKind, codes: &str) -> Decision {
        let subject = |code: &str| RecognisedSubject {
            subject: SubjectId(code.to_owned()),
            code: code.to_owned(),
            name: code.to_owned(),
            area_code: String::new(),
            area: String::new(),
            address: String::new(),
            certificate: 1,
            bonus: 0,
            position: String::new(),
            merit: String::new(),
            honoured: Honoured::Household,
        };
        Decision {
            id: DecisionId(format!("{kind} {codes}")),
            kind,
            about: DecisionSubject::Title(Title::Household),
            campaign: None,
            year: 2021,
            register: String::new(),
            number: PaperNumber::parse("1/QĐ-UBND").unwrap(),
            date: jiff::civil::date(2021, 11, 12),
            authority: String::new(),
            signer: String::new(),
            signer_title: String::new(),
            grounds: Vec::new(),
            refers_to: None,
            reason: String::new(),
            subjects: codes.split_whitespace().map(subject).collect(),
        }
    }

    #[test]
    fn what_stands_follows_corrections_and_revocations_in_their_order() {
        use DecisionKind::{Correct, Received, Recognise, Revoke};
        type Issued = (DecisionKind, &'static str);
        let table: [(&[Issued], Option<&str>); 8] = [
            (&[], None),
            (&[(Recognise, "a b c")], Some("a b c")),
            (&[(Received, "ward")], Some("ward")),
            (&[(Recognise, "a b c"), (Correct, "a b d")], Some("a b d")),
            (&[(Recognise, "a b c"), (Revoke, "b")], Some("a c")),
            (&[(Recognise, "a b c"), (Revoke, "b"), (Correct, "a b c")], Some("a b c")),
            (&[(Recognise, "a b"), (Revoke, "")], None),
            (&[(Recognise, "a b"), (Revoke, ""), (Recognise, "a")], Some("a")),
        ];
        for (decisions, expected) in table {
            let standing = Standing::of(decisions.iter().map(|(kind, codes)| decision(*kind, codes)).collect());
            let codes = standing.map(|standing| {
                standing.subjects.iter().map(|subject| subject.code.clone()).collect::<Vec<_>>().join(" ")
            });
            assert_eq!(codes.as_deref(), expected, "{decisions:?}");
        }
    }

    fn met(codes: &str) -> Vec<Assessment> {
        let one = |code: &str| Assessment {
            subject: crate::register::Subject {
                id: SubjectId(code.to_owned()),
                title: Title::Household,
                code: code.to_owned(),
                name: code.to_owned(),
            },
            outcome: Outcome::Met,
            registered: true,
            findings: Vec::new(),
        };
        codes.split_whitespace().map(one).collect()
    }

    #[test]
    fn a_list_agrees_with_the_outcomes_but_for_whom_a_revocation_took_out_last() {
        use DecisionKind::{Correct, Recognise, Revoke};
        type Issued = (DecisionKind, &'static str);
        let table: [(&[Issued], &str, &[&str]); 6] = [
            (&[(Recognise, "a b")], "a b", &[]),
            (&[(Recognise, "a b")], "b c", &["c", "a"]),
            (&[(Recognise, "a b"), (Revoke, "a")], "a b", &[]),
            (&[(Recognise, "a b"), (Revoke, "a"), (Correct, "a b")], "a b", &[]),
            (&[(Recognise, "a b"), (Revoke, "a"), (Correct, "a b"), (Correct, "b")], "a b", &["a"]),
            (&[(Recognise, "a b"), (Revoke, ""), (Recognise, "b")], "a b", &["a"]),
        ];
        for (decisions, outcomes, differing) in table {
            let standing =
                Standing::of(decisions.iter().map(|(kind, codes)| decision(*kind, codes)).collect()).unwrap();
            assert_eq!(standing.differing(&met(outcomes)), differing, "{decisions:?}");
            assert_eq!(standing.agrees_with(&met(outcomes)), differing.is_empty());
        }
    }

    #[test]
    fn decisions_about_things_of_their_own_stand_apart_with_their_money() {
        use DecisionKind::{Commend, Correct, Revoke};
        let of = |kind, codes: &str, first: &Decision| Decision {
            refers_to: Some(first.id.clone()),
            ..decision(kind, codes)
        };
        let mut first = decision(Commend, "a b");
        first.subjects.iter_mut().for_each(|one| one.bonus = 230_000);
        let second = decision(Commend, "c d");
        let (revoking, correcting) = (of(Revoke, "c", &second), of(Correct, "b", &first));
        let standing = Standing::each(&[first.clone(), second.clone(), revoking.clone()]);
        assert_eq!(standing.len(), 2);
        assert_eq!((standing[0].subjects.len(), standing[1].subjects.len()), (2, 1));
        assert_eq!((standing[0].last(), standing[1].last()), (&first, &revoking));
        assert_eq!(standing[0].returned_by(&correcting), 230_000, "a gives theirs back");
        assert_eq!(standing[0].returned_by(&of(Revoke, "", &first)), 460_000);
        assert_eq!(Standing::each(&[first.clone(), second, of(Revoke, "", &first)]).len(), 1);
    }

    #[test]
    fn each_who_stands_is_granted_by_the_decision_that_named_them_first() {
        use DecisionKind::{Correct, Recognise, Revoke};
        type Issued = (DecisionKind, &'static str);
        let table: [(&[Issued], &[&str]); 5] = [
            (&[(Recognise, "a b c")], &["a b c"]),
            (&[(Recognise, "a b c"), (Correct, "a b d")], &["a b", "d"]),
            (&[(Recognise, "a b c"), (Revoke, "b")], &["a c"]),
            (&[(Recognise, "a"), (Revoke, "a"), (Correct, "b")], &["b"]),
            (&[(Recognise, "a b"), (Revoke, ""), (Recognise, "a")], &["a"]),
        ];
        for (decisions, expected) in table {
            let standing =
                Standing::of(decisions.iter().map(|(kind, codes)| decision(*kind, codes)).collect()).unwrap();
            let codes = |subjects: &[RecognisedSubject]| {
                subjects.iter().map(|subject| subject.code.clone()).collect::<Vec<_>>().join(" ")
            };
            let granted: Vec<String> = standing.granted().iter().map(|(_, subjects)| codes(subjects)).collect();
            assert_eq!(granted, expected, "{decisions:?}");
        }
    }
}
