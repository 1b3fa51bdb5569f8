use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Reader, Xlsx, open_workbook};
use lopdf::Document;

use super::workbooks::{commended, decade, grouped, met_households, rate};
use super::world::{both, postgres, sqlite};

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The text of a PDF without white space: lines break anywhere between words.
fn text(pdf: &Path) -> String {
    let document = Document::load(pdf).unwrap_or_else(|error| panic!("{}: {error}", pdf.display()));
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    solid(&document.extract_text(&pages).unwrap())
}

fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

#[track_caller]
fn assert_says(text: &str, words: &str) {
    assert!(text.contains(&solid(words)), "«{words}» is not in {}…", text.chars().take(2000).collect::<String>());
}

#[test]
fn every_household_recognised_has_its_certificate_once() {
    let pdf = sqlite().ward.folder.join("papers/2021/giay-cong-nhan-ho-gia-dinh.pdf");
    let document = Document::load(&pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let expected = met_households();
    assert_eq!(pages.len(), expected.len());
    assert_eq!(pages.len(), 2412);
    let decisions = sqlite().ward.json("decision list --year 2021");
    let decision = decisions.as_array().unwrap().iter().find(|one| one["number"]["number"] == 155).unwrap();
    let subjects = decision["subjects"].as_array().unwrap();
    let numbers: BTreeSet<u64> = subjects.iter().map(|one| one["certificate"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=2412).collect(), "numbers of the register run on without a gap");
    // First, last, and each hundredth: the page of a number bears the name that the decision has for it.
    for at in (0..pages.len()).filter(|at| at.is_multiple_of(100) || at + 1 == pages.len()) {
        let page = solid(&document.extract_text(&[pages[at]]).unwrap());
        assert_says(&page, subjects[at]["name"].as_str().unwrap());
        assert_says(&page, &format!("Vào sổ số: {:04}", subjects[at]["certificate"].as_u64().unwrap()));
        assert_says(&page, "Quyết định số 155/QĐ-UBND ngày 19 tháng 11 năm 2021");
    }
}

#[test]
fn every_commended_has_a_giay_khen_and_the_decision_its_money() {
    for ward in both() {
        let folder = ward.folder.join("papers/2022");
        let document = Document::load(folder.join("giay-khen-95-2022.pdf")).unwrap();
        assert_eq!(document.get_pages().len(), 9);
        let certificates = text(&folder.join("giay-khen-95-2022.pdf"));
        let decision = text(&folder.join("quyet-dinh-khen-thuong-95-2022.pdf"));
        for (name, _) in commended() {
            assert_says(&certificates, &name);
            assert_says(&decision, &name);
        }
        // Once in the second article, then beside each name.
        assert_eq!(decision.matches("450.000").count(), 1 + 3);
        assert_eq!(decision.matches("230.000").count(), 1 + 6);
        assert_says(&decision, "2.730.000 đồng");
        assert_says(&decision, "Hai triệu bảy trăm ba mươi nghìn đồng");
    }
}

#[test]
fn the_report_of_the_decade_prints_every_figure_in_three_formats() {
    for ward in both() {
        let stem = ward.folder.join("papers/2012-2021/bao-cao-tong-ket-2012-2021");
        let pdf = text(&stem.with_extension("pdf"));
        let docx = solid(&document_text(&stem.with_extension("docx")));
        let mut book: Xlsx<_> = open_workbook(stem.with_extension("xlsx")).unwrap();
        let sheets = book.worksheets();
        for (year, (titles, _)) in decade() {
            let (total, met) = titles["household"];
            for words in [grouped(total), grouped(met), rate((total, met)), year.to_string()] {
                assert_says(&pdf, &words);
                assert_says(&docx, &words);
            }
            let row_of = |cells: &[calamine::Data]| cells.first().map(ToString::to_string) == Some(year.to_string());
            let row =
                sheets[0].1.rows().find(|row| row_of(row)).unwrap_or_else(|| panic!("{year} is not in the table"));
            let cells: Vec<String> = row.iter().map(ToString::to_string).collect();
            assert!(cells.contains(&total.to_string()) && cells.contains(&met.to_string()), "{cells:?}");
        }
        assert_says(&pdf, "số hộ đạt tăng 514 hộ (từ 1.898 lên 2.412)");
        assert_says(&docx, "số hộ đạt tăng 514 hộ (từ 1.898 lên 2.412)");
    }
}

fn document_text(docx: &Path) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(docx).unwrap()).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut xml).unwrap();
    let mut text = String::new();
    for piece in xml.split('<').skip(1) {
        text.push_str(piece.split_once('>').map_or("", |(_, after)| after));
    }
    text
}

