//! Breaking short texts into even lines, so that the forms can choose the largest size that fits without measuring.

use serde::Serialize;

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

/// The text in one line, two lines … as far as its words go, each time as even as possible.
pub(super) fn settings(text: &str, most: usize, width: impl Fn(&str) -> f64) -> Vec<Setting> {
    let words: Vec<Word> = words(text).into_iter().map(|text| Word { width: width(&text), text }).collect();
    let space = width(" ");
    (1..=most.min(words.len()).max(1)).map(|count| even(&words, count, space)).collect()
}

/// "2012 - 2021" stays in one piece.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_after_dash = words.last().is_some_and(|held| held.ends_with(" -") || held.ends_with(" –"));
        match words.last_mut() {
            Some(held) if is_after_dash || matches!(word, "-" | "–") => *held = format!("{held} {word}"),
            _ => words.push(word.to_owned()),
        }
    }
    words
}

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
        let lines = |text, count: usize| settings(text, 3, letters).remove(count - 1).lines;
        assert_eq!(lines("ỦY BAN NHÂN DÂN PHƯỜNG BẮC HỒNG", 2), ["ỦY BAN NHÂN DÂN", "PHƯỜNG BẮC HỒNG"]);
        assert_eq!(lines("giai đoạn 2012 - 2021", 2), ["giai đoạn", "2012 - 2021"]);
        assert_eq!(settings("Một", 3, letters), [Setting { lines: vec!["Một".to_owned()], width: 3.0 }]);
        assert_eq!(settings("", 3, letters), [Setting { lines: vec![], width: 0.0 }]);
    }

    #[test]
    fn the_width_is_that_of_the_widest_line() {
        for setting in settings("một hai ba bốn năm sáu bảy", 3, letters) {
            let widest = setting.lines.iter().map(|line| letters(line)).fold(0.0, f64::max);
            assert!((setting.width - widest).abs() < 1e-9);
        }
    }
}
