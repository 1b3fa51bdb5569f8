//! How papers are put together: the pieces that every composer lays on its sheet.

use jiff::civil::Date;

use super::wording::{UNVERIFIED_MARK, UNVERIFIED_NOTE};
use super::{
    Align, AreaTally, Award, Block, Bullet, Cell, Column, Letterhead, Office, PageSetup, Paper, PaperKind, Run,
    Signature, SubjectResult, Table, Tally,
};
use crate::assessment::Outcome;
use crate::ground::share::Percent;
use crate::ground::text::name_sort_key;

pub struct Sheet {
    pub kind: PaperKind,
    pub slug: String,
    pub title: String,
    pub letterhead: Letterhead,
    pub dated: Date,
    pub blocks: Vec<Block>,
}

impl Sheet {
    pub fn paper(self, office: &Office) -> Paper {
        Paper {
            kind: self.kind,
            slug: self.slug,
            title: self.title,
            letterhead: self.letterhead,
            blocks: self.blocks,
            setup: PageSetup::default(),
            watermark: office.watermark(),
            dated: self.dated,
        }
    }
}

pub fn text(words: impl Into<String>) -> Block {
    Block::Paragraph(vec![Run::plain(words)])
}

pub fn heading(level: u8, words: impl Into<String>) -> Block {
    Block::Heading { level, text: words.into() }
}

pub fn article(number: u8, words: impl Into<String>) -> Block {
    Block::Article { lead: format!("Điều {number}."), runs: vec![Run::plain(words)] }
}

/// "Phụ lục" in small letters, its own title in capitals (NĐ 30/2020/NĐ-CP Annex I, part I, section III.1.b).
pub fn annex(title: &str, note: String) -> Block {
    Block::Annex { name: "Phụ lục".to_owned(), title: title.to_uppercase(), note, landscape: false }
}

pub fn bullet(mark: impl Into<String>, words: impl Into<String>) -> Bullet {
    Bullet { mark: mark.into(), runs: vec![Run::plain(words)] }
}

/// "- …;", the last "- ….".
pub fn items(names: impl IntoIterator<Item = String>) -> Block {
    let mut lines: Vec<String> =
        names.into_iter().map(|name| format!("{};", name.trim_end_matches([';', '.']))).collect();
    if let Some(last) = lines.last_mut() {
        last.pop();
        last.push('.');
    }
    dashes(lines)
}

pub fn dashes(lines: impl IntoIterator<Item = String>) -> Block {
    Block::List(lines.into_iter().map(|line| bullet("-", line)).collect())
}

/// Legal grounds as the decree writes them, none twice; no block where there is none.
pub fn grounds(lines: &[String]) -> Option<Block> {
    let mut out: Vec<String> = Vec::new();
    for line in lines {
        let line = line.trim().trim_end_matches([';', '.', ',']);
        if line.is_empty() {
            continue;
        }
        let begins = ["Căn cứ", "Theo", "Xét", "Thực hiện"].iter().any(|word| line.starts_with(word));
        let line = match line.strip_prefix("Đề nghị của ") {
            Some(whose) => format!("Theo đề nghị của {whose}"),
            None if begins => line.to_owned(),
            None => format!("Căn cứ {line}"),
        };
        if !out.contains(&line) {
            out.push(line);
        }
    }
    // Rules and plans first, last of all whose proposal it was.
    out.sort_by_key(|line| line.starts_with("Theo đề nghị") || line.starts_with("Xét đề nghị"));
    let last = out.len();
    let ended = |(at, line): (usize, String)| format!("{line}{}", if at + 1 == last { "." } else { ";" });
    (last != 0).then(|| Block::Grounds(out.into_iter().enumerate().map(ended).collect()))
}

/// A place for a signature on minutes, with the hint that they carry.
pub fn signature(titles: &[&str], name: &str) -> Signature {
    Signature {
        titles: titles.iter().map(|title| title.to_uppercase()).collect(),
        hint: "(Ký, ghi rõ họ tên)".to_owned(),
        name: name.to_owned(),
    }
}

pub fn column(heading: &str, width: u16, align: Align, summed: bool) -> Column {
    Column { heading: heading.to_owned(), width, align, summed }
}

