//! How wide a text is in a typeface, in units of the type size; kerning is left out, so the forms keep a little room.

use std::sync::LazyLock;

use ttf_parser::Face;

use super::press::FONTS;

/// Indices into `press::FONTS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Regular = 0,
    Bold = 1,
    Italic = 2,
    BoldItalic = 3,
    DisplayBold = 5,
}

/// Letters up to here (Latin, Vietnamese, punctuation) are looked up once.
const KNOWN: u32 = 0x2100;

struct Ruler {
    face: Face<'static>,
    known: Vec<f64>,
}

static RULERS: LazyLock<Vec<Ruler>> = LazyLock::new(|| FONTS.iter().map(|data| Ruler::new(data)).collect());

pub(super) fn width(text: &str, style: Style) -> f64 {
    let ruler = &RULERS[style as usize];
    text.chars().map(|letter| ruler.advance(letter)).sum()
}

impl Ruler {
    fn new(data: &'static [u8]) -> Self {
        let face = Face::parse(data, 0).expect("the fonts are part of the program");
        let known = (0..KNOWN).map(|code| char::from_u32(code).map_or(0.0, |letter| advance(&face, letter))).collect();
        Self { face, known }
    }

    fn advance(&self, letter: char) -> f64 {
        self.known.get(letter as usize).copied().unwrap_or_else(|| advance(&self.face, letter))
    }
}

/// Zero for what a font lacks: such letters come from another one and are rare.
fn advance(face: &Face, letter: char) -> f64 {
    let advance = face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or(0);
    f64::from(advance) / f64::from(face.units_per_em())
}
