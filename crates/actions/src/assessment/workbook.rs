use domain::assessment::Outcome;
use domain::document::{Align, Cell, Column, Table};
use domain::people::Permission;
use domain::register::Title;
use files::xlsx::{Book, Emphasis, Sheet};

use super::{Line, TitlePicture};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// The lines of a list as a workbook: outcomes and the criteria that are not met, without reasons.
pub async fn workbook(cx: &mut Cx<'_>, heading: &str, drawn: &TitlePicture, lines: &[&Line]) -> ActionResult<Vec<u8>> {
    cx.require(Permission::ReadReasons)?;
    let ward = store::ward::find(&mut cx.tx).await?;
    let (author, is_sample) = ward.map(|ward| (ward.name, ward.is_sample)).unwrap_or_default();
    let table = table(drawn, lines);
    let above = vec![files::xlsx::Line { text: heading.to_owned(), emphasis: Emphasis::Title }];
    let book = Book {
        title: heading,
        author: &author,
        watermark: if is_sample { "DỮ LIỆU MẪU" } else { "" },
        dated: cx.today(),
        sheets: vec![Sheet { name: "Kết quả".to_owned(), above, table: &table, landscape: false }],
    };
    files::xlsx::book(&book).map_err(|why| {
        use domain::ground::refusal::Refusal as _;
        ActionError::failed(why.to_string(), why.english())
    })
}

fn table(drawn: &TitlePicture, lines: &[&Line]) -> Table {
    let column = |heading: &str, width, align| Column { heading: heading.to_owned(), width, align, summed: false };
    let mut columns = vec![
        column("STT", 6, Align::Centre),
        column("Mã", 14, Align::Left),
        column("Tên", 30, Align::Left),
        column("Khu dân cư", 20, Align::Left),
        column("Đăng ký", 10, Align::Centre),
        column("Kết quả", 14, Align::Left),
        column("Tiêu chí chưa đạt hoặc chưa rõ", 30, Align::Left),
    ];
    let has_areas = drawn.title == Title::Household;
    if !has_areas {
        columns.remove(3);
    }
    let row = |(number, line): (u64, &&Line)| {
        let is_lacking = |outcome| matches!(outcome, Outcome::NotMet | Outcome::Open);
        let lacking = drawn.findings(line).filter(|one| is_lacking(one.outcome));
        let lacking: Vec<&str> = lacking.map(|one| one.criterion.as_str()).collect();
        let mut cells = vec![
            Cell::Number(number),
            Cell::Text(line.subject.code.clone()),
            Cell::Text(line.subject.name.clone()),
            Cell::Text(line.area.clone()),
            Cell::Text(if line.registered { "có" } else { "không" }.to_owned()),
            Cell::Text(word(line.outcome).to_owned()),
            Cell::Text(lacking.join(", ")),
        ];
        if !has_areas {
            cells.remove(3);
        }
        cells
    };
    let rows = (1..).zip(lines).map(row).collect();
    Table { caption: String::new(), columns, groups: Vec::new(), rows, has_total: false, notes: Vec::new() }
}

/// An outcome in the words of the office.
fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "đạt",
        Outcome::NotMet => "chưa đạt",
        Outcome::NotApplicable => "không áp dụng",
        Outcome::Open => "chưa rõ",
    }
}
