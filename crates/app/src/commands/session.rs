use std::ffi::OsString;
use std::path::PathBuf;

use actions::{ActionResult, Desk};
use domain::ground::id::CommuneCode;
use domain::people::{Actor, Role};

use super::cli::Global;
use crate::config::{Language, Place};

/// What every command knows: where the data is, who runs it, in which language.
pub struct Session {
    pub place: Place,
    pub ward: Option<String>,
    pub language: Language,
    /// Where relative names of files are looked up: the folder it was started in.
    pub folder: PathBuf,
}

impl Session {
    pub fn new(global: &Global, language: Language) -> ActionResult<Self> {
        let place = Place::new(global.data.clone(), global.database.as_deref())?;
        Ok(Self { place, ward: global.ward.clone(), language, folder: PathBuf::new() })
    }

    /// Opens the ward.
    pub async fn desk(&self) -> ActionResult<Desk> {
        Desk::open(&self.place.target, &self.place.folder, self.ward.as_deref(), operator()).await
    }

    /// Opens or makes the database for a new ward.
    pub async fn new_desk(&self, commune: CommuneCode) -> ActionResult<Desk> {
        Desk::create(&self.place.target, &self.place.folder, commune, operator()).await
    }

    pub fn path(&self, path: &std::path::Path) -> PathBuf {
        self.folder.join(path)
    }

    /// The sentence in the user's language.
    pub fn say(&self, vietnamese: impl Into<String>, english: impl Into<String>) -> String {
        self.language.pick(vietnamese.into(), english.into())
    }
}

/// On the command line the system's user acts.
fn operator() -> Actor {
    let named = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    Actor { name: named.filter(|name| !name.is_empty()).unwrap_or_else(|| "operator".to_owned()), role: Role::Operator }
}

/// The language asked for on a command line that is otherwise wrong.
pub fn language_of(arguments: &[OsString]) -> Option<Language> {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let after = |at: usize| words.get(at + 1).copied();
    let asked = words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix("--lang") {
        Some("") => after(at),
        Some(value) => value.strip_prefix('='),
        None => None,
    });
    Language::choose(Some(asked?), |_| None).ok()
}
