//! Letters and signs that a Vietnamese paper is written in. Whatever else stands in a workbook would end as an empty box
//! on a signed paper.

/// What a letter of a text is, for a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// It can be written and printed.
    Plain,
    /// A picture or an ornament: the text says the same without it.
    Ornament,
    /// A letter of an alphabet that nobody here reads, or one with marks that no letter has.
    Foreign,
}

/// Signs beyond Latin-1 that people type, and that every font of the papers has.
const SIGNS: &str = "‐‒–—―‘’‚‛“”„†‡•…‰′″‹›₫€№™−≤≥≠≈";

pub fn writing(c: char) -> Writing {
    let is_latin = matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '\u{1ea0}'..='\u{1ef9}');
    let is_horned = matches!(c, 'Ơ' | 'ơ' | 'Ư' | 'ư');
    match c {
        _ if is_latin || is_horned || SIGNS.contains(c) => Writing::Plain,
        _ if c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) || c == char::REPLACEMENT_CHARACTER => {
            Writing::Foreign
        }
        _ => Writing::Ornament,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_ornaments_and_foreign_letters() {
        for c in "Nguyễn Văn Ọc, số 5/3 – “Đường” 25 m² 1.000₫ ý ỵ".chars() {
            assert_eq!(writing(c), Writing::Plain, "{c:?}");
        }
        for c in "📍☎✓\u{fe0f}\u{f0b7}★🇻\u{200d}".chars() {
            assert_eq!(writing(c), Writing::Ornament, "{c:?}");
        }
        for c in "аЖ中𝐍Ａ①\u{303}\u{fffd}".chars() {
            assert_eq!(writing(c), Writing::Foreign, "{c:?}");
        }
    }
}
