use crate::decision::Honoured;
use crate::setting::{BonusRule, Rounding};

/// The bonus in đồng from the base salary of the day of the decision.
pub fn bonus(rule: &BonusRule, base_salary: u64, honoured: Honoured) -> u64 {
    let hundredths = match honoured {
        Honoured::Individual => rule.individual_hundredths,
        Honoured::Collective => rule.collective_hundredths,
        Honoured::Household => rule.household_hundredths,
    };
    let step = rule.step.max(1).saturating_mul(100);
    // Files with other numbers are refused; a setting of an older database may still hold them.
    let exact = base_salary.saturating_mul(hundredths);
    let steps = match rule.rounding {
        Rounding::Up => exact.div_ceil(step),
        Rounding::Down => exact / step,
        Rounding::Nearest => exact.saturating_add(step / 2) / step,
    };
    steps.saturating_mul(step) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bonus_follows_the_base_salary_and_the_mode_of_rounding() {
        let rule = |rounding| BonusRule {
            individual_hundredths: 15,
            collective_hundredths: 30,
            household_hundredths: 15,
            step: 10_000,
            rounding,
            source: String::new(),
            verified: false,
        };
        for (salary, mode, individual, collective) in [
            (1_490_000, Rounding::Up, 230_000, 450_000),
            (1_490_000, Rounding::Down, 220_000, 440_000),
            (1_800_000, Rounding::Up, 270_000, 540_000),
            (2_340_000, Rounding::Up, 360_000, 710_000),
            (2_530_000, Rounding::Nearest, 380_000, 760_000),
        ] {
            assert_eq!(bonus(&rule(mode), salary, Honoured::Individual), individual);
            assert_eq!(bonus(&rule(mode), salary, Honoured::Collective), collective);
        }
    }
}
