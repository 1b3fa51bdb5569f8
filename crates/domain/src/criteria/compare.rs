use super::{CriteriaSet, Criterion};

/// What became of one criterion from one set to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Same,
    Changed,
    New,
    Gone,
}

/// One criterion in two sets.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    pub change: Change,
    pub left: Option<&'a Criterion>,
    pub right: Option<&'a Criterion>,
}

impl CriteriaSet {
    /// The criteria of both sets by their ids: those of the second in its order, then those that it dropped.
    pub fn compare<'a>(&'a self, later: &'a Self) -> Vec<Compared<'a>> {
        let kept = later.criteria.iter().map(|right| {
            let left = self.criterion(&right.id);
            let change = match left {
                None => Change::New,
                Some(left) if left.asks_the_same(right) => Change::Same,
                Some(_) => Change::Changed,
            };
            Compared { change, left, right: Some(right) }
        });
        let gone = self.criteria.iter().filter(|left| later.criterion(&left.id).is_none());
        kept.chain(gone.map(|left| Compared { change: Change::Gone, left: Some(left), right: None })).collect()
    }
}

impl Criterion {
    /// Another clause that says the same is no change of what is asked.
    fn asks_the_same(&self, other: &Self) -> bool {
        (&self.text, &self.checks, self.may_be_not_applicable)
            == (&other.text, &other.checks, other.may_be_not_applicable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::criteria::{Check, Library};

    #[test]
    fn what_is_new_gone_and_changed_is_told_apart() {
        let before = Library::builtin().sets()[0].clone();
        assert!(2 < before.criteria.len());
        let mut after = before.clone();
        let gone = after.criteria.remove(0).id;
        after.criteria[0].checks.push(Check::Registered);
        after.criteria[1].citation.push_str(" mới");
        let mut new = after.criteria[1].clone();
        new.id = "MỚI-1".to_owned();
        after.criteria.push(new);
        let compared = before.compare(&after);
        let of = |id: &str| {
            let is = |one: &&Compared<'_>| one.right.or(one.left).is_some_and(|criterion| criterion.id == id);
            compared.iter().find(is).unwrap().change
        };
        assert_eq!((of(&gone), of("MỚI-1")), (Change::Gone, Change::New));
        assert_eq!((of(&after.criteria[0].id), of(&after.criteria[1].id)), (Change::Changed, Change::Same));
    }
}
