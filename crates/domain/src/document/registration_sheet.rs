use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::names::text_or_empty;
use super::sheet::{Sheet, column, text};
use super::wording::{area_head, area_noun, code_slug, counted, honour};
use super::{Align, Award, Block, Cell, Letterhead, Office, Paper, PaperKind, Recipients, Table};
use crate::ground::date;
use crate::ground::text::name_sort_key;

/// The sheet on which the households of an area sign that they register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationSheet {
    pub office: Office,
    pub award: Award,
    pub area: String,
    pub area_code: String,
    /// The day on which it is printed.
    pub date: Date,
    pub households: Vec<Signing>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    pub name: String,
    pub address: String,
    /// Already registered; others leave room for a day.
    pub signed_on: Option<Date>,
}

pub fn compose(sheet: &RegistrationSheet) -> Paper {
    let (office, award) = (&sheet.office, &sheet.award);
    let honour = honour(award);
    let mut households: Vec<&Signing> = sheet.households.iter().collect();
    households.sort_by_cached_key(|one| (name_sort_key(&one.name), one.address.clone()));
    let row = |(at, one): (usize, &&Signing)| {
        vec![
            Cell::Number(at as u64 + 1),
            Cell::Text(one.name.clone()),
            text_or_empty(&one.address),
            one.signed_on.map_or(Cell::Empty, Cell::Date),
            Cell::Empty,
        ]
    };
    let table = Table {
        caption: String::new(),
        columns: vec![
            column("STT", 6, Align::Centre, false),
            column("Họ và tên chủ hộ", 26, Align::Left, false),
            column("Địa chỉ", 28, Align::Left, false),
            column("Ngày đăng ký", 15, Align::Centre, false),
            column("Ký tên", 25, Align::Left, false),
        ],
        groups: Vec::new(),
        rows: households.iter().enumerate().map(row).collect(),
        has_total: false,
        notes: vec![format!("Tổng số: {}.", counted(sheet.households.len() as u64, "hộ"))],
    };
    let head = area_head(area_noun([sheet.area.as_str()]));
    let lines = vec![office.issuer.clone(), format!("Lưu: {}", sheet.area)];
    let blocks = vec![
        text(format!(
            "Các hộ gia đình có tên dưới đây đăng ký phấn đấu đạt {honour} năm {} và cam kết thực hiện các tiêu chí của \
             danh hiệu. Kết quả được tính từ ngày {} đến hết ngày {}.",
            award.year,
            date::short(award.window.from),
            date::short(award.window.until),
        )),
        Block::Table(table),
        Block::Recipients(Recipients { lines, signature: super::sheet::signature(&[&head], "") }),
    ];
    let summary = format!("Phấn đấu đạt {honour} năm {}", award.year);
    Sheet {
        kind: PaperKind::Registration,
        slug: format!("ban-dang-ky-{}", code_slug(&sheet.area_code)),
        title: format!("Bản đăng ký {} năm {} của {}", super::wording::lower_first(&honour), award.year, sheet.area),
        letterhead: Letterhead {
            parent: office.issuer.to_uppercase(),
            issuer: sheet.area.to_uppercase(),
            number: String::new(),
            place_date: office.place_date(sheet.date),
            type_name: "BẢN ĐĂNG KÝ".to_owned(),
            summary,
        },
        dated: sheet.date,
        blocks,
    }
    .paper(office)
}
