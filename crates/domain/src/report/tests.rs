use jiff::civil::date;

use proptest::prelude::*;

use super::series::Series;
use super::*;
use crate::assessment::{Outcome, Source, Summary};
use crate::document::sample::{issue, picture, table_text};
use crate::document::{Block, Chart};
use crate::register::Title;

/// Ten years of an invented ward: nine quoted, the last computed.
fn decade() -> (Vec<TotalsLine>, Vec<YearFigures>) {
    let households = [(2000, 1700), (2050, 1750), (2060, 1740), (2070, 1800), (2080, 1850)];
    let mut totals = Vec::new();
    for (at, (total, met)) in
        households.into_iter().chain([(2090, 1900), (2100, 1950), (2110, 2000), (2120, 2005)]).enumerate()
    {
        let year = 2012 + at as i16;
        let quoted = |title, total, met, registered| TotalsLine {
            year,
            title,
            total,
            registered,
            met,
            note: "số liệu mẫu".to_owned(),
        };
        let areas = if year < 2019 { 12 } else { 10 };
        totals.push(quoted(Title::Household, total, met, Some(total)));
        totals.push(quoted(Title::Area, areas, if year % 2 == 0 { areas } else { areas - 1 }, None));
        totals.push(quoted(Title::School, 3, 3, None));
        totals.push(quoted(Title::Organisation, 9, 8, None));
        totals.push(quoted(Title::Commune, 1, 1, None));
    }
    let line = |title, total, met| YearLine {
        title,
        total,
        registered: Some(total),
        met,
        outcome: if met == total { Outcome::Met } else { Outcome::NotMet },
        source: Source::Computed,
        rule: "Quy ước mẫu".to_owned(),
        note: String::new(),
        decision: "150/QĐ-UBND ngày 12/11/2021".to_owned(),
        is_frozen: true,
        is_under_review: false,
        open: 0,
        threshold: None,
    };
    let last = YearFigures {
        year: 2021,
        lines: vec![
            line(Title::Household, 2150, 2050),
            line(Title::Area, 10, 10),
            line(Title::School, 3, 3),
            line(Title::Organisation, 10, 9),
            line(Title::Commune, 1, 1),
        ],
        is_complete: true,
    };
    (totals, vec![last])
}

fn input(from: i16, to: i16) -> ReportInput {
    let (totals, computed) = decade();
    ReportInput {
        issue: issue(),
        programme: "Phong trào “5 nhất”".to_owned(),
        titles: vec![
            (Title::Household, "Gia đình an toàn nhất".to_owned()),
            (Title::Area, "Tổ dân phố an toàn nhất".to_owned()),
            (Title::School, "Trường học an toàn nhất".to_owned()),
            (Title::Organisation, "Cơ quan, doanh nghiệp an toàn nhất".to_owned()),
            (Title::Commune, "Phường, xã an toàn nhất".to_owned()),
        ],
        figures: figures(Span::new(from, to).unwrap(), &totals, &computed).unwrap(),
        last_completed: None,
        former_names: Vec::new(),
        area_noun: String::new(),
        area_changes: Vec::new(),
        commendations: vec![CommendationLine {
            number: "98/QĐ-UBND".to_owned(),
            date: date(2022, 7, 29),
            collectives: vec!["Tổ dân phố 3".to_owned()],
            individuals: vec!["Hoàng Viết Ánh, Tổ dân phố 1".to_owned(), "Võ Công Sỹ".to_owned()],
            households: Vec::new(),
            bonus: Some(910_000),
        }],
        models: vec![ModelLine {
            name: "Tổ liên gia an toàn về ANTT".to_owned(),
            count: 86,
            households: 2150,
            first_on: None,
        }],
    }
}

/// A title with these (year, total, met), all computed.
fn series(title: Title, points: &[(i16, u64, u64)]) -> Series {
    let totals: Vec<TotalsLine> = points
        .iter()
        .map(|(year, total, met)| TotalsLine {
            year: *year,
            title,
            total: *total,
            registered: None,
            met: *met,
            note: String::new(),
        })
        .collect();
    let span = Span::new(points[0].0, points[points.len() - 1].0).unwrap();
    let counter = if title == Title::Area { "thôn" } else { "hộ" };
    Series::of(&figures(span, &totals, &[]).unwrap(), title, "Mẫu", counter)
}

fn told(title: Title, points: &[(i16, u64, u64)]) -> String {
    narrative::of(&series(title, points), "xã Thử", false).join(" ")
}

