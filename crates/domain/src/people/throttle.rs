use jiff::{SignedDuration, Timestamp};

/// How often a sign-in failed for one account or from one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    pub failures: u32,
    pub last_at: Timestamp,
}

/// How many failures are free, and how the waiting grows. It never grows beyond `longest`: nobody can lock another out for
/// good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Throttle {
    pub free: u32,
    pub first: SignedDuration,
    pub longest: SignedDuration,
}

impl Throttle {
    pub const ACCOUNT: Self =
        Self { free: 5, first: SignedDuration::from_secs(30), longest: SignedDuration::from_mins(15) };
    /// A whole office may stand behind one address.
    pub const ADDRESS: Self =
        Self { free: 30, first: SignedDuration::from_secs(30), longest: SignedDuration::from_mins(15) };

    /// How long to wait before the next attempt; none where it may be made now.
    pub fn wait(self, attempts: Attempts, now: Timestamp) -> Option<SignedDuration> {
        let over = attempts.failures.checked_sub(self.free)?;
        let doubled = self.first.as_secs().saturating_mul(1i64 << over.min(20));
        let pause = SignedDuration::from_secs(doubled.min(self.longest.as_secs()));
        let left = pause - now.duration_since(attempts.last_at);
        left.is_positive().then_some(left)
    }

    /// After a quiet day the count begins anew.
    pub fn fail(earlier: Option<Attempts>, now: Timestamp) -> Attempts {
        let quiet = SignedDuration::from_hours(24);
        let recent = earlier.filter(|earlier| now.duration_since(earlier.last_at) < quiet);
        Attempts { failures: recent.map_or(1, |earlier| earlier.failures.saturating_add(1)), last_at: now }
    }

    /// An attempt that was counted before it was looked at, and was right.
    pub fn forgive(counted: Attempts) -> Attempts {
        Attempts { failures: counted.failures.saturating_sub(1), ..counted }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + seconds).unwrap()
    }

    #[test]
    fn the_waiting_doubles_after_the_free_attempts_and_stays_below_its_longest() {
        let table = [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (50, 900), (u32::MAX, 900)];
        for (failures, seconds) in table {
            let wait = Throttle::ACCOUNT.wait(Attempts { failures, last_at: at(0) }, at(0));
            assert_eq!(wait.map_or(0, |wait| wait.as_secs()), seconds, "{failures} failures");
            let later = Throttle::ACCOUNT.wait(Attempts { failures, last_at: at(0) }, at(seconds));
            assert_eq!(later, None, "{failures} failures, waited");
        }
    }

    #[test]
    fn failures_are_counted_and_forgotten_after_a_quiet_day() {
        let first = Throttle::fail(None, at(0));
        let second = Throttle::fail(Some(first), at(60));
        assert_eq!((first.failures, second.failures), (1, 2));
        assert_eq!(Throttle::forgive(second), Attempts { failures: 1, last_at: at(60) });
        assert_eq!(Throttle::fail(Some(second), at(60 + 86_400)).failures, 1);
    }
}
