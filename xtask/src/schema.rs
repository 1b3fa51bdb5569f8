//! The pictures of both database schemas, written by the store's own test.

use crate::packages::{self, Need};
use crate::postgres::{self, Server, VARIABLE};
use crate::stage::{self, Chore};

pub fn run(arguments: &[String]) -> Chore {
    if let Some(extra) = arguments.first() {
        return Err(format!("«{extra}» is not understood; schema takes no arguments"));
    }
    let is_there = postgres::programs().is_some();
    packages::ensure(&[Need { is_there, package: "postgresql", what_for: "one of the two schemas" }])?;
    let server = Server::start()?;
    let mut command = stage::cargo(&["test", "--package", "store", "--test", "schema", "--locked"]);
    stage::run("schema", command.env("BINHYEN_BLESS", "1").env(VARIABLE, &server.url))
}
