use std::fmt::Write as _;

use actions::intake::Imported;
use domain::ground::number::grouped;
use domain::intake::Severity;

use super::words;
use crate::config::Language;

/// How many problems are printed before the reader is sent to `--held` and `--json`.
const LISTED: usize = 20;

pub fn imported(imported: &Imported, is_trial: bool, has_held_file: bool, language: Language) -> String {
    let count = |number: usize| grouped(number as u64);
    let mut text = String::new();
    let lead = match is_trial {
        true => language.pick("Xem trước (chưa ghi gì)", "A trial (nothing is written)"),
        false => language.pick("Đã nạp", "Imported"),
    };
    let (kind, read, accepted) = (words::kind(imported.kind, language), count(imported.read), count(imported.accepted));
    let (encoding, held) = (&imported.encoding, count(imported.held));
    let (new, changed, same) = (count(imported.inserted), count(imported.updated), count(imported.unchanged));
    let _ = writeln!(
        text,
        "{lead} {kind}: {}",
        language.pick(
            format!(
                "đọc {read} dòng ({encoding}), nhận {accepted} (mới {new}, thay đổi {changed}, như cũ {same}), \
                 giữ lại {held}."
            ),
            format!(
                "{read} rows read ({encoding}), {accepted} accepted ({new} new, {changed} changed, {same} as before), \
                 {held} held back."
            ),
        )
    );
    for problem in imported.problems.iter().take(LISTED) {
        let mark = match problem.severity {
            Severity::Held => language.pick("giữ", "held"),
            Severity::Warning => language.pick("chú ý", "note"),
            Severity::Repaired => language.pick("sửa", "mended"),
        };
        let _ = writeln!(
            text,
            "  [{mark}] {}!{} «{}»: {}; {}",
            problem.sheet, problem.cell, problem.value, problem.problem, problem.proposal
        );
    }
    if LISTED < imported.problems.len() {
        let more = imported.problems.len() - LISTED;
        let _ = writeln!(
            text,
            "{}",
            language.pick(
                format!("  … và {more} điểm khác; xem tất cả bằng --json hoặc --held TỆP.xlsx"),
                format!("  … and {more} more; see all with --json or --held FILE.xlsx"),
            )
        );
    }
    if imported.held != 0 && !has_held_file {
        text.push_str(language.pick(
            "Thêm --held TỆP.xlsx để có bảng các dòng bị giữ, sửa trong bảng ấy rồi nạp lại.\n",
            "Add --held FILE.xlsx for a workbook of the rows held back; mend them there and import it.\n",
        ));
    }
    if let Some(batch) = &imported.batch {
        let (id, undo) = (language.pick("Mã lần nạp", "Id of the import"), language.pick("bỏ bằng", "undo it with"));
        let _ = writeln!(text, "{id}: {batch} ({undo}: binhyen import --undo {batch})");
    }
    text
}
