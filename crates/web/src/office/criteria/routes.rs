use domain::people::Permission::ReadCriteria;

use super::{compare, index, show};
use crate::router::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/office/criteria", ReadCriteria, index).get("/office/criteria/comparison", ReadCriteria, compare).get(
        "/office/criteria/{rule}/{name}",
        ReadCriteria,
        show,
    )
}
