use domain::place::names_of;
use domain::setting::{Entry, Letterhead, Settings};

use crate::cx::Cx;
use crate::error::ActionResult;

/// The ward's entries, newest first, then a letterhead for every name that the ward has borne.
pub async fn load(cx: &mut Cx<'_>) -> ActionResult<Settings> {
    let mut own = store::setting::list(&mut cx.tx).await?;
    own.sort_by_key(|entry| std::cmp::Reverse(entry.validity().from));
    own.extend(names_of(cx.desk.commune()).into_iter().map(|named| {
        Entry::Letterhead(Letterhead {
            from: named.validity.from,
            until: named.validity.until,
            name: named.name,
            kind: named.kind,
            parent: named.parent,
            place: String::new(),
            symbol: "UBND".to_owned(),
            notice_board: String::new(),
        })
    }));
    Ok(Settings::new(own))
}