#[test]
fn sentences_follow_the_figures() {
    let household = Title::Household;
    for (points, said, unsaid) in [
        (
            vec![(2019, 100, 80), (2020, 100, 85), (2021, 110, 99)],
            vec![
                "Năm 2021, có 99/110 hộ đạt (90,0%)",
                "số hộ đạt tăng 19 hộ (từ 80 lên 99); tỷ lệ tăng 10,0 điểm phần trăm (từ 80,0% lên 90,0%); tổng số hộ thuộc diện xét tăng 10 hộ (từ 100 lên 110).",
                "cao nhất là 90,0% (năm 2021), thấp nhất là 80,0% (năm 2019)",
                "Tỷ lệ năm sau luôn cao hơn năm trước.",
                "Chưa năm nào toàn bộ hộ đạt.",
            ],
            vec!["thấp hơn"],
        ),
        (
            vec![(2019, 100, 90), (2020, 100, 80), (2021, 100, 70)],
            vec!["giảm 20 hộ (từ 90 xuống 70)", "giảm 20,0 điểm phần trăm", "Tỷ lệ năm sau luôn thấp hơn năm trước."],
            vec!["tăng", "cao hơn năm trước"],
        ),
        (
            vec![(2019, 50, 40), (2020, 50, 40)],
            vec!["tổng số, số đạt và tỷ lệ đạt không thay đổi.", "Tỷ lệ đạt của 2 năm có số liệu đều là 80,0%."],
            vec!["tăng", "giảm", "cao nhất"],
        ),
        (
            vec![(2021, 3, 3)],
            vec!["Năm 2021, có 3/3 hộ đạt (100%)", "Toàn bộ hộ thuộc diện xét đều đạt."],
            vec!["So với"],
        ),
        (vec![(2021, 0, 0)], vec!["Năm 2021 không có hộ thuộc diện xét."], vec!["%", "toàn bộ"]),
        (
            vec![(2015, 10, 9), (2018, 10, 8), (2019, 10, 8), (2020, 10, 10)],
            vec!["Tỷ lệ đạt thấp nhất là 80,0% (các năm 2018 - 2019).", "Có 1/4 năm toàn bộ hộ đạt: năm 2020."],
            vec!["thấp hơn năm trước ở năm 2018"],
        ),
        // 9.999 of 10.000 is never printed as all of them.
        (vec![(2021, 10_000, 9_999)], vec!["9.999/10.000 hộ đạt (99,9%)"], vec!["100%", "Toàn bộ"]),
    ] {
        let text = told(household, &points);
        for part in said {
            assert!(text.contains(part), "«{part}» is not in: {text}");
        }
        for part in unsaid {
            assert!(!text.contains(part), "«{part}» is in: {text}");
        }
    }
}

#[test]
fn a_changed_number_of_areas_is_told_without_inventing_a_cause() {
    let text = told(Title::Area, &[(2018, 12, 12), (2019, 10, 10), (2020, 10, 10)]);
    assert!(
        text.contains("Số thôn giảm từ 12 (năm 2018) xuống 10 (năm 2019); số liệu không nêu nguyên nhân."),
        "{text}"
    );
    assert!(!told(Title::Area, &[(2018, 12, 12), (2019, 12, 11)]).contains("nguyên nhân"));
}

#[test]
fn the_wards_own_title_has_outcomes_and_no_rates() {
    for (points, said) in [
        (vec![(2020, 1, 1), (2021, 1, 1)], "Cả 2 năm có số liệu (các năm 2020 - 2021), xã Thử đều đạt danh hiệu."),
        (vec![(2020, 1, 0), (2021, 1, 1)], "Xã Thử đạt danh hiệu 1/2 năm có số liệu (năm 2021); chưa đạt năm 2020."),
        (vec![(2021, 1, 1)], "Năm 2021, xã Thử đạt danh hiệu."),
        (vec![(2021, 1, 0)], "Xã Thử chưa đạt năm 2021."),
    ] {
        assert_eq!(told(Title::Commune, &points), said);
    }
}

#[test]
fn spans_are_refused_or_their_gaps_are_told() {
    assert_eq!(Span::new(2021, 2012), Err(SpanRefused::Reversed { from: 2021, to: 2012 }));
    assert!(Span::new(-30000, 30000).is_err());
    let (totals, computed) = decade();
    let empty = figures(Span::new(1990, 1995).unwrap(), &totals, &computed).unwrap_err();
    assert_eq!(empty, SpanRefused::Empty { from: 1990, to: 1995 });
    assert!(empty.to_string().contains("giai đoạn 1990 - 1995"), "{empty}");
    let with_gap = figures(Span::new(2010, 2012).unwrap(), &totals, &computed).unwrap();
    assert_eq!(with_gap.gaps, [2010, 2011]);
    let mut input = input(2012, 2012);
    input.figures = with_gap;
    let text = picture(&compose(&input));
    assert!(text.contains("không có số liệu các năm 2010 - 2011"), "{text}");
}

