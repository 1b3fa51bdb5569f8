use std::sync::Arc;

use actions::people::Seated;
use actions::{ActionError, ActionResult, Cx, Desk};
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Response};
use domain::people::{Language, Permission, Role};
use serde::Serialize;

use super::cookie;
use crate::error::{Trouble, WebError, WebResult};
use crate::server::App;
use crate::view::{Frame, nav, render, rooms};

/// Who asks for a page, at which desk, in which language. Every handler gets it from the gate.
#[derive(Clone)]
pub struct Seat {
    inner: Arc<Inner>,
}

struct Inner {
    app: App,
    /// None where the server has no ward yet, or several and nobody said which.
    desk: Option<Desk>,
    ward: Ward,
    seated: Option<Seated>,
    csrf: String,
    language: Language,
    path: String,
    notice: String,
}

/// What every page says of the ward.
#[derive(Clone, Debug, Default)]
pub struct Ward {
    pub name: String,
    pub is_sample: bool,
}

/// What the gate found out about a request.
pub struct Found {
    pub app: App,
    pub desk: Option<Desk>,
    pub ward: Ward,
    pub seated: Option<Seated>,
    pub csrf: String,
    pub language: Language,
    pub path: String,
    pub notice: String,
}

impl Seat {
    pub fn new(found: Found) -> Self {
        let Found { app, desk, ward, seated, csrf, language, path, notice } = found;
        Self { inner: Arc::new(Inner { app, desk, ward, seated, csrf, language, path, notice }) }
    }

    pub fn app(&self) -> &App {
        &self.inner.app
    }

    pub fn desk(&self) -> ActionResult<&Desk> {
        self.inner.desk.as_ref().ok_or_else(|| {
            ActionError::missing("máy chủ này chưa có phường, xã nào ở đây", "there is no ward here on this server")
        })
    }

    pub fn seated(&self) -> Option<&Seated> {
        self.inner.seated.as_ref()
    }

    /// Who is signed in, where a route asks for somebody.
    pub fn person(&self) -> WebResult<&Seated> {
        self.inner.seated.as_ref().ok_or(WebError(ActionError::NotAllowed(Permission::OwnAccount)))
    }

    pub fn role(&self) -> Role {
        self.inner.seated.as_ref().map_or(Role::Visitor, |seated| seated.account.role)
    }

    pub fn language(&self) -> Language {
        self.inner.language
    }

    pub fn csrf(&self) -> &str {
        &self.inner.csrf
    }

    pub fn path(&self) -> &str {
        &self.inner.path
    }

    /// The text in the reader's language.
    pub fn say<'t>(&self, vietnamese: &'t str, english: &'t str) -> &'t str {
        if self.inner.language == Language::English { english } else { vietnamese }
    }

    /// The sentence of a refusal in the reader's language, to stand beside its field.
    pub fn sentence(&self, error: &ActionError) -> String {
        if self.inner.language == Language::English { error.english() } else { error.to_string() }
    }

    /// Begins writing.
    pub async fn begin(&self) -> WebResult<Cx<'_>> {
        Ok(self.desk()?.begin().await?)
    }

    /// Begins reading.
    pub async fn read(&self) -> WebResult<Cx<'_>> {
        Ok(self.desk()?.read().await?)
    }

    pub fn page(&self, template: &str, page: &impl Serialize) -> WebResult {
        self.page_with(StatusCode::OK, template, page)
    }

    /// A form shown again, with what is wrong beside its fields.
    pub fn refused(&self, template: &str, page: &impl Serialize) -> WebResult {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, template, page)
    }

    pub fn page_with(&self, status: StatusCode, template: &str, page: &impl Serialize) -> WebResult {
        let html = render(template, page, &self.frame())?;
        let mut response = (status, Html(html)).into_response();
        if !self.inner.notice.is_empty() {
            cookie::clear_notice(&self.inner.app, &mut response);
        }
        Ok(response)
    }

    /// After a form was accepted: the page to read, which says once what happened.
    pub fn redirect(&self, path: &str, notice: &str) -> Response {
        let mut response = see_other(path);
        if !notice.is_empty() {
            cookie::set_notice(&self.inner.app, &mut response, notice);
        }
        response
    }

    pub fn frame(&self) -> Frame {
        let Inner { ward, seated, csrf, language, path, notice, .. } = &*self.inner;
        let role = self.role();
        Frame {
            language: *language,
            ward: ward.name.clone(),
            is_sample: ward.is_sample,
            csrf: csrf.clone(),
            person: seated.as_ref().map(|seated| seated.account.name.clone()).unwrap_or_default(),
            role: self.say(role.label(), role.english()).to_owned(),
            nav: if seated.is_some() { nav(role, *language, path) } else { Vec::new() },
            rooms: if seated.is_some() { rooms(role, *language, path) } else { Vec::new() },
            path: path.clone(),
            notice: notice.clone(),
        }
    }
}

/// Only to our own pages: an address that leaves the server becomes the first page.
pub fn see_other(path: &str) -> Response {
    let is_ours = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    let place = if is_ours { path } else { "/" };
    (StatusCode::SEE_OTHER, [(LOCATION, place.to_owned())]).into_response()
}

impl FromRequestParts<App> for Seat {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Trouble> {
        // Every route stands behind the gate; without it nobody is let in.
        parts.extensions.get::<Self>().cloned().ok_or(Trouble::NotAllowed)
    }
}
