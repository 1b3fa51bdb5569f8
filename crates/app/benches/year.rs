//! The figures that the program promises, each beside what the bare library takes for the same work.
//!
//! `cargo xtask bench [--strict] [WORD …]` runs them; a word chooses the rows whose name holds it.

mod bare;
mod desk;
mod program;
mod support;
mod ward;

use std::process::ExitCode;
use std::time::Duration;

use domain::criteria::Library;
use support::{Board, Budget, measure};

const CERTIFICATES: usize = 2_412;

fn main() -> ExitCode {
    let mut board = Board::from_arguments();
    assessment(&mut board);
    certificates(&mut board);
    import(&mut board);
    year(&mut board);
    board.finish()
}

/// A ward's year with its facts already loaded.
fn assessment(board: &mut Board) {
    let name = "assess a year of 2,546 households and all units";
    if !board.wants(name) {
        return;
    }
    let rules = Library::builtin().year("5-nhat", 2021).expect("the shipped programme judges 2021");
    let facts = ward::facts(&rules);
    let ours = measure(50, || domain::assessment::assess_year(&rules, &facts));
    board.row(name, ours, None, Budget::Time(Duration::from_millis(20)));
}

fn certificates(board: &mut Board) {
    let name = "2,412 certificates into one PDF";
    if !board.wants(name) {
        return;
    }
    let certificates = ward::certificates(CERTIFICATES);
    let ours = measure(3, || files::pdf::certificates(&certificates).expect("the certificates are printed").len());
    let bare = measure(3, || bare::certificates(&certificates).len());
    board.row(name, ours, Some(bare), Budget::Ratio(1.3));
}

/// From the bytes on the disk to the last row on the disk, in an opened ward, as the bare library reads in a running
/// program; and the same as a command, with starting the program, opening the database, closing it and ending.
fn import(board: &mut Board) {
    let name = "import 2,546 households: checked, encrypted, recorded, on the disk";
    if !board.wants(name) {
        return;
    }
    let workbook = program::sample("ho-gia-dinh-2021.xlsx");
    let bare = measure(20, || bare::cells(&workbook));
    board.row(name, desk::imports(9, &workbook), Some(bare), Budget::Ratio(8.0));
    board.row("  the same as a command", program::imports(5, &workbook), Some(bare), Budget::None);
}

/// The demo: import, assessment, decision and every paper of a whole year in every format, and the report of ten.
fn year(board: &mut Board) {
    let name = "the whole year and the report of its decade";
    if !board.wants(name) {
        return;
    }
    let (ours, peak) = program::demo();
    board.row(name, ours, None, Budget::Time(Duration::from_secs(6)));
    board.memory(&format!("{name}: memory"), peak, 400);
}
