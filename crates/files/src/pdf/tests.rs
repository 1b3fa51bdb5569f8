//! Papers as an independent reader sees them.

use domain::document::{Align, Block, Cell, Certificate, Column, Paper, Run, Table};
use lopdf::{Dictionary, Document, Object};

use typst::layout::{Frame, FrameItem, Point};

use super::press::{FONTS, Job, Press};
use super::*;

mod form;

const VIETNAMESE: &str =
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz";
const MARKS: &str = "0123456789 .,;:!?()[]/%+-–—…“”‘’\"'&*#@$_=<>\u{a0}";
/// Texts that are markup in Typst.
const MARKUP: &str =
    r##"#panic() *a* _b_ $x$ @c \n <d> `e` ~f -- g ... // h /* i */ [j] #import "/k": * https://l.vn 'm' "n" = o - p"##;

fn sample_paper() -> Paper {
    serde_json::from_str(include_str!("../../forms/paper/sample.json")).unwrap()
}

fn sample_certificates() -> [Vec<Certificate>; 2] {
    [include_str!("../../forms/certificate/sample.json"), include_str!("../../forms/commendation/sample.json")]
        .map(|text| serde_json::from_str(text).unwrap())
}

/// The text of each page, white space as single spaces.
fn pages(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).unwrap();
    let text = |page: &u32| document.extract_text(&[*page]).unwrap();
    document.get_pages().keys().map(|page| spaced(&text(page))).collect()
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines may break anywhere between words, so words are compared without the space between them.
fn assert_says(page: &str, text: &str) {
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    assert!(solid(page).contains(&solid(text)), "“{text}” is not in “{page}”");
}

fn list(rows: u64) -> Table {
    let column = |heading: &str, width, align| Column { heading: heading.into(), width, align, summed: false };
    let row = |i: u64| {
        let name = format!("Nguyễn Thị {}", domain::ground::number::in_words(i));
        vec![Cell::Number(i), Cell::Text(format!("TDP01-{i:04}")), Cell::Text(name)]
    };
    Table {
        caption: String::new(),
        columns: vec![
            column("TT", 8, Align::Centre),
            column("Mã hộ", 20, Align::Left),
            column("Họ và tên chủ hộ", 40, Align::Left),
        ],
        groups: Vec::new(),
        rows: (1..=rows).map(row).collect(),
        has_total: false,
        notes: Vec::new(),
    }
}

#[test]
fn every_font_has_every_vietnamese_letter() {
    for (i, font) in FONTS.iter().enumerate() {
        let face = ttf_parser::Face::parse(font, 0).unwrap();
        let upper = VIETNAMESE.to_uppercase();
        for letter in VIETNAMESE.chars().chain(upper.chars()).chain(MARKS.chars()) {
            let glyph = face.glyph_index(letter).unwrap_or_else(|| panic!("{letter:?} is missing in font {i}"));
            let is_drawn = face.glyph_bounding_box(glyph).is_some();
            assert_eq!(is_drawn, !letter.is_whitespace(), "{letter:?} in font {i}");
        }
        assert_eq!(first_unprintable(&upper), None);
    }
}

/// What an import lets through never costs a paper.
#[test]
fn every_letter_that_is_taken_in_can_be_printed() {
    use domain::ground::writable::{Writing, writing};
    let taken = ('\u{20}'..='\u{2ffff}').filter(|letter| writing(*letter) == Writing::Plain);
    let missing: String = taken.filter(|letter| first_unprintable(&letter.to_string()).is_some()).collect();
    assert_eq!(missing, "");
}

#[test]
fn a_paper_says_what_its_record_says() {
    let record = sample_paper();
    let text = pages(&paper(&record).unwrap()).join(" ");
    let head = &record.letterhead;
    let mut said = vec![&head.parent, &head.issuer, &head.number, &head.place_date, &head.type_name, &head.summary];
    for block in &record.blocks {
        match block {
            Block::Centred(text) | Block::Heading { text, .. } => said.push(text),
            Block::Article { lead, runs } => said.extend([lead].into_iter().chain(runs.iter().map(|run| &run.text))),
            Block::Paragraph(runs) => said.extend(runs.iter().map(|run| &run.text)),
            Block::List(bullets) => said.extend(bullets.iter().flat_map(|one| &one.runs).map(|run| &run.text)),
            Block::Table(table) => said.extend(table.columns.iter().map(|column| &column.heading)),
            Block::Annex { name, title, note, .. } => said.extend([name, title, note]),
            Block::Recipients(all) => said.extend(all.lines.iter().chain([&all.signature.name])),
            Block::Signatures(all) => said.extend(all.iter().flat_map(|one| [&one.hint, &one.name])),
            Block::Chart(chart) => said.push(&chart.caption),
            Block::Grounds(_) | Block::Addressee(_) | Block::PageBreak => {}
        }
    }
    for text_of_record in said {
        assert_says(&text, text_of_record);
    }
    for shown in
        ["2.546", "1.187", "94,7%", "03/11/2021", "Bộ trưởng Bộ Công an; Theo đề nghị", "- Như Điều 3;", "CAP."]
    {
        assert_says(&text, shown);
    }
}

