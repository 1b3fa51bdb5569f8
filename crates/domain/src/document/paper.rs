use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::worded;

worded! {
    /// Kinds of papers and their letters (NĐ 30/2020/NĐ-CP Annex III).
    pub enum PaperKind {
        Minutes = "BB",
        Proposal = "TTr",
        Report = "BC",
        Decision = "QĐ",
        Notice = "TB",
        Invitation = "GM",
        /// Residents sign it; the decree gives it no letters, and it bears no number.
        Registration = "bản đăng ký",
    }
}

/// A paper in the form of Decree 30/2020: what it says, not how it looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub kind: PaperKind,
    /// For the file's name: `quyet-dinh-cong-nhan-ho`.
    pub slug: String,
    /// For the document's properties.
    pub title: String,
    pub letterhead: Letterhead,
    pub blocks: Vec<Block>,
    pub setup: PageSetup,
    /// "DỮ LIỆU MẪU", drawn on every page; empty for a real ward.
    pub watermark: String,
    /// The day that the file's own dates carry, so that the same record gives the same bytes.
    pub dated: Date,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSetup {
    pub landscape: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// "ỦY BAN NHÂN DÂN THỊ XÃ HỒNG LĨNH"; may be empty.
    pub parent: String,
    /// "ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG"
    pub issuer: String,
    /// "Số: 150/QĐ-UBND"; "Số:      /TTr-UBND" while the office has not numbered it; empty for minutes of residents.
    pub number: String,
    /// "Bắc Hồng, ngày 12 tháng 11 năm 2021"
    pub place_date: String,
    /// "QUYẾT ĐỊNH"
    pub type_name: String,
    /// "Về việc công nhận …"
    pub summary: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG": centred, bold capitals, before grounds or "QUYẾT ĐỊNH:".
    Centred(String),
    /// Legal grounds: italic, each ends with ";", the last with ".".
    Grounds(Vec<String>),
    /// "Kính gửi: …"
    Addressee(Vec<String>),
    /// Level 1 "I. …" bold; level 2 "1. …" bold; level 3 italic.
    Heading {
        level: u8,
        text: String,
    },
    /// "Điều 1. …": bold lead, then text.
    Article {
        lead: String,
        runs: Vec<Run>,
    },
    Paragraph(Vec<Run>),
    List(Vec<Bullet>),
    Table(Table),
    Chart(Chart),
    Signatures(Vec<Signature>),
    Recipients(Recipients),
    PageBreak,
    /// Starts a new page with its own heading: "Phụ lục / DANH SÁCH … / (Kèm theo Quyết định số …)".
    Annex {
        name: String,
        title: String,
        note: String,
        landscape: bool,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    pub text: String,
    #[serde(default)]
    pub bold: bool,
    #[serde(default)]
    pub italic: bool,
}

impl Run {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false, italic: false }
    }

    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, italic: false }
    }

    pub fn italic(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false, italic: true }
    }
}

/// "- …", "1. …", "a) …": the mark is part of the text, as the decree writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bullet {
    pub mark: String,
    pub runs: Vec<Run>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// "Bảng 1. …"; empty for none. Also the name of the sheet in a workbook.
    pub caption: String,
    pub columns: Vec<Column>,
    /// Headings above the columns: (text, first column, last column); empty for a one-row heading.
    pub groups: Vec<(String, usize, usize)>,
    pub rows: Vec<Vec<Cell>>,
    /// The last row is a sum: printed bold, a formula in a workbook.
    pub has_total: bool,
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub heading: String,
    /// Share of the width, relative to the other columns.
    pub width: u16,
    pub align: Align,
    /// A sum of this column makes sense in a total row.
    pub summed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    Left,
    Centre,
    Right,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    Text(String),
    /// A real number in a workbook, grouped on paper.
    Number(u64),
    /// A share printed as a percentage; in a workbook `part / whole` as a formula over the columns named.
    Percent {
        text: String,
        part_column: usize,
        whole_column: usize,
    },
    Date(Date),
    Empty,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    Bars,
    Line,
}

/// Drawn once, used in PDF and DOCX. Values are in `unit`; percentages come in tenths so that no fraction enters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// "Biểu đồ 1. …"
    pub caption: String,
    pub kind: ChartKind,
    /// "hộ", "%"
    pub unit: String,
    /// Values are tenths of the unit.
    pub tenths: bool,
    pub labels: Vec<String>,
    pub series: Vec<Series>,
    /// The figures in words, for those who cannot see the chart.
    pub alternative: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    pub name: String,
    /// None where the year has no figure.
    pub values: Vec<Option<u64>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH": one line each, bold capitals.
    pub titles: Vec<String>,
    /// "(Ký, ghi rõ họ tên)"; empty for authorities.
    pub hint: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipients {
    /// Without dash and semicolon.
    pub lines: Vec<String>,
    /// Stands to the right of the recipients.
    pub signature: Signature,
}
