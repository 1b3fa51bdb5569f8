use domain::document::{Chart, ChartKind, Series};
fn chart(kind: ChartKind, labels: Vec<String>, series: usize, tenths: bool) -> Chart {
    let value = |s: usize, l: usize| match (s, l) {
        (0, 2) => None,
        _ => Some(if tenths { 800 + (s * 57 + l * 19) as u64 % 190 } else { (2546 - s * 220 + l * 37) as u64 }),
    };
    Chart {
        caption: "Biểu đồ 1. Số hộ đạt danh hiệu qua các năm".to_owned(),
        kind,
        unit: if tenths { "%" } else { "hộ" }.to_owned(),
        tenths,
        series: (0..series)
            .map(|s| Series {
                name: ["Tổng số hộ", "Số hộ đăng ký", "Số hộ đạt", "Số hộ chưa đạt"][s % 4].to_owned(),
                values: (0..labels.len()).map(|l| value(s, l)).collect(),
            })
            .collect(),
        labels,
        alternative: "Số hộ đạt tăng qua các năm.".to_owned(),
    }
}
fn main() {
    let years = |n: usize| (0..n).map(|l| (2012 + l).to_string()).collect::<Vec<_>>();
    let areas = |n: usize| (1..=n).map(|l| format!("Tổ dân phố {l}")).collect::<Vec<_>>();
    for (i, c) in [
        chart(ChartKind::Bars, years(10), 2, false),
        chart(ChartKind::Line, years(10), 3, true),
        chart(ChartKind::Bars, areas(12), 4, false),
        chart(ChartKind::Bars, areas(3), 1, true),
        chart(ChartKind::Line, years(12), 4, false),
    ]
    .iter()
    .enumerate()
    {
        std::fs::write(format!("/tmp/office/chart{i}.png"), files::chart::png(c, 1000).unwrap()).unwrap();
        std::fs::write(format!("/tmp/office/chart{i}.svg"), files::chart::svg(c)).unwrap();
    }
}
