use domain::people::Permission::ViewTotals;

use super::{code, invitation, session, setup};
use crate::router::Routes;

/// The routes of this section.
pub fn routes(routes: Routes) -> Routes {
    routes
        .open_get("/sign-in", session::new)
        .open_post("/sign-in", session::create)
        .post("/sign-out", ViewTotals, session::destroy)
        .open_get("/sign-in/code", code::new)
        .open_post("/sign-in/code", code::create)
        .open_get("/invitation", invitation::new)
        .open_post("/invitation", invitation::create)
        .open_get("/setup", setup::new)
        .open_post("/setup", setup::create)
        .post("/language", ViewTotals, session::language)
}
