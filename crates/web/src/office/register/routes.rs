use domain::people::Permission::{KeepRegister, ReadProtected, ReadRegister};

use super::{areas, households, units};
use crate::router::Routes;

/// The routes of the register.
pub fn routes(routes: Routes) -> Routes {
    of_units(of_areas(of_households(routes)))
}

fn of_households(routes: Routes) -> Routes {
    routes
        .get("/office/register", ReadRegister, households::first)
        .get("/office/register/households", ReadRegister, households::index)
        .get("/office/register/households/list.xlsx", ReadRegister, households::download)
        .get("/office/register/households/new", KeepRegister, households::new)
        .post("/office/register/households/new", KeepRegister, households::create)
        .get("/office/register/households/twins", KeepRegister, households::twins)
        .post("/office/register/households/twins", KeepRegister, households::keep_apart)
        .post("/office/register/households/batch", KeepRegister, households::batch)
        .get("/office/register/households/{code}", ReadRegister, households::show)
        .get("/office/register/households/{code}/past", ReadRegister, households::past)
        .post("/office/register/households/{code}/numbers", ReadProtected, households::numbers)
        .get("/office/register/households/{code}/edit", KeepRegister, households::edit)
        .post("/office/register/households/{code}/edit", KeepRegister, households::update)
        .get("/office/register/households/{code}/move", KeepRegister, households::relocate)
        .post("/office/register/households/{code}/move", KeepRegister, households::moved)
        .get("/office/register/households/{code}/end", KeepRegister, households::end)
        .post("/office/register/households/{code}/end", KeepRegister, households::ended)
        .get("/office/register/households/{code}/division", KeepRegister, households::divide)
        .post("/office/register/households/{code}/division", KeepRegister, households::divided)
        .get("/office/register/households/{code}/union", KeepRegister, households::unite)
        .post("/office/register/households/{code}/union", KeepRegister, households::united)
}

fn of_areas(routes: Routes) -> Routes {
    routes
        .get("/office/register/areas", ReadRegister, areas::index)
        .get("/office/register/areas/list.xlsx", ReadRegister, areas::download)
        .get("/office/register/areas/new", KeepRegister, areas::add)
        .post("/office/register/areas/new", KeepRegister, areas::added)
        .get("/office/register/areas/merge", KeepRegister, areas::merge)
        .post("/office/register/areas/merge", KeepRegister, areas::merged)
        .get("/office/register/areas/{code}", ReadRegister, areas::show)
        .get("/office/register/areas/{code}/rename", KeepRegister, areas::rename)
        .post("/office/register/areas/{code}/rename", KeepRegister, areas::renamed)
        .get("/office/register/areas/{code}/split", KeepRegister, areas::split)
        .post("/office/register/areas/{code}/split", KeepRegister, areas::divided)
        .get("/office/register/areas/{code}/end", KeepRegister, areas::end)
        .post("/office/register/areas/{code}/end", KeepRegister, areas::ended)
}

fn of_units(routes: Routes) -> Routes {
    routes
        .get("/office/register/units", ReadRegister, units::index)
        .get("/office/register/units/list.xlsx", ReadRegister, units::download)
        .get("/office/register/units/new", KeepRegister, units::new)
        .post("/office/register/units/new", KeepRegister, units::create)
        .get("/office/register/units/{code}", ReadRegister, units::show)
        .get("/office/register/units/{code}/edit", KeepRegister, units::edit)
        .post("/office/register/units/{code}/edit", KeepRegister, units::update)
        .get("/office/register/units/{code}/end", KeepRegister, units::end)
        .post("/office/register/units/{code}/end", KeepRegister, units::ended)
}
