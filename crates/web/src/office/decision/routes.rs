use domain::people::Permission::{Decide, ReadReasons};

use super::{amend, detail, index, sign};
use crate::router::Routes;

/// The routes of decisions.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/office/decisions", ReadReasons, index::index)
        .get("/office/decisions/number", Decide, sign::number)
        .get("/office/decisions/{id}", ReadReasons, detail::show)
        .get("/office/decisions/{id}/{amendment}", Decide, amend::new)
        .post("/office/decisions/{id}/{amendment}", Decide, amend::create)
        .get("/office/years/{year}/{title}/decision", Decide, sign::new)
        .post("/office/years/{year}/{title}/decision", Decide, sign::create)
        .get("/office/years/{year}/{title}/decision/draft.pdf", Decide, sign::draft)
}
