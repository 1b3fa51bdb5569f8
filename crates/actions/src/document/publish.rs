use std::path::{Path, PathBuf};

use store::paper::Paper as Note;

use super::press::Written;
use crate::cx::Cx;
use crate::desk::Desk;
use crate::error::{ActionError, ActionResult};

/// Where drawn papers are to lie, and whose they are.
pub struct Shelf<'s> {
    pub programme: &'s str,
    pub year: i16,
    pub folder: &'s Path,
}

impl Shelf<'_> {
    /// How a file is noted: in the ward's folder by its name there, so that a ward may move; elsewhere by its whole path.
    pub(super) fn place(&self, desk: &Desk, file: &str) -> String {
        // Drafts lie there already: the folder exists.
        let real = |path: &Path| std::fs::canonicalize(path).or_else(|_| std::path::absolute(path));
        let folder = real(self.folder).unwrap_or_else(|_| self.folder.to_owned());
        let place = match real(&desk.folder).ok().and_then(|own| folder.strip_prefix(own).map(Path::to_path_buf).ok()) {
            Some(inside) => inside.join(file),
            None => folder.join(file),
        };
        let parts: Vec<_> = place.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/").replacen("//", "/", 1)
    }
}

/// The file of a note; none where it was written outside the ward's folder and is nobody's to look at.
pub fn file_of(desk: &Desk, note: &Note) -> Option<PathBuf> {
    let path = Path::new(&note.file_name);
    (!path.is_absolute() && !note.file_name.contains(':')).then(|| desk.folder.join(path))
}

/// Notes what is about to be published, in the transaction that found the record unchanged.
pub async fn note(cx: &mut Cx<'_>, shelf: &Shelf<'_>, written: &[Written]) -> ActionResult<()> {
    let row = |one: &Written| Note {
        file_name: shelf.place(cx.desk, &one.file),
        kind: one.kind.clone(),
        // Giấy khen belong to no programme.
        programme: if one.about == "commendation" { String::new() } else { shelf.programme.to_owned() },
        year: shelf.year,
        about: one.about.clone(),
        subject: one.subject.clone(),
        decision: one.decision.clone(),
        sha256: one.sha256.clone(),
        made_at: cx.now(),
        figures: one.figures.clone(),
        is_published: false,
    };
    let notes: Vec<Note> = written.iter().map(row).collect();
    Ok(store::paper::put_all(&mut cx.tx, &notes).await?)
}

/// Puts noted papers into their places, one printing at a time. Where somebody printed the same paper meanwhile, theirs
/// stays. What cannot be put there stays noted as unfinished: `check` says so, and the next printing finishes it.
pub async fn publish(desk: &Desk, shelf: &Shelf<'_>, written: &mut [Written]) -> ActionResult<()> {
    let mut cx = desk.begin().await?;
    let mut failure = None;
    let mut files = 0_u64;
    for one in written.iter_mut() {
        let name = shelf.place(desk, &one.file);
        if !store::paper::publish(&mut cx.tx, &name, &one.sha256).await? {
            continue;
        }
        match one.publish() {
            Ok(()) => files += 1,
            Err(error) => {
                store::paper::unpublish(&mut cx.tx, &name).await?;
                failure.get_or_insert(error);
            }
        }
    }
    let year = shelf.year.to_string();
    cx.record("paper.published", &year, serde_json::json!({ "year": shelf.year, "files": files })).await?;
    cx.commit().await?;
    failure.map_or(Ok(()), |error| Err(unfinished(files, written.len(), &error)))
}

fn unfinished(files: u64, of: usize, error: &ActionError) -> ActionError {
    ActionError::failed(
        format!("mới đặt được {files}/{of} tệp vào chỗ: {error}; hãy sửa chỗ ấy rồi in lại để xong việc"),
        format!(
            "only {files} of {of} files are in their place: {}; mend that and print again to finish",
            error.english()
        ),
    )
}

/// Puts aside certificates that nobody holds any more: of whom a revocation took out, or of a decision that no longer
/// stands. They stay for the record in a folder that says so.
pub async fn put_aside(desk: &Desk, notes: &[Note]) -> ActionResult<()> {
    if notes.is_empty() {
        return Ok(());
    }
    let mut cx = desk.begin().await?;
    for note in notes {
        if let Some(file) =
            file_of(desk, note).or_else(|| Some(PathBuf::from(&note.file_name))).filter(|file| file.exists())
        {
            let aside = free_name(&file.with_file_name(ASIDE), &file);
            let moved =
                std::fs::create_dir_all(file.with_file_name(ASIDE)).and_then(|()| std::fs::rename(&file, &aside));
            moved.map_err(|error| super::put::failed(&aside, &error))?;
        }
        store::paper::delete(&mut cx.tx, &note.file_name).await?;
    }
    cx.record("paper.superseded", "", serde_json::json!({ "files": notes.len() })).await?;
    cx.commit().await
}

/// The folder of certificates that no longer hold.
pub const ASIDE: &str = "da-thay-the";

/// "a.pdf", with a number where that is taken.
fn free_name(folder: &Path, file: &Path) -> PathBuf {
    let (stem, ending) = (file.file_stem().unwrap_or_default(), file.extension().unwrap_or_default());
    let numbered = |number: u32| format!("{}-{number}.{}", stem.to_string_lossy(), ending.to_string_lossy());
    let first = folder.join(file.file_name().unwrap_or_default());
    let names = std::iter::once(first.clone()).chain((2..10_000).map(|number| folder.join(numbered(number))));
    names.into_iter().find(|path| !path.exists()).unwrap_or(first)
}
