//! Files that people sent, sealed in the ward's folder and found by what they hold. Their names are never paths.

use std::path::PathBuf;

use store::digest::sha256_hex;
use store::sealed;

use crate::cx::Cx;
use crate::document::{failed, private_folder, put_private};
use crate::error::{ActionError, ActionResult};

/// What a file was sent for: each drawer is cleared by those who fill it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawer {
    /// Lists on their way in.
    Import,
    /// What a unit shows with its dossier.
    Evidence,
}

impl Drawer {
    fn name(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Evidence => "evidence",
        }
    }
}

/// Keeps a file and gives its digest, under which it is found again. The same bytes are kept once.
pub fn keep(cx: &Cx<'_>, drawer: Drawer, bytes: &[u8]) -> ActionResult<String> {
    let sha256 = sha256_hex(bytes);
    let path = place(cx, drawer, &sha256);
    let Some(folder) = path.parent() else { return Ok(sha256) };
    for folder in folder.ancestors().take(3).collect::<Vec<_>>().into_iter().rev() {
        private_folder(folder).map_err(|error| failed(folder, &error))?;
    }
    if path.is_file() {
        return Ok(sha256);
    }
    let sealed = sealed::seal(&cx.tx, &sha256, bytes)?;
    match put_private(&path, &sealed) {
        // Somebody kept the same bytes at the same moment.
        Err(_) if path.is_file() => Ok(sha256),
        kept => kept.map(|()| sha256),
    }
}

/// The bytes of a kept file.
pub fn fetch(cx: &Cx<'_>, drawer: Drawer, sha256: &str) -> ActionResult<Vec<u8>> {
    let sealed = match std::fs::read(place(cx, drawer, sha256)) {
        Ok(sealed) => sealed,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(absent()),
        Err(error) => {
            return Err(ActionError::failed(
                format!("không đọc được tệp đã gửi: {}", store::db::Why::from(&error).vietnamese),
                format!("the file that was sent cannot be read: {error}"),
            ));
        }
    };
    Ok(sealed::open(&cx.tx, sha256, &sealed)?)
}

/// Takes a file away. That it is gone already changes nothing.
pub fn discard(cx: &Cx<'_>, drawer: Drawer, sha256: &str) {
    let _ = std::fs::remove_file(place(cx, drawer, sha256));
}

fn absent() -> ActionError {
    ActionError::missing("tệp này không còn được giữ", "this file is no longer kept")
}

/// `files/import/18115/<digest>`
fn place(cx: &Cx<'_>, drawer: Drawer, sha256: &str) -> PathBuf {
    // Digests come from our own rows; whatever else were asked for is no name of a file.
    let name: String = sha256.chars().filter(char::is_ascii_hexdigit).collect();
    cx.desk.folder.join("files").join(drawer.name()).join(cx.desk.commune().as_str()).join(name)
}

#[cfg(test)]
mod tests {
    use domain::ground::id::CommuneCode;
    use domain::people::Actor;
    use store::db::Target;

    use super::*;
    use crate::desk::Desk;

    #[tokio::test]
    async fn a_kept_file_is_sealed_found_by_its_digest_and_no_path() {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::Sqlite(folder.path().join("binhyen.db"));
        let commune = CommuneCode::parse("18115").unwrap();
        let desk = Desk::create(&target, folder.path(), commune, Actor::operator("test")).await.unwrap();
        let cx = desk.read().await.unwrap();
        let sha256 = keep(&cx, Drawer::Import, b"042061000001").unwrap();
        assert_eq!(keep(&cx, Drawer::Import, b"042061000001").unwrap(), sha256);
        assert_eq!(fetch(&cx, Drawer::Import, &sha256).unwrap(), b"042061000001");
        let path = place(&cx, Drawer::Import, &sha256);
        let lying = std::fs::read(&path).unwrap();
        assert!(!lying.windows(6).any(|part| part == b"061000"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert!(fetch(&cx, Drawer::Evidence, &sha256).is_err());
        assert!(fetch(&cx, Drawer::Import, "../../../key").is_err());
        discard(&cx, Drawer::Import, &sha256);
        assert!(matches!(fetch(&cx, Drawer::Import, &sha256), Err(ActionError::Missing { .. })));
    }
}
