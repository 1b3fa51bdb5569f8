/// A reason inside a sentence, in both languages; what a machine said is the same in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    pub vietnamese: String,
    pub english: String,
}

impl Why {
    pub(crate) fn new(vietnamese: impl Into<String>, english: impl Into<String>) -> Self {
        Self { vietnamese: vietnamese.into(), english: english.into() }
    }
}

impl From<String> for Why {
    fn from(said: String) -> Self {
        Self { english: said.clone(), vietnamese: said }
    }
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.vietnamese)
    }
}
