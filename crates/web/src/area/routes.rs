use domain::people::Permission::RunMeeting as P;

use super::{
    attendance, ballot, call, choose, exceptions, finish, home, households, meeting, objections, officers, outcomes,
    papers, registration, votes, withdrawal,
};
use crate::router::Routes;

/// The routes of this section. None names an area: it follows from who is signed in.
pub fn routes(routes: Routes) -> Routes {
    let routes = routes
        .get("/area", P, home::newest)
        .get("/area/{year}", P, home::show)
        .get("/area/{year}/households", P, households::index)
        .get("/area/{year}/registration", P, registration::show)
        .post("/area/{year}/registration", P, registration::update)
        .get("/area/{year}/registration/{household}/withdrawal", P, withdrawal::new)
        .post("/area/{year}/registration/{household}/withdrawal", P, withdrawal::create)
        .get("/area/{year}/call", P, call::edit)
        .post("/area/{year}/call", P, call::update)
        .get("/area/{year}/outcomes", P, outcomes::show)
        .get("/area/{year}/papers/{file}", P, papers::show);
    of_meeting(routes)
}

fn of_meeting(routes: Routes) -> Routes {
    routes
        .get("/area/{year}/meeting", P, meeting::show)
        .get("/area/{year}/attendance", P, attendance::edit)
        .post("/area/{year}/attendance", P, attendance::update)
        .get("/area/{year}/officers", P, officers::edit)
        .post("/area/{year}/officers", P, officers::update)
        .get("/area/{year}/exceptions", P, exceptions::index)
        .post("/area/{year}/exceptions", P, exceptions::close)
        .get("/area/{year}/exceptions/{household}", P, exceptions::new)
        .post("/area/{year}/exceptions/{household}", P, exceptions::create)
        .post("/area/{year}/exceptions/{household}/removal", P, exceptions::destroy)
        .get("/area/{year}/choose/{purpose}", P, choose::index)
        .get("/area/{year}/votes", P, votes::index)
        .get("/area/{year}/votes/{item}", P, votes::show)
        .post("/area/{year}/votes/{item}", P, votes::update)
        .get("/area/{year}/votes/{item}/doubt", P, votes::new)
        .post("/area/{year}/votes/{item}/doubt", P, votes::create)
        .post("/area/{year}/votes/{item}/doubt/removal", P, votes::destroy)
        .get("/area/{year}/votes/{item}/{turn}", P, ballot::edit)
        .post("/area/{year}/votes/{item}/{turn}", P, ballot::update)
        .get("/area/{year}/objections", P, objections::index)
        .post("/area/{year}/objections", P, objections::create)
        .post("/area/{year}/objections/removal", P, objections::destroy)
        .get("/area/{year}/finish", P, finish::edit)
        .post("/area/{year}/finish", P, finish::create)
        .get("/area/{year}/minutes", P, finish::show)
        .post("/area/{year}/minutes/signature", P, finish::sign)
        .post("/area/{year}/minutes/handover", P, finish::hand_in)
        .post("/area/{year}/minutes/correction", P, finish::take_back)
}