#[test]
fn certificates_say_what_their_records_say_one_on_each_page() {
    for records in sample_certificates() {
        let pages = pages(&certificates(&records).unwrap());
        assert_eq!(pages.len(), records.len());
        for (page, one) in pages.iter().zip(&records) {
            for text in [&one.authority, &one.act, &one.name, &one.address, &one.citation, &one.signer] {
                assert_says(page, text);
            }
            for text in [&one.place_date, &one.decision_line, &one.register_line, &one.watermark] {
                assert_says(page, text);
            }
        }
    }
    assert_eq!(certificates(&[]), Err(RenderFailed::Nothing));
    assert_eq!(certificates(&sample_certificates().concat()), Err(RenderFailed::Mixed));
}

#[test]
fn the_mark_of_sample_data_stands_on_every_page() {
    let mut record = sample_paper();
    record.blocks.push(Block::Table(list(100)));
    for page in pages(&paper(&record).unwrap()) {
        assert_says(&page, "DỮ LIỆU MẪU");
    }
    record.watermark.clear();
    assert!(!pages(&paper(&record).unwrap()).join(" ").contains("LIỆU MẪU"));
}

#[test]
fn texts_are_never_markup() {
    let mut record = sample_paper();
    record.letterhead.issuer = MARKUP.into();
    record.letterhead.summary = MARKUP.into();
    record.title = MARKUP.into();
    record.blocks = vec![
        Block::Centred(MARKUP.into()),
        Block::Heading { level: 1, text: MARKUP.into() },
        Block::Paragraph(vec![Run::bold(MARKUP), Run::italic(MARKUP)]),
        Block::Table(Table { rows: vec![vec![Cell::Empty, Cell::Empty, Cell::Text(MARKUP.into())]], ..list(1) }),
    ];
    let text = pages(&paper(&record).unwrap()).join(" ");
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(solid(&text).matches(&solid(MARKUP)).count(), 7);

    let [mut recognised, _] = sample_certificates();
    recognised[0].name = MARKUP.into();
    assert_says(&pages(&certificates(&recognised).unwrap())[0], MARKUP);
}

#[test]
fn letters_without_a_glyph_are_refused_and_marks_without_width_are_dropped() {
    let [mut all, _] = sample_certificates();
    all[0].name = "Ông Nguye\u{302}\u{303}n\u{200b} Văn\tA\u{7}\u{feff}".into();
    assert_says(&pages(&certificates(&all).unwrap())[0], "Ông Nguyễn Văn A");
    for (text, letter) in [("Hộ ông 漢", '漢'), ("🙂", '🙂'), ("\u{f0a7} Mục", '\u{f0a7}')] {
        all[0].name = text.into();
        let refused = RenderFailed::Unprintable { letter, text: text.into() };
        assert_eq!(certificates(&all), Err(refused));
        assert_eq!(first_unprintable(text), Some(letter));
    }
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let [recognised, commended] = sample_certificates();
    let print = || (paper(&sample_paper()).unwrap(), certificates(&recognised).unwrap());
    let first = print();
    certificates(&commended).unwrap();
    assert!(first == print());
    let other = Paper { dated: "2022-01-05".parse().unwrap(), ..sample_paper() };
    assert!(first.0 != paper(&other).unwrap());
}

#[test]
fn long_lists_repeat_their_heading_and_keep_every_row_in_order() {
    for rows in [1, 60, 61, 500] {
        let record = Paper { blocks: vec![Block::Table(list(rows))], ..sample_paper() };
        let pages = pages(&paper(&record).unwrap());
        for page in &pages {
            assert_eq!(page.matches("Họ và tên").count(), 1, "{page}");
        }
        let text = pages.join(" ");
        let places: Vec<usize> = (1..=rows).map(|i| text.find(&format!("TDP01-{i:04}")).unwrap()).collect();
        assert!(places.is_sorted());
        assert_says(&text, &format!("Nguyễn Thị {}", domain::ground::number::in_words(rows)));
    }
}

/// The right and the lower edge of every text, in millimetres; turned texts (the mark of sample data) are left out.
fn edges(frame: &Frame, at: Point) -> Vec<(f64, f64)> {
    let mut edges = Vec::new();
    for (place, item) in frame.items() {
        let place = at + *place;
        match item {
            FrameItem::Text(text) => edges.push(((place.x + text.width()).to_mm(), place.y.to_mm())),
            FrameItem::Group(group) if group.transform.kx.is_zero() => {
                let moved = Point::new(group.transform.tx, group.transform.ty);
                edges.extend(self::edges(&group.frame, place + moved));
            }
            _ => {}
        }
    }
    edges
}

#[track_caller]
fn assert_inside(job: &Job, right: f64, bottom: f64) {
    let document = Press::shared().set(job, 0).unwrap();
    for page in document.pages() {
        let landscape = page.frame.height() < page.frame.width();
        let (right, bottom) = if landscape { (297.0 - right, 210.0 - bottom) } else { (210.0 - right, 297.0 - bottom) };
        let edges = edges(&page.frame, Point::zero());
        assert!(!edges.is_empty());
        for (x, y) in edges {
            assert!(x <= right + 0.1 && y <= bottom + 0.1, "a text ends at {x:.1} mm, {y:.1} mm");
        }
    }
}

