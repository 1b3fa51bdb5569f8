use domain::document::{Align, Cell, Column, Table};
use domain::people::Permission;
use files::xlsx::{Book, Emphasis, Line, Sheet};
use jiff::tz::{TimeZone, offset};

use super::find::{Asked, list};
use super::tell::Told;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// More lines than this nobody reads in one sheet: the days are narrowed.
const MOST: u32 = 50_000;

/// The entries as a workbook, the newest first.
pub async fn workbook(cx: &mut Cx<'_>, asked: &Asked) -> ActionResult<Vec<u8>> {
    cx.require(Permission::ReadAudit)?;
    let found = list(cx, asked, MOST).await?;
    let ward = store::ward::find(&mut cx.tx).await?;
    let (author, is_sample) = ward.map(|ward| (ward.name, ward.is_sample)).unwrap_or_default();
    let line = |text: &str, emphasis| Line { text: text.to_owned(), emphasis };
    let mut above = vec![line("Nhật ký thao tác", Emphasis::Title)];
    if found.has_more {
        above.push(line("Chỉ gồm các mục mới nhất; hãy chọn khoảng ngày ngắn hơn để có đủ.", Emphasis::Plain));
    }
    let table = table(&found.entries);
    let book = Book {
        title: "Nhật ký thao tác",
        author: &author,
        watermark: if is_sample { "DỮ LIỆU MẪU" } else { "" },
        dated: cx.today(),
        sheets: vec![Sheet { name: "Nhật ký".to_owned(), above, table: &table, landscape: true }],
    };
    files::xlsx::book(&book).map_err(|why| {
        use domain::ground::refusal::Refusal as _;
        ActionError::failed(why.to_string(), why.english())
    })
}

fn table(entries: &[Told]) -> Table {
    let column = |heading: &str, width, align| Column { heading: heading.to_owned(), width, align, summed: false };
    let columns = vec![
        column("Mục", 8, Align::Centre),
        column("Lúc", 18, Align::Left),
        column("Ai", 20, Align::Left),
        column("Việc", 30, Align::Left),
        column("Đối tượng", 30, Align::Left),
        column("Chi tiết", 60, Align::Left),
    ];
    Table {
        caption: String::new(),
        columns,
        groups: Vec::new(),
        rows: entries.iter().map(row).collect(),
        has_total: false,
        notes: Vec::new(),
    }
}

fn row(told: &Told) -> Vec<Cell> {
    let at = told.at.map(|at| {
        let local = at.to_zoned(TimeZone::fixed(offset(7)));
        local.strftime("%d/%m/%Y %H:%M:%S").to_string()
    });
    let detail: Vec<String> = told.detail.iter().map(|(key, value)| format!("{}: {}", key.0, value.0)).collect();
    vec![
        Cell::Number(u64::try_from(told.seq).unwrap_or_default()),
        Cell::Text(at.unwrap_or_default()),
        Cell::Text(told.actor.clone()),
        Cell::Text(told.action.0.clone()),
        Cell::Text(told.about.as_ref().map(|about| about.name.clone()).unwrap_or_default()),
        Cell::Text(detail.join("; ")),
    ]
}
