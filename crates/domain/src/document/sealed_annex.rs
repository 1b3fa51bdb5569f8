//! What the minutes leave out: why a household did not meet the title. For its officers, and each household its own line.

use super::area_minutes::AreaReview;
use super::sheet::{Sheet, column, dashes, heading, text};
use super::wording::{
    UNVERIFIED_MARK, UNVERIFIED_NOTE, area_head, area_noun, beside_criteria, capital, code_slug, counted, honour,
    lower_first, outcome,
};
use super::{Align, Award, Block, Cell, PageSetup, Paper, PaperKind, Recipients, SubjectResult, Table};
use crate::assessment::{Finding, Outcome};
use crate::ground::date;
use crate::ground::text::name_sort_key;

/// Who may read it; it stands on the paper and in the document's properties.
pub fn mark(area: &str) -> String {
    let head = lower_first(&area_head(area_noun([area])));
    format!("Tài liệu niêm phong – chỉ dành cho {head} và cán bộ thẩm định; mỗi hộ gia đình chỉ xem phần của hộ mình")
}

/// The same annex with nothing but one household's own lines; none for a household that is not in it.
pub fn for_household(review: &AreaReview, code: &str) -> Option<Paper> {
    let own = review.results.iter().find(|result| result.code == code && !result.is_met())?;
    let mut alone = AreaReview { results: vec![own.clone()], ..review.clone() };
    alone.proceedings.sealed.retain(|note| note.code == code);
    let mut paper = compose(&alone);
    paper.slug = format!("{}-{}", paper.slug, code_slug(code));
    Some(paper)
}

pub fn compose(review: &AreaReview) -> Paper {
    let honour = honour(&review.award);
    let mark = mark(&review.area);
    let table = table(review);
    let count = review.results.iter().filter(|result| !result.is_met()).count() as u64;
    let mut blocks = vec![
        Block::Centred(mark.to_uppercase()),
        text(format!(
            "Kèm theo Biên bản họp bình xét {honour} năm {} {} của {}. Số hộ gia đình chưa được đề nghị công nhận: {}.",
            review.award.year,
            date::long(review.date),
            review.area,
            counted(count, "hộ"),
        )),
    ];
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    if !review.proceedings.sealed.is_empty() {
        blocks.push(heading(3, "Ghi chép tại cuộc họp"));
        blocks.push(dashes(review.proceedings.sealed.iter().map(|note| note.text.clone())));
    }
    blocks.push(heading(3, "Cách dùng"));
    blocks.push(text(
        "Chỉ mở để thẩm định, giải quyết ý kiến của chính hộ gia đình liên quan; không niêm yết, không sao chụp, không đọc \
         trước cuộc họp.",
    ));
    let signature = super::sheet::signature(&["Người lập"], &review.people.secretary);
    blocks
        .push(Block::Recipients(Recipients { lines: vec!["Hồ sơ bình xét (niêm phong)".to_owned()], signature }));
    let mut paper = Sheet {
        kind: PaperKind::Minutes,
        slug: format!("phu-luc-niem-phong-{}", code_slug(&review.area_code)),
        title: format!("{mark} ({} năm {})", review.area, review.award.year),
        letterhead: review.letterhead(
            "PHỤ LỤC NIÊM PHONG",
            format!("Hộ gia đình chưa được đề nghị công nhận {honour} năm {}", review.award.year),
        ),
        dated: review.date,
        blocks,
    }
    .paper(&review.office);
    paper.setup = PageSetup { landscape: true };
    paper
}

fn table(review: &AreaReview) -> Table {
    let mut unmet: Vec<&SubjectResult> = review.results.iter().filter(|result| !result.is_met()).collect();
    unmet.sort_by_cached_key(|result| (name_sort_key(&result.name), result.address.clone(), result.code.clone()));
    let mut rows = Vec::new();
    let mut notes = Vec::new();
    for (at, result) in unmet.into_iter().enumerate() {
        let causes: Vec<&Finding> = result.findings.iter().filter(|finding| is_cause(result, finding)).collect();
        if causes.iter().any(|finding| !finding.verified) {
            notes = vec![UNVERIFIED_NOTE.to_owned()];
        }
        rows.extend(lines(at as u64 + 1, result, &causes, &review.award));
    }
    Table {
        caption: String::new(),
        columns: vec![
            column("STT", 5, Align::Centre, false),
            column("Mã hộ", 9, Align::Left, false),
            column("Họ và tên chủ hộ", 17, Align::Left, false),
            column("Kết quả", 9, Align::Left, false),
            column("Tiêu chí", 24, Align::Left, false),
            column("Lý do", 24, Align::Left, false),
            column("Căn cứ", 14, Align::Left, false),
        ],
        groups: Vec::new(),
        rows,
        has_total: false,
        notes,
    }
}

/// What hinders a household: what it did not meet, what is open; for one that is not judged, what does not apply.
fn is_cause(result: &SubjectResult, finding: &Finding) -> bool {
    match result.outcome {
        Outcome::NotApplicable => finding.outcome == Outcome::NotApplicable,
        _ => matches!(finding.outcome, Outcome::NotMet | Outcome::Open),
    }
}

/// One line per cause; the household is named on its first.
fn lines(number: u64, result: &SubjectResult, causes: &[&Finding], award: &Award) -> Vec<Vec<Cell>> {
    let whose = [
        Cell::Number(number),
        Cell::Text(result.code.clone()),
        Cell::Text(result.name.clone()),
        Cell::Text(outcome(result.outcome).to_owned()),
    ];
    if causes.is_empty() {
        return vec![whose.into_iter().chain([Cell::Empty, Cell::Empty, Cell::Empty]).collect()];
    }
    let row = |(at, cause): (usize, &&Finding)| {
        let mark = if cause.verified { "" } else { UNVERIFIED_MARK };
        let criterion = match award.criterion(&cause.criterion) {
            Some(line) => format!("{}. {}{mark}", line.id, line.text),
            None => format!("{}{mark}", beside_criteria(&cause.criterion)),
        };
        let first = if at == 0 { whose.clone() } else { [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty] };
        let rest = [criterion, cause.reason.clone(), capital(&cause.citation)].map(Cell::Text);
        first.into_iter().chain(rest).collect()
    };
    causes.iter().enumerate().map(row).collect()
}
