use domain::people::Permission::PrintPapers;

use super::{index, made, show, stop};
use crate::router::Routes;

/// Whoever may print may order the lightest job; each job asks for its own permission besides.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/office/jobs", PrintPapers, index)
        .get("/office/jobs/{id}", PrintPapers, show)
        .post("/office/jobs/{id}/stop", PrintPapers, stop)
        .get("/office/jobs/{id}/files/{at}", PrintPapers, made)
}
