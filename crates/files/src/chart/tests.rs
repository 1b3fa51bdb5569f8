use domain::document::{Chart, ChartKind, Series};

use super::{png, svg};

/// A chart of the largest size that a report has: `labels` slots, `series` rows, with a gap and a zero in it.
fn chart(kind: ChartKind, labels: usize, series: usize, tenths: bool) -> Chart {
    let value = |s: usize, l: usize| match (s, l) {
        (0, 2) => None,
        (1, 1) => Some(0),
        _ => Some(if tenths { 700 + (s * 67 + l * 29) as u64 % 300 } else { 2100 + (s * 131 + l * 37) as u64 % 450 }),
    };
    Chart {
        caption: "Biểu đồ 1. Số hộ đạt danh hiệu qua các năm".to_owned(),
        kind,
        unit: if tenths { "%" } else { "hộ" }.to_owned(),
        tenths,
        labels: (0..labels).map(|l| (2012 + l).to_string()).collect(),
        series: (0..series)
            .map(|s| Series {
                name: ["Tổng số hộ", "Số hộ đăng ký", "Số hộ đạt", "Số hộ chưa đạt"][s % 4].to_owned(),
                values: (0..labels).map(|l| value(s, l)).collect(),
            })
            .collect(),
        alternative: "Số hộ đạt tăng qua các năm.".to_owned(),
    }
}

fn texts(svg: &str) -> Vec<String> {
    let tree = roxmltree::Document::parse(svg).unwrap();
    let texts = tree.descendants().filter(|node| node.has_tag_name("text"));
    texts.map(|node| node.text().unwrap_or_default().trim().to_owned()).collect()
}

#[test]
fn every_figure_stands_above_its_bar_and_a_gap_has_none() {
    let svg = svg(&chart(ChartKind::Bars, 3, 2, false));
    let texts = texts(&svg);
    for expected in ["2.100", "2.137", "2.231", "0", "2.305", "2012", "Tổng số hộ", "Số hộ đăng ký", "Đơn vị: hộ"]
    {
        assert!(texts.iter().any(|text| text == expected), "{expected} is missing in {texts:?}");
    }
    assert!(!texts.iter().any(|text| text == "2.174"), "the gap has a figure");
    assert!(svg.contains("<title>Biểu đồ 1. Số hộ đạt danh hiệu qua các năm</title>"));
    assert!(svg.contains("<desc>Số hộ đạt tăng qua các năm.</desc>"));
}

#[test]
fn tenths_are_written_with_a_comma() {
    let texts = texts(&svg(&chart(ChartKind::Line, 4, 1, true)));
    for expected in ["70,0", "72,9", "78,7", "Đơn vị: % (trục đứng bắt đầu từ 68)"] {
        assert!(texts.iter().any(|text| text == expected), "{expected} is missing in {texts:?}");
    }
}

#[test]
fn no_two_texts_overlap_in_any_size_of_chart() {
    for kind in [ChartKind::Bars, ChartKind::Line] {
        for tenths in [false, true] {
            for labels in 1..=12 {
                for series in 1..=4 {
                    let mut chart = chart(kind.clone(), labels, series, tenths);
                    assert_apart(&chart);
                    for (i, label) in chart.labels.iter_mut().enumerate() {
                        *label = format!("Tổ dân phố {} (Thuận Hòa)", i + 1);
                    }
                    assert_apart(&chart);
                }
            }
        }
    }
}

/// Reads the places of all texts from the drawing and measures them anew.
fn assert_apart(chart: &Chart) {
    let drawing = svg(chart);
    let tree = roxmltree::Document::parse(&drawing).unwrap();
    let number = |node: &roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let (sheet_width, sheet_height) = (number(&tree.root_element(), "width"), number(&tree.root_element(), "height"));
    let mut boxes: Vec<(String, [f64; 4])> = Vec::new();
    for node in tree.descendants().filter(|node| node.has_tag_name("text")) {
        let text = node.text().unwrap_or_default().trim().to_owned();
        let (x, y, size) = (number(&node, "x"), number(&node, "y"), number(&node, "font-size"));
        let width = crate::measure::width(&text, size, false);
        let start = match node.attribute("text-anchor").unwrap() {
            "start" => 0.0,
            "middle" => width / 2.0,
            _ => width,
        };
        let rise = match node.attribute("dy").unwrap() {
            "0.76em" => 0.76,
            "0.5ex" => 0.25,
            _ => -0.25,
        } * size;
        // Digits and capitals reach 0.66 of the size above the line; marks below it are short.
        let (up, down) = (0.66 * size - rise, 0.1 * size + rise);
        let area = match node.attribute("transform") {
            None => [x - start, y - up, x - start + width, y + down],
            Some(_) => [x - up, y + start - width, x + down, y + start],
        };
        assert!(
            -1.0 <= area[0] && -1.0 <= area[1] && area[2] <= sheet_width + 1.0 && area[3] <= sheet_height + 1.0,
            "«{text}» leaves the sheet: {area:?}"
        );
        for (other, taken) in &boxes {
            let apart = area[2] <= taken[0] + 1.0
                || taken[2] <= area[0] + 1.0
                || area[3] <= taken[1] + 1.0
                || taken[3] <= area[1] + 1.0;
            assert!(apart, "«{text}» {area:?} covers «{other}» {taken:?}: {:?} {:?}", chart.kind, chart.labels);
        }
        boxes.push((text, area));
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    let chart = chart(ChartKind::Line, 10, 3, true);
    assert_eq!(svg(&chart), svg(&chart));
    assert_eq!(png(&chart, 800).unwrap(), png(&chart, 800).unwrap());
}

#[test]
fn the_image_has_the_width_asked_for_and_shows_letters() {
    let mut chart = chart(ChartKind::Bars, 4, 2, false);
    let image = png(&chart, 640).unwrap();
    assert_eq!(&image[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(u32::from_be_bytes(image[16..20].try_into().unwrap()), 640);
    chart.series[0].name = "Tổng số hẻm".to_owned();
    assert_ne!(image, png(&chart, 640).unwrap(), "the names of the series are not in the image");
    assert!(png(&chart, 5).is_err());
}

#[test]
fn hostile_names_and_empty_charts_are_drawn() {
    let mut odd = chart(ChartKind::Bars, 3, 1, false);
    odd.labels[0] = "<script>&\"\u{0}\u{b}".to_owned();
    odd.caption = "</title><g onload=\"x\">".to_owned();
    odd.series[0].values = vec![Some(u64::MAX), Some(0)];
    roxmltree::Document::parse(&svg(&odd)).unwrap();
    assert!(texts(&svg(&odd)).contains(&"<script>&\"".to_owned()));
    png(&odd, 400).unwrap();
    for kind in [ChartKind::Bars, ChartKind::Line] {
        let mut empty = chart(kind, 0, 0, false);
        png(&empty, 400).unwrap();
        empty.labels = vec!["2021".to_owned()];
        png(&empty, 400).unwrap();
    }
}
