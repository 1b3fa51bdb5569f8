use actions::audit::{About, Kind};
use domain::people::{Permission, Role};

use crate::access::seat::Seat;

/// The pair in the reader's language.
pub fn of(seat: &Seat, pair: &(String, String)) -> String {
    seat.say(&pair.0, &pair.1).to_owned()
}

/// Where what an entry points to is read; empty where this reader has no page for it.
pub fn path(role: Role, about: &About) -> String {
    let (path, permission) = match about.kind {
        Kind::Decision => (format!("/office/decisions/{}", about.id), Permission::ReadReasons),
        Kind::Job => (format!("/office/jobs/{}", about.id), Permission::PrintPapers),
        Kind::Campaign(year) => (format!("/office?year={year}"), Permission::ReadYear),
        Kind::Account => ("/office/accounts".to_owned(), Permission::ManageAccounts),
        Kind::Area | Kind::Unit | Kind::Household | Kind::Other => return String::new(),
    };
    if role.may(permission) { path } else { String::new() }
}
