//! The empty workbook of each kind of list, with headings that the reader knows.

use domain::intake::{Field, ImportKind, Shape, catalogue};
use domain::register::Title;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, Note, Workbook, Worksheet, XlsxError,
};

use super::XlsxFailed;

/// The criteria that have a column of their own, for one title: id and short text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleCriteria {
    pub title: Title,
    pub criteria: Vec<(String, String)>,
}

/// Rows that are prepared with formats and choices.
const ROWS: u32 = 3_000;
/// Criteria of a meeting's list when nobody says which set judges the year: "TC1" to "TC9" are renumbered by the set.
const COLUMNS_OF_MARKS: usize = 9;
const LISTS: &str = "Danh mục";

/// Writes the empty workbook. `criteria` are the sets that judge the year, for lists with a column for each criterion.
pub fn write(kind: ImportKind, criteria: &[TitleCriteria]) -> Result<Vec<u8>, XlsxFailed> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let mut lists: Vec<(&'static str, &'static [&'static str])> = Vec::new();
    for (name, marks) in sheets(kind, criteria) {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&name)?;
        write_sheet(worksheet, kind, &marks, &mut lists)?;
    }
    write_guide(workbook.add_worksheet(), kind)?;
    if !lists.is_empty() {
        write_lists(workbook.add_worksheet(), &lists)?;
    }
    Ok(workbook.save_to_buffer()?)
}

type Mark = (String, String);

/// The sheets of the workbook with their criteria.
fn sheets(kind: ImportKind, criteria: &[TitleCriteria]) -> Vec<(String, Vec<Mark>)> {
    let of = |title: Title| criteria.iter().find(|set| set.title == title).map(|set| set.criteria.clone());
    match kind {
        ImportKind::Meetings => {
            let unnamed = || (1..=COLUMNS_OF_MARKS).map(|number| (format!("TC{number}"), String::new())).collect();
            vec![("TDP1".to_owned(), of(Title::Household).unwrap_or_else(unnamed))]
        }
        ImportKind::Dossiers => [
            ("Tổ dân phố", Title::Area),
            ("Trường học", Title::School),
            ("Cơ quan, doanh nghiệp", Title::Organisation),
            ("Phường", Title::Commune),
        ]
        .map(|(name, title)| (name.to_owned(), of(title).unwrap_or_default()))
        .to_vec(),
        ImportKind::Areas => vec![("Tổ dân phố".to_owned(), Vec::new())],
        ImportKind::Households => vec![("Hộ gia đình".to_owned(), Vec::new())],
        ImportKind::Organisations => vec![("Đơn vị".to_owned(), Vec::new())],
        ImportKind::Incidents => vec![("Vụ việc".to_owned(), Vec::new())],
        ImportKind::Totals => vec![("Tổng hợp".to_owned(), Vec::new())],
        ImportKind::Commendations => vec![("Khen thưởng".to_owned(), Vec::new())],
        ImportKind::Groups => vec![("Tổ liên gia".to_owned(), Vec::new())],
    }
}

fn heading_look() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_background_color(Color::RGB(0x00DD_EBF7))
}

/// Fields that the empty workbook offers, in the order of the catalogue.
fn offered(kind: ImportKind) -> Vec<&'static Field> {
    let is_offered = |field: &&Field| {
        let is_by_sheet = kind == ImportKind::Dossiers && field.key == "title";
        field.shape != Shape::Hidden && !is_by_sheet
    };
    catalogue::fields(kind).iter().filter(is_offered).collect()
}

