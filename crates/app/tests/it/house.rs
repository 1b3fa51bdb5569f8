//! The rules of the house that no compiler checks. Each rule is a function over sources that names its violations; each
//! has a test that a small violation is found, so that no rule passes because it looks at nothing.

mod data;
mod docs;
mod floors;
mod lexer;
mod rooms;
mod sql;
mod tree;
mod words;

use std::fmt::Write;

/// Fails with one line for each violation.
#[track_caller]
fn assert_none(rule: &str, violations: &[String]) {
    let mut list = String::new();
    for violation in violations {
        writeln!(list, "  {violation}").expect("a string takes all that is written");
    }
    assert!(violations.is_empty(), "{rule}\n{list}");
}