#[test]
fn the_papers_of_the_year_print_its_record() {
    let folder = sqlite().ward.folder.join("papers/2021");
    let report = text(&folder.join("bao-cao-ket-qua.pdf"));
    for words in [
        "được công nhận 2.412/2.546 hộ, đạt 94,7% (Quyết định số 155/QĐ-UBND ngày 19/11/2021)",
        "được công nhận 10/10 tổ dân phố, đạt 100% (Quyết định số 150/QĐ-UBND ngày 12/11/2021)",
        "được công nhận 3/3 trường, đạt 100% (Quyết định số 152/QĐ-UBND ngày 18/11/2021)",
        "được công nhận 11/12 cơ quan, doanh nghiệp, đạt 91,7% (Quyết định số 153/QĐ-UBND ngày 18/11/2021)",
        "Quyết định số 2071/QĐ-UBND ngày 19/11/2021",
    ] {
        assert_says(&report, words);
    }
    assert!(!report.contains(&solid("Công ty TNHH Mẫu Ngàn Hống")), "who was not recognised is not named");
    let decision = text(&folder.join("quyet-dinh-cong-nhan-ho-gia-dinh-155-2021.pdf"));
    let met = met_households();
    for name in met.values() {
        assert!(decision.contains(&solid(name)), "{name}");
    }
    assert_says(&decision, "2.412");
    // Neighbours see totals and recognised names; reasons are in the sealed annex.
    let failing = sqlite().ward.json("assess --year 2021 --title household");
    let failing = failing["subjects"].as_array().unwrap().iter().find(|one| one["outcome"] != "met").unwrap().clone();
    let (code, name) = (failing["code"].as_str().unwrap(), failing["name"].as_str().unwrap());
    let area = &code[2..4];
    let sealed = text(&folder.join(format!("niem-phong/phu-luc-niem-phong-tdp{area}.pdf")));
    assert_says(&sealed, name);
    assert_says(&sealed, code);
    let minutes = text(&folder.join(format!("bien-ban/bien-ban-binh-xet-tdp{area}.pdf")));
    assert!(!minutes.contains(code), "{code}");
}

#[test]
fn minutes_state_the_day_of_registration_that_the_assessment_counted() {
    let ward = &sqlite().ward;
    let mut seen = 0;
    for title in ["school", "organisation"] {
        for one in ward.json(&format!("assess --year 2021 --title {title}"))["subjects"].as_array().unwrap() {
            let findings = one["findings"].as_array().unwrap();
            let told = findings.iter().find_map(|one| one["reason"].as_str()?.split_once("Đã đăng ký ngày "));
            let Some(day) = told.map(|(_, told)| told.split(',').next().unwrap()) else { continue };
            let code = one["code"].as_str().unwrap().to_lowercase();
            let minutes = text(&ward.folder.join(format!("papers/2021/bien-ban/bien-ban-danh-gia-{code}.pdf")));
            assert_says(&minutes, &format!("Bản đăng ký phấn đấu ngày {day}."));
            seen += 1;
        }
    }
    assert_eq!(seen, 3, "the schools");
}

#[test]
fn every_file_opens_and_says_that_the_data_are_a_sample() {
    let papers = files_below(&sqlite().ward.folder.join("papers"));
    let ending = |path: &Path| path.extension().unwrap().to_str().unwrap().to_owned();
    let count = |wanted: &str| papers.iter().filter(|path| ending(path) == wanted).count();
    assert!(55 < count("pdf") && 50 < count("docx") && 5 < count("xlsx"), "{papers:?}");
    for path in &papers {
        match ending(path).as_str() {
            "pdf" => {
                let document = Document::load(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                let first = document.extract_text(&[1]).unwrap();
                let letters: String = first.chars().filter(|letter| letter.is_alphabetic()).collect();
                assert!(letters.contains("DỮLIỆUMẪU"), "{}: {first}", path.display());
            }
            "docx" => assert!(!document_text(path).is_empty(), "{}", path.display()),
            "xlsx" => {
                let mut book: Xlsx<_> = open_workbook(path).unwrap();
                for (name, range) in book.worksheets() {
                    let first = range.rows().next().map(|row| row[0].to_string());
                    assert_eq!(first.as_deref(), Some("DỮ LIỆU MẪU"), "{}: {name}", path.display());
                }
            }
            other => panic!("{other}: nothing else lies among the papers"),
        }
    }
}

#[test]
fn the_schools_get_their_papers_on_postgresql() {
    let folder = postgres().ward.folder.join("papers/2021");
    assert_eq!(Document::load(folder.join("giay-cong-nhan-truong-hoc.pdf")).unwrap().get_pages().len(), 3);
    let decision = text(&folder.join("quyet-dinh-cong-nhan-truong-hoc-152-2021.pdf"));
    for name in ["Trường THPT Mẫu", "Trường THCS Mẫu", "Trường Tiểu học Mẫu"] {
        assert_says(&decision, name);
    }
    assert!(!folder.join("giay-cong-nhan-ho-gia-dinh.pdf").exists(), "only what was asked for");
}

#[test]
fn one_certificate_is_printed_alone_on_demand() {
    let (code, name) = met_households().into_iter().nth(700).unwrap();
    for ward in both() {
        // The code alone says which title it is of.
        let out = ward.folder.join("one");
        let line = format!("papers --year 2021 --subject {code} --out {}", out.display());
        let files = ward.json(&line);
        assert_eq!(files["files"].as_array().unwrap().len(), 2);
        let stem = out.join(format!("giay-cong-nhan-ho-gia-dinh-{code}"));
        assert_says(&text(&stem.with_extension("pdf")), &name);
        assert_says(&solid(&document_text(&stem.with_extension("docx"))), &name);
    }
}
