use std::sync::{Arc, Mutex, PoisonError};

use domain::ground::id::CommuneCode;
use domain::people::Permission;
use tokio::sync::Mutex as Turn;

use super::picture::{YearPicture, draw};
use crate::cx::Cx;
use crate::error::ActionResult;

/// Pictures of years that were drawn lately, a few for all wards of a server. A picture is shown only in its own ward, and
/// only as long as nobody changed anything in it.
#[derive(Clone, Default)]
pub struct Pictures {
    slots: Arc<Mutex<Vec<Slot>>>,
}

/// How many are kept: a picture of 12,000 households takes a few megabytes.
const MOST: usize = 16;

#[derive(Clone, PartialEq, Eq)]
struct Key {
    commune: CommuneCode,
    programme: String,
    year: i16,
}

struct Slot {
    key: Key,
    kept: Arc<Turn<Option<Kept>>>,
}

/// With the end of the ward's record when it was drawn.
struct Kept {
    as_of: (i64, String),
    picture: Arc<YearPicture>,
}

impl Pictures {
    /// The place of a year; the one that was asked for longest ago makes room.
    fn slot(&self, key: Key) -> Arc<Turn<Option<Kept>>> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = match slots.iter().position(|slot| slot.key == key) {
            Some(at) => slots.remove(at),
            None => Slot { key, kept: Arc::default() },
        };
        let kept = slot.kept.clone();
        slots.insert(0, slot);
        slots.truncate(MOST);
        kept
    }
}

/// The year as it stands. Where many ask at once, one of them draws and the others wait for it.
pub async fn picture(cx: &mut Cx<'_>, programme: &str, year: i16) -> ActionResult<Arc<YearPicture>> {
    cx.require(Permission::ReadYear)?;
    let campaign = crate::campaign::campaign(cx, programme, year).await?;
    let as_of = store::audit::last_change(&mut cx.tx).await?;
    let key = Key { commune: cx.desk.commune().clone(), programme: programme.to_owned(), year };
    let slot = cx.desk.pictures().slot(key);
    let mut kept = slot.lock().await;
    if let Some(kept) = kept.as_ref().filter(|kept| kept.as_of == as_of) {
        return Ok(kept.picture.clone());
    }
    let picture = Arc::new(draw(cx, &campaign).await?);
    // Who began to read before somebody's change does not take the newer picture away.
    if kept.as_ref().is_none_or(|kept| kept.as_of.0 <= as_of.0) {
        *kept = Some(Kept { as_of, picture: picture.clone() });
    }
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(commune: &str, year: i16) -> Key {
        Key { commune: CommuneCode::parse(commune).unwrap(), programme: "5-nhat".to_owned(), year }
    }

    #[test]
    fn few_pictures_are_kept_and_none_is_shared_between_wards() {
        let pictures = Pictures::default();
        let (here, there) = (pictures.slot(key("18115", 2021)), pictures.slot(key("18118", 2021)));
        assert!(!Arc::ptr_eq(&here, &there));
        assert!(Arc::ptr_eq(&here, &pictures.slot(key("18115", 2021))));
        for year in 2000..2000 + i16::try_from(MOST).unwrap() {
            pictures.slot(key("18115", year));
        }
        assert_eq!(pictures.slots.lock().unwrap().len(), MOST);
        assert!(!Arc::ptr_eq(&there, &pictures.slot(key("18118", 2021))), "the oldest made room");
    }
}