#[test]
fn subjects_stand_before_quoted_totals_and_the_difference_is_told() {
    let (mut totals, computed) = decade();
    totals.push(TotalsLine {
        year: 2021,
        title: Title::School,
        total: 3,
        registered: None,
        met: 2,
        note: String::new(),
    });
    let merged = figures(Span::new(2021, 2021).unwrap(), &totals, &computed).unwrap();
    assert_eq!(merged.line(2021, Title::School).unwrap().met, 3);
    let mut input = input(2021, 2021);
    input.figures = merged;
    let text = picture(&compose(&input));
    assert!(
        text.contains("Năm 2021, danh hiệu “Trường học an toàn nhất”: số tổng hợp 2/3, số tính được 3/3."),
        "{text}"
    );
}

#[test]
fn a_report_is_called_by_the_length_of_its_span() {
    for (from, to, called, slug) in [
        (
            2012,
            2021,
            "Tổng kết 10 năm thực hiện phong trào “5 nhất” (giai đoạn 2012 - 2021)",
            "bao-cao-tong-ket-2012-2021",
        ),
        (2019, 2021, "Sơ kết 03 năm thực hiện phong trào “5 nhất” (giai đoạn 2019 - 2021)", "bao-cao-so-ket-2019-2021"),
        (2021, 2021, "Kết quả thực hiện phong trào “5 nhất” năm 2021", "bao-cao-nam-2021"),
    ] {
        let paper = compose(&input(from, to));
        assert_eq!((paper.letterhead.summary.as_str(), paper.slug.as_str()), (called, slug));
        assert!(picture(&paper).contains("Năm gần nhất đã hoàn thành việc xét là năm 2021."));
    }
}

#[test]
fn the_decade_has_its_outline_tables_and_charts() {
    let paper = compose(&input(2012, 2021));
    let text = picture(&paper);
    for part in [
        "# I. ĐẶC ĐIỂM TÌNH HÌNH",
        "# II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO",
        "# III. KẾT QUẢ THỰC HIỆN CÁC DANH HIỆU",
        "# IV. ĐÁNH GIÁ",
        "# V. PHƯƠNG HƯỚNG, KIẾN NGHỊ",
        "=== Phụ lục II",
        "Số liệu các năm 2012 - 2020 là số tổng hợp, được trích nguyên văn",
        "Năm 2021: xét theo Quy ước mẫu.",
        "nguồn ghi: “số liệu mẫu”",
        "01 quyết định tặng Giấy khen cho 01 tập thể và 02 cá nhân, tổng số tiền thưởng 910.000 đồng",
        "(Bổ sung: bài học kinh nghiệm)",
    ] {
        assert!(text.contains(part), "{part}\n\n{text}");
    }
    let charts: Vec<&Chart> = paper
        .blocks
        .iter()
        .filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None })
        .collect();
    assert_eq!(charts.len(), 3);
    assert_eq!(charts[0].series[0].values[9], Some(953));
    for (at, chart) in charts.iter().enumerate() {
        assert!(chart.caption.starts_with(&format!("Biểu đồ {}. ", at + 1)));
        assert!(chart.series.iter().all(|series| series.values.len() == chart.labels.len()));
    }
}

#[test]
fn a_judged_year_is_complete_when_all_its_titles_are_decided() {
    let rules = crate::criteria::Library::builtin().year("5-nhat", 2021).unwrap();
    let decided = |title, met, decision: Option<&str>| TitleFigures {
        summary: Summary {
            year: 2021,
            title,
            total: 10,
            registered: 10,
            met,
            rate: String::new(),
            outcome: Outcome::NotMet,
        },
        open: if decision.is_some() { 0 } else { 3 },
        decision: decision.map(str::to_owned),
        is_under_review: false,
    };
    let household = decided(Title::Household, 9, Some("1/QĐ-UBND ngày 12/11/2021"));
    let titles = [household.clone(), decided(Title::Area, 6, None)];
    let open = YearFigures::computed(&rules, &titles, &[]);
    assert!(!open.is_complete && open.lines[0].is_frozen && !open.lines[1].is_frozen);
    assert_eq!(open.lines[1].threshold, Some(crate::ground::share::Percent(70)));
    assert!(open.lines.iter().all(|line| !line.rule.is_empty()));
    let mut titles = [household, decided(Title::Area, 6, Some("2/QĐ-UBND ngày 13/11/2021"))];
    assert!(YearFigures::computed(&rules, &titles, &[]).is_complete);
    assert!(!YearFigures::computed(&rules, &titles, &[Title::Commune]).is_complete, "a title was never opened");
    titles[1].is_under_review = true;
    assert!(!YearFigures::computed(&rules, &titles, &[]).is_complete, "a title was reopened");
    let mut input = input(2021, 2021);
    input.figures = figures(Span::new(2021, 2021).unwrap(), &[], &[open]).unwrap();
    let text = picture(&compose(&input));
    assert!(text.contains("năm 2021 chưa hoàn thành việc xét") && text.contains("2021 (tạm tính)"), "{text}");
    assert!(text.contains("Chưa năm nào hoàn thành việc xét."), "{text}");
}

