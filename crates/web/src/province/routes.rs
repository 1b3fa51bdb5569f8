use domain::people::Permission::DecideAbove;

use super::{decision, overview};
use crate::router::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/province", DecideAbove, overview::index)
        .get("/province/years/{year}/decision", DecideAbove, decision::new)
        .post("/province/years/{year}/decision", DecideAbove, decision::create)
}
