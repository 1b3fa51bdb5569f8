use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::error::Trouble;

/// Style sheets, scripts and pictures as they stand, without a bundler.
#[derive(RustEmbed)]
#[folder = "assets/"]
struct Assets;

/// `css/page.css` → `/assets/css/page.1a2b3c4d5e6f.css`: another content, another name, so browsers may keep it.
pub fn address(path: &str) -> String {
    match hashes().get(path) {
        Some(hash) => match path.rsplit_once('.') {
            Some((stem, ending)) => format!("/assets/{stem}.{hash}.{ending}"),
            None => format!("/assets/{path}"),
        },
        None => format!("/assets/{path}"),
    }
}

fn hashes() -> &'static BTreeMap<String, String> {
    static HASHES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    HASHES.get_or_init(|| {
        let short = |bytes: [u8; 32]| {
            bytes.iter().take(6).fold(String::new(), |mut text, byte| {
                // Writing into a string does not fail.
                let _ = write!(text, "{byte:02x}");
                text
            })
        };
        let one = |name: &str| Assets::get(name).map(|file| (name.to_owned(), short(file.metadata.sha256_hash())));
        Assets::iter().filter_map(|name| one(&name)).collect()
    })
}

/// GET /assets/{path}
pub async fn show(Path(asked): Path<String>) -> Response {
    let path = plain(&asked);
    let Some(file) = Assets::get(&path) else { return Trouble::Absent.into_response() };
    let kind = match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    };
    let kept = if path == asked { "no-cache" } else { "public, max-age=31536000, immutable" };
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, kept)], file.data.into_owned()).into_response()
}

/// The name without the hash in it.
fn plain(asked: &str) -> String {
    let parts: Vec<&str> = asked.rsplitn(3, '.').collect();
    match parts[..] {
        [ending, hash, stem] if hash.len() == 12 => {
            let path = format!("{stem}.{ending}");
            if hashes().get(&path).is_some_and(|known| known == hash) { path } else { asked.to_owned() }
        }
        _ => asked.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_hash_of_its_content_in_its_address() {
        let address = address("css/page.css");
        assert_eq!(address.len(), "/assets/css/page.css".len() + 13, "{address}");
        assert_eq!(plain(address.trim_start_matches("/assets/")), "css/page.css");
        assert_eq!(plain("css/page.000000000000.css"), "css/page.000000000000.css");
        assert_eq!(plain("css/page.css"), "css/page.css");
    }
}
