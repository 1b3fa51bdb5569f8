//! Text files and old letters.

use domain::intake::{ImportKind, LineData, ReadOptions, Reading};

use super::excel::{rows, workbook};
use crate::read::read;

fn csv(bytes: &[u8]) -> Reading {
    read("ho.csv", bytes, ImportKind::Households, &ReadOptions::default()).unwrap()
}

fn heads(reading: &Reading) -> Vec<&str> {
    let head = |line: &'_ domain::intake::Line| match &line.data {
        LineData::Household(household) => Some(household.head.len()),
        _ => None,
    };
    assert!(reading.lines.iter().all(|line| head(line).is_some()));
    reading.lines.iter().map(|line| line.data.preview().1).collect()
}

const LIST: &str = "Tổ dân phố;Mã hộ;Họ và tên chủ hộ;Năm sinh;Số CCCD\r\n\
    Tổ dân phố 1;MA01;Nguyễn Thị Ánh;1983;\"001183000001\"\r\n\
    Tổ dân phố 1;MA02;Trần Đức Phương;1984;001084000002\r\n";

#[test]
fn text_files_in_the_usual_encodings_say_the_same() {
    let utf16 = |little: bool| -> Vec<u8> {
        let units = LIST.encode_utf16();
        units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    };
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    for (bytes, encoding) in [
        (LIST.as_bytes().to_vec(), "UTF-8"),
        (marked(b"\xEF\xBB\xBF", LIST.as_bytes().to_vec()), "UTF-8"),
        (marked(b"\xFF\xFE", utf16(true)), "UTF-16LE"),
        (marked(b"\xFE\xFF", utf16(false)), "UTF-16BE"),
        (utf16(true), "UTF-16LE"),
        (LIST.replace(';', "\t").into_bytes(), "UTF-8"),
        (LIST.replace(';', "|").into_bytes(), "UTF-8"),
        (LIST.replace(';', ",").into_bytes(), "UTF-8"),
    ] {
        let reading = csv(&bytes);
        assert_eq!((reading.encoding.as_str(), reading.problems.len()), (encoding, 0), "{:?}", reading.problems);
        assert_eq!(heads(&reading), ["Nguyễn Thị Ánh", "Trần Đức Phương"], "{encoding}");
        assert_eq!(reading.cell(1, "code"), "B3");
    }
}

/// The same list in VNI and in TCVN3, as Windows-1252 shows them.
const VNI: &[&[&str]] = &[
    &["Toå daân phoá", "Maõ hoä", "Hoï vaø teân chuû hoä", "Naêm sinh", "Ñòa chæ"],
    &["Toå daân phoá 1", "MA01", "Nguyeãn Thò AÙnh", "#1983", "Soá 1, ñöôøng Xoâ Vieát Ngheä Tónh"],
    &["Toå daân phoá 1", "MA02", "Traàn Ñöùc Phöông", "#1984", "Soá 2, ñöôøng Leâ Duaån"],
];
const TCVN3: &[&[&str]] = &[
    &["Tæ d©n phè", "M· hé", "Hä vµ tªn chñ hé", "N¨m sinh", "§Þa chØ"],
    &["Tæ d©n phè 1", "MA01", "NguyÔn ThÞ ¸nh", "#1983", "Sè 1, ®\u{ad}êng X« ViÕt NghÖ TÜnh"],
    &["Tæ d©n phè 1", "MA02", "TrÇn §øc Ph\u{ad}¬ng", "#1984", "Sè 2, ®\u{ad}êng Lª DuÈn"],
];

#[test]
fn old_letters_are_known_in_workbooks_and_in_text_files() {
    for (table, name) in [(VNI, "VNI"), (TCVN3, "TCVN3")] {
        let bytes = workbook(|sheet| rows(sheet, table));
        let reading = read("ho.xlsx", &bytes, ImportKind::Households, &ReadOptions::default()).unwrap();
        let lines: Vec<String> = table.iter().map(|row| row.join(";").replace('#', "")).collect();
        let text = lines.join("\n").replace("1, ", "1 - ").replace("2, ", "2 - ");
        let latin: Vec<u8> = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
        for reading in [reading, csv(&latin), csv(text.as_bytes())] {
            assert_eq!(reading.encoding, name);
            assert_eq!(heads(&reading), ["Nguyễn Thị Ánh", "Trần Đức Phương"], "{name}");
            let LineData::Household(first) = &reading.lines[0].data else { panic!() };
            assert!(first.address.ends_with("đường Xô Viết Nghệ Tĩnh"), "{}", first.address);
            // TCVN3 has no Á: the capital is put back, and said so. VNI has it.
            assert_eq!(reading.problems.len(), usize::from(name == "TCVN3"), "{:?}", reading.problems);
        }
    }
}

#[test]
fn windows_1258_is_composed() {
    let encode = |text: &str| -> Vec<u8> {
        use unicode_normalization::UnicodeNormalization;
        let mut bytes = Vec::new();
        for letter in text.chars() {
            // Letters that the code page has stand whole, others as a letter and its tone.
            let letter_text = letter.to_string();
            let whole = encoding_rs::WINDOWS_1258.encode(&letter_text);
            if !whole.2 {
                bytes.extend(whole.0.iter());
                continue;
            }
            let parts: Vec<char> = letter.nfd().collect();
            let tone =
                parts.iter().position(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'));
            let tone = tone.expect("only letters with tones are not whole");
            let base: String = parts.iter().enumerate().filter(|(at, _)| *at != tone).map(|(_, c)| *c).nfc().collect();
            bytes.extend(encoding_rs::WINDOWS_1258.encode(&base).0.iter());
            bytes.extend(encoding_rs::WINDOWS_1258.encode(&parts[tone].to_string()).0.iter());
        }
        bytes
    };
    let reading = csv(&encode(LIST));
    assert_eq!(reading.encoding, "windows-1258");
    assert_eq!(heads(&reading), ["Nguyễn Thị Ánh", "Trần Đức Phương"]);
}

#[test]
fn titles_and_commas_inside_a_text_file_do_no_harm() {
    let text = "UBND PHƯỜNG MẪU,,,\n\"Danh sách hộ, năm 2021\",,,\n,,,\nSTT,Họ và tên chủ hộ,Năm sinh,Địa chỉ\n\
                1,Nguyễn Văn A,1983,\"Số 1, đường 3/2\"\n2,Trần Văn B,1984,Số 2\nCộng,2 hộ,,\n";
    let refused = read("TDP 4.csv", text.as_bytes(), ImportKind::Households, &ReadOptions::default()).unwrap();
    assert_eq!((refused.read, refused.cell(0, "head")), (2, "B5".to_owned()));
    assert_eq!(refused.lines[0].data.preview().2, Some("Tổ dân phố 4"));
}
