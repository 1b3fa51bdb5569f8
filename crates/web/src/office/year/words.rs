//! Outcomes, sources and steps in the reader's language.

use domain::assessment::{Outcome, Source};
use domain::campaign::State;

use crate::access::seat::Seat;

pub fn outcome(seat: &Seat, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => seat.say("đạt", "met"),
        Outcome::NotMet => seat.say("chưa đạt", "not met"),
        Outcome::NotApplicable => seat.say("không áp dụng", "not applicable"),
        Outcome::Open => seat.say("chưa rõ", "open"),
    }
}

pub fn source(seat: &Seat, source: Source) -> &'static str {
    match source {
        Source::Import => seat.say("danh sách đã nạp", "imported list"),
        Source::Meeting => seat.say("cuộc họp", "meeting"),
        Source::Ledger => seat.say("sổ vụ việc", "ledger of cases"),
        Source::Computed => seat.say("tính từ số liệu", "computed"),
        Source::Appraiser => seat.say("người thẩm định", "appraiser"),
        Source::Totals => seat.say("số liệu tổng", "totals"),
    }
}

pub fn state(seat: &Seat, state: State) -> &'static str {
    seat.say(state.label(), state.as_str())
}
