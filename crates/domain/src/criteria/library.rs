use std::sync::OnceLock;

use super::{BadCriteria, CriteriaSet, Programme, Rule, builtin, load};

/// All rules, sets and programmes that a ward works with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    rules: Vec<Rule>,
    sets: Vec<CriteriaSet>,
    programmes: Vec<Programme>,
}

impl Library {
    /// The files of `criteria/`, as the program ships them.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Library> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::load(builtin::files()).expect("the shipped criteria are read by a test"))
    }

    /// Reads files by their names inside a criteria folder: `rules.toml`, `<folder>/<set>.toml`, `<programme>.toml`.
    /// Nothing is read half: the first wrong line refuses them all.
    pub fn load(files: Vec<(String, String)>) -> Result<Self, BadCriteria> {
        let (rules, sets, programmes) = load::read(files)?;
        Ok(Self { rules, sets, programmes })
    }

    /// The shipped files, with a ward's own before them: a file of the same name replaces the shipped one.
    pub fn with_own(own: Vec<(String, String)>) -> Result<Self, BadCriteria> {
        let own: Vec<(String, String)> = own.into_iter().map(|(name, text)| (load::tidy(&name), text)).collect();
        let mut files = builtin::files();
        files.retain(|(name, _)| own.iter().all(|(own_name, _)| own_name != name));
        files.extend(own);
        Self::load(files)
    }

    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    pub fn set(&self, id: &str) -> Option<&CriteriaSet> {
        self.sets.iter().find(|set| set.id == id)
    }

    pub fn sets(&self) -> &[CriteriaSet] {
        &self.sets
    }

    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.id == id)
    }

    pub fn programmes(&self) -> &[Programme] {
        &self.programmes
    }
}

#[cfg(test)]
mod tests;
