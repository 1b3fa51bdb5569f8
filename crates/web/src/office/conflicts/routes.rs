use domain::people::Permission::SettleConflict;

use super::{list, settlement};
use crate::router::Routes;

/// The routes of this room.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/office/conflicts", SettleConflict, list::index)
        .get("/office/conflicts/settlement", SettleConflict, settlement::new)
        .post("/office/conflicts/settlement", SettleConflict, settlement::create)
}
