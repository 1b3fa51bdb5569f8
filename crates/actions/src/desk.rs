use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::criteria::Library;
use domain::ground::id::CommuneCode;
use domain::people::Actor;
use jiff::Timestamp;
use store::db::{Database, Target, Why};

use crate::assessment::Pictures;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::intake::draft::Previews;
use crate::job::Live;

/// An opened ward: its rows, its folder, the criteria it judges by, and who sits at it. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    database: Database,
    commune: CommuneCode,
    pub folder: PathBuf,
    pub library: Arc<Library>,
    actor: Actor,
    clock: fn() -> Timestamp,
    pictures: Pictures,
    /// How far the job is that runs at this ward now.
    pub(crate) live: Arc<Live>,
    previews: Previews,
}

impl Desk {
    /// Opens the one ward of a database, or the one named.
    pub async fn open(target: &Target, folder: &Path, ward: Option<&str>, actor: Actor) -> ActionResult<Self> {
        let named = ward.map(CommuneCode::parse).transpose()?;
        let database = Database::open(target, &key_file(folder)).await?;
        let desk = async {
            let commune = choose(&store::ward::codes(&database).await?, named, target)?;
            Self::at(database.clone(), commune, folder, actor, Pictures::default())
        };
        or_close(desk.await, &database).await
    }

    /// Opens every ward of a database, for a server. None where there is no ward yet, or not even a database.
    pub async fn open_all(target: &Target, folder: &Path, actor: &Actor) -> ActionResult<Vec<Self>> {
        let database = match Database::open(target, &key_file(folder)).await {
            Ok(database) => database,
            Err(store::StoreError::NotThere(_)) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let desks = async {
            let codes = store::ward::codes(&database).await?;
            let pictures = Pictures::default();
            let at = |commune| Self::at(database.clone(), commune, folder, actor.clone(), pictures.clone());
            codes.into_iter().map(at).collect()
        };
        or_close(desks.await, &database).await
    }

    /// Opens, or makes, a database in which `commune` is to be a ward.
    pub async fn create(target: &Target, folder: &Path, commune: CommuneCode, actor: Actor) -> ActionResult<Self> {
        make_folder(folder)?;
        let database = Database::create(target, &key_file(folder)).await?;
        or_close(Self::at(database.clone(), commune, folder, actor, Pictures::default()), &database).await
    }

    /// Ends all connections, those of every other desk of this database too.
    pub async fn close(&self) {
        self.database.close().await;
    }

    fn at(
        database: Database,
        commune: CommuneCode,
        folder: &Path,
        actor: Actor,
        pictures: Pictures,
    ) -> ActionResult<Self> {
        let library = Arc::new(crate::criteria::library(folder)?);
        Ok(Self {
            database,
            commune,
            folder: folder.to_owned(),
            library,
            actor,
            clock: Timestamp::now,
            pictures,
            live: Arc::default(),
            previews: Previews::default(),
        })
    }

    /// The same desk for another person.
    pub fn for_actor(&self, actor: Actor) -> Self {
        Self {
            database: self.database.clone(),
            commune: self.commune.clone(),
            folder: self.folder.clone(),
            library: self.library.clone(),
            actor,
            clock: self.clock,
            pictures: self.pictures.clone(),
            live: self.live.clone(),
            previews: self.previews.clone(),
        }
    }

    pub fn database(&self) -> &Database {
        &self.database
    }

    pub(crate) fn previews(&self) -> &Previews {
        &self.previews
    }

    pub(crate) fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    pub fn commune(&self) -> &CommuneCode {
        &self.commune
    }

    /// Begins a transaction that may write.
    pub async fn begin(&self) -> ActionResult<Cx<'_>> {
        let tx = self.database.begin(&self.commune).await?;
        Ok(Cx::new(tx, self, self.actor.clone(), (self.clock)()))
    }

    /// Begins one that only reads.
    pub async fn read(&self) -> ActionResult<Cx<'_>> {
        let tx = self.database.read(&self.commune).await?;
        Ok(Cx::new(tx, self, self.actor.clone(), (self.clock)()))
    }
}

/// A database that is of no use after all is closed like one that was used.
async fn or_close<T>(result: ActionResult<T>, database: &Database) -> ActionResult<T> {
    if result.is_err() {
        database.close().await;
    }
    result
}

/// A new data folder is for its owner's eyes only: names and reasons stand in it.
pub(crate) fn make_folder(folder: &Path) -> ActionResult<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| {
        let folder = folder.display();
        ActionError::failed(
            format!(
                "không tạo được thư mục {folder}: {}; hãy chọn thư mục khác bằng --data",
                Why::from(&error).vietnamese
            ),
            format!("the folder {folder} cannot be made: {error}; choose another with --data"),
        )
    })
}

/// The key of the protected fields: outside the database, 0600.
pub fn key_file(folder: &Path) -> PathBuf {
    folder.join("key")
}

fn choose(wards: &[CommuneCode], named: Option<CommuneCode>, target: &Target) -> ActionResult<CommuneCode> {
    let place = target.shown();
    match (wards, named) {
        (wards, Some(named)) if wards.contains(&named) => Ok(named),
        (_, Some(named)) => Err(ActionError::missing(
            format!("không có phường, xã mã {named} trong {place}"),
            format!("there is no ward with the code {named} in {place}"),
        )),
        ([only], None) => Ok(only.clone()),
        ([], None) => Err(ActionError::refused(
            format!("{place} chưa có phường, xã nào; hãy lập bằng «binhyen init --commune MÃ»"),
            format!("{place} holds no ward yet; make one with «binhyen init --commune CODE»"),
        )),
        (many, None) => {
            let codes = many.iter().map(CommuneCode::as_str).collect::<Vec<_>>().join(", ");
            Err(ActionError::refused(
                format!("{place} chứa nhiều phường, xã ({codes}); hãy chọn bằng --ward MÃ"),
                format!("{place} holds several wards ({codes}); choose one with --ward CODE"),
            ))
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_new_data_folder_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("ward/data");
        make_folder(&folder).unwrap();
        assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        make_folder(&folder).unwrap();
        std::fs::write(base.path().join("file"), "").unwrap();
        assert!(make_folder(&base.path().join("file/data")).is_err());
    }
}
