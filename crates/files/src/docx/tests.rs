use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use domain::document::{Block, Certificate, Chart, Paper};
use roxmltree::{Document, Node};
use serde_json::Value;

use super::{DocxFailed, certificates, paper};
use crate::samples;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// All parts of a file by name.
fn parts(file: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let name = entry.name().unwrap().into_owned();
        assert!(parts.insert(name.clone(), bytes).is_none(), "{name} stands twice");
    }
    parts
}

fn part(file: &[u8], name: &str) -> String {
    String::from_utf8(parts(file)[name].clone()).unwrap()
}

/// The text of every paragraph, white space evened out.
fn paragraphs(xml: &str) -> Vec<String> {
    let tree = Document::parse(xml).unwrap();
    let is_text = |node: &Node<'_, '_>| node.has_tag_name((WORD, "t")) || node.has_tag_name((WORD, "br"));
    tree.descendants()
        .filter(|node| node.has_tag_name((WORD, "p")))
        .map(|p| {
            let texts: Vec<&str> = p.descendants().filter(is_text).map(|t| t.text().unwrap_or(" ")).collect();
            even(&texts.concat())
        })
        .collect()
}

fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every text of a record, without the words that only say how to draw it.
fn texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) if matches!(text.as_str(), "empty" | "page_break") => {}
        Value::String(text) => out.push(even(text)),
        Value::Array(items) => items.iter().for_each(|item| texts(item, out)),
        Value::Object(fields) => {
            let drawn =
                |name: &str| !matches!(name, "align" | "kind" | "unit" | "labels" | "series" | "alternative" | "mark");
            fields.iter().filter(|(name, _)| drawn(name)).for_each(|(_, field)| texts(field, out));
        }
        _ => {}
    }
}

#[test]
fn every_part_is_well_formed_and_every_relationship_leads_somewhere() {
    let certificates = certificates(&samples::certificates(2)).unwrap();
    for file in [paper(&samples::decision()).unwrap(), paper(&samples::report()).unwrap(), certificates] {
        let parts = parts(&file);
        let types = part(&file, "[Content_Types].xml");
        for (name, bytes) in &parts {
            if name.ends_with(".png") {
                continue;
            }
            let text = std::str::from_utf8(bytes).unwrap();
            let tree = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            if let Some(folder) = name.strip_suffix(".rels") {
                let folder = folder.rsplit_once("_rels/").unwrap().0.to_owned();
                for relationship in tree.root_element().children().filter(Node::is_element) {
                    let target = format!("{folder}{}", relationship.attribute("Target").unwrap());
                    assert!(parts.contains_key(&target), "{name} names {target}, which is not there");
                }
            } else if name != "[Content_Types].xml" {
                assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name} has no content type");
            }
        }
        // Every relationship, style and list that the document uses exists.
        let body = part(&file, "word/document.xml");
        let relationships = part(&file, "word/_rels/document.xml.rels");
        let styles = part(&file, "word/styles.xml");
        let tree = Document::parse(&body).unwrap();
        for node in tree.descendants() {
            for attribute in node.attributes().filter(|a| a.namespace().is_some_and(|n| n.ends_with("relationships"))) {
                assert!(relationships.contains(&format!("Id=\"{}\"", attribute.value())), "{}", attribute.value());
            }
            if matches!(node.tag_name().name(), "pStyle" | "tblStyle") {
                let style = node.attribute((WORD, "val")).unwrap();
                assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "no style {style}");
            }
        }
    }
}

#[test]
fn styles_are_built_on_styles_that_exist() {
    let file = paper(&samples::decision()).unwrap();
    let styles = part(&file, "word/styles.xml");
    let tree = Document::parse(&styles).unwrap();
    for node in tree.descendants().filter(|node| matches!(node.tag_name().name(), "basedOn" | "next")) {
        let id = node.attribute((WORD, "val")).unwrap();
        assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "no style {id}");
    }
}

#[test]
fn all_words_of_the_record_stand_in_the_file() {
    for record in [samples::decision(), samples::report(), samples::minutes()] {
        let file = paper(&record).unwrap();
        let found = paragraphs(&part(&file, "word/document.xml"));
        let mut expected = Vec::new();
        for value in [serde_json::to_value(&record.letterhead), serde_json::to_value(&record.blocks)] {
            texts(&value.unwrap(), &mut expected);
        }
        assert!(40 < expected.len());
        for text in expected {
            // The ends of grounds and recipients are the decree's; dates are printed day first.
            let text = text.trim_end_matches([';', '.']);
            let shown = domain::ground::date::parse(text).map(domain::ground::date::short);
            let text = shown.as_deref().unwrap_or(text);
            assert!(found.iter().any(|line| line.contains(text)), "«{text}» is missing");
        }
    }
}