#[test]
fn nothing_sticks_out_of_a_page() {
    let long = "CÔNG TẰNG TÔN NỮ NGUYỄN PHÚC HUYỀN TRÂN BẢO NGỌC ".repeat(3);
    let endless = "Nguyễn".repeat(60);
    for text in [&long, &endless] {
        let cells = || vec![Cell::Number(1), Cell::Text(text.clone()), Cell::Text(text.clone())];
        let mut record = sample_paper();
        record.blocks.push(Block::Table(Table { rows: vec![cells(); 80], ..list(1) }));
        assert_inside(&paper::job(&record, &crate::chart::svg).unwrap(), 18.0, 20.0);
        for mut all in sample_certificates() {
            for one in &mut all {
                for part in [&mut one.authority, &mut one.name, &mut one.address, &mut one.citation, &mut one.signer] {
                    part.clone_from(text);
                }
                one.signer_titles = vec![long.clone(); 3];
            }
            assert_inside(&certificates::job(&all, Stock::White, Offset::default()).unwrap(), 16.0, 16.0);
        }
    }
}

#[test]
fn endless_words_are_broken_and_kept() {
    let word = "Nguyễn".repeat(60);
    let cells = vec![Cell::Number(1), Cell::Text(word.clone()), Cell::Text(word.clone())];
    let record = Paper { blocks: vec![Block::Table(Table { rows: vec![cells], ..list(1) })], ..sample_paper() };
    let text = pages(&paper(&record).unwrap()).join(" ");
    let letters = |text: &str| text.chars().filter(|letter| "Nguyễn".contains(*letter)).count();
    assert!(2 * letters(&word) <= letters(&text));
}

#[test]
fn papers_are_fit_for_the_archive() {
    let [recognised, commended] = sample_certificates();
    let papers = [paper(&sample_paper()), certificates(&recognised), certificates(&commended)];
    for pdf in papers.map(Result::unwrap) {
        let document = Document::load_mem(&pdf).unwrap();
        let catalog = document.catalog().unwrap();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi");
        for key in [&b"StructTreeRoot"[..], b"OutputIntents", b"MarkInfo", b"Metadata"] {
            assert!(catalog.has(key));
        }
        let xmp = document.get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap()).unwrap();
        let xmp = String::from_utf8(xmp.as_stream().unwrap().content.clone()).unwrap();
        for part in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "2021-11-12T00:00:00", "<dc:title>"] {
            assert!(xmp.contains(part), "{part} is not in {xmp}");
        }
        let all = || document.objects.values().filter_map(dictionary);
        let fonts: Vec<&Dictionary> = all().filter(|it| it.has_type(b"FontDescriptor")).collect();
        assert!(!fonts.is_empty() && fonts.iter().all(|it| it.has(b"FontFile2") || it.has(b"FontFile3")));
        assert!(!all().any(|it| it.has(b"JavaScript") || it.has(b"JS")));
    }
}

#[test]
fn a_file_of_hundreds_has_a_bookmark_for_each_name() {
    let [recognised, _] = sample_certificates();
    let named = |i: usize| Certificate { name: format!("Gia đình ông Mẫu {i:03}"), ..recognised[0].clone() };
    let all: Vec<Certificate> = (0..250).map(named).collect();
    let pdf = certificates(&all).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let title = |it: &Dictionary| it.get(b"Title").ok().and_then(|title| lopdf::decode_text_string(title).ok());
    let mut titles: Vec<String> =
        document.objects.values().filter_map(dictionary).filter(|it| it.has(b"Dest")).filter_map(title).collect();
    titles.sort();
    assert!(titles.iter().eq(all.iter().map(|one| &one.name)), "{titles:?}");
}

#[test]
fn a_chart_has_its_figures_in_words() {
    let pdf = paper(&sample_paper()).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let told = |it: &Dictionary| it.get(b"Alt").ok().and_then(|alt| lopdf::decode_text_string(alt).ok());
    let alternatives: Vec<String> = document.objects.values().filter_map(dictionary).filter_map(told).collect();
    assert!(alternatives.iter().any(|text| text.contains("90,1%")), "{alternatives:?}");
}

fn dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

#[test]
fn words_on_a_blank_move_as_far_as_they_are_told() {
    for all in sample_certificates() {
        let places = |offset| {
            let job = certificates::job(&all, Stock::Blank, offset).unwrap();
            let document = Press::shared().set(&job, 0).unwrap();
            document.pages().iter().flat_map(|page| edges(&page.frame, Point::zero())).collect::<Vec<_>>()
        };
        let (still, moved) = (places(Offset::default()), places(Offset { right: 50, down: -30 }));
        assert!(!still.is_empty() && still.len() == moved.len());
        for ((x, y), (to_x, to_y)) in still.into_iter().zip(moved) {
            assert!((to_x - x - 5.0).abs() < 0.01 && (to_y - y + 3.0).abs() < 0.01, "{x} {y} → {to_x} {to_y}");
        }
    }
}
