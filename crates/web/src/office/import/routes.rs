use domain::people::Permission::Import;

use super::{acceptance, change, draft, history, home};
use crate::router::Routes;

/// The largest workbook that the reader takes, and the words of its form.
const LIMIT: usize = 50 * 1024 * 1024 + 64 * 1024;

/// The routes of this section.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/office/import", Import, home::index)
        .upload("/office/import", Import, LIMIT, home::create)
        .get("/office/import/templates/{kind}", Import, home::template)
        .get("/office/import/drafts/{id}", Import, draft::show)
        .post("/office/import/drafts/{id}/columns", Import, change::columns)
        .post("/office/import/drafts/{id}/cells", Import, change::cell)
        .post("/office/import/drafts/{id}/rows", Import, change::row)
        .get("/office/import/drafts/{id}/held", Import, acceptance::held)
        .post("/office/import/drafts/{id}/acceptance", Import, acceptance::create)
        .get("/office/import/drafts/{id}/removal", Import, acceptance::ask_removal)
        .post("/office/import/drafts/{id}/removal", Import, acceptance::remove)
        .get("/office/import/history", Import, history::index)
        .get("/office/import/batches/{id}/undo", Import, history::ask_undo)
        .post("/office/import/batches/{id}/undo", Import, history::undo)
}
