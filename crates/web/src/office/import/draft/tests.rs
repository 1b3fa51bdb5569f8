use super::super::preview::{CellView, DoubtView};
use super::*;

fn doubt(severity: &str) -> DoubtView {
    DoubtView {
        severity: severity.to_owned(),
        problem: "năm sinh «19833» không đúng".to_owned(),
        proposal: "ghi bốn chữ số".to_owned(),
    }
}

fn cell(label: &str, value: &str, doubts: Vec<DoubtView>) -> CellView {
    CellView {
        cell: "D17".to_owned(),
        column: 3,
        label: label.to_owned(),
        value: value.to_owned(),
        typed: value.to_owned(),
        is_held: doubts.iter().any(|one| one.severity == "held"),
        doubts,
        is_mended: false,
        turn: 2,
    }
}

fn page() -> DraftPage {
    let row = RowView {
        sheet: "TDP1".to_owned(),
        row: 17,
        anchor: "r0-17".to_owned(),
        held: true,
        cells: vec![
            cell("Họ và tên chủ hộ", "Lê <b>Văn</b> Mẫu", Vec::new()),
            cell("Năm sinh", "19833", vec![doubt("held"), doubt("repaired"), doubt("warning")]),
        ],
        doubts: Vec::new(),
    };
    DraftPage {
        id: "draft-1".to_owned(),
        title: "Danh sách hộ gia đình".to_owned(),
        version: 4,
        counts: Some(Counts {
            encoding: "TCVN3".to_owned(),
            read: 30,
            accepted: 29,
            held: 1,
            inserted: 29,
            updated: 0,
            unchanged: 0,
        }),
        tabs: vec![Tab { word: "held", label: "Cần sửa", count: 1, is_here: true }],
        show: "held".to_owned(),
        labels: vec!["Họ và tên chủ hộ".to_owned(), "Năm sinh".to_owned()],
        rows: vec![row],
        page: 1,
        pages: 1,
        ..DraftPage::default()
    }
}

#[test]
fn a_problem_stands_in_its_cell_in_words_with_a_field_to_mend_it() {
    let html = crate::view::sample(DraftPage::TEMPLATE, &page());
    for part in
        ["⚠ Cần sửa", "✓ Đã tự sửa", "! Xem lại", "→ ghi bốn chữ số", "name=\"turn\" value=\"2\"", "value=\"19833\""]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(html.contains("Lê &lt;b&gt;Văn") && !html.contains("<b>Văn"), "{html}");
    assert_eq!(html.matches("name=\"value\"").count(), 1, "what is right cannot be mended by mistake");
}

#[test]
fn a_file_that_is_not_understood_opens_its_columns_and_cannot_be_accepted() {
    let column = ColumnView {
        index: 1,
        letters: "B".to_owned(),
        heading: "Người đứng tên".to_owned(),
        name: "Người đứng tên".to_owned(),
        samples: "Lê Văn Mẫu".to_owned(),
        field: String::new(),
        chosen: "head".to_owned(),
    };
    let unclear = DraftPage {
        unclear: "thiếu cột «Họ và tên chủ hộ»".to_owned(),
        columns: vec![column],
        choices: vec![Choice { value: "head".to_owned(), label: "Họ và tên chủ hộ".to_owned() }],
        counts: None,
        rows: Vec::new(),
        ..page()
    };
    let html = crate::view::sample(DraftPage::TEMPLATE, &unclear);
    assert!(html.contains("<details class=\"columns\" open>") && !html.contains("/acceptance"), "{html}");
    assert!(html.contains("value=\"head\" selected"));
}

#[test]
fn a_result_offers_what_was_held_and_the_way_back() {
    let result = ResultPage {
        id: "draft-1".to_owned(),
        title: "Danh sách hộ gia đình".to_owned(),
        file: "hộ.xlsx".to_owned(),
        who: "can-bo".to_owned(),
        when: "12/11/2021 08:00".to_owned(),
        counts: page().counts.unwrap(),
        batch: "batch-1".to_owned(),
        next: "/office",
    };
    let html = crate::view::sample(ResultPage::TEMPLATE, &result);
    assert!(html.contains("/held") && html.contains("/office/import/batches/batch-1/undo"), "{html}");
}
