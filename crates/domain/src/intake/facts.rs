//! What the lines above a table say: whose list it is, of which year, and the facts of the meeting.

use jiff::civil::Date;

use super::area_name::{area_in_title, area_name};
use super::value::{day_in_text, number_in_text, vote_way};
use super::{Grid, GridRow};
use crate::ground::text::search_key;
use crate::meeting::VoteWay;
use crate::register::Title;

/// Facts of one sheet, none of them in its table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetFacts {
    /// The residential area, written in full, from a title line or the name of the sheet.
    pub area: Option<String>,
    /// From the name of the sheet or a title line (dossiers: one sheet per title).
    pub title: Option<Title>,
    pub year: Option<i16>,
    /// All households entitled to vote.
    pub households: Option<u32>,
    pub present: Option<u32>,
    pub date: Option<Date>,
    pub way: Option<VoteWay>,
    /// The row in which the facts of the meeting stand, to which doubts about them belong.
    pub row: Option<u32>,
    /// A title line and the sheet's name give different areas: both.
    pub disagreement: Option<(String, String)>,
}

impl SheetFacts {
    /// Reads the rows above the heading, which is the row at `heading` of the grid.
    pub fn read(grid: &Grid, heading: usize) -> Self {
        let mut facts = Self { title: title_of(&grid.name), ..Self::default() };
        let mut titled = None;
        for row in grid.rows.iter().take(heading) {
            facts.read_line(row);
            let line = row.joined();
            titled = titled.or_else(|| area_in_title(&line).or_else(|| area_name(&line)));
        }
        let tab = area_name(&grid.name);
        if let (Some(titled), Some(tab)) = (&titled, &tab)
            && super::area_key(titled) != super::area_key(tab)
        {
            facts.disagreement = Some((titled.clone(), tab.clone()));
        }
        facts.area = titled.or(tab);
        facts.year = facts.year.or_else(|| year_after(&search_key(&grid.name), ""));
        facts
    }

    fn read_line(&mut self, row: &GridRow) {
        let line = row.joined();
        let key = search_key(&line);
        let before = (self.households, self.present, self.date, self.way);
        self.households = self.households.or_else(|| {
            ["tong so ho", "so ho cua to", "so ho trong danh sach", "so ho duoc moi", "tong so chu ho"]
                .iter()
                .find_map(|words| number_after(&key, words))
        });
        self.households = self.households.or_else(|| of_all(&key));
        self.present = self.present.or_else(|| present(&key));
        if self.date.is_none() && ["hop", "hom nay", "thoi gian", "bat dau"].iter().any(|word| key.contains(word)) {
            let from = key.find("hop").or_else(|| key.find("ngay")).unwrap_or(0);
            self.date = day_in_text(&key[from..]).or_else(|| day_in_text(&key));
        }
        self.way = self.way.or_else(|| vote_way(&key));
        self.year = self.year.or_else(|| year_after(&key, "nam "));
        if before != (self.households, self.present, self.date, self.way) {
            self.row = Some(row.number);
        }
    }
}

const PRESENT: [&str; 8] =
    ["co mat", "so ho du hop", "so ho tham du", "so ho tham gia", "du hop", "tham du", "so nguoi du", "hien dien"];

/// "số hộ có mặt: 229", "có mặt 229/271 hộ", "229 hộ có mặt".
fn present(key: &str) -> Option<u32> {
    PRESENT.iter().find_map(|words| number_after(key, words)).or_else(|| {
        PRESENT.iter().find_map(|words| {
            let before = key[..key.find(words)?].trim_end().strip_suffix("ho")?.trim_end();
            let start = before.rfind(|c: char| !c.is_ascii_digit() && c != '.').map_or(0, |at| at + 1);
            number_in_text(&before[start..]).map(|(number, _)| number)
        })
    })
}

/// "có mặt: 229/271 hộ": of how many.
fn of_all(key: &str) -> Option<u32> {
    PRESENT.iter().find_map(|words| {
        let rest = &key[key.find(words)? + words.len()..];
        let (_, after) = number_in_text(&rest[rest.find(|c: char| c.is_ascii_digit()).filter(|at| *at <= 20)?..])?;
        number_in_text(after.trim_start().strip_prefix('/')?).map(|(number, _)| number)
    })
}

