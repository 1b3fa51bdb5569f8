//! What a correction or revocation of giấy khen says: whom it concerns, and the money that goes back (Law 06/2022/QH15
//! Art. 93).

use super::Block;
use super::commendation::{CommendationPaper, before_named, counts, in_full, list, sum, whom};
use super::decision::annexed_to;
use super::sheet::{annex, text};
use crate::decision::{DecisionKind, RecognisedSubject};

pub(super) fn correction_summary(paper: &CommendationPaper) -> String {
    format!("Về việc đính chính danh sách tặng Giấy khen kèm theo {}", before_named(paper))
}

pub(super) fn revocation_summary(paper: &CommendationPaper) -> String {
    format!("Về việc hủy bỏ, thu hồi Giấy khen đã tặng tại {}", before_named(paper))
}

/// Of whom the decision speaks: of a revocation that names nobody, all who stood.
pub(super) fn concerned(paper: &CommendationPaper) -> &[RecognisedSubject] {
    match paper.decision.kind {
        DecisionKind::Revoke if paper.decision.subjects.is_empty() => &paper.stood,
        _ => &paper.decision.subjects,
    }
}

pub(super) fn correction(paper: &CommendationPaper) -> (String, String) {
    let (added, removed) = (added(paper), removed(paper));
    let mut money = Vec::new();
    if sum(&added) != 0 {
        money.push(format!("Tiền thưởng của {} được bổ sung: {}.", whom(&added), in_full(sum(&added))));
    }
    if !removed.is_empty() {
        money.push(given_back(&removed, "đưa ra khỏi danh sách"));
    }
    money.push("Các nội dung khác giữ nguyên.".to_owned());
    (
        format!("Đính chính danh sách kèm theo {} như Phụ lục kèm theo Quyết định này.", before_named(paper)),
        money.join(" "),
    )
}

pub(super) fn revocation(paper: &CommendationPaper) -> (String, String) {
    let (gone, before) = (concerned(paper), before_named(paper));
    let all = if paper.decision.subjects.is_empty() { "toàn bộ " } else { "" };
    (
        format!("Hủy bỏ {all}việc tặng Giấy khen tại {before} đối với {} (có danh sách kèm theo).", counts(gone)),
        given_back(gone, "có tên tại Điều 1"),
    )
}

/// What those who leave the list give back.
fn given_back(gone: &[RecognisedSubject], which: &str) -> String {
    let whom = whom(gone);
    match sum(gone) {
        0 => format!("Các {whom} {which} nộp lại Giấy khen đã nhận."),
        total => format!(
            "Các {whom} {which} nộp lại Giấy khen và tiền thưởng đã nhận; số tiền phải nộp lại: {}.",
            in_full(total)
        ),
    }
}

pub(super) fn changes(paper: &CommendationPaper) -> Vec<Block> {
    let mut blocks = vec![annex("Nội dung đính chính danh sách tặng Giấy khen", annexed_to(&paper.decision))];
    for (caption, part) in [("Bổ sung vào danh sách", added(paper)), ("Đưa ra khỏi danh sách", removed(paper))]
    {
        if !part.is_empty() {
            blocks.push(Block::Table(paper.doubted(list(caption, &part))));
        }
    }
    blocks.push(text(format!("Sau khi đính chính, danh sách có {}.", counts(&paper.decision.subjects))));
    blocks
}

pub(super) fn revoked(paper: &CommendationPaper) -> Vec<Block> {
    let gone = concerned(paper);
    let title = format!("Danh sách {} bị hủy bỏ, thu hồi Giấy khen", whom(gone));
    vec![annex(&title, annexed_to(&paper.decision)), Block::Table(list("", gone))]
}

fn added(paper: &CommendationPaper) -> Vec<RecognisedSubject> {
    without(&paper.decision.subjects, &paper.stood)
}

fn removed(paper: &CommendationPaper) -> Vec<RecognisedSubject> {
    without(&paper.stood, &paper.decision.subjects)
}

fn without(list: &[RecognisedSubject], others: &[RecognisedSubject]) -> Vec<RecognisedSubject> {
    list.iter().filter(|one| others.iter().all(|other| other.subject != one.subject)).cloned().collect()
}
