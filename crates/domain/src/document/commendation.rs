use serde::{Deserialize, Serialize};

use super::decision::{named, signature};
use super::sheet::{Sheet, article, column, grounds};
use super::wording::{capital, code_slug, counted, lower_first, or_blank};
use super::{Align, Block, Cell, Office, Paper, PaperKind, Table};
use crate::decision::{Decision, RecognisedSubject};
use crate::ground::number::{in_words, money};
use crate::setting::{BaseSalary, Bonus};

/// A decision that grants giấy khen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommendationPaper {
    pub office: Office,
    pub decision: Decision,
    /// The rule of the bonus and the base salary of the day of the decision.
    #[serde(default)]
    pub bonus: Option<Bonus>,
    #[serde(default)]
    pub base_salary: Option<BaseSalary>,
    /// "Quỹ thi đua, khen thưởng của phường"; empty: a line to fill in.
    #[serde(default)]
    pub fund: String,
}

pub fn compose(paper: &CommendationPaper) -> Paper {
    let decision = &paper.decision;
    let summary = "Về việc tặng Giấy khen".to_owned();
    let mut blocks = vec![Block::Centred(decision.authority.to_uppercase())];
    blocks.extend(grounds(&paper.grounds()));
    blocks.push(Block::Centred("QUYẾT ĐỊNH:".to_owned()));
    blocks.push(article(1, first_article(decision)));
    blocks.push(article(2, paper.money_article()));
    blocks.push(article(
        3,
        format!(
            "Quyết định này có hiệu lực kể từ ngày ký. Các bộ phận chuyên môn có liên quan của {} và các {} có tên tại \
             Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
            paper.office.issuer,
            whom(decision),
        ),
    ));
    blocks.push(Block::Recipients(paper.office.recipients(signature(decision))));
    blocks.push(Block::Annex {
        name: "DANH SÁCH".to_owned(),
        title: "Tập thể, cá nhân được tặng Giấy khen".to_owned(),
        note: format!("(Kèm theo {} của {})", named(decision), decision.authority),
        landscape: false,
    });
    blocks.push(Block::Table(list(decision)));
    Sheet {
        kind: PaperKind::Decision,
        slug: format!("quyet-dinh-khen-thuong-{}", code_slug(&decision.number.number.to_string())),
        title: format!("Quyết định {} số {}", lower_first(&summary), decision.number),
        letterhead: paper.office.letterhead(decision.date, format!("Số: {}", decision.number), "QUYẾT ĐỊNH", summary),
        dated: decision.date,
        blocks,
    }
    .paper(&paper.office)
}

impl CommendationPaper {
    /// The record's own grounds, with the rules of the money where none of them names the same rule.
    fn grounds(&self) -> Vec<String> {
        let mut lines = self.decision.grounds.clone();
        let bonus = self.bonus.as_ref().map(|bonus| (&bonus.rule.source, ""));
        let salary = self.base_salary.as_ref().map(|salary| (&salary.basis, " của Chính phủ quy định mức lương cơ sở"));
        for (source, about) in [bonus, salary].into_iter().flatten().filter(|(source, _)| !source.is_empty()) {
            if !lines.iter().any(|line| line.contains(rule_number(source))) {
                lines.push(format!("{source}{about}"));
            }
        }
        lines
    }

    fn money_article(&self) -> String {
        let subjects = &self.decision.subjects;
        let total: u64 = subjects.iter().map(|subject| subject.bonus).sum();
        if total == 0 {
            return "Các tập thể, cá nhân có tên tại Điều 1 được tặng Giấy khen, không kèm tiền thưởng.".to_owned();
        }
        let mut words = format!("Tiền thưởng kèm theo Giấy khen: {}", each(subjects));
        if let Some(bonus) = &self.bonus {
            words = format!("{words}, theo {}", bonus.rule.source);
        }
        if let Some(salary) = &self.base_salary {
            words = format!("{words}, tính trên mức lương cơ sở {}/tháng ({})", money(salary.amount), salary.basis);
        }
        format!(
            "{words}. Tổng số tiền: {} (Bằng chữ: {} đồng). Nguồn kinh phí: {}.",
            money(total),
            capital(&in_words(total)),
            or_blank(&self.fund),
        )
    }
}

