//! Shares as two integers; percentages only for the eye.

use serde::{Deserialize, Serialize};

/// `part` of `whole`. Compared in integers, never as a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub part: u64,
    pub whole: u64,
}

/// A threshold in whole percent, inclusive: "từ 70 % trở lên".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(pub u64);

impl Share {
    pub fn new(part: u64, whole: u64) -> Self {
        Self { part, whole }
    }

    /// An empty whole reaches no threshold: nobody was there to meet it.
    pub fn reaches(&self, threshold: Percent) -> bool {
        self.whole != 0 && u128::from(self.whole) * u128::from(threshold.0) <= u128::from(self.part) * 100
    }

    /// More than one half: the vote of Law 10/2022/QH15 Art. 21.1.
    pub fn is_majority(&self) -> bool {
        u128::from(self.whole) < 2 * u128::from(self.part)
    }

    /// How many more are needed to reach the threshold: `ceil(threshold × whole) − part`.
    pub fn missing(&self, threshold: Percent) -> u64 {
        let needed = (u128::from(self.whole) * u128::from(threshold.0)).div_ceil(100);
        u64::try_from(needed.saturating_sub(u128::from(self.part))).unwrap_or(u64::MAX)
    }

    /// "93,5%": one decimal, rounded half up, but never up to a threshold that was not reached nor up to 100 %.
    pub fn percent(&self, threshold: Option<Percent>) -> String {
        match self.tenths(threshold) {
            Some(tenths) => format!("{},{}%", tenths / 10, tenths % 10),
            None => "–".to_owned(),
        }
    }

    /// The same figure in tenths of a percent, for charts and comparisons; none of an empty whole.
    pub fn tenths(&self, threshold: Option<Percent>) -> Option<u64> {
        if self.whole == 0 {
            return None;
        }
        let (part, whole) = (u128::from(self.part), u128::from(self.whole));
        let mut tenths = (part * 2000 + whole) / (whole * 2);
        for limit in threshold.into_iter().chain([Percent(100)]) {
            if !self.reaches(limit) && u128::from(limit.0) * 10 <= tenths {
                tenths = u128::from(limit.0) * 10 - 1;
            }
        }
        if tenths == 0 && self.part != 0 {
            tenths = 1;
        }
        u64::try_from(tenths).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_just_below_its_threshold_is_never_printed_as_reaching_it() {
        let share = Share::new(6996, 10000);
        assert!(!share.reaches(Percent(70)));
        assert_eq!(share.percent(Some(Percent(70))), "69,9%");
        assert_eq!(share.percent(None), "70,0%");
    }

    #[test]
    fn one_household_missing_is_not_one_hundred_percent() {
        assert_eq!(Share::new(9999, 10000).percent(None), "99,9%");
        assert_eq!(Share::new(10000, 10000).percent(None), "100,0%");
    }

    #[test]
    fn sixteen_of_twenty_five_lacks_two() {
        let share = Share::new(16, 25);
        assert!(!share.reaches(Percent(70)));
        assert_eq!(share.missing(Percent(70)), 2);
        assert!(Share::new(18, 25).reaches(Percent(70)));
    }

    #[test]
    fn an_empty_whole_reaches_nothing_and_prints_a_dash() {
        assert!(!Share::new(0, 0).reaches(Percent(0)));
        assert_eq!(Share::new(0, 0).percent(None), "–");
    }
}
