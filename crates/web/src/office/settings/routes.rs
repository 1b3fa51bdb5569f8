use domain::people::Permission::ChangeSettings;

use super::{ask, create, download, edit, index, new, remove, take_in, update};
use crate::router::Routes;

/// Far more than any office has to say.
const FILE: usize = 512 * 1024;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/office/settings", ChangeSettings, index)
        .get("/office/settings.toml", ChangeSettings, download)
        .upload("/office/settings/file", ChangeSettings, FILE, take_in)
        .get("/office/settings/{key}/new", ChangeSettings, new)
        .post("/office/settings/{key}/new", ChangeSettings, create)
        .get("/office/settings/{key}/{mark}/correction", ChangeSettings, edit)
        .post("/office/settings/{key}/{mark}/correction", ChangeSettings, update)
        .get("/office/settings/{key}/{mark}/removal", ChangeSettings, ask)
        .post("/office/settings/{key}/{mark}/removal", ChangeSettings, remove)
}
