use super::{Decision, DecisionKind, RecognisedSubject};

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
    /// From all decisions about one title, in their order. Corrections replace the list; a revocation takes its subjects
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::{DecisionSubject, PaperNumber};
    use crate::ground::id::{DecisionId, SubjectId};
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
            is_collective: false,
        };
        Decision {
            id: DecisionId(format!("{kind} {codes}")),
            kind,
            about: DecisionSubject::Title(Title::Household),
            campaign: None,
            year: 2021,
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
}
