use domain::people::Permission::{ReadReasons, ReadYear, RunCampaign};

use super::{glance, new, objection, objections, step, subject, subjects, title};
use crate::router::Routes;

/// The routes of a year's review.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/office", ReadYear, glance::show)
        .get("/office/years/new", RunCampaign, new::new)
        .post("/office/years/new", RunCampaign, new::create)
        .get("/office/years/{year}/{title}", ReadYear, title::show)
        .post("/office/years/{year}/{title}/step", RunCampaign, step::create)
        .get("/office/years/{year}/{title}/reopening", RunCampaign, step::confirm)
        .post("/office/years/{year}/{title}/reopening", RunCampaign, step::back)
        .get("/office/years/{year}/{title}/objections", ReadReasons, objections::index)
        .post("/office/years/{year}/{title}/objections", RunCampaign, objection::file)
        .get("/office/objections/{id}", ReadReasons, objection::show)
        .post("/office/objections/{id}", RunCampaign, objection::create)
        .get("/office/years/{year}/{title}/subjects", ReadReasons, subjects::index)
        .get("/office/years/{year}/{title}/subjects.xlsx", ReadReasons, subjects::download)
        .get("/office/years/{year}/{title}/subjects/{code}", ReadReasons, subject::show)
}
