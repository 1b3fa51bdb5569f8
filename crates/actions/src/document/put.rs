use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use store::db::Why;

use crate::error::{ActionError, ActionResult};

/// Who may read a file on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eyes {
    /// As the system's user has it.
    Usual,
    /// Its owner alone, from the first byte on.
    Owner,
}

/// Writes a file whole: under a temporary name beside it, flushed to the disk, then renamed.
pub fn put(path: &Path, bytes: &[u8]) -> ActionResult<()> {
    Draft::write(path, bytes, Eyes::Usual)?.publish()
}

/// The same, for its owner's eyes only.
pub fn put_private(path: &Path, bytes: &[u8]) -> ActionResult<()> {
    Draft::write(path, bytes, Eyes::Owner)?.publish()
}

/// A file written whole under a temporary name beside its place. Dropped without being published, it is gone.
#[derive(Debug)]
pub struct Draft {
    place: PathBuf,
    draft: PathBuf,
    is_published: bool,
}

impl Draft {
    pub fn write(place: &Path, bytes: &[u8], eyes: Eyes) -> ActionResult<Self> {
        let mut name = place.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}{ENDING}", std::process::id()));
        let draft = Self { place: place.to_owned(), draft: place.with_file_name(name), is_published: false };
        fill(&draft.draft, bytes, eyes).map_err(|error| failed(place, &error))?;
        Ok(draft)
    }

    /// Takes the place of what was there before.
    pub fn publish(mut self) -> ActionResult<()> {
        std::fs::rename(&self.draft, &self.place).map_err(|error| failed(&self.place, &error))?;
        self.is_published = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_published {
            // The draft is ours alone; that it cannot be removed changes nothing for the user.
            let _ = std::fs::remove_file(&self.draft);
        }
    }
}

const ENDING: &str = ".tmp";

/// No printing lasts this long: an older draft was left by a process that was killed.
const FORGOTTEN: Duration = Duration::from_secs(3600);

/// Removes the drafts that killed processes left of these files, and of no others: the folder is the user's.
pub fn sweep(files: &[PathBuf]) {
    let folders: BTreeSet<&Path> = files.iter().filter_map(|file| file.parent()).collect();
    let places: BTreeSet<&Path> = files.iter().map(PathBuf::as_path).collect();
    for folder in folders {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for entry in entries.flatten() {
            let age = entry.metadata().and_then(|about| about.modified()).ok().and_then(|day| day.elapsed().ok());
            let is_ours = draft_of(&entry.path()).is_some_and(|place| places.contains(place.as_path()));
            if is_ours && age.is_some_and(|age| FORGOTTEN < age) {
                // Another process may have swept it just now.
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
}

/// The file that a draft was for: "a.pdf" of "a.pdf.4711.tmp".
fn draft_of(draft: &Path) -> Option<PathBuf> {
    let (place, process) = draft.file_name()?.to_str()?.strip_suffix(ENDING)?.rsplit_once('.')?;
    let is_number = !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| draft.with_file_name(place))
}

/// A folder that only its owner may enter. One that is there already is closed to others too, where the disk has rights.
pub fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            // A disk without rights (a USB stick) cannot close it, and its owner knows.
            #[cfg(unix)]
            let _ = std::fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700));
            Ok(())
        }
        made => made,
    }
}

/// What is told of a file that could not be written.
pub fn failed(path: &Path, error: &std::io::Error) -> ActionError {
    let (shown, why) = (path.display(), Why::from(error));
    ActionError::failed(
        format!("không ghi được {shown}: {}; tệp cũ (nếu có) vẫn nguyên", why.vietnamese),
        format!("{shown} cannot be written: {}; what was there before is untouched", why.english),
    )
}

fn fill(draft: &Path, bytes: &[u8], eyes: Eyes) -> std::io::Result<()> {
    if let Some(folder) = draft.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    if eyes == Eyes::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let mut file = options.open(draft)?;
    file.write_all(bytes)?;
    file.sync_data()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_no_draft_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2021/a.pdf");
        put(&path, b"one").unwrap();
        put(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_draft_that_is_not_published_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        put(&path, b"one").unwrap();
        drop(Draft::write(&path, b"two", Eyes::Usual).unwrap());
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    /// The officer's own files end in .tmp too.
    #[test]
    fn only_old_drafts_of_the_papers_at_hand_are_swept() {
        let folder = tempfile::tempdir().unwrap();
        let old = std::time::SystemTime::now() - 2 * FORGOTTEN;
        std::fs::create_dir(folder.path().join("bien-ban")).unwrap();
        let stay =
            ["a.pdf.2.tmp", "c.pdf", "ban-nhap.tmp", "ban-nhap.7.tmp", "a.pdf.x.tmp", "a.pdf..tmp", "b.pdf.1.tmp"];
        for name in ["a.pdf.1.tmp", "bien-ban/b.pdf.77.tmp"].iter().chain(&stay) {
            let file = std::fs::File::create(folder.path().join(name)).unwrap();
            if *name != "a.pdf.2.tmp" {
                file.set_modified(old).unwrap();
            }
        }
        sweep(&["a.pdf", "bien-ban/b.pdf", "khong-co/c.pdf"].map(|file| folder.path().join(file)));
        let left = |folder: &Path| {
            let names =
                std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
            names.collect::<BTreeSet<_>>()
        };
        let mut expected = BTreeSet::from(stay.map(str::to_owned));
        expected.insert("bien-ban".to_owned());
        assert_eq!(left(folder.path()), expected);
        assert_eq!(left(&folder.path().join("bien-ban")), BTreeSet::new());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_for_the_owner_is_closed_from_its_draft_on() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let path = folder.path().join("a.zip");
        let draft = Draft::write(&path, b"one", Eyes::Owner).unwrap();
        assert_eq!(mode(&draft.draft), 0o600);
        draft.publish().unwrap();
        assert_eq!(mode(&path), 0o600);
        let inner = folder.path().join("niem-phong");
        std::fs::create_dir(&inner).unwrap();
        private_folder(&inner).unwrap();
        assert_eq!(mode(&inner), 0o700);
    }

    #[test]
    fn a_folder_in_the_way_is_told_in_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a.pdf")).unwrap();
        let error = put(&folder.path().join("a.pdf"), b"one").unwrap_err();
        assert!(error.to_string().contains("không ghi được"), "{error}");
        assert!(error.to_string().contains("là một thư mục"), "{error}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
