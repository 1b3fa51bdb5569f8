//! The looks of cells, each made once for a workbook.

use domain::document::Align;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

pub(super) struct Looks {
    pub plain: Format,
    pub issuer: Format,
    pub small: Format,
    pub title: Across,
    pub caption: Across,
    pub remark: Across,
    pub note: Across,
    pub mark: Format,
    pub heading: Format,
}

/// The look of a text over the whole width, and what its height is measured by.
pub(super) struct Across {
    pub format: Format,
    pub points: f64,
    pub bold: bool,
}

const FACE: &str = "Times New Roman";
/// Grouped by the separator of the reader's own settings: 1.215 in Vietnam.
const NUMBER: &str = "#,##0";
const DATE: &str = "dd/mm/yyyy";

impl Looks {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_font_name(FACE).set_font_size(12);
        let centred =
            plain.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_text_wrap();
        Self {
            issuer: plain.clone().set_bold(),
            small: plain.clone().set_italic(),
            title: Across { format: centred.clone().set_bold().set_font_size(14), points: 14.0, bold: true },
            caption: Across { format: centred.clone().set_bold(), points: 12.0, bold: true },
            remark: Across { format: centred.clone().set_italic(), points: 12.0, bold: false },
            note: Across {
                format: plain.clone().set_italic().set_text_wrap().set_align(FormatAlign::Top),
                points: 12.0,
                bold: false,
            },
            mark: plain.clone().set_bold().set_font_color(Color::RGB(0x00A3_151B)),
            heading: centred.set_bold().set_border(FormatBorder::Thin).set_background_color(Color::RGB(0x00E7_EDF4)),
            plain,
        }
    }

    /// A cell of the table, by its column's alignment.
    pub(super) fn cell(&self, align: Align, bold: bool) -> Format {
        let side = match align {
            Align::Left => FormatAlign::Left,
            Align::Centre => FormatAlign::Center,
            Align::Right => FormatAlign::Right,
        };
        let look = self.plain.clone().set_align(side).set_align(FormatAlign::VerticalCenter).set_text_wrap();
        let look = look.set_border(FormatBorder::Thin).set_indent(u8::from(align == Align::Right));
        if bold { look.set_bold() } else { look }
    }
}

/// The four looks of one column.
pub(super) struct ColumnLooks {
    pub text: Format,
    /// Text that would run as a formula if somebody typed it: shown with the apostrophe of a spreadsheet.
    pub quoted: Format,
    pub number: Format,
    pub date: Format,
}

impl ColumnLooks {
    pub(super) fn new(looks: &Looks, align: Align, bold: bool) -> Self {
        let text = looks.cell(align, bold);
        Self {
            quoted: text.clone().set_quote_prefix(),
            number: text.clone().unset_text_wrap().set_num_format(NUMBER),
            date: text.clone().unset_text_wrap().set_num_format(DATE),
            text,
        }
    }

    /// "0.0%" with as many decimals as the paper prints.
    pub(super) fn percent(&self, decimals: usize) -> Format {
        let zeros = "0".repeat(decimals);
        let format = if decimals == 0 { "0%".to_owned() } else { format!("0.{zeros}%") };
        self.number.clone().set_num_format(format)
    }
}