#[test]
fn a_year_that_is_still_reviewed_is_told_and_judged_by_nobody() {
    let (totals, mut computed) = decade();
    let line = |title, total| YearLine {
        registered: Some(7),
        outcome: Outcome::Open,
        decision: String::new(),
        is_frozen: false,
        open: total - 1,
        total,
        met: 0,
        ..computed[0].lines.iter().find(|line| line.title == title).unwrap().clone()
    };
    let lines = vec![line(Title::Household, 2160), line(Title::Area, 10), line(Title::Commune, 1)];
    computed.push(YearFigures { year: 2022, lines, is_complete: false });
    let mut input = input(2012, 2021);
    input.figures = figures(Span::new(2012, 2022).unwrap(), &totals, &computed).unwrap();
    let text = picture(&compose(&input));
    for part in [
        "Năm 2022 chưa hoàn thành việc xét, số liệu là tạm tính: 2.160 hộ thuộc diện xét; đăng ký 7/2.160 (0,3%); chưa rõ kết quả 2.159 hộ.",
        "Năm 2021, có 2.050/2.150 hộ đạt",
        "chưa có kết luận năm 2022",
        "2022 (tạm tính)",
        "Chưa rõ",
    ] {
        assert!(text.contains(part), "«{part}» is not in: {text}");
    }
    for part in ["Năm 2022 còn", "(0,0%)", " 0%", "thấp nhất là 0", "2.160/", "0/2.160"] {
        assert!(!text.contains(part), "«{part}» is in: {text}");
    }
    let finished = Series::of(&input.figures, Title::Household, "Mẫu", "hộ").finished();
    assert_eq!(finished.last().map(|point| point.year), Some(2021));
}

#[test]
fn a_reopened_title_shows_its_decided_figures_and_that_it_is_looked_at_again() {
    let (totals, mut computed) = decade();
    computed[0].lines[0].is_under_review = true;
    let mut input = input(2021, 2021);
    input.figures = figures(Span::new(2021, 2021).unwrap(), &totals, &computed).unwrap();
    let text = picture(&compose(&input));
    for part in
        ["Năm 2021, có 2.050/2.150 hộ đạt", "Kết quả năm 2021 đang được xem xét lại.", "2021 (đang xem xét lại)"]
    {
        assert!(text.contains(part), "«{part}» is not in: {text}");
    }
}

/// "1.215", "94,7", "10": as a reader sees them, signs and brackets left out.
fn numbers(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    text.split(|c| !is_part(c))
        .map(|word| word.trim_matches(['.', ',']).to_owned())
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
        .collect()
}

proptest! {
    #[test]
    fn every_number_of_the_narrative_stands_in_the_tables(
        points in proptest::collection::vec((1u64..4000, 0u64..=100), 1..12),
        first in 2012i16..2020,
    ) {
        let points: Vec<(i16, u64, u64)> =
            points.iter().zip(first..).map(|((total, percent), year)| (year, *total, total * percent / 100)).collect();
        for title in [Title::Household, Title::Area] {
            let series = series(title, &points);
            let text = narrative::of(&series, "xã Thử", false).join(" ");
            let tables = [tables::by_year(1, &series), tables::comparison(std::slice::from_ref(&series))];
            let mut known: Vec<String> = tables.iter().flat_map(|table| numbers(&table_text(table))).collect();
            known.push(points.len().to_string());
            for number in numbers(&text) {
                prop_assert!(known.contains(&number), "{number} of «{text}» is in no table");
            }
            for point in &series.points {
                let printed = crate::document::wording::tenths(point.tenths);
                prop_assert_eq!(printed == "100%", point.is_full());
            }
        }
    }
}
