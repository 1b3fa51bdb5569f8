//! How wide a text is in the papers' typeface (Liberation Serif, which has the widths of Times New Roman).

use std::sync::OnceLock;

use ttf_parser::Face;

pub(crate) const REGULAR: &[u8] = include_bytes!("../fonts/LiberationSerif-Regular.ttf");
pub(crate) const BOLD: &[u8] = include_bytes!("../fonts/LiberationSerif-Bold.ttf");

/// The width in the unit of `size`.
pub(crate) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let face = face(bold);
    let units: u32 = text
        .chars()
        .filter_map(|c| face.glyph_index(c))
        .filter_map(|glyph| face.glyph_hor_advance(glyph))
        .map(u32::from)
        .sum();
    f64::from(units) * size / f64::from(face.units_per_em())
}

fn face(bold: bool) -> &'static Face<'static> {
    static FACES: OnceLock<[Face<'static>; 2]> = OnceLock::new();
    let parse = |bytes| Face::parse(bytes, 0).expect("the typefaces are part of the program");
    &FACES.get_or_init(|| [parse(REGULAR), parse(BOLD)])[usize::from(bold)]
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

/// Lines that fit `limit`, each as full as it goes.
pub(crate) fn wrapped(text: &str, size: f64, bold: bool, limit: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
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
