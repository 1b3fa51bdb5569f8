use crate::worded;

worded! {
    /// The year of an area, as its head goes through it.
    pub enum Step {
        Registration = "registration",
        Call = "call",
        Meeting = "meeting",
        Minutes = "minutes",
        HandIn = "hand_in",
    }
}

worded! {
    pub enum StepState {
        Done = "done",
        /// To be done now.
        Now = "now",
        /// Waits for what comes before.
        Later = "later",
    }
}

/// How far an area is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub households: u64,
    pub registered: u64,
    pub is_called: bool,
    /// The facts of the meeting are written, here or from a workbook.
    pub is_finished: bool,
    pub is_signed: bool,
    pub is_handed_in: bool,
}

impl Progress {
    pub fn unregistered(&self) -> u64 {
        self.households.saturating_sub(self.registered)
    }

    /// A household that does not register holds up nobody's meeting: that step stays open beside the others.
    pub fn steps(&self) -> [(Step, StepState); 5] {
        let is_held = self.is_finished || self.is_handed_in;
        let order = [
            (Step::Call, self.is_called || is_held),
            (Step::Meeting, is_held),
            (Step::Minutes, self.is_signed || self.is_handed_in),
            (Step::HandIn, self.is_handed_in),
        ];
        let next = order.iter().position(|(_, is_done)| !is_done);
        let registration = if self.unregistered() == 0 { StepState::Done } else { StepState::Now };
        let mut steps = [(Step::Registration, registration); 5];
        for (at, (step, is_done)) in order.into_iter().enumerate() {
            let state = match is_done {
                true => StepState::Done,
                false if next == Some(at) => StepState::Now,
                false => StepState::Later,
            };
            steps[at + 1] = (step, state);
        }
        steps
    }
}
