//! The benchmarks of the figures that the program promises.

use crate::stage::{self, Chore};

pub fn run(arguments: &[String]) -> Chore {
    let mut command = stage::cargo(&["bench", "--package", "binhyen", "--bench", "year", "--locked", "--"]);
    stage::run("bench", command.args(arguments))
}
