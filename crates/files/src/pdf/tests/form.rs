//! What Decree 30/2020/NĐ-CP, Annex I, asks of pages and signatures.

use domain::document::{Block, Paper, Signature};
use lopdf::Document;

use super::{list, pages, sample_paper};
use crate::pdf::paper;

fn annex(rows: u64, landscape: bool) -> [Block; 2] {
    let (name, title) = ("Phụ lục".to_owned(), "DANH SÁCH".to_owned());
    [Block::Annex { name, title, note: String::new(), landscape }, Block::Table(list(rows))]
}

#[test]
fn every_annex_numbers_its_own_pages() {
    let mut record = Paper { watermark: String::new(), ..sample_paper() };
    record.blocks.truncate(1);
    record.blocks.extend(annex(90, false));
    record.blocks.extend(annex(60, true));
    let pages = pages(&paper(&record).unwrap());
    let starts: Vec<usize> = (0..pages.len()).filter(|at| pages[*at].contains("Phụ lục")).collect();
    assert!(matches!(starts[..], [1, second] if 3 <= second && second + 1 < pages.len()), "{starts:?}");
    for (at, page) in pages.iter().enumerate() {
        let start = starts.iter().rfind(|start| **start <= at).copied().unwrap_or(0);
        let number = (at - start + 1).to_string();
        let is_shown = page.split(' ').next() == Some(number.as_str());
        assert_eq!(is_shown, at != start, "page {at}: {}", page.chars().take(60).collect::<String>());
    }
}

fn signer(name: &str) -> Signature {
    Signature {
        titles: vec!["TM. BAN CÔNG TÁC MẶT TRẬN TỔ DÂN PHỐ".to_owned(), "TRƯỞNG BAN".to_owned()],
        hint: "(Ký, ghi rõ họ tên)".to_owned(),
        name: name.to_owned(),
    }
}

fn signed(count: usize, name: &str) -> Vec<u8> {
    let blocks = vec![Block::Signatures((0..count).map(|_| signer(name)).collect())];
    paper(&Paper { blocks, ..sample_paper() }).unwrap()
}

/// The sizes of all letters on the first page.
fn sizes(pdf: &[u8]) -> Vec<f32> {
    let document = Document::load_mem(pdf).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = document.get_and_decode_page_content(page).unwrap();
    let fonts = content.operations.iter().filter(|operation| operation.operator == "Tf");
    fonts.map(|operation| operation.operands[1].as_float().unwrap().abs()).collect()
}

#[test]
fn signatures_are_never_smaller_than_thirteen_points() {
    for count in 1..=7 {
        for name in ["Nguyễn Thị A", "Công Tằng Tôn Nữ Thị Phương Thảo Nguyên"] {
            let sizes = sizes(&signed(count, name));
            assert!(sizes.iter().all(|size| 12.9 < *size), "{count} {name}: {sizes:?}");
        }
    }
}

/// A name stands in one line, with two in the row where three would break it.
#[test]
fn no_name_is_broken() {
    for count in [3, 5] {
        let text = pages(&signed(count, "Công Tằng Tôn Nữ Phương Thảo")).join("\n");
        assert_eq!(text.matches("Công Tằng Tôn Nữ Phương Thảo").count(), count, "{text}");
    }
}
