use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Serialize;

use crate::error::Trouble;
use crate::server::App;

/// What a form sent, in its order, as typed. The gate read it; a refused form shows it again.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn parse(text: &[u8]) -> Self {
        Self(form_urlencoded::parse(text).into_owned().collect())
    }

    /// What a form in parts said, but for its files.
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value of a name; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether a form sent this name at all, be it empty.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// All but the names that belong to the gate, so that a form can be sent again.
    pub fn without(&self, names: &[&str]) -> Self {
        Self(self.0.iter().filter(|(key, _)| !names.contains(&key.as_str())).cloned().collect())
    }
}

impl FromRequestParts<App> for Fields {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Trouble> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// What stands behind the question mark of an address.
#[derive(Clone, Debug, Default)]
pub struct Query(pub Fields);

impl FromRequestParts<App> for Query {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Trouble> {
        Ok(Self(Fields::parse(parts.uri.query().unwrap_or_default().as_bytes())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_keep_their_order_and_every_value() {
        let fields = Fields::parse("a=1&b=%C4%91%E1%BB%93ng&a=2&_csrf=x".as_bytes());
        assert_eq!((fields.text("a"), fields.text("b"), fields.text("c")), ("1", "đồng", ""));
        assert_eq!(fields.pairs().len(), 4);
        assert_eq!(fields.without(&["_csrf"]).pairs().len(), 3);
    }
}
