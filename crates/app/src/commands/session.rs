use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use actions::{ActionResult, Desk};
use domain::ground::id::CommuneCode;
use domain::people::Actor;

use super::cli::Global;
use crate::config::{Language, Place};

/// What every command knows: where the data is, who runs it, in which language.
pub struct Session {
    pub place: Place,
    pub ward: Option<String>,
    pub language: Language,
    /// Where relative names of files are looked up: the folder it was started in.
    pub folder: PathBuf,
    /// Answers are one JSON document.
    pub json: bool,
    opened: Mutex<Vec<Desk>>,
}

impl Session {
    pub fn new(global: &Global, language: Language) -> ActionResult<Self> {
        let place = Place::new(global.data.clone(), global.database.as_deref())?;
        Ok(Self {
            place,
            ward: global.ward.clone(),
            language,
            folder: PathBuf::new(),
            json: global.json,
            opened: Mutex::default(),
        })
    }

    /// The same user at another place, whose files are looked up in `folder`.
    pub fn moved_to(&self, place: Place, folder: PathBuf) -> Self {
        let ward = self.ward.clone();
        Self { place, ward, language: self.language, folder, json: self.json, opened: Mutex::default() }
    }

    /// The ward, opened once however many commands ask for it.
    pub async fn desk(&self) -> ActionResult<Desk> {
        if let Some(desk) = self.opened().last() {
            return Ok(desk.clone());
        }
        self.keep(Desk::open(&self.place.target, &self.place.folder, self.ward.as_deref(), operator()).await?)
    }

    /// Opens or makes the database for a new ward.
    pub async fn new_desk(&self, commune: CommuneCode) -> ActionResult<Desk> {
        self.keep(Desk::create(&self.place.target, &self.place.folder, commune, operator()).await?)
    }

    /// Opens the wards that a server keeps: the one named, or all; none where there is no ward yet.
    pub async fn desks(&self) -> ActionResult<Vec<Desk>> {
        let (place, visitor) = (&self.place, Actor::visitor());
        let desks = match self.ward.as_deref() {
            Some(ward) => vec![Desk::open(&place.target, &place.folder, Some(ward), visitor).await?],
            None => Desk::open_all(&place.target, &place.folder, &visitor).await?,
        };
        desks.into_iter().map(|desk| self.keep(desk)).collect()
    }

    /// Ends what was opened, so that the last word of a database stands in its one file.
    pub async fn close(&self) {
        let opened = std::mem::take(&mut *self.opened());
        for desk in opened {
            desk.close().await;
        }
    }

    fn opened(&self) -> std::sync::MutexGuard<'_, Vec<Desk>> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, desk: Desk) -> ActionResult<Desk> {
        self.opened().push(desk.clone());
        Ok(desk)
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
    Actor::operator(named.filter(|name| !name.is_empty()).unwrap_or_else(|| "operator".to_owned()))
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
