//! Files that mean harm, or are merely broken: one sentence each, soon, in little memory, and never a panic.

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use domain::intake::{ImportKind, ReadOptions};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::samples;
use crate::read::archive::inspect_metered;
use crate::read::limits::{Budget, MAX_UNPACKED};
use crate::read::meter::Meter;
use crate::read::{MAX_BYTES, ReadRefused, read};

fn refused(name: &str, bytes: &[u8]) -> ReadRefused {
    let start = Instant::now();
    let refused = read(name, bytes, ImportKind::Households, &ReadOptions::default()).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(20), "{name}: {:?}", start.elapsed());
    assert!(!refused.to_string().contains('\n') && refused.to_string().chars().count() < 500, "{refused}");
    refused
}

const WORKBOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const PACKAGE: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn xlsx(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    archive(&[
        ("_rels/.rels", PACKAGE.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn sheet(inside: &str) -> Vec<u8> {
    format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{inside}</sheetData></worksheet>").into_bytes()
}

const NO_STRINGS: &[u8] = b"<sst></sst>";

/// Parts that repeat some bytes up to this size, written without ever being held in memory.
fn bomb(parts: &[&str], start: &str, piece: &str, size: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in
        [("_rels/.rels", PACKAGE), ("xl/workbook.xml", WORKBOOK), ("xl/_rels/workbook.xml.rels", RELATIONS)]
    {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    let chunk = piece.repeat(1024 * 1024 / piece.len());
    for part in parts {
        zip.start_file(*part, SimpleFileOptions::default()).unwrap();
        zip.write_all(start.as_bytes()).unwrap();
        for _ in 0..size / 1024 / 1024 {
            zip.write_all(chunk.as_bytes()).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// The directory and the local headers say that every part of more than a megabyte has a hundred bytes.
fn lying(mut bytes: Vec<u8>) -> Vec<u8> {
    for (signature, at) in [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)] {
        let found: Vec<usize> = memchr::memmem::find_iter(&bytes, signature).collect();
        for header in found {
            let size = &mut bytes[header + at..header + at + 4];
            if 1024 * 1024 < u32::from_le_bytes(size.try_into().unwrap()) {
                size.copy_from_slice(&100_u32.to_le_bytes());
            }
        }
    }
    bytes
}

/// Refused, and how many bytes were unpacked before that.
fn unpacked(bytes: &[u8]) -> u64 {
    let mut meter = Meter::default();
    let refused = inspect_metered(bytes, &Budget::new(), &mut meter);
    assert_eq!(refused, Err(ReadRefused::Bomb), "after {} bytes", meter.unpacked);
    meter.unpacked
}

const ROW: &str = "<row><c><v>1</v></c></row>";

#[test]
fn an_archive_that_says_how_much_it_unpacks_to_is_refused_without_unpacking() {
    let bytes = bomb(&["xl/worksheets/sheet1.xml"], "<sheetData>", ROW, 400 * 1024 * 1024);
    assert!(bytes.len() < 4 * 1024 * 1024, "{}", bytes.len());
    assert_eq!(unpacked(&bytes), 0);
    assert_eq!(refused("bom.xlsx", &bytes), ReadRefused::Bomb);
}

/// Whatever the parts are called: a relationship may name any of them.
#[test]
fn an_archive_that_lies_about_its_sizes_is_never_unpacked_beyond_the_limit() {
    for names in [vec!["xl/worksheets/sheet1.xml".to_owned()], (0..60).map(|at| format!("xl/media/{at}.dat")).collect()]
    {
        let parts: Vec<&str> = names.iter().map(String::as_str).collect();
        let bytes = lying(bomb(&parts, "<sheetData>", ROW, 360 * 1024 * 1024 / parts.len()));
        let mut meter = Meter::default();
        let _ = inspect_metered(&bytes, &Budget::new(), &mut meter);
        assert!(meter.unpacked <= MAX_UNPACKED + 1024 * 1024, "{}", meter.unpacked);
        refused("noi-doi.xlsx", &bytes);
    }
}

/// Cells without an end.
struct Tags;

impl std::io::Read for Tags {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        buffer.fill(b' ');
        if let Some(start) = buffer.first_chunk_mut() {
            *start = *b"<c/>";
        }
        Ok(buffer.len())
    }
}

#[test]
fn parts_are_counted_together_up_to_the_limit_and_no_further() {
    for names in [&["xl/worksheets/sheet1.dat"][..], &["xl/a.dat", "xl/media/b.png", "c", "customXml/d.xml"]] {
        let mut meter = Meter::default();
        let budget = Budget::new();
        let each = MAX_UNPACKED / names.len() as u64 + 4;
        let counted = names.iter().try_for_each(|name| meter.part(name, &mut Tags.take(each), &budget));
        assert_eq!(counted, Err(ReadRefused::Bomb), "{names:?}");
        assert!(meter.unpacked <= MAX_UNPACKED + 64 * 1024, "{}", meter.unpacked);
    }
}

/// What a parser would hold at once is bounded long before the sum is.
#[test]
fn a_stretch_without_an_end_is_refused_after_a_few_megabytes() {
    for (part, start, piece) in [
        ("xl/worksheets/sheet1.xml", "<sheetData>", "    "),
        ("xl/worksheets/sheet1.dat", "<sheetData>", "    "),
        ("xl/worksheets/sheet1.xml", "<![CDATA[", "<<>>"),
        ("xl/worksheets/sheet1.xml", "<!--", "<a> ->"),
        ("xl/worksheets/sheet1.xml", "<a b=\"", "<a>"),
        ("content.xml", "<a>", "<t>chữ</t>"),
    ] {
        let unpacked = unpacked(&bomb(&[part], start, piece, 64 * 1024 * 1024));
        assert!(unpacked < 48 * 1024 * 1024, "{part} {start}: {unpacked}");
    }
}

/// A parser copies the font and the format for every look, and the address for every sheet.
#[test]
fn long_texts_that_a_parser_would_copy_many_times_are_refused() {
    let styles = format!(
        "<styleSheet><fonts><font><name val=\"{}\"/></font></fonts><cellXfs>{}</cellXfs></styleSheet>",
        "a".repeat(900_000),
        "<xf fontId=\"0\"/>".repeat(2_000)
    );
    let many = format!("<workbook><sheets>{}</sheets></workbook>", "<x:sheet name=\"A\"/>".repeat(3_000));
    let address = format!("<Relationships><Relationship Target=\"{}\"/></Relationships>", "a".repeat(40_000));
    for (part, content) in
        [("xl/styles.xml", styles), ("xl/workbook.xml", many), ("xl/_rels/workbook.xml.rels", address)]
    {
        assert!(unpacked(&archive(&[("xl/worksheets/sheet1.xml", b"<a/>"), (part, content.as_bytes())])) < 2_000_000);
    }
}

#[test]
fn a_sheet_that_claims_to_be_huge_costs_nothing() {
    let far = sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
    assert!(matches!(refused("xa.xlsx", &xlsx(&far, NO_STRINGS)), ReadRefused::Table(_)));
    let wild = sheet(r#"<row r="4294967295"><c r="ZZZZZZZ4294967295"><v>1</v></c></row>"#);
    refused("hoang.xlsx", &xlsx(&wild, NO_STRINGS));
    let backwards = b"<worksheet><dimension ref=\"B2:A1\"/><sheetData></sheetData></worksheet>";
    refused("nguoc.xlsx", &xlsx(backwards, NO_STRINGS));
}

#[test]
fn a_table_of_strings_that_announces_billions_is_refused() {
    let strings = b"<sst count=\"1\" uniqueCount=\"4000000000\"><si><t>a</t></si></sst>";
    assert!(matches!(refused("chu.xlsx", &xlsx(&sheet(""), strings)), ReadRefused::Damaged { .. }));
}

#[test]
fn one_long_string_in_many_cells_is_refused() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(32_000));
    let cells: String =
        (1..=20_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    assert_eq!(refused("lap.xlsx", &xlsx(&sheet(&cells), strings.as_bytes())), ReadRefused::TooMuchText);
}

#[test]
fn too_many_rows_and_too_many_bytes_are_refused() {
    let text = "1,Nguyễn Văn A,Tổ dân phố 1\n".repeat(200_010);
    assert_eq!(refused("dai.csv", text.as_bytes()), ReadRefused::TooManyRows);
    let bytes = vec![b'a'; MAX_BYTES + 1];
    assert!(matches!(refused("to.csv", &bytes), ReadRefused::TooLarge { given: 51 }));
}

#[test]
fn repeated_rows_and_cells_of_ods_are_not_unfolded() {
    let content = |rows: &str| {
        format!(
            "<office:document-content><office:spreadsheet><table:table table:name=\"A\">{rows}</table:table></office:spreadsheet></office:document-content>"
        )
    };
    let ods = |rows: &str| {
        archive(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content(rows).as_bytes()),
        ])
    };
    let cell =
        "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/>";
    let wide = format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    assert!(matches!(refused("lap.ods", &ods(&wide)), ReadRefused::TooManyCells | ReadRefused::TooManyRows));
    let blank = "<table:table-row table:number-rows-repeated=\"4294967295\"><table:table-cell/></table:table-row>";
    assert_eq!(refused("trong.ods", &ods(&blank.repeat(3))), ReadRefused::Empty);
    refused("cut.ods", &ods("<table:table-row><table:table-cell>"));
}

#[test]
fn a_table_of_millions_of_empty_strings_is_refused() {
    let strings = format!("<sst>{}</sst>", "<si/>".repeat(2_100_000));
    assert_eq!(refused("rong.xlsx", &xlsx(&sheet(""), strings.as_bytes())), ReadRefused::Bomb);
}

/// The first place of `wanted` in `bytes`, from which on `with` is written.
fn patched(mut bytes: Vec<u8>, wanted: &[u8], with: &[u8]) -> Vec<u8> {
    let at = bytes.windows(wanted.len()).position(|window| window == wanted).unwrap();
    bytes[at..at + with.len()].copy_from_slice(with);
    bytes
}

#[test]
fn files_with_a_password_are_told_so() {
    let xls = || samples::bytes("ho-gia-dinh-2019-tcvn3.xls");
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    // An encrypted .xlsx is a compound file with this stream; an encrypted .xls has this record in place of another.
    assert_eq!(
        refused("mat-khau.xlsx", &patched(xls(), &wide("Workbook"), &wide("EncryptedPackage"))),
        ReadRefused::Encrypted
    );
    assert_eq!(refused("mat-khau.xls", &patched(xls(), &[0x42, 0, 2, 0], &[0x2F, 0, 2, 0])), ReadRefused::Encrypted);
    let manifest = b"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let ods = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", b"<office:document-content/>"),
    ]);
    assert_eq!(refused("mat-khau.ods", &ods), ReadRefused::Encrypted);
    let word = patched(xls(), &wide("Workbook"), &wide("WordDocument"));
    assert_eq!(refused("van-ban.xls", &word), ReadRefused::NotAWorkbook { what: "văn bản Word" });
}

/// Chains of sectors that bite their own tail, and a sheet that claims every row and column.
#[test]
fn an_old_workbook_with_wild_numbers_takes_no_memory() {
    let bytes = samples::bytes("ho-gia-dinh-2019-tcvn3.xls");
    let table = 512 * (1 + usize::try_from(u32::from_le_bytes(bytes[76..80].try_into().unwrap())).unwrap());
    for step in [0_u32, 1] {
        let mut ring = bytes.clone();
        for (entry, id) in ring[table..table + 512].as_chunks_mut::<4>().0.iter_mut().zip(0_u32..) {
            *entry = (id * step).to_le_bytes();
        }
        assert!(matches!(refused("vong.xls", &ring), ReadRefused::Damaged { .. }));
    }
    let at = bytes.windows(4).position(|window| window == [0x00, 0x02, 0x0E, 0x00]).unwrap();
    let mut wide = bytes.clone();
    wide[at + 4..at + 16].copy_from_slice(&[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
    assert_eq!(read("rong.xls", &wide, ImportKind::Households, &ReadOptions::default()).unwrap().read, 782);
}

#[test]
fn other_files_are_told_what_they_are() {
    for (bytes, words) in [
        (&b"%PDF-1.7 ..."[..], "PDF"),
        (b"", "r\u{1ed7}ng"),
        (b"<html><body><table></table></body></html>", "trang web"),
        (&archive(&[("word/document.xml", b"<a/>")]), "Word"),
        (&archive(&[("xl/workbook.bin", b"")]), ".xlsb"),
        (&archive(&[("a.txt", b"")]), "ZIP"),
    ] {
        let told = refused("tep.xlsx", bytes).to_string();
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn a_wrong_ending_does_no_harm() {
    let bytes = samples::bytes("don-vi-2021.xlsx");
    for name in ["don-vi.xls", "don-vi.csv", "don-vi"] {
        assert!(read(name, &bytes, ImportKind::Organisations, &ReadOptions::default()).is_ok(), "{name}");
    }
}

#[test]
fn truncated_workbooks_are_refused_or_read_in_part_but_never_panic() {
    for name in ["don-vi-2021.xlsx", "ho-gia-dinh-2019-tcvn3.xls"] {
        let bytes = samples::bytes(name);
        for tenth in 0..10 {
            let cut = &bytes[..bytes.len() * tenth / 10];
            assert!(read(name, cut, ImportKind::Households, &ReadOptions::default()).is_err(), "{name} {tenth}/10");
        }
    }
}

/// How often the bytes of workbooks are changed; more with `PROPTEST_CASES`.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_are_read_or_refused(
        which in 0..4_usize,
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..24),
        cut in proptest::option::of(any::<proptest::sample::Index>()),
    ) {
        let (name, kind) = [
            ("ho-gia-dinh-2019-tcvn3.xls", ImportKind::Households),
            ("don-vi-2021.xlsx", ImportKind::Organisations),
            ("tong-hop-2012-2020.xlsx", ImportKind::Totals),
            ("ho-so-danh-gia-2021.xlsx", ImportKind::Dossiers),
        ][which];
        let mut bytes = samples::bytes(name);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let start = Instant::now();
        let outcome = read(name, &bytes, kind, &ReadOptions::default());
        prop_assert!(start.elapsed() < Duration::from_secs(15));
        if let Err(refused) = outcome {
            prop_assert!(!refused.to_string().is_empty());
        }
    }

    /// What stands in cells, whatever it is, is read or told; identity numbers are never told.
    #[test]
    fn any_text_in_cells_is_read_or_told(cells in proptest::collection::vec(".{0,24}", 4..24)) {
        let mut text = "Tổ dân phố|Mã hộ|Họ và tên chủ hộ|Số CCCD\nTổ dân phố 1|MA01|Nguyễn Văn A|001083000001\n".to_owned();
        for row in cells.chunks(4) {
            let line: Vec<String> = row.iter().map(|cell| cell.replace(['|', '\n', '\r', '"'], " ")).collect();
            text.push_str(&line.join("|"));
            text.push('\n');
        }
        if let Ok(reading) = read("x.csv", text.as_bytes(), ImportKind::Households, &ReadOptions::default()) {
            prop_assert!(reading.problems.iter().all(|problem| !problem.value.contains("001083000001")));
            let written = crate::xlsx::held::write(&reading, &reading.held_lines(), &reading.problems);
            prop_assert!(written.is_ok());
        }
    }
}
