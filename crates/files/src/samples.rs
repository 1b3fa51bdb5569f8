//! Papers for the tests of this floor: every kind of block, all persons invented.

use domain::{
    document::{
        Align, Block, Bullet, Cell, Certificate, CertificateKind, Chart, ChartKind, Column, Letterhead, PageSetup,
        Paper, PaperKind, Recipients, Run, Series, Signature, Table,
    },
    ground::share::Share,
};
use jiff::civil::date;

pub(crate) fn decision() -> Paper {
    let title = "“Gia đình an toàn nhất về an ninh trật tự” năm 2021";
    Paper {
        kind: PaperKind::Decision,
        slug: "quyet-dinh".to_owned(),
        title: format!("Quyết định công nhận danh hiệu {title}"),
        letterhead: letterhead("Số: 150/QĐ-UBND", "QUYẾT ĐỊNH", &format!("Về việc công nhận danh hiệu {title}")),
        blocks: vec![
            Block::Centred("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG".to_owned()),
            Block::Grounds(vec![
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015".to_owned(),
                "Căn cứ Thông tư số 23/2012/TT-BCA ngày 27 tháng 4 năm 2012 của Bộ trưởng Bộ Công an;".to_owned(),
                "Theo đề nghị của Thường trực Ban Chỉ đạo phường.".to_owned(),
            ]),
            Block::Centred("QUYẾT ĐỊNH:".to_owned()),
            article("Điều 1. ", &format!("Công nhận 60 hộ gia đình đạt danh hiệu {title} (có danh sách kèm theo).")),
            article("Điều 2.", "Các hộ gia đình có tên tại Điều 1 được cấp Giấy công nhận."),
            article("Điều 3.", "Công an phường, các tổ dân phố chịu trách nhiệm thi hành Quyết định này."),
            Block::Recipients(Recipients {
                lines: vec!["Như Điều 3".to_owned(), "UBND thị xã (để báo cáo);".to_owned(), "Lưu: VT.".to_owned()],
                signature: signature(&["CHỦ TỊCH"], "Phan Văn Mẫu"),
            }),
            Block::Annex {
                name: "Phụ lục".to_owned(),
                title: "DANH SÁCH HỘ GIA ĐÌNH ĐẠT DANH HIỆU NĂM 2021".to_owned(),
                note: "(Kèm theo Quyết định số 150/QĐ-UBND ngày 12 tháng 11 năm 2021)".to_owned(),
                landscape: true,
            },
            Block::Table(list(60)),
        ],
        setup: PageSetup::default(),
        watermark: String::new(),
        dated: date(2021, 11, 12),
    }
}

