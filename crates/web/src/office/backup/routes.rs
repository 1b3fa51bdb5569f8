use domain::people::Permission::KeepBackup;

use super::{ask, create, delete, download, index, plan};
use crate::router::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/office/backup", KeepBackup, index)
        .post("/office/backup/new", KeepBackup, create)
        .post("/office/backup/schedule", KeepBackup, plan)
        .post("/office/backup/{name}/file", KeepBackup, download)
        .get("/office/backup/{name}/removal", KeepBackup, ask)
        .post("/office/backup/{name}/removal", KeepBackup, delete)
}
