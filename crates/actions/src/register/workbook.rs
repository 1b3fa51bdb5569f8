//! Lists of the register as workbooks, with the filter that the page had.

use domain::document::{Align, Cell, Column, Table};
use domain::ground::refusal::Refusal as _;
use domain::people::Permission;
use domain::register::{Area, Sex};
use files::xlsx::{Book, Emphasis, Line, Sheet};
use store::household::Listed;

use super::household::HouseholdQuery;
use super::unit::{UnitQuery, found, kind_word};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// The households that a filter finds. That somebody took the list with them is recorded.
pub async fn households(cx: &mut Cx<'_>, query: &HouseholdQuery) -> ActionResult<Vec<u8>> {
    cx.require(Permission::ReadRegister)?;
    let (filter, areas) = super::household::filter(cx, query).await?;
    let listed = store::household::list_page(&mut cx.tx, &filter, query.order, u64::from(u32::MAX), 0).await?;
    let registered = format!("Đăng ký {}", filter.year);
    let columns = [
        ("STT", 6, Align::Centre),
        ("Mã hộ", 14, Align::Left),
        ("Chủ hộ", 28, Align::Left),
        ("Giới tính", 8, Align::Centre),
        ("Năm sinh", 8, Align::Centre),
        ("Địa chỉ", 34, Align::Left),
        ("Khu dân cư", 20, Align::Left),
        ("Số nhân khẩu", 9, Align::Right),
        (registered.as_str(), 12, Align::Centre),
        ("Ở đến hết", 12, Align::Centre),
    ];
    let rows = (1..).zip(&listed).map(|(number, one)| household(number, one, &areas)).collect();
    write(cx, "Danh sách hộ gia đình", "households", &columns, rows).await
}

fn household(number: u64, one: &Listed, areas: &[Area]) -> Vec<Cell> {
    let household = &one.household;
    let sex = match household.sex {
        Some(Sex::Male) => "nam",
        Some(Sex::Female) => "nữ",
        None => "",
    };
    let area = areas.iter().find(|area| area.id == household.area).map(|area| area.name.clone());
    vec![
        Cell::Number(number),
        text(&household.code),
        text(&household.head),
        text(sex),
        household.birth_year.map_or(Cell::Empty, |year| Cell::Text(year.to_string())),
        text(&household.address),
        area.map_or(Cell::Empty, Cell::Text),
        household.members.map_or(Cell::Empty, |many| Cell::Number(many.into())),
        one.registered_on.map_or(Cell::Empty, Cell::Date),
        household.validity.until.map_or(Cell::Empty, Cell::Date),
    ]
}

/// Every area that ever was, with its households of today.
pub async fn areas(cx: &mut Cx<'_>) -> ActionResult<Vec<u8>> {
    let listed = super::area_list(cx).await?;
    let columns = [
        ("STT", 6, Align::Centre),
        ("Mã", 12, Align::Left),
        ("Tên", 34, Align::Left),
        ("Từ ngày", 12, Align::Centre),
        ("Đến hết ngày", 12, Align::Centre),
        ("Số hộ", 10, Align::Right),
    ];
    let row = |(number, one): (u64, &super::AreaListed)| {
        vec![
            Cell::Number(number),
            text(&one.area.code),
            text(&one.area.name),
            Cell::Date(one.area.validity.from),
            one.area.validity.until.map_or(Cell::Empty, Cell::Date),
            Cell::Number(one.households),
        ]
    };
    let rows = (1..).zip(&listed).map(row).collect();
    write(cx, "Danh sách khu dân cư", "areas", &columns, rows).await
}

/// The schools, agencies and enterprises that a filter finds.
pub async fn units(cx: &mut Cx<'_>, query: &UnitQuery) -> ActionResult<Vec<u8>> {
    let units = found(cx, query).await?;
    let columns = [
        ("STT", 6, Align::Centre),
        ("Mã", 12, Align::Left),
        ("Tên", 34, Align::Left),
        ("Loại", 16, Align::Left),
        ("Người đứng đầu", 24, Align::Left),
        ("Địa chỉ", 30, Align::Left),
        ("Số người", 10, Align::Right),
        ("Học sinh", 10, Align::Right),
        ("Hoạt động đến hết", 12, Align::Centre),
    ];
    let number = |number: Option<u32>| number.map_or(Cell::Empty, |number| Cell::Number(number.into()));
    let row = |(at, one): (u64, &domain::register::Organisation)| {
        vec![
            Cell::Number(at),
            text(&one.code),
            text(&one.name),
            text(kind_word(one.kind)),
            text(&one.head),
            text(&one.address),
            number(one.staff),
            number(one.pupils),
            one.validity.until.map_or(Cell::Empty, Cell::Date),
        ]
    };
    let rows = (1..).zip(&units).map(row).collect();
    write(cx, "Danh sách nhà trường, cơ quan, doanh nghiệp", "units", &columns, rows).await
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

async fn write(
    cx: &mut Cx<'_>,
    heading: &str,
    about: &str,
    columns: &[(&str, u16, Align)],
    rows: Vec<Vec<Cell>>,
) -> ActionResult<Vec<u8>> {
    let ward = store::ward::find(&mut cx.tx).await?;
    let (author, is_sample) = ward.map(|ward| (ward.name, ward.is_sample)).unwrap_or_default();
    let column = |(heading, width, align): &(&str, u16, Align)| Column {
        heading: (*heading).to_owned(),
        width: *width,
        align: *align,
        summed: false,
    };
    let table = Table {
        caption: String::new(),
        columns: columns.iter().map(column).collect(),
        groups: Vec::new(),
        rows,
        has_total: false,
        notes: Vec::new(),
    };
    let detail = serde_json::json!({ "list": about, "rows": table.rows.len() });
    cx.record("register.exported", "", detail).await?;
    let above = vec![Line { text: heading.to_owned(), emphasis: Emphasis::Title }];
    let book = Book {
        title: heading,
        author: &author,
        watermark: if is_sample { "DỮ LIỆU MẪU" } else { "" },
        dated: cx.today(),
        sheets: vec![Sheet { name: "Danh sách".to_owned(), above, table: &table, landscape: true }],
    };
    files::xlsx::book(&book).map_err(|why| ActionError::failed(why.to_string(), why.english()))
}
