use super::*;
use crate::criteria::Level;
use crate::ground::date;
use crate::register::Title;

#[test]
fn the_shipped_files_are_read() {
    let library = Library::load(builtin::files()).unwrap_or_else(|refused| panic!("{refused}"));
    assert_eq!(library.programmes().len(), 2);
    assert_eq!(library.sets().len(), 13);
}

#[test]
fn the_set_in_force_on_the_last_day_of_the_window_judges_the_year() {
    let library = Library::builtin();
    for (programme, title, year, set, level, until) in [
        ("5-nhat", Title::Household, 2021, "5-nhat/household", Level::Commune, "2021-10-31"),
        ("5-nhat", Title::Area, 2012, "tt23-2012/area", Level::Commune, "2012-10-31"),
        ("5-nhat", Title::Area, 2021, "tt23-2012/area", Level::Commune, "2021-10-31"),
        ("antt", Title::Area, 2022, "tt124-2021/area", Level::Commune, "2022-10-31"),
        ("antt", Title::School, 2024, "tt124-2021/school", Level::Commune, "2024-11-15"),
        ("antt", Title::Commune, 2021, "tt23-2012/commune", Level::District, "2021-11-15"),
        ("antt", Title::Commune, 2024, "tt124-2021/commune", Level::District, "2024-11-15"),
        ("antt", Title::Commune, 2025, "tt124-2021-tt48-2025/commune", Level::Province, "2025-11-15"),
        ("5-nhat", Title::Commune, 2030, "tt124-2021-tt48-2025/commune", Level::Province, "2030-11-15"),
    ] {
        let judged = library.judge(library.programme(programme).unwrap(), title, year).unwrap();
        assert_eq!(judged.set.id, set, "{programme} {title} {year}");
        assert_eq!(judged.authority.level, level, "{programme} {title} {year}");
        assert_eq!(judged.calendar.counting.until, date::parse(until).unwrap());
    }
}
