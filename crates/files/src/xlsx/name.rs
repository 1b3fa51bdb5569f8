//! Names of sheets: at most 31 characters, none of `[ ] : * ? / \`, no apostrophe at an end, each only once.

use std::collections::BTreeSet;

use crate::xml;

const LONGEST: usize = 31;

#[derive(Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    pub(super) fn fit(&mut self, wish: &str) -> String {
        let plain: String =
            xml::legal(wish).chars().map(|c| if "[]:*?/\\\t\r\n".contains(c) { ' ' } else { c }).collect();
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = if plain.trim_matches(['\'', ' ']).is_empty() { "Bảng" } else { plain.trim_matches(['\'', ' ']) };
        let mut name = cut(plain, LONGEST);
        let mut ordinal = 2;
        // Spreadsheets do not tell capitals apart here.
        while !self.taken.insert(name.to_lowercase()) {
            let tail = format!(" ({ordinal})");
            name = format!("{}{tail}", cut(plain, LONGEST - tail.len()));
            ordinal += 1;
        }
        name
    }
}

/// Characters are counted as the format counts them, in units of UTF-16.
fn cut(text: &str, limit: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.len_utf16();
        used <= limit
    };
    text.chars().take_while(fits).collect::<String>().trim_end_matches(['\'', ' ', '.', ',', ';']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_the_format_and_differ() {
        let mut names = Names::default();
        for (wish, name) in [
            ("Bảng 1. Kết quả xét danh hiệu hộ gia đình", "Bảng 1. Kết quả xét danh hiệu h"),
            ("bảng 1. kết quả xét danh hiệu hộ tập thể", "bảng 1. kết quả xét danh hi (2)"),
            ("Tổ 1/2 [a]: *?\\", "Tổ 1 2 a"),
            ("''", "Bảng"),
            ("", "Bảng (2)"),
            ("\u{0}x\n y'", "x y"),
        ] {
            assert_eq!(names.fit(wish), name);
            assert!(name.encode_utf16().count() <= LONGEST);
        }
    }
}
