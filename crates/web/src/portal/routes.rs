use domain::people::Permission::ViewTotals;

use super::results;
use crate::router::Routes;

/// The routes of this section.
pub fn routes(routes: Routes) -> Routes {
    routes.get("/", ViewTotals, results::show)
}