pub(crate) fn report() -> Paper {
    let text = "Số hộ gia đình đạt danh hiệu tăng đều qua các năm, đạt 94,7% năm 2021.";
    Paper {
        kind: PaperKind::Report,
        title: "Báo cáo tổng kết 10 năm".to_owned(),
        letterhead: letterhead("Số:      /BC-UBND", "BÁO CÁO", "Tổng kết 10 năm thực hiện phong trào"),
        blocks: vec![
            Block::Addressee(vec!["Ủy ban nhân dân thị xã Hồng Lĩnh".to_owned(), "Công an thị xã".to_owned()]),
            Block::Heading { level: 1, text: "I. KẾT QUẢ".to_owned() },
            Block::Paragraph(vec![Run::plain(text), Run::bold(" Chữ đậm"), Run::italic(" và chữ nghiêng.")]),
            Block::Heading { level: 2, text: "1. Danh hiệu hộ gia đình".to_owned() },
            Block::Heading { level: 3, text: "a) Theo năm".to_owned() },
            Block::Table(years()),
            Block::Chart(chart(ChartKind::Bars)),
            Block::Chart(chart(ChartKind::Line)),
            Block::PageBreak,
            Block::List(vec![
                Bullet { mark: "-".to_owned(), runs: vec![Run::plain("Tiếp tục tuyên truyền;")] },
                Bullet { mark: "a)".to_owned(), runs: vec![Run::plain("Nhân rộng mô hình.")] },
            ]),
            Block::Recipients(Recipients {
                lines: vec!["Như trên".to_owned(), "Lưu: VT".to_owned()],
                signature: signature(&["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Phan Văn Mẫu"),
            }),
        ],
        watermark: "DỮ LIỆU MẪU".to_owned(),
        ..decision()
    }
}

/// Minutes of residents: no number, several who sign.
pub(crate) fn minutes() -> Paper {
    let hinted = |titles: &[&str], name: &str| Signature {
        hint: "(Ký, ghi rõ họ tên)".to_owned(),
        ..signature(titles, name)
    };
    let mut blocks = report().blocks;
    blocks.truncate(6);
    blocks.push(Block::Addressee(vec!["Ủy ban nhân dân phường".to_owned()]));
    blocks.push(Block::Signatures(vec![hinted(&["THƯ KÝ"], "Trần Thị Thư"), signature(&["CHỦ TRÌ"], "Lê Văn Chủ")]));
    blocks.push(Block::Signatures(
        ["Một", "Hai", "Ba", "Bốn", "Năm"].map(|name| hinted(&["ĐẠI DIỆN HỘ"], &format!("Võ Thị {name}"))).to_vec(),
    ));
    Paper {
        kind: PaperKind::Minutes, letterhead: letterhead("", "BIÊN BẢN", "Họp Tổ dân phố 3"), blocks, ..decision()
    }
}

/// Lines of households with every kind of cell, and texts that a spreadsheet would run.
pub(crate) fn list(rows: usize) -> Table {
    let names = ["Nguyễn Công Tú", "Trần Thị Bích Ngọc", "Phạm Đình Hổ", "Lê Văn Ưu"];
    let row = |index: usize| {
        let i = index as u64;
        vec![
            Cell::Number(i + 1),
            Cell::Text(names[index % 4].to_owned()),
            Cell::Text(format!("04220100{:04}", 9999 - index)),
            Cell::Text(format!("Tổ dân phố {}", i % 10 + 1)),
            Cell::Date(date(2021, 1, i8::try_from(i % 28 + 1).unwrap())),
            Cell::Number(i % 7 + 1),
            if index == 1 { Cell::Text("=HYPERLINK(\"http://x\")".to_owned()) } else { Cell::Empty },
        ]
    };
    Table {
        caption: String::new(),
        columns: vec![
            column("TT", 2, Align::Centre, false),
            column("Họ và tên chủ hộ", 8, Align::Left, false),
            column("Số định danh", 5, Align::Centre, false),
            column("Tổ dân phố", 5, Align::Left, false),
            column("Ngày đăng ký", 4, Align::Centre, false),
            column("Số nhân khẩu", 3, Align::Right, true),
            column("Ghi chú", 5, Align::Left, false),
        ],
        groups: Vec::new(),
        rows: (0..rows).map(row).collect(),
        has_total: false,
        notes: Vec::new(),
    }
}

/// Ten years with a two-row heading, percentages and a sum.
pub(crate) fn years() -> Table {
    let percent =
        |part, whole| Cell::Percent { text: Share::new(part, whole).percent(None), part_column: 3, whole_column: 1 };
    let line = |name: String, total: u64, met: u64| {
        vec![Cell::Text(name), Cell::Number(total), Cell::Number(total), Cell::Number(met), percent(met, total)]
    };
    let years = (0..10).map(|i| (2500 + i, 2300 + 3 * i));
    let (total, met) = years.clone().fold((0, 0), |(a, b), (x, y)| (a + x, b + y));
    let mut rows: Vec<Vec<Cell>> =
        years.enumerate().map(|(i, (total, met))| line((2012 + i).to_string(), total, met)).collect();
    rows.push(line("Cộng".to_owned(), total, met));
    Table {
        caption: "Bảng 1. Kết quả xét danh hiệu hộ gia đình qua các năm".to_owned(),
        columns: vec![
            column("Năm", 2, Align::Centre, false),
            column("Tổng số hộ", 3, Align::Right, true),
            column("Đăng ký", 3, Align::Right, true),
            column("Số hộ", 3, Align::Right, true),
            column("Tỷ lệ", 3, Align::Right, false),
        ],
        groups: vec![("Đạt danh hiệu".to_owned(), 3, 4)],
        rows,
        has_total: true,
        notes: vec!["Ghi chú: số liệu các năm 2012 đến 2018 theo báo cáo của phường.".to_owned()],
    }
}

pub(crate) fn certificates(count: usize) -> Vec<Certificate> {
    let one = |index: usize| Certificate {
        kind: CertificateKind::ALL[index % 2],
        code: format!("H{index}"),
        authority: "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG".to_owned(),
        act: ["CÔNG NHẬN", "TẶNG GIẤY KHEN"][index % 2].to_owned(),
        name: format!("Gia đình ông Nguyễn Công Tú {index}"),
        address: "Tổ dân phố 1, phường Bắc Hồng".to_owned(),
        citation: "Đạt danh hiệu “Gia đình an toàn nhất về an ninh trật tự” năm 2021".to_owned(),
        place_date: "Bắc Hồng, ngày 12 tháng 11 năm 2021".to_owned(),
        signer_titles: vec!["CHỦ TỊCH".to_owned()],
        signer: "Phan Văn Mẫu".to_owned(),
        decision_line: "Quyết định số 150/QĐ-UBND ngày 12 tháng 11 năm 2021".to_owned(),
        register_line: format!("Vào sổ số: {:04}", index + 1),
        watermark: "DỮ LIỆU MẪU".to_owned(),
        dated: date(2021, 11, 12),
    };
    (0..count).map(one).collect()
}

fn letterhead(number: &str, type_name: &str, summary: &str) -> Letterhead {
    Letterhead {
        parent: "ỦY BAN NHÂN DÂN THỊ XÃ HỒNG LĨNH".to_owned(),
        issuer: "ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG".to_owned(),
        number: number.to_owned(),
        place_date: "Bắc Hồng, ngày 12 tháng 11 năm 2021".to_owned(),
        type_name: type_name.to_owned(),
        summary: summary.to_owned(),
    }
}

fn chart(kind: ChartKind) -> Chart {
    Chart {
        caption: "Biểu đồ 1. Số hộ đạt danh hiệu qua các năm".to_owned(),
        kind,
        unit: "hộ".to_owned(),
        tenths: false,
        labels: (2012..2022).map(|year: i32| year.to_string()).collect(),
        series: vec![Series {
            name: "Số hộ đạt".to_owned(), values: (0..10).map(|i| Some(2300 + 3 * i)).collect()
        }],
        alternative: "Số hộ đạt tăng từ 2.300 năm 2012 lên 2.327 năm 2021.".to_owned(),
    }
}

fn article(lead: &str, text: &str) -> Block {
    Block::Article { lead: lead.to_owned(), runs: vec![Run::plain(text)] }
}

fn signature(titles: &[&str], name: &str) -> Signature {
    Signature {
        titles: titles.iter().map(|title| (*title).to_owned()).collect(),
        hint: String::new(),
        name: name.to_owned(),
    }
}

fn column(heading: &str, width: u16, align: Align, summed: bool) -> Column {
    Column { heading: heading.to_owned(), width, align, summed }
}