/// "91/2017/NĐ-CP" of "Điều 73 Nghị định số 91/2017/NĐ-CP".
fn rule_number(source: &str) -> &str {
    source.split_whitespace().find(|word| word.contains('/') && word.contains('-')).unwrap_or(source)
}

/// "mỗi tập thể 450.000 đồng, mỗi cá nhân 230.000 đồng" where all of a kind get the same; else as the list has it.
fn each(subjects: &[RecognisedSubject]) -> String {
    let mut parts = Vec::new();
    for (is_collective, noun) in [(true, "tập thể"), (false, "cá nhân")] {
        let mut amounts: Vec<u64> =
            subjects.iter().filter(|s| s.is_collective == is_collective).map(|s| s.bonus).collect();
        amounts.sort_unstable();
        amounts.dedup();
        match amounts[..] {
            [] => {}
            [amount] => parts.push(format!("mỗi {noun} {}", money(amount))),
            _ => return "theo danh sách kèm theo".to_owned(),
        }
    }
    parts.join(", ")
}

/// "tập thể, cá nhân", or the one kind that there is.
fn whom(decision: &Decision) -> &'static str {
    let has = |is_collective| decision.subjects.iter().any(|subject| subject.is_collective == is_collective);
    match (has(true), has(false)) {
        (true, false) => "tập thể",
        (false, true) => "cá nhân",
        _ => "tập thể, cá nhân",
    }
}

fn first_article(decision: &Decision) -> String {
    let count = |is_collective| decision.subjects.iter().filter(|s| s.is_collective == is_collective).count() as u64;
    let counts: Vec<String> = [(count(true), "tập thể"), (count(false), "cá nhân")]
        .into_iter()
        .filter(|(count, _)| *count != 0)
        .map(|(count, noun)| counted(count, noun))
        .collect();
    let merit = match common_merit(&decision.subjects) {
        Some(merit) => format!("đã {} ", lower_first(merit.trim_end_matches('.'))),
        None => String::new(),
    };
    format!("Tặng Giấy khen cho {} {merit}(có danh sách kèm theo).", counts.join(" và "))
}

/// The merit line that all share.
fn common_merit(subjects: &[RecognisedSubject]) -> Option<&str> {
    let first = subjects.first()?.merit.as_str();
    (!first.is_empty() && subjects.iter().all(|subject| subject.merit == first)).then_some(first)
}

/// Collectives first, each kind in the order of the record.
fn list(decision: &Decision) -> Table {
    let own_merit = common_merit(&decision.subjects).is_none();
    let mut columns = vec![
        column("STT", 6, Align::Centre, false),
        column("Tên tập thể, họ và tên cá nhân", 34, Align::Left, false),
        column("Chức vụ, đơn vị", 26, Align::Left, false),
    ];
    if own_merit {
        columns.push(column("Thành tích", 32, Align::Left, false));
    }
    columns.push(column("Tiền thưởng (đồng)", 18, Align::Right, true));
    let (collectives, individuals): (Vec<_>, Vec<_>) = decision.subjects.iter().partition(|s| s.is_collective);
    let mut rows = Vec::new();
    for (subject, number) in collectives.into_iter().chain(individuals).zip(1..) {
        let mut row =
            vec![Cell::Number(number), Cell::Text(subject.name.clone()), Cell::Text(subject.position.clone())];
        if own_merit {
            row.push(Cell::Text(subject.merit.clone()));
        }
        row.push(Cell::Number(subject.bonus));
        rows.push(row);
    }
    let mut sum = vec![Cell::Empty, Cell::Text("Tổng cộng".to_owned()), Cell::Empty];
    if own_merit {
        sum.push(Cell::Empty);
    }
    sum.push(Cell::Number(decision.subjects.iter().map(|subject| subject.bonus).sum()));
    rows.push(sum);
    Table { caption: String::new(), columns, groups: Vec::new(), rows, has_total: true, notes: Vec::new() }
}