fn write_sheet(
    worksheet: &mut Worksheet,
    kind: ImportKind,
    marks: &[Mark],
    lists: &mut Vec<(&'static str, &'static [&'static str])>,
) -> Result<(), XlsxError> {
    let row = if kind == ImportKind::Meetings { write_meeting_head(worksheet)? } else { 0 };
    let heading = heading_look();
    worksheet.write_string_with_format(row, 0, "STT", &heading)?;
    worksheet.set_column_width(0, 6)?;
    let mut column = 0;
    // Marks stand before the votes and the remarks, where people look for them.
    let (before, after): (Vec<&Field>, Vec<&Field>) =
        offered(kind).into_iter().partition(|field| !matches!(field.key, "agree" | "note"));
    for field in before {
        column += 1;
        write_column(worksheet, row, column, field, lists)?;
    }
    for (id, text) in marks {
        column += 1;
        worksheet.write_string_with_format(row, column, id, &heading)?;
        worksheet.set_column_width(column, 8)?;
        let told = if text.is_empty() { "Ghi Đ (đạt), K (không đạt), KAD (không áp dụng)" } else { text };
        worksheet.insert_note(row, column, &Note::new(told).set_author("Bình Yên").add_author_prefix(false))?;
        let choices = DataValidation::new()
            .allow_list_strings(&["Đ", "K", "KAD"])?
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message("Ghi Đ (đạt), K (không đạt) hoặc KAD (không áp dụng)")?;
        worksheet.add_data_validation(row + 1, column, row + ROWS, column, &choices)?;
    }
    for field in after {
        column += 1;
        write_column(worksheet, row, column, field, lists)?;
    }
    worksheet.set_row_height(row, 32)?;
    worksheet.set_freeze_panes(row + 1, 0)?;
    worksheet.set_repeat_rows(row, row)?;
    worksheet.set_landscape();
    worksheet.set_paper_size(9);
    worksheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The lines above the list of a meeting; the figures are the area's to fill in. Returns the row of the heading.
fn write_meeting_head(worksheet: &mut Worksheet) -> Result<u32, XlsxError> {
    let bold = Format::new().set_bold();
    worksheet.write_string_with_format(0, 0, "KẾT QUẢ HỌP BÌNH XÉT HỘ GIA ĐÌNH - TỔ DÂN PHỐ 1", &bold)?;
    worksheet.write_string(1, 0, "Tổng số hộ: …; số hộ có mặt: …; họp ngày …/…/……; biểu quyết …")?;
    Ok(3)
}

fn write_column(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    field: &Field,
    lists: &mut Vec<(&'static str, &'static [&'static str])>,
) -> Result<(), XlsxError> {
    worksheet.write_string_with_format(row, column, field.label, &heading_look())?;
    worksheet.set_column_width(column, width(field))?;
    if let Some(format) = number_format(field.shape) {
        worksheet.set_column_format(column, &Format::new().set_num_format(format))?;
    }
    let hint = hint(field);
    if !hint.is_empty() {
        let note = Note::new(hint).set_author("Bình Yên").add_author_prefix(false).set_width(240);
        worksheet.insert_note(row, column, &note)?;
    }
    let choices: &[&str] = match field.shape {
        Shape::Choice(choices) => choices,
        Shape::Tick => &["x"],
        _ => return Ok(()),
    };
    // Excel keeps lists of up to 255 letters inside the cell's rule; longer ones stand on a sheet of their own.
    let rule = if choices.iter().any(|choice| choice.contains(','))
        || 250 < choices.iter().map(|choice| choice.chars().count() + 1).sum::<usize>()
    {
        let at = lists.len();
        if let Shape::Choice(choices) = field.shape {
            lists.push((field.label, choices));
        }
        let letter = domain::intake::column_letters(at);
        let range = format!("='{LISTS}'!${letter}$2:${letter}${}", choices.len() + 1);
        DataValidation::new().allow_list_formula(Formula::new(range))
    } else {
        DataValidation::new().allow_list_strings(choices)?
    };
    let rule = rule
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_message("Giá trị này không có trong danh mục; phần mềm có thể không hiểu.")?;
    worksheet.add_data_validation(row + 1, column, row + ROWS, column, &rule)?;
    Ok(())
}

fn width(field: &Field) -> f64 {
    let label = field.label.chars().count().min(16) as f64 + 2.0;
    let body = match field.shape {
        Shape::Person => 26.0,
        Shape::LongText => 36.0,
        Shape::Text => 18.0,
        Shape::Secret => 16.0,
        Shape::Choice(choices) => {
            choices.iter().map(|choice| choice.chars().count()).max().unwrap_or(8).min(26) as f64 + 2.0
        }
        Shape::Code | Shape::Day => 13.0,
        Shape::Year | Shape::Count | Shape::Tick | Shape::Hidden => 10.0,
    };
    body.max(label)
}

fn number_format(shape: Shape) -> Option<&'static str> {
    match shape {
        // As text, so that no zero in front is lost.
        Shape::Secret | Shape::Code => Some("@"),
        Shape::Day => Some("dd/mm/yyyy"),
        Shape::Year | Shape::Count => Some("0"),
        _ => None,
    }
}

fn hint(field: &Field) -> String {
    let wanted = if field.is_required { "Bắt buộc. " } else { "" };
    let shape = match field.shape {
        Shape::Day if field.hint.is_empty() => "Ngày/tháng/năm, ví dụ 28/03/2021",
        Shape::Tick if field.hint.is_empty() => "Ghi x nếu có, để trống nếu không",
        _ => field.hint,
    };
    format!("{wanted}{shape}").trim().to_owned()
}

fn write_guide(worksheet: &mut Worksheet, kind: ImportKind) -> Result<(), XlsxError> {
    worksheet.set_name("Hướng dẫn")?;
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    worksheet.set_column_width(0, 30)?.set_column_width(1, 90)?;
    worksheet.write_string_with_format(0, 0, catalogue::list_name(kind), &bold)?;
    let mut row = 1;
    for line in guide(kind) {
        worksheet.write_string_with_format(row, 1, line, &wrapped)?;
        row += 1;
    }
    for field in offered(kind) {
        row += 1;
        worksheet.write_string(row, 0, field.label)?;
        let choices = match field.shape {
            Shape::Choice(choices) => format!(" Giá trị: {}.", choices.join("; ")),
            _ => String::new(),
        };
        let told = format!("{}{choices}", hint(field));
        worksheet.write_string_with_format(row, 1, told.trim(), &wrapped)?;
    }
    Ok(())
}

fn guide(kind: ImportKind) -> Vec<&'static str> {
    let mut lines = vec![
        "Mỗi dòng một đối tượng, ngay dưới hàng tiêu đề. Không đổi tên cột; có thể bỏ cột không bắt buộc, thêm cột khác.",
        "Có thể để dòng cộng và phần ký tên ở cuối: phần mềm tự bỏ qua.",
    ];
    match kind {
        ImportKind::Meetings => lines.push(
            "Mỗi tổ một trang, tên trang là tên tổ (TDP1, TDP2 …). Dòng phía trên bảng phải có: tổng số hộ, số hộ có mặt, ngày họp, cách biểu quyết.",
        ),
        ImportKind::Dossiers => lines.push("Mỗi danh hiệu một trang; không đổi tên trang. Ghi Đ, K hoặc KAD cho từng tiêu chí."),
        ImportKind::Incidents => {
            lines.push("Chỉ người vi phạm bị tính; người bị hại, làm chứng, báo tin không bao giờ bị tính.");
        }
        _ => {}
    }
    lines
}

/// Choices too long for a cell's own rule.
fn write_lists(worksheet: &mut Worksheet, lists: &[(&'static str, &'static [&'static str])]) -> Result<(), XlsxError> {
    worksheet.set_name(LISTS)?;
    worksheet.set_hidden(true);
    for (column, (label, choices)) in (0..).zip(lists) {
        worksheet.write_string(0, column, *label)?;
        for (row, choice) in (1..).zip(*choices) {
            worksheet.write_string(row, column, *choice)?;
        }
    }
    Ok(())
}