#[test]
fn grounds_and_recipients_end_as_the_decree_wants() {
    let found = paragraphs(&part(&paper(&samples::decision()).unwrap(), "word/document.xml"));
    for line in [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Theo đề nghị của Thường trực Ban Chỉ đạo phường.",
        "Nơi nhận:",
        "- Như Điều 3;",
        "- Lưu: VT.",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ] {
        assert!(found.iter().any(|other| other == line), "«{line}» is missing");
    }
}

#[test]
fn long_lists_repeat_their_heading_and_lie_across() {
    let file = paper(&samples::decision()).unwrap();
    let body = part(&file, "word/document.xml");
    assert_eq!(body.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(body.matches("w:orient=\"portrait\"").count(), 1);
    assert_eq!(body.matches("w:orient=\"landscape\"").count(), 1);
    // Two-row headings repeat with both rows.
    let body = part(&paper(&samples::report()).unwrap(), "word/document.xml");
    assert_eq!(body.matches("<w:tblHeader/>").count(), 2);
    assert_eq!(body.matches("<w:gridSpan w:val=\"2\"/>").count(), 1);
    assert_eq!(body.matches("<w:vMerge w:val=\"restart\"/>").count(), body.matches("<w:vMerge/>").count());
}

#[test]
fn page_one_has_no_number_and_sample_data_say_so_on_all_pages() {
    for (record, is_sample) in [(samples::decision(), false), (samples::report(), true)] {
        let file = paper(&record).unwrap();
        let (first, others) = (part(&file, "word/header1.xml"), part(&file, "word/header2.xml"));
        assert!(!first.contains("PAGE") && others.contains(" PAGE "));
        for header in [first, others] {
            assert_eq!(header.contains("string=\"DỮ LIỆU MẪU\""), is_sample);
            assert_eq!(paragraphs(&header).iter().any(|line| line == "DỮ LIỆU MẪU"), is_sample);
        }
        assert!(part(&file, "word/document.xml").contains("<w:titlePg/>"));
    }
}

#[test]
fn charts_are_images_with_words() {
    let record = samples::report();
    let file = paper(&record).unwrap();
    let body = part(&file, "word/document.xml");
    let charts: Vec<&Chart> = record
        .blocks
        .iter()
        .filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None })
        .collect();
    assert!(!charts.is_empty());
    for (index, chart) in charts.iter().enumerate() {
        assert!(body.contains(&format!("descr=\"{}\"", chart.alternative)));
        let image = &parts(&file)[&format!("word/media/image{}.png", index + 1)];
        assert_eq!(image, &crate::chart::png(chart, 1600).unwrap());
    }
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let record = samples::report();
    assert!(paper(&record).unwrap() == paper(&record).unwrap());
    let core = part(&paper(&record).unwrap(), "docProps/core.xml");
    assert!(core.contains(&format!("{}T00:00:00Z</dcterms:created>", record.dated)));
    assert!(core.contains(&record.title));
    let some = samples::certificates(3);
    assert!(certificates(&some).unwrap() == certificates(&some).unwrap());
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "</w:t><w:p/>&lt; \"'\u{0}\u{1f}\u{b}\u{ffff} một\thai\nba";
    let mut record = samples::report();
    record.title = hostile.to_owned();
    record.watermark = hostile.to_owned();
    record.letterhead.issuer = hostile.to_owned();
    let spoil = |block: &mut Block| match block {
        Block::Paragraph(runs) => runs[0].text = hostile.to_owned(),
        Block::Table(table) => table.caption = hostile.to_owned(),
        Block::Chart(chart) => (chart.alternative, chart.labels[0]) = (hostile.to_owned(), hostile.to_owned()),
        _ => {}
    };
    record.blocks.iter_mut().for_each(spoil);
    let file = paper(&record).unwrap();
    for (name, bytes) in parts(&file).iter().filter(|(name, _)| !name.ends_with(".png")) {
        let text = std::str::from_utf8(bytes).unwrap();
        let tree = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(tree.descendants().filter(|node| node.tag_name().name() == "script").count(), 0);
    }
    let found = paragraphs(&part(&file, "word/document.xml"));
    assert!(found.iter().any(|line| line.contains("</w:t><w:p/>&lt; \"'")));
}

