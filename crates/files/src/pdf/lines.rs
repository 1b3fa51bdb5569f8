//! Breaking short texts into even lines, so that the forms can choose the largest size that fits without measuring.

use serde::Serialize;

use super::phrase::{Hold, pieces};

/// A text in so many lines, and how wide the widest is in units of the type size.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Setting {
    pub lines: Vec<String>,
    pub width: f64,
}

/// A word that must not part, and its width.
struct Word {
    text: String,
    width: f64,
}

/// The text in one line, two lines … as far as its words go, each time as even as possible. Of the settings in equally
/// many lines, those that keep more together come first. Line breaks of the text itself are kept as they are.
pub(super) fn settings(text: &str, most: usize, width: impl Fn(&str) -> f64) -> Vec<Setting> {
    let whole = |lines: Vec<String>| Setting { width: lines.iter().map(|line| width(line)).fold(0.0, f64::max), lines };
    if text.contains('\n') {
        return vec![whole(text.lines().map(|line| line.trim().to_owned()).collect())];
    }
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let one_line = whole(if one_line.is_empty() { Vec::new() } else { vec![one_line] });
    if most < 2 || one_line.width <= SHORT {
        return vec![one_line];
    }
    let space = width(" ");
    let mut held: Vec<Vec<String>> = Vec::new();
    for hold in [Hold::Quotations, Hold::Phrases, Hold::Dashes] {
        let pieces = pieces(text, hold);
        if !held.contains(&pieces) {
            held.push(pieces);
        }
    }
    let word = |text: String| Word { width: width(&text), text };
    let held: Vec<Vec<Word>> = held.into_iter().map(|pieces| pieces.into_iter().map(word).collect()).collect();
    let mut settings = vec![one_line];
    for count in 2..=most {
        for words in held.iter().filter(|words| count <= words.len()) {
            let setting = even(words, count, space);
            if settings.iter().all(|other| other.lines != setting.lines) {
                settings.push(setting);
            }
        }
    }
    settings
}

/// How wide the text is in so many lines, in units of the type size.
pub(super) fn narrowest(text: &str, count: usize, width: impl Fn(&str) -> f64) -> f64 {
    let word = |text: String| Word { width: width(&text), text };
    let words: Vec<Word> = pieces(text, Hold::Dashes).into_iter().map(word).collect();
    even(&words, count, width(" ")).width
}

/// Texts up to this width (in units of the type size) fit on one line wherever the forms put them.
const SHORT: f64 = 12.0;

/// The narrowest limit at which the words still fill no more lines than asked for.
fn even(words: &[Word], count: usize, space: f64) -> Setting {
    let total = words.iter().map(|word| word.width + space).sum::<f64>();
    let (mut low, mut high) = (0.0, total);
    for _ in 0..16 {
        let middle = (low + high) / 2.0;
        if filled(words, middle, space).len() <= count { high = middle } else { low = middle }
    }
    let lines = filled(words, high, space);
    let said = |line: &&[Word]| line.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    Setting {
        width: lines.iter().map(|line| long(line, space)).fold(0.0, f64::max),
        lines: lines.iter().map(said).collect(),
    }
}

fn filled(words: &[Word], limit: f64, space: f64) -> Vec<&[Word]> {
    let mut lines = Vec::new();
    let (mut start, mut held) = (0, 0.0);
    for (i, word) in words.iter().enumerate() {
        if start < i && limit < held + space + word.width {
            lines.push(&words[start..i]);
            (start, held) = (i, word.width);
        } else {
            held += word.width + if start < i { space } else { 0.0 };
        }
    }
    if start < words.len() {
        lines.push(&words[start..]);
    }
    lines
}

fn long(line: &[Word], space: f64) -> f64 {
    line.iter().map(|word| word.width + space).sum::<f64>() - space
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> f64 {
        f64::from(u32::try_from(text.chars().count()).unwrap())
    }

    #[test]
    fn lines_are_as_even_as_the_words_allow() {
        let first_with = |text, count: usize| {
            let all = settings(text, 3, letters);
            all.into_iter().find(|setting| setting.lines.len() == count).map(|setting| setting.lines.join("|"))
        };
        let uneven = "ỦY BAN NHÂN DÂN|PHƯỜNG BẮC HỒNG";
        assert_eq!(first_with("ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG", 2).as_deref(), Some(uneven));
        assert_eq!(first_with("ỦY BAN NHÂN DÂN PHƯỜNG THỬ", 2).as_deref(), Some("ỦY BAN NHÂN DÂN|PHƯỜNG THỬ"));
        assert_eq!(first_with("giai đoạn 2012 - 2021", 2).as_deref(), Some("giai đoạn|2012 - 2021"));
        assert_eq!(settings("Một", 3, letters), [Setting { lines: vec!["Một".to_owned()], width: 3.0 }]);
        assert_eq!(settings("", 3, letters), [Setting { lines: vec![], width: 0.0 }]);
        assert_eq!(settings("Một\nhai", 3, letters)[0].lines, ["Một", "hai"]);
    }

    #[test]
    fn the_width_is_that_of_the_widest_line() {
        let all = settings("một hai ba bốn năm sáu bảy", 3, letters);
        assert_eq!(all.len(), 3);
        for setting in all {
            let widest = setting.lines.iter().map(|line| letters(line)).fold(0.0, f64::max);
            assert!((setting.width - widest).abs() < 1e-9);
        }
    }
}
