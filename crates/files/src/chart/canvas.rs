//! Strokes on an SVG sheet in whole units, ten to the millimetre of a printed page (160 mm of text width).

use domain::document::Chart;
use plotters::{
    backend::SVGBackend,
    coord::Shift,
    drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea},
    element::{Circle, DashedPathElement, PathElement, Polygon, Rectangle},
    style::{
        Color, FontDesc, FontFamily, FontStyle, FontTransform, RGBColor, ShapeStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

pub(super) type DrawResult<T = ()> = Result<T, DrawingAreaErrorKind<std::io::Error>>;
pub(super) type Point = (i32, i32);

pub(super) const WIDTH: i32 = 1600;
pub(super) const INK: RGBColor = RGBColor(0x22, 0x22, 0x22);
pub(super) const GRID: RGBColor = RGBColor(0xd4, 0xd4, 0xd4);
/// The widths of Times New Roman under its free names; the embedded faces answer to the first.
const FAMILY: &str = "Liberation Serif, Tinos, Times New Roman, serif";
/// plotters writes sizes in its own points.
const PLOTTERS_POINT: f64 = 1.24;

/// Four fills that stay apart for colour-blind readers and, by their lightness (20, 45, 67 and 88 %), on a grey printer.
pub(super) const FILLS: [RGBColor; 4] =
    [RGBColor(0x0b, 0x3c, 0x6f), RGBColor(0xc8, 0x5a, 0x1e), RGBColor(0x6d, 0xb3, 0xe8), RGBColor(0xf3, 0xe0, 0x8b)];
/// The same order for lines, where a pale stroke would be lost on white.
const STROKES: [RGBColor; 4] =
    [RGBColor(0x0b, 0x3c, 0x6f), RGBColor(0xc8, 0x5a, 0x1e), RGBColor(0x2f, 0x86, 0xc4), RGBColor(0x6b, 0x5a, 0x00)];
/// Dash and gap; a line is known by its dashes and its marker as well as by its colour.
const DASHES: [Option<(i32, i32)>; 4] = [None, Some((26, 12)), Some((8, 10)), Some((44, 10))];

pub(super) struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(out: &'a mut String, height: i32) -> DrawResult<Self> {
        let area = SVGBackend::with_string(out, (WIDTH.unsigned_abs(), height.unsigned_abs())).into_drawing_area();
        area.fill(&plotters::style::WHITE)?;
        Ok(Self { area })
    }

    pub(super) fn finish(self) -> DrawResult {
        self.area.present()
    }

    pub(super) fn rule(&self, from: Point, to: Point, colour: RGBColor, width: u32) -> DrawResult {
        self.area.draw(&PathElement::new(vec![from, to], colour.stroke_width(width)))
    }

    /// A bar or a swatch, with a dark edge so that pale fills keep their shape on paper.
    pub(super) fn block(&self, corner: Point, opposite: Point, series: usize) -> DrawResult {
        self.area.draw(&Rectangle::new([corner, opposite], INK.filled()))?;
        let (left, top, right, bottom) =
            (corner.0.min(opposite.0), corner.1.min(opposite.1), corner.0.max(opposite.0), corner.1.max(opposite.1));
        if right - left < 5 || bottom - top < 5 {
            return Ok(());
        }
        self.area.draw(&Rectangle::new([(left + 2, top + 2), (right - 2, bottom - 2)], FILLS[series % 4].filled()))
    }

    /// White ground for a figure that a line would cross.
    pub(super) fn clear(&self, corner: Point, opposite: Point) -> DrawResult {
        self.area.draw(&Rectangle::new([corner, opposite], plotters::style::WHITE.filled()))
    }

    pub(super) fn polyline(&self, points: &[Point], series: usize) -> DrawResult {
        let style: ShapeStyle = STROKES[series % 4].stroke_width(6);
        match DASHES[series % 4] {
            None => self.area.draw(&PathElement::new(points.to_vec(), style)),
            Some((dash, gap)) => self.area.draw(&DashedPathElement::new(points.iter().copied(), dash, gap, style)),
        }
    }

    /// Circle, square, triangle, diamond.
    pub(super) fn marker(&self, (x, y): Point, series: usize) -> DrawResult {
        let fill = STROKES[series % 4].filled();
        let corners = match series % 4 {
            0 => return self.area.draw(&Circle::new((x, y), 12, fill)),
            1 => vec![(x - 11, y - 11), (x + 11, y - 11), (x + 11, y + 11), (x - 11, y + 11)],
            2 => vec![(x, y - 15), (x + 14, y + 10), (x - 14, y + 10)],
            _ => vec![(x, y - 16), (x + 16, y), (x, y + 16), (x - 16, y)],
        };
        self.area.draw(&Polygon::new(corners, fill))
    }

    pub(super) fn text(&self, text: &str, at: Point, size: f64, (h, v): (HPos, VPos)) -> DrawResult {
        self.write(text, at, size, FontTransform::None, Pos::new(h, v))
    }

    /// Reads upwards from `at`, which is the middle of its left end.
    pub(super) fn upward(&self, text: &str, at: Point, size: f64, h: HPos) -> DrawResult {
        self.write(text, at, size, FontTransform::Rotate270, Pos::new(h, VPos::Center))
    }

    fn write(&self, text: &str, at: Point, size: f64, turn: FontTransform, anchor: Pos) -> DrawResult {
        let font = FontDesc::new(FontFamily::Name(FAMILY), size * PLOTTERS_POINT, FontStyle::Normal).transform(turn);
        let style = TextStyle::from(font).color(&INK).pos(anchor);
        self.area.draw_text(&crate::xml::legal(text), &style, at)
    }
}

/// The middle of slot `index` when `from..to` is cut into as many slots as the chart has labels.
pub(super) fn slot_middle(chart: &Chart, index: usize, from: i32, to: i32) -> i32 {
    let slots = count(chart.labels.len().max(1));
    from + (to - from) * (2 * count(index) + 1) / (2 * slots)
}

pub(super) fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Measured widths, rounded up to whole units.
pub(super) fn whole(length: f64) -> i32 {
    // Lengths on a sheet of 1600 units are far inside i32.
    length.ceil() as i32
}
