use std::fs;
use std::io::Write as _;

use super::{assert_refused, state};
use crate::program::{sample, say, words};
use crate::small::{self, HEADS, households};

#[test]
fn files_that_are_no_workbooks_are_refused_by_name() {
    let ward = small::opened();
    let xlsx = fs::read(sample("ho-gia-dinh-2021.xlsx")).unwrap();
    let xls = fs::read(sample("ho-gia-dinh-2019-tcvn3.xls")).unwrap();
    let noise: Vec<u8> = (0..40_000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let beside: [(&str, &[u8]); 12] = [
        ("rong.xlsx", b""),
        ("rong.csv", b""),
        ("trang.csv", b"\n\n   \n"),
        ("cut-giua.xlsx", &xlsx[..xlsx.len() / 2]),
        ("cut-cuoi.xlsx", &xlsx[..xlsx.len() - 30]),
        ("cut.xls", &xls[..xls.len() / 2]),
        ("rac.xlsx", &noise),
        ("rac.xls", &noise),
        ("rac.csv", &noise),
        ("anh.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("giay.xlsx", b"%PDF-1.7\n1 0 obj"),
        ("trang-mang.xlsx", b"<!DOCTYPE html><html><body>404</body></html>"),
    ];
    for (name, bytes) in beside {
        ward.file(name, bytes);
    }
    let lines: Vec<String> = beside.iter().map(|(name, _)| format!("import households {name} --year 2021")).collect();
    let rows: Vec<_> = lines.iter().zip(beside).map(|(line, (name, _))| (line.as_str(), 3, name)).collect();
    assert_refused(&ward, &rows);
}

#[test]
fn files_that_cannot_be_read_are_refused() {
    let ward = small::opened();
    fs::create_dir(ward.beside().join("thu-muc.xlsx")).unwrap();
    let file = ward.file("co.csv", households(&HEADS));
    let other = ward.file("khac.csv", "Màu;Cỡ\nđỏ;to\n");
    assert_refused(
        &ward,
        &[
            ("import households khong-co.xlsx --year 2021", 3, "không có tệp này"),
            ("import households thu-muc.xlsx --year 2021", 3, "thư mục"),
            ("import households \"\" --year 2021", 2, "FILE"),
            ("import households /dev/zero --year 2021", 3, "zero"),
            (&format!("import households {file}/trong.xlsx --year 2021"), 3, "trong.xlsx"),
            (&format!("import households {file}"), 3, "--year"),
            (&format!("import households {file} --year 2021 --sheet \"Trang 9\""), 3, "Trang 9"),
            (&format!("import households {file} --year 2021 --map nofield=STT"), 3, "registered_on"),
            (&format!("import households {file} --year 2021 --map head=Cột"), 3, "Họ và tên chủ hộ"),
            (&format!("import households {other} --year 2021"), 3, "khac.csv"),
            (&format!("import totals {other}"), 3, "khac.csv"),
            ("import --undo 01a2", 3, "01a2"),
            ("settings import khong-co.toml", 3, "không có tệp này"),
            ("settings import thu-muc.xlsx", 3, "thư mục"),
        ],
    );
}

#[test]
fn settings_that_are_wrong_are_refused_with_their_line() {
    let ward = small::opened();
    let rows: Vec<(String, &str)> = [
        ("letterhead", "dòng 1"),
        ("[[letterhead]]\nfrom = \"2021-13-01\"\nname = \"A\"\nkind = \"phường\"\nparent = \"B\"\n", "dòng 2"),
        ("[[letterhead]]\nfrom = \"2021-01-01\"\nkind = \"phường\"\nparent = \"B\"\n", "name"),
        ("[[chu_ky]]\nfrom = \"2021-01-01\"\n", "chu_ky"),
        ("[[base_salary]]\nfrom = \"2021-01-01\"\namount = -5\nbasis = \"x\"\n", "dòng"),
    ]
    .into_iter()
    .enumerate()
    .map(|(at, (text, says))| (format!("settings import {}", ward.file(&format!("cai-dat-{at}.toml"), text)), says))
    .collect();
    assert_refused(&ward, &rows.iter().map(|(line, says)| (line.as_str(), 3, *says)).collect::<Vec<_>>());
    let bytes = ward.file("nhi-phan.toml", b"\xff\xfe\x00");
    assert_refused(&ward, &[(&format!("settings import {bytes}"), 3, "UTF-8")]);
}

#[test]
fn criteria_that_are_wrong_are_refused_with_file_line_and_reason() {
    let ward = small::opened();
    let before = state(&ward);
    let folder = ward.folder.join("criteria/5-nhat");
    fs::create_dir_all(&folder).unwrap();
    let good = fs::read_to_string(criteria("5-nhat/household.toml")).unwrap();
    for (bad, says) in [
        (good.replacen("more_than = 50", "more_than = 500", 1), "household.toml"),
        (good.replacen("check = \"registered\"", "check = \"guessed\"", 1), "guessed"),
        (good.replacen("title = \"household\"", "title = \"dog\"", 1), "dog"),
        (good.replacen("rule = \"5-nhat\"", "rule = \"tt-999\"", 1), "tt-999"),
        (good.replacen("id = \"HGD-2\"", "id = \"HGD-1\"", 1), "HGD-1"),
        ("title = ".to_owned(), "household.toml"),
    ] {
        assert_ne!(bad, good, "{says}: the shipped file has changed");
        fs::write(folder.join("household.toml"), bad).unwrap();
        for line in ["assess --year 2021", "check", "campaign advance --year 2021 --date 2021-11-01"] {
            let sentence = ward.refused(line, 3);
            assert!(sentence.contains("household.toml") && sentence.contains(says), "{says}: {sentence}");
            ward.run(&[words(line), words("--lang en")].concat()).sentence(3);
        }
    }
    fs::remove_dir_all(ward.folder.join("criteria")).unwrap();
    assert!(state(&ward) == before);
}

fn criteria(name: &str) -> String {
    sample(&format!("../criteria/{name}"))
}

/// 1.5 MB that unpack to gigabytes.
fn bomb() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    let book = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let links = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    for (name, text) in
        [("[Content_Types].xml", types), ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", links)]
    {
        archive.start_file(name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.start_file("xl/worksheets/sheet1.xml", options.large_file(true)).unwrap();
    archive
        .write_all(b"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>")
        .unwrap();
    let rows = "<row><c t=\"inlineStr\"><is><t>aaaaaaaaaaaaaaaa</t></is></c></row>".repeat(16_000);
    for _ in 0..400 {
        archive.write_all(rows.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn an_archive_that_unpacks_to_gigabytes_is_refused_in_bounded_memory() {
    let ward = small::opened();
    let bytes = bomb();
    assert!(bytes.len() < 4 * 1024 * 1024, "{}", bytes.len());
    let file = ward.file("bom.xlsx", bytes);
    let before = state(&ward);
    let line = words(&format!("import households {file} --year 2021"));
    // The resident peak is what the kernel kept count of: 200 MB, in the kilobytes of GNU time's stead.
    let peak = peak_of(&mut ward.command(&line));
    let sentence = say(ward.command(&line)).sentence(3);
    assert!(sentence.contains("bom.xlsx") && sentence.contains("bất thường"), "{sentence}");
    assert!(peak < 200 * 1024, "{peak} kB");
    // How many bytes are unpacked before that, and so how long it takes, is bounded and tested where files are read.
    assert!(state(&ward) == before);
}

/// The most memory that a command ever held, in kB, looked at while it runs.
fn peak_of(command: &mut std::process::Command) -> u64 {
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    let mut child = command.spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(now.unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert!(0 < peak, "the peak was seen");
    peak
}
