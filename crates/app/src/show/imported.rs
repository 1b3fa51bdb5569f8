use std::fmt::Write as _;

use actions::intake::Imported;
use domain::ground::number::grouped;
use domain::intake::Severity;

/// How many problems are printed before the reader is sent to `--held` and `--json`.
const LISTED: usize = 20;

pub fn imported(imported: &Imported, is_trial: bool) -> String {
    let count = |number: usize| grouped(number as u64);
    let mut text = String::new();
    let lead = if is_trial { "Xem trước (chưa ghi gì)" } else { "Đã nạp" };
    let _ = writeln!(
        text,
        "{lead} {}: đọc {} dòng ({}), nhận {} (mới {}, thay đổi {}, như cũ {}), giữ lại {}.",
        imported.kind,
        count(imported.read),
        imported.encoding,
        count(imported.accepted),
        count(imported.inserted),
        count(imported.updated),
        count(imported.unchanged),
        count(imported.held)
    );
    for problem in imported.problems.iter().take(LISTED) {
        let mark = if problem.severity == Severity::Held { "giữ" } else { "sửa" };
        let _ = writeln!(
            text,
            "  [{mark}] {}!{} «{}»: {}; {}",
            problem.sheet, problem.cell, problem.value, problem.problem, problem.proposal
        );
    }
    if LISTED < imported.problems.len() {
        let _ = writeln!(
            text,
            "  … và {} điểm khác; xem tất cả bằng --json hoặc --held TỆP.xlsx",
            imported.problems.len() - LISTED
        );
    }
    if let Some(batch) = &imported.batch {
        let _ = writeln!(text, "Mã lần nạp: {batch} (bỏ bằng: binhyen import --undo {batch})");
    }
    text
}
