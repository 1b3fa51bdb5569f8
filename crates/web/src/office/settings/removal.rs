use actions::setting::{self, NotPut};
use axum::extract::Path;
use domain::ground::refusal::Refusal as _;
use serde::Serialize;

use super::form::found;
use super::words;
use crate::access::fields::Fields;
use crate::access::seat::Seat;
use crate::error::{WebError, WebResult};

/// Whether an entry is to be taken away.
#[derive(Debug, Default, Serialize)]
pub struct RemovalPage {
    pub action: String,
    pub name: String,
    pub days: String,
    pub lines: Vec<String>,
    pub reason: String,
    pub problem: String,
}

impl RemovalPage {
    pub const TEMPLATE: &'static str = "office/settings/removal.html";
}

/// GET /office/settings/{key}/{mark}/removal
pub async fn ask(seat: Seat, Path((key, mark)): Path<(String, String)>) -> WebResult {
    let page = page(&seat, &key, &mark).await?;
    seat.page(RemovalPage::TEMPLATE, &page)
}

async fn page(seat: &Seat, key: &str, mark: &str) -> WebResult<RemovalPage> {
    let entry = found(seat, key, mark).await?;
    let name = words::key(key);
    Ok(RemovalPage {
        action: format!("/office/settings/{key}/{mark}/removal"),
        name: seat.say(name.0, name.1).to_owned(),
        days: words::days(seat, &entry),
        lines: words::lines(seat, &entry),
        ..RemovalPage::default()
    })
}

/// POST /office/settings/{key}/{mark}/removal
pub async fn remove(seat: Seat, Path((key, mark)): Path<(String, String)>, fields: Fields) -> WebResult {
    let mut cx = seat.begin().await?;
    match setting::remove(&mut cx, &key, &mark, fields.text("reason")).await {
        Ok(()) => {
            cx.commit().await?;
            Ok(seat.redirect("/office/settings", seat.say("Đã bỏ mục ấy.", "The entry is removed.")))
        }
        Err(NotPut::Bad(bad)) => {
            drop(cx);
            let problem = seat.say(&bad.to_string(), &bad.english()).to_owned();
            let page = page(&seat, &key, &mark).await?;
            seat.refused(RemovalPage::TEMPLATE, &RemovalPage { problem, ..page })
        }
        Err(NotPut::Error(error)) => Err(WebError(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_away_is_shown_before_it_is() {
        let page = RemovalPage {
            days: "từ 01/07/2026".to_owned(),
            lines: vec!["Phạm Văn Mẫu".to_owned()],
            problem: "cần lý do".to_owned(),
            ..RemovalPage::default()
        };
        let html = crate::view::sample(RemovalPage::TEMPLATE, &page);
        for part in ["Phạm Văn Mẫu", "từ 01", "reason-problem", "class=\"danger\""] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }
}
