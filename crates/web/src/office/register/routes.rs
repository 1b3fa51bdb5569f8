use domain::people::Permission::{KeepRegister, ReadProtected, ReadRegister};

use super::households;
use crate::router::Routes;

/// The routes of the register.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/office/register", ReadRegister, households::first)
        .get("/office/register/households", ReadRegister, households::index)
        .get("/office/register/households/new", KeepRegister, households::new)
        .post("/office/register/households/new", KeepRegister, households::create)
        .get("/office/register/households/{code}", ReadRegister, households::show)
        .get("/office/register/households/{code}/past", ReadRegister, households::past)
        .post("/office/register/households/{code}/numbers", ReadProtected, households::numbers)
        .get("/office/register/households/{code}/edit", KeepRegister, households::edit)
        .post("/office/register/households/{code}/edit", KeepRegister, households::update)
}
