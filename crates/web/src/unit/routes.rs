use domain::meeting::evidence::LARGEST;
use domain::people::Permission::{self, FillDossier, FillWardDossier};

use super::{dossier, evidence, registration, result, submission, year};
use crate::router::Routes;

/// Several files at a time, each as large as one may be, and a little for the form.
const UPLOAD: usize = 3 * LARGEST + 64 * 1024;

/// The routes of this section: for a unit, and for the officer who fills in for the ward.
pub fn routes(routes: Routes) -> Routes {
    let routes = with(routes, UNIT, FillDossier);
    with(routes, WARD, FillWardDossier)
}

/// The same pages at two places.
type Paths = [&'static str; 8];

const UNIT: Paths = [
    "/unit",
    "/unit/registration",
    "/unit/dossier",
    "/unit/submission",
    "/unit/withdrawal",
    "/unit/evidence",
    "/unit/evidence/{id}",
    "/unit/result",
];

const WARD: Paths = [
    "/office/dossier",
    "/office/dossier/registration",
    "/office/dossier/form",
    "/office/dossier/submission",
    "/office/dossier/withdrawal",
    "/office/dossier/evidence",
    "/office/dossier/evidence/{id}",
    "/office/dossier/result",
];

fn with(routes: Routes, paths: Paths, permission: Permission) -> Routes {
    let [overview, registered, form, submitted, withdrawn, files, file, came_of_it] = paths;
    routes
        .get(overview, permission, year::show)
        .get(registered, permission, registration::edit)
        .post(registered, permission, registration::update)
        .get(form, permission, dossier::edit)
        .post(form, permission, dossier::update)
        .get(submitted, permission, submission::new)
        .post(submitted, permission, submission::create)
        .get(withdrawn, permission, submission::withdrawal)
        .post(withdrawn, permission, submission::withdraw_it)
        .get(files, permission, evidence::index)
        .upload(files, permission, UPLOAD, evidence::create)
        .get(file, permission, evidence::show)
        .post(file, permission, evidence::destroy)
        .get(came_of_it, permission, result::show)
}
