//! What a correction changes: the list before against the list from now on.

use std::collections::BTreeMap;

use super::decision::DecisionPaper;
use super::names::{self, Listed};
use super::sheet::{column, text};
use super::{Align, Block, Cell, Run, Table};
use crate::decision::RecognisedSubject;
use crate::ground::id::SubjectId;

pub(super) fn changes(paper: &DecisionPaper) -> Vec<Block> {
    let old = by_id(&paper.stood);
    let new = by_id(&paper.decision.subjects);
    let added: Vec<&RecognisedSubject> = new.iter().filter(|(id, _)| !old.contains_key(*id)).map(|(_, s)| *s).collect();
    let removed: Vec<&RecognisedSubject> =
        old.iter().filter(|(id, _)| !new.contains_key(*id)).map(|(_, s)| *s).collect();
    let rewritten: Vec<(&RecognisedSubject, &RecognisedSubject)> = old
        .iter()
        .filter_map(|(id, before)| new.get(id).map(|after| (*before, *after)))
        .filter(|(before, after)| said(before) != said(after))
        .collect();
    let mut blocks = Vec::new();
    for (heading, list) in [("Bổ sung vào danh sách", added), ("Đưa ra khỏi danh sách", removed)] {
        if !list.is_empty() {
            blocks.push(Block::Paragraph(vec![Run::bold(format!("{heading}:"))]));
            blocks.extend(names::blocks(paper.award.title, paper.noun(), list.into_iter().map(Listed::from).collect()));
        }
    }
    if !rewritten.is_empty() {
        blocks.push(Block::Table(table(&rewritten)));
    }
    if blocks.is_empty() {
        blocks.push(text("Danh sách không thay đổi; đính chính nội dung khác theo hồ sơ lưu."));
    }
    blocks.push(text(format!("Sau khi đính chính, danh sách có {}.", paper.count(&paper.decision.subjects))));
    blocks
}

fn by_id(subjects: &[RecognisedSubject]) -> BTreeMap<&SubjectId, &RecognisedSubject> {
    subjects.iter().map(|subject| (&subject.subject, subject)).collect()
}

/// What a list prints of a subject.
fn said(subject: &RecognisedSubject) -> String {
    [subject.name.as_str(), subject.area.as_str(), subject.address.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn table(rewritten: &[(&RecognisedSubject, &RecognisedSubject)]) -> Table {
    let rows = rewritten
        .iter()
        .zip(1..)
        .map(|((before, after), number)| vec![Cell::Number(number), Cell::Text(said(before)), Cell::Text(said(after))]);
    Table {
        caption: "Sửa thông tin trong danh sách".to_owned(),
        columns: vec![
            column("STT", 6, Align::Centre, false),
            column("Đã in là", 42, Align::Left, false),
            column("Nay sửa là", 42, Align::Left, false),
        ],
        groups: Vec::new(),
        rows: rows.collect(),
        has_total: false,
        notes: Vec::new(),
    }
}
