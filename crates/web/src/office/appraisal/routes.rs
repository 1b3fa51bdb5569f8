use domain::people::Permission::{Appraise, ManageAccounts};

use super::{compare, list, own, step};
use crate::router::Routes;

/// The routes of this room.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/office/appraisal", Appraise, list::index)
        .get("/office/appraisal/own", Appraise, own::index)
        .post("/office/appraisal/own", Appraise, own::create)
        .post("/office/appraisal/own/removal", ManageAccounts, own::lift)
        .get("/office/appraisal/evidence/{id}", Appraise, compare::evidence)
        .get("/office/appraisal/{id}", Appraise, compare::show)
        .post("/office/appraisal/{id}", Appraise, compare::update)
        .get("/office/appraisal/{id}/return", Appraise, step::returning)
        .post("/office/appraisal/{id}/return", Appraise, step::give_back)
        .get("/office/appraisal/{id}/acceptance", Appraise, step::acceptance)
        .post("/office/appraisal/{id}/acceptance", Appraise, step::accept)
}
