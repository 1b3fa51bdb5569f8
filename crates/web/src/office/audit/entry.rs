use actions::ActionError;
use axum::extract::Path;
use serde::Serialize;

use super::words;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::moment;

/// One entry of the record.
#[derive(Debug, Default, Serialize)]
pub struct EntryPage {
    pub seq: i64,
    pub at: String,
    pub who: String,
    pub person: String,
    pub what: String,
    pub is_reading: bool,
    pub about: String,
    pub about_id: String,
    pub about_path: String,
    pub detail: Vec<(String, String)>,
    pub hash: String,
    pub before: i64,
}

impl EntryPage {
    pub const TEMPLATE: &'static str = "office/audit/entry.html";
}

/// GET /office/audit/{seq}
pub async fn show(seat: Seat, Path(seq): Path<String>) -> WebResult {
    let Ok(seq) = seq.parse() else {
        return Err(ActionError::missing("không có mục này", "there is no such entry").into());
    };
    let mut cx = seat.read().await?;
    let told = actions::audit::find(&mut cx, seq).await?;
    let about = told.about.as_ref();
    let page = EntryPage {
        seq,
        at: told.at.map(moment).unwrap_or_default(),
        what: words::of(&seat, &told.action),
        is_reading: told.is_reading,
        about: about.map(|about| about.name.clone()).unwrap_or_default(),
        about_id: about.map(|about| encoded(&about.id)).unwrap_or_default(),
        about_path: about.map(|about| words::path(seat.role(), about)).unwrap_or_default(),
        detail: told.detail.iter().map(|(key, value)| (words::of(&seat, key), words::of(&seat, value))).collect(),
        before: seq - 1,
        who: told.actor,
        person: told.person,
        hash: told.hash,
    };
    seat.page(EntryPage::TEMPLATE, &page)
}

/// An id inside an address.
fn encoded(id: &str) -> String {
    form_urlencoded::byte_serialize(id.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_says_who_did_what_to_whom() {
        let page = EntryPage {
            seq: 3,
            who: "officer".to_owned(),
            what: "đổi tên khu dân cư".to_owned(),
            about: "Tổ dân phố 4".to_owned(),
            about_id: "area-0004".to_owned(),
            detail: vec![("trước".to_owned(), "<b>".to_owned())],
            hash: "0f".repeat(32),
            before: 2,
            ..EntryPage::default()
        };
        let html = crate::view::sample(EntryPage::TEMPLATE, &page);
        for part in ["officer", "đổi tên khu dân cư", "Tổ dân phố 4", "subject=area-0004", "&lt;b&gt;"] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }
}
