use domain::people::Permission::ManageAccounts;

use super::{
    accounts, appraisal, audit, backup, conflicts, criteria, decision, import, jobs, papers, register, settings, year,
};
use crate::router::Routes;

/// The routes of this section.
pub fn routes(routes: Routes) -> Routes {
    let routes = year::routes(routes);
    let routes = appraisal::routes(routes);
    let routes = conflicts::routes(routes);
    let routes = criteria::routes(routes);
    let routes = audit::routes(routes);
    let routes = settings::routes(routes);
    let routes = backup::routes(routes);
    let routes = decision::routes(routes);
    let routes = import::routes(routes);
    let routes = jobs::routes(routes);
    let routes = papers::routes(routes);
    let routes = register::routes(routes);
    routes
        .get("/office/accounts", ManageAccounts, accounts::index)
        .get("/office/accounts/new", ManageAccounts, accounts::new)
        .post("/office/accounts/new", ManageAccounts, accounts::create)
        .post("/office/accounts/{login}/invitation", ManageAccounts, accounts::invite)
        .post("/office/accounts/{login}/lock", ManageAccounts, accounts::lock)
}
