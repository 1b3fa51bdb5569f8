use domain::people::Permission::PrintPapers;

use super::{index, order, take};
use crate::router::Routes;

/// The routes of this section.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/office/papers", PrintPapers, index::index)
        .post("/office/papers/printing", PrintPapers, order::printing)
        .post("/office/papers/report", PrintPapers, order::report)
        .post("/office/papers/blanks", PrintPapers, order::blanks)
        .get("/office/papers/file", PrintPapers, take::file)
        .get("/office/papers/bundle", PrintPapers, take::bundle)
}
