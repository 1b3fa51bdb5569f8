use std::sync::{Arc, OnceLock};

use domain::{document::Chart, ground::refusal::Refusal};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

use crate::measure;

#[derive(Debug, thiserror::Error)]
pub enum ChartFailed {
    #[error("Không dựng được ảnh của biểu đồ «{caption}»: {reason}")]
    NotDrawn { caption: String, reason: String },
    #[error("Ảnh biểu đồ rộng {0} điểm ảnh thì quá nhỏ hoặc quá lớn: cần từ 100 đến 10.000.")]
    BadWidth(u32),
}

impl Refusal for ChartFailed {
    fn english(&self) -> String {
        match self {
            Self::NotDrawn { caption, reason } => format!("The chart «{caption}» could not be drawn: {reason}"),
            Self::BadWidth(width) => format!("A chart {width} pixels wide is too small or too large: 100 to 10,000."),
        }
    }
}

/// The drawing of `svg` as an image, `width_px` wide on white.
pub fn png(chart: &Chart, width_px: u32) -> Result<Vec<u8>, ChartFailed> {
    if !(100..=10_000).contains(&width_px) {
        return Err(ChartFailed::BadWidth(width_px));
    }
    let failed = |reason: String| ChartFailed::NotDrawn { caption: chart.caption.clone(), reason };
    let options = Options { fontdb: typefaces(), ..Options::default() };
    let tree = Tree::from_str(&super::svg(chart), &options).map_err(|error| failed(error.to_string()))?;
    // The width is at most ten thousand, so both numbers are exact.
    let scale = width_px as f32 / tree.size().width();
    let height_px = (tree.size().height() * scale).round() as u32;
    let mut pixels = Pixmap::new(width_px, height_px).ok_or(ChartFailed::BadWidth(width_px))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(error.to_string()))
}

/// Only the embedded faces, never those of the machine: the same record gives the same image everywhere.
fn typefaces() -> Arc<Database> {
    static FACES: OnceLock<Arc<Database>> = OnceLock::new();
    let faces = FACES.get_or_init(|| {
        let mut faces = Database::new();
        faces.load_font_data(measure::REGULAR.to_vec());
        faces.load_font_data(measure::BOLD.to_vec());
        faces.set_serif_family("Liberation Serif");
        Arc::new(faces)
    });
    Arc::clone(faces)
}
