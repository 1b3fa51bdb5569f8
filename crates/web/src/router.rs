use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use domain::people::Permission;

use crate::access::gate::{Gate, closed, guard};
use crate::server::App;
use crate::{access, account, area, headers, office, portal, province, unit, view};

/// One route as it was declared, for the table that tries every role on it.
#[derive(Clone, Debug)]
pub struct Declared {
    pub method: Method,
    pub path: &'static str,
    /// What it asks for; none for what must work before anybody is known: signing in, a style sheet.
    pub permission: Option<Permission>,
    /// Takes files: its form comes in parts.
    pub is_upload: bool,
}

/// Routes under construction: there is no way to add one that does not say what it asks for.
pub struct Routes {
    app: App,
    router: Router<App>,
    declared: Vec<Declared>,
}

impl Routes {
    pub fn get<H, T>(self, path: &'static str, permission: Permission, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let gate = Gate { app: self.app.clone(), permission: Some(permission), upload: None };
        let route = get(handler).route_layer(from_fn_with_state(gate, guard));
        self.with(Method::GET, path, Some(permission), route)
    }

    pub fn post<H, T>(self, path: &'static str, permission: Permission, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let gate = Gate { app: self.app.clone(), permission: Some(permission), upload: None };
        let route = post(handler).route_layer(from_fn_with_state(gate, guard));
        self.with(Method::POST, path, Some(permission), route)
    }

    /// A form with files, of at most `limit` bytes in all. The gate reads it: handlers find [`Uploads`] beside [`Fields`].
    ///
    /// [`Uploads`]: crate::access::upload::Uploads
    /// [`Fields`]: crate::access::fields::Fields
    pub fn upload<H, T>(mut self, path: &'static str, permission: Permission, limit: usize, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let gate = Gate { app: self.app.clone(), permission: Some(permission), upload: Some(limit) };
        let route = post(handler).route_layer(from_fn_with_state(gate, guard));
        self = self.with(Method::POST, path, Some(permission), route.route_layer(DefaultBodyLimit::max(limit)));
        if let Some(declared) = self.declared.last_mut() {
            declared.is_upload = true;
        }
        self
    }

    /// A page for everyone, known or not.
    pub fn open_get<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let gate = Gate { app: self.app.clone(), permission: None, upload: None };
        let route = get(handler).route_layer(from_fn_with_state(gate, guard));
        self.with(Method::GET, path, None, route)
    }

    pub fn open_post<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let gate = Gate { app: self.app.clone(), permission: None, upload: None };
        let route = post(handler).route_layer(from_fn_with_state(gate, guard));
        self.with(Method::POST, path, None, route)
    }

    fn with(
        mut self,
        method: Method,
        path: &'static str,
        permission: Option<Permission>,
        route: axum::routing::MethodRouter<App>,
    ) -> Self {
        self.router = self.router.route(path, route);
        self.declared.push(Declared { method, path, permission, is_upload: false });
        self
    }
}

fn routes(app: &App) -> Routes {
    let routes = Routes { app: app.clone(), router: Router::new(), declared: Vec::new() };
    let routes = portal::routes(routes);
    let routes = access::routes(routes);
    let routes = account::routes(routes);
    let routes = area::routes(routes);
    let routes = office::routes(routes);
    let routes = province::routes(routes);
    unit::routes(routes)
}

/// Every route that there is.
pub fn declared(app: &App) -> Vec<Declared> {
    routes(app).declared
}

/// Forms are small; uploads say so on their own route.
const FORM: usize = 1024 * 1024;

pub fn router(app: App) -> Router {
    let routes = routes(&app);
    let mut router = routes
        .router
        .route("/assets/{*path}", get(view::assets::show))
        .fallback(closed)
        .layer(DefaultBodyLimit::max(FORM))
        .layer(from_fn_with_state(app.clone(), access::gate::draw_troubles))
        .layer(from_fn(headers::secure));
    if app.is_secure() {
        router = router.layer(from_fn(headers::strict));
    }
    router.with_state(app)
}