#[test]
fn a_ward_s_whole_list_is_written_quickly() {
    let mut record = samples::decision();
    let rows = samples::list(2412);
    for block in &mut record.blocks {
        if let Block::Table(table) = block {
            *table = rows.clone();
        }
    }
    let body = part(&paper(&record).unwrap(), "word/document.xml");
    assert_eq!(body.matches("<w:tr>").count(), 2412 + 4);
}

#[test]
fn odd_papers_are_still_papers() {
    let mut record: Paper = samples::decision();
    record.blocks =
        vec![Block::PageBreak, Block::Signatures(Vec::new()), Block::List(Vec::new()), Block::Addressee(Vec::new())];
    record.letterhead = Default::default();
    record.dated = jiff::civil::date(1975, 4, 30);
    Document::parse(&part(&paper(&record).unwrap(), "word/document.xml")).unwrap();
    let mut empty = samples::list(0);
    empty.columns.clear();
    record.blocks = vec![Block::Table(empty), Block::Table(samples::list(0)), Block::PageBreak];
    Document::parse(&part(&paper(&record).unwrap(), "word/document.xml")).unwrap();
}

#[test]
fn certificates_carry_every_word_and_start_a_page_each() {
    let some: Vec<Certificate> = samples::certificates(3);
    let file = certificates(&some).unwrap();
    let body = part(&file, "word/document.xml");
    assert_eq!(body.matches("<w:pageBreakBefore/>").count(), 2);
    let found = paragraphs(&body);
    for certificate in &some {
        for text in [&certificate.name, &certificate.register_line, &certificate.signer, &certificate.citation] {
            assert!(found.contains(&even(text)), "«{text}» is missing");
        }
    }
    assert!(matches!(certificates(&[]), Err(DocxFailed::Nothing)));
}

/// What may follow what, from the schema of WordprocessingML (ISO/IEC 29500-1, Annex A); Word refuses a file that errs.
const ORDERS: [(&str, &str); 6] = [
    ("pPr", "pStyle keepNext keepLines pageBreakBefore numPr pBdr spacing ind jc outlineLvl rPr sectPr"),
    ("rPr", "rFonts b bCs i iCs noProof color sz szCs lang"),
    ("tblPr", "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption"),
    ("tcPr", "tcW gridSpan vMerge vAlign"),
    ("sectPr", "headerReference pgSz pgMar pgBorders pgNumType titlePg"),
    ("style", "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr"),
];

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    for file in [
        paper(&samples::decision()).unwrap(),
        paper(&samples::report()).unwrap(),
        paper(&samples::minutes()).unwrap(),
        certificates(&samples::certificates(2)).unwrap(),
    ] {
        for (name, bytes) in parts(&file).iter().filter(|(name, _)| name.starts_with("word/") && name.ends_with(".xml"))
        {
            let tree = Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
            for node in tree.descendants().filter(Node::is_element) {
                let tag = node.tag_name().name();
                let Some((_, order)) = ORDERS.iter().find(|(parent, _)| *parent == tag) else { continue };
                let place = |child: Node<'_, '_>| {
                    let tag = child.tag_name().name();
                    order.split(' ').position(|known| known == tag).unwrap_or_else(|| panic!("{name}: {tag} is new"))
                };
                let places: Vec<usize> = node.children().filter(Node::is_element).map(place).collect();
                assert!(places.is_sorted(), "{name}: {tag} has its children in the order {places:?}");
            }
            let cells = tree.descendants().filter(|node| node.has_tag_name((WORD, "tc")));
            assert!(cells.into_iter().all(|cell| cell.last_element_child().unwrap().has_tag_name((WORD, "p"))));
        }
    }
}

#[test]
fn nothing_follows_a_signature_that_could_spill_onto_a_page_of_its_own() {
    let body = part(&paper(&samples::decision()).unwrap(), "word/document.xml");
    let end = body.find("Phan Văn Mẫu").unwrap();
    let section = body[end..].find("<w:sectPr>").unwrap();
    assert!(!body[end..end + section].contains("\"Gap\""), "a distance stands between signature and annex");
}
