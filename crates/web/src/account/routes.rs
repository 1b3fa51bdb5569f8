use domain::people::Permission::OwnAccount;

use super::{own, password, second_step};
use crate::router::Routes;

/// The routes of this section.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/account", OwnAccount, own::show)
        .post("/account/sessions/end", OwnAccount, own::destroy)
        .get("/account/password", OwnAccount, password::edit)
        .post("/account/password", OwnAccount, password::update)
        .get("/account/second-step", OwnAccount, second_step::new)
        .post("/account/second-step", OwnAccount, second_step::create)
        .post("/account/second-step/end", OwnAccount, second_step::destroy)
}
