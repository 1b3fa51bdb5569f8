use actions::document::{bundle as all_of, hand_out, pack_into};

use super::index::programme;
use crate::access::fields::Query;
use crate::access::seat::Seat;
use crate::error::WebResult;
use crate::view::download::{piped, send_file};

/// GET /office/papers/file?name=…: one file of the register. Handing out a paper with reasons is recorded.
pub async fn file(seat: Seat, Query(query): Query) -> WebResult {
    let name = query.text("name");
    let is_sealed = name.contains("/niem-phong/");
    let mut cx = if is_sealed { seat.begin().await? } else { seat.read().await? };
    let path = hand_out(&mut cx, name).await?;
    if is_sealed {
        cx.commit().await?;
    }
    Ok(send_file(path).await?)
}

/// GET /office/papers/bundle?year=…: all open papers of a year as one ZIP, written while it is sent.
pub async fn bundle(seat: Seat, Query(query): Query) -> WebResult {
    let programme = programme(&query);
    let mut cx = seat.read().await?;
    let year = query.text("year").parse().unwrap_or_else(|_| cx.today().year());
    let entries = all_of(&mut cx, &programme, year).await?;
    drop(cx);
    Ok(piped(&format!("giay-to-{year}.zip"), move |into| {
        // Small pieces of an archive's own directory go together.
        pack_into(&entries, std::io::BufWriter::with_capacity(64 * 1024, into))
    }))
}
