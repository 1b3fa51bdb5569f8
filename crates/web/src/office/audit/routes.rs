use domain::people::Permission::ReadAudit;

use super::{download, index, show};
use crate::router::Routes;

/// The record is only read: nothing here is a form that changes anything.
pub fn routes(routes: Routes) -> Routes {
    routes.get("/office/audit", ReadAudit, index).get("/office/audit.xlsx", ReadAudit, download).get(
        "/office/audit/{seq}",
        ReadAudit,
        show,
    )
}