/// Household results by area, in the order of the areas' codes.
pub fn by_area(results: &[SubjectResult]) -> Vec<AreaTally> {
    let mut areas: Vec<AreaTally> = Vec::new();
    for result in results.iter().filter(|result| result.outcome != Outcome::NotApplicable) {
        let at = areas.iter().position(|area| area.code == result.area_code).unwrap_or_else(|| {
            areas.push(AreaTally {
                code: result.area_code.clone(),
                name: result.area.clone(),
                tally: Tally::default(),
            });
            areas.len() - 1
        });
        let one = Tally::of([result]);
        let tally = &mut areas[at].tally;
        tally.total += one.total;
        tally.registered += one.registered;
        tally.met += one.met;
    }
    areas.sort_by_key(|area| code_key(&area.code));
    areas
}

/// TDP2 before TDP10, whether or not the codes have zeros.
pub fn code_key(code: &str) -> (usize, String) {
    (code.chars().count(), code.to_owned())
}

/// The recognised by given name, in the order of the Vietnamese alphabet.
pub fn recognised(results: &[SubjectResult]) -> Vec<&SubjectResult> {
    let mut met: Vec<&SubjectResult> = results.iter().filter(|result| result.is_met()).collect();
    met.sort_by_cached_key(|result| (name_sort_key(&result.name), result.address.clone(), result.code.clone()));
    met
}

/// Households by area: total, registered, met, share, with their sum.
pub fn area_table(caption: String, noun: &str, areas: &[AreaTally]) -> Table {
    let mut sum = Tally::default();
    let mut rows = Vec::new();
    for (at, area) in areas.iter().enumerate() {
        sum.total += area.tally.total;
        sum.registered += area.tally.registered;
        sum.met += area.tally.met;
        rows.push(tally_row(Cell::Number(at as u64 + 1), &area.name, area.tally, None));
    }
    rows.push(tally_row(Cell::Empty, "Tổng cộng", sum, None));
    Table {
        caption,
        columns: vec![
            column("STT", 6, Align::Centre, false),
            column(&super::wording::capital(noun), 26, Align::Left, false),
            column("Tổng số hộ", 14, Align::Right, true),
            column("Hộ đăng ký", 14, Align::Right, true),
            column("Hộ đạt", 14, Align::Right, true),
            column("Tỷ lệ đạt", 12, Align::Right, false),
        ],
        groups: Vec::new(),
        rows,
        has_total: true,
        notes: Vec::new(),
    }
}

/// STT, name, total, registered, met, share of met.
pub fn tally_row(first: Cell, name: &str, tally: Tally, threshold: Option<Percent>) -> Vec<Cell> {
    vec![
        first,
        Cell::Text(name.to_owned()),
        Cell::Number(tally.total),
        Cell::Number(tally.registered),
        Cell::Number(tally.met),
        Cell::Percent { text: super::wording::percent(tally.met_share(), threshold), part_column: 4, whole_column: 2 },
    ]
}

/// The criteria of a title as a list; those not compared with their rule are marked, and the mark is explained.
pub fn criteria(award: &Award) -> Vec<Block> {
    let lines = award.criteria.iter().map(|line| {
        let mark = if line.verified { "" } else { UNVERIFIED_MARK };
        let words = line.text.trim_end_matches(['.', ';']);
        bullet(format!("{}.", line.id), format!("{words}{mark}."))
    });
    let mut blocks = vec![Block::List(lines.collect())];
    if award.criteria.iter().any(|line| !line.verified) {
        blocks.push(Block::Paragraph(vec![Run::italic(UNVERIFIED_NOTE)]));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_proposal_it_was_stands_after_the_rules() {
        let lines = ["Đề nghị của Ban Chỉ đạo", "Nghị định số 1/2021/NĐ-CP;", "Kế hoạch năm", "Kế hoạch năm"];
        let Some(Block::Grounds(told)) = grounds(&lines.map(str::to_owned)) else { panic!("no grounds") };
        let expected = ["Căn cứ Nghị định số 1/2021/NĐ-CP;", "Căn cứ Kế hoạch năm;", "Theo đề nghị của Ban Chỉ đạo."];
        assert_eq!(told, expected);
    }
}
