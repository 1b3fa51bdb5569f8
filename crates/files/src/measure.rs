//! How wide a text is in the papers' typeface (Liberation Serif, which has the widths of Times New Roman).

use std::sync::OnceLock;

use ttf_parser::Face;

pub(crate) const REGULAR: &[u8] = include_bytes!("../fonts/LiberationSerif-Regular.ttf");
pub(crate) const BOLD: &[u8] = include_bytes!("../fonts/LiberationSerif-Bold.ttf");

/// The width in the unit of `size`.
pub(crate) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let widths = widths(bold);
    let units: u32 = text.chars().filter_map(|c| widths.of.get(usize::try_from(u32::from(c)).ok()?)).sum();
    f64::from(units) * size / widths.to_the_em
}

/// The advance of each letter of one face up to the general punctuation; what comes later is rare enough to weigh nothing.
struct Widths {
    of: Vec<u32>,
    to_the_em: f64,
}

const LETTERS: u32 = 0x2200;

fn widths(bold: bool) -> &'static Widths {
    static FACES: OnceLock<[Widths; 2]> = OnceLock::new();
    let read = |bytes| {
        let face = Face::parse(bytes, 0).expect("the typefaces are part of the program");
        let advance = |c| face.glyph_hor_advance(face.glyph_index(c)?).map(u32::from);
        let of = (0..LETTERS).map(|code| char::from_u32(code).and_then(advance).unwrap_or(0)).collect();
        Widths { of, to_the_em: f64::from(face.units_per_em()) }
    };
    &FACES.get_or_init(|| [read(REGULAR), read(BOLD)])[usize::from(bold)]
}

/// Lines that fit `limit`, as few as possible and as even as possible: "ỦY BAN NHÂN DÂN / PHƯỜNG BẮC HỒNG" and not
/// "ỦY BAN NHÂN DÂN PHƯỜNG / BẮC HỒNG". A single word that is too wide stands alone.
pub(crate) fn balanced(text: &str, size: f64, bold: bool, limit: f64) -> Vec<String> {
    let lines = wrapped(text, size, bold, limit);
    if lines.len() < 2 {
        return lines;
    }
    let (mut low, mut high) = (0.0, limit);
    for _ in 0..20 {
        let middle = (low + high) / 2.0;
        if wrapped(text, size, bold, middle).len() <= lines.len() { high = middle } else { low = middle }
    }
    wrapped(text, size, bold, high)
}

/// Lines that fit `limit`, each as full as it goes; a no-break space holds its words together.
pub(crate) fn wrapped(text: &str, size: f64, bold: bool, limit: f64) -> Vec<String> {
    if !text.contains('\n') && width(text, size, bold) <= limit {
        let line = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        return Some(line).filter(|line| !line.is_empty()).into_iter().collect();
    }
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if width(&longer, size, bold) <= limit {
                *line = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_offices_break_evenly() {
        for (text, lines) in [
            ("ỦY\u{a0}BAN\u{a0}NHÂN\u{a0}DÂN PHƯỜNG THỬ", vec!["ỦY\u{a0}BAN\u{a0}NHÂN\u{a0}DÂN", "PHƯỜNG THỬ"]),
            ("CÔNG AN PHƯỜNG", vec!["CÔNG AN PHƯỜNG"]),
            ("ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG", vec!["ỦY BAN NHÂN DÂN", "PHƯỜNG BẮC HỒNG"]),
            ("", vec![]),
        ] {
            assert_eq!(balanced(text, 13.0, true, 180.0), lines);
        }
    }

    #[test]
    fn every_vietnamese_letter_has_a_width() {
        for letter in "ĂÂĐÊÔƠƯăâđêôơưẠạẢảẤấẶặẼẽỀềỄễỈỉỊịỌọỘộỢợỤụỨứỮữỰựỲỳỴỵỶỷỸỹ".chars()
        {
            assert!(0.0 < width(&letter.to_string(), 10.0, false), "{letter}");
        }
    }
}
