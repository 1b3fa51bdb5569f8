/// What a cell turned out to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Said<T> {
    Nothing,
    This(T),
    /// Read as this, which is not what stands there.
    Repaired(T, Doubt),
    /// Somebody has to decide.
    Doubtful(Doubt),
}

/// What is wrong and what is proposed, in sentences for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub problem: String,
    pub proposal: String,
}

impl Doubt {
    pub fn new(problem: impl Into<String>, proposal: impl Into<String>) -> Self {
        Self { problem: problem.into(), proposal: proposal.into() }
    }
}

impl<T> Said<T> {
    pub fn doubtful(problem: impl Into<String>, proposal: impl Into<String>) -> Self {
        Self::Doubtful(Doubt::new(problem, proposal))
    }

    pub fn repaired(value: T, problem: impl Into<String>, proposal: impl Into<String>) -> Self {
        Self::Repaired(value, Doubt::new(problem, proposal))
    }
}