/// The number that follows these words, with no other word than a few small ones between.
fn number_after(key: &str, words: &str) -> Option<u32> {
    let rest = &key[key.find(words)? + words.len()..];
    let at = rest.find(|c: char| c.is_ascii_digit())?;
    let between = &rest[..at];
    let is_near = between.len() <= 40 && !between.contains([';', ',', '.']) && !between.contains("vang");
    if !is_near {
        return None;
    }
    number_in_text(&rest[at..]).map(|(number, _)| number)
}

fn year_after(key: &str, words: &str) -> Option<i16> {
    key.match_indices("20").find_map(|(at, _)| {
        let is_apart = !key[..at].ends_with(|c: char| c.is_ascii_digit());
        let figures = key.get(at..at + 4)?;
        let ends = !key[at + 4..].starts_with(|c: char| c.is_ascii_digit());
        if !(is_apart && ends && key[..at].ends_with(words)) {
            return None;
        }
        figures.parse::<i16>().ok().filter(|year| (2000..=2100).contains(year))
    })
}

/// The title whose dossiers a sheet of this name holds.
fn title_of(name: &str) -> Option<Title> {
    use super::value::{Said, title};
    match title(&super::Raw::text(name)) {
        Said::This(title) => Some(title),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Raw;

    fn facts(name: &str, lines: &[&str]) -> SheetFacts {
        let rows = (1..).zip(lines).map(|(number, line)| GridRow { number, cells: vec![Raw::text(line)] }).collect();
        SheetFacts::read(&Grid { name: name.to_owned(), rows, ..Grid::default() }, lines.len())
    }

    #[test]
    fn the_facts_of_a_meeting_are_read_in_several_wordings() {
        for line in [
            "Tổng số hộ: 271; số hộ có mặt: 229; họp ngày 03/11/2021; biểu quyết giơ tay",
            "Họp ngày 3 tháng 11 năm 2021. Tổng số hộ của tổ: 271 hộ; có mặt: 229/271 hộ, hình thức: giơ tay",
            "Họp ngày 03/11/2021, dự họp 229/271 hộ, biểu quyết bằng hình thức giơ tay",
            "Tổng số hộ 271, trong đó 229 hộ có mặt; ngày họp: 03-11-2021 (biểu quyết bằng giơ tay)",
        ] {
            let facts = facts("Sheet1", &[line]);
            assert_eq!((facts.households, facts.present), (Some(271), Some(229)), "{line}");
            assert_eq!(facts.date, Some(Date::constant(2021, 11, 3)), "{line}");
            assert_eq!(facts.way, Some(VoteWay::ShowOfHands), "{line}");
        }
    }

    #[test]
    fn a_title_names_the_area_and_the_year() {
        let facts = facts(
            "TDP1",
            &[
                "UBND PHƯỜNG BẮC HỒNG",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "KẾT QUẢ HỌP BÌNH XÉT “GIA ĐÌNH AN TOÀN NHẤT VỀ ANTT” NĂM 2021 - TỔ DÂN PHỐ 1",
            ],
        );
        assert_eq!(facts.area.as_deref(), Some("Tổ dân phố 1"));
        assert_eq!(facts.year, Some(2021));
        assert_eq!(facts.disagreement, None);
        assert_eq!(facts.date, None);
    }

    #[test]
    fn a_tab_that_contradicts_its_title_is_told() {
        let facts = facts("TDP2", &["DANH SÁCH - TỔ DÂN PHỐ 3"]);
        assert!(facts.disagreement.is_some());
    }

    #[test]
    fn tabs_name_titles() {
        for (name, title) in [
            ("Tổ dân phố", Some(Title::Area)),
            ("Trường học", Some(Title::School)),
            ("Cơ quan, doanh nghiệp", Some(Title::Organisation)),
            ("Phường", Some(Title::Commune)),
            ("Sheet1", None),
        ] {
            assert_eq!(facts(name, &[]).title, title, "{name}");
        }
    }
}
