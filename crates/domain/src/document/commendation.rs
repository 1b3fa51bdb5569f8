use serde::{Deserialize, Serialize};

use super::decision::{annexed_to, named, number_slug, signature};
use super::sheet::{Sheet, annex, article, column, grounds};
use super::wording::{UNVERIFIED_MARK, capital, counted, listed, lower_first, or_blank};
use super::{Align, Block, Cell, Office, Paper, PaperKind, Table, commendation_amended as amended};
use crate::decision::{Decision, DecisionKind, Honoured, RecognisedSubject};
use crate::ground::number::{in_words, money};
use crate::setting::{BaseSalary, Bonus};

/// A decision that grants giấy khen, or that amends one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommendationPaper {
    pub office: Office,
    pub decision: Decision,
    /// The rule of the bonus and the base salary of the day on which the giấy khen were granted.
    #[serde(default)]
    pub bonus: Option<Bonus>,
    #[serde(default)]
    pub base_salary: Option<BaseSalary>,
    /// "Quỹ thi đua, khen thưởng của phường"; empty: a line to fill in.
    #[serde(default)]
    pub fund: String,
    /// The decision that this one corrects or revokes.
    #[serde(default)]
    pub before: Option<Decision>,
    /// Who stood on its list the moment before.
    #[serde(default)]
    pub stood: Vec<RecognisedSubject>,
}

pub fn compose(paper: &CommendationPaper) -> Paper {
    let decision = &paper.decision;
    let (summary, kind_slug) = match decision.kind {
        DecisionKind::Correct => (amended::correction_summary(paper), "dinh-chinh-khen-thuong"),
        DecisionKind::Revoke => (amended::revocation_summary(paper), "thu-hoi-giay-khen"),
        _ => ("Về việc tặng Giấy khen".to_owned(), "khen-thuong"),
    };
    let mut blocks = vec![Block::Centred(decision.authority.to_uppercase())];
    blocks.extend(grounds(&paper.grounds()));
    blocks.push(Block::Centred("QUYẾT ĐỊNH:".to_owned()));
    let (first, second) = match decision.kind {
        DecisionKind::Correct => amended::correction(paper),
        DecisionKind::Revoke => amended::revocation(paper),
        _ => (first_article(&decision.subjects), paper.money_article()),
    };
    blocks.push(article(1, first));
    blocks.push(article(2, second));
    blocks.push(article(
        3,
        format!(
            "Quyết định này có hiệu lực kể từ ngày ký. Các bộ phận chuyên môn có liên quan của {} và các {} có tên tại \
             Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
            paper.office.issuer,
            whom(amended::concerned(paper)),
        ),
    ));
    blocks.push(Block::Recipients(paper.office.recipients(signature(decision))));
    blocks.extend(match decision.kind {
        DecisionKind::Correct => amended::changes(paper),
        DecisionKind::Revoke => amended::revoked(paper),
        _ => {
            let title = format!("Danh sách {} được tặng Giấy khen", whom(&decision.subjects));
            let list = paper.doubted(list("", &decision.subjects));
            vec![annex(&title, annexed_to(decision)), Block::Table(list)]
        }
    });
    Sheet {
        kind: PaperKind::Decision,
        slug: format!("quyet-dinh-{kind_slug}-{}", number_slug(decision)),
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
        let total = sum(subjects);
        if total == 0 {
            return format!("Các {} có tên tại Điều 1 được tặng Giấy khen, không kèm tiền thưởng.", whom(subjects));
        }
        let mut words = format!("Tiền thưởng kèm theo Giấy khen: {}", each(subjects));
        if let Some(bonus) = &self.bonus {
            words = format!("{words}, theo {}", bonus.rule.source);
        }
        if let Some(salary) = &self.base_salary {
            words = format!("{words}, tính trên mức lương cơ sở {}/tháng ({})", money(salary.amount), salary.basis);
        }
        format!("{words}. Tổng số tiền: {}. Nguồn kinh phí: {}.", in_full(total), or_blank(&self.fund))
    }

    /// What was not compared with the text of its rule is marked where the money stands.
    pub(super) fn doubted(&self, mut list: Table) -> Table {
        let is_doubtful = self.bonus.as_ref().is_some_and(|bonus| !bonus.rule.verified);
        if let Some(money) = list.columns.last_mut().filter(|_| is_doubtful && sum(&self.decision.subjects) != 0) {
            money.heading.push_str(UNVERIFIED_MARK);
            list.notes.push("(*) Mức tiền thưởng và cách làm tròn chưa đối chiếu văn bản.".to_owned());
        }
        list
    }
}

/// "910.000 đồng (Bằng chữ: Chín trăm mười nghìn đồng)"
pub(super) fn in_full(amount: u64) -> String {
    format!("{} (Bằng chữ: {} đồng)", money(amount), capital(&in_words(amount)))
}

pub(super) fn sum(subjects: &[RecognisedSubject]) -> u64 {
    subjects.iter().map(|subject| subject.bonus).sum()
}

/// "91/2017/NĐ-CP" of "Điều 73 Nghị định số 91/2017/NĐ-CP".
fn rule_number(source: &str) -> &str {
    source.split_whitespace().find(|word| word.contains('/') && word.contains('-')).unwrap_or(source)
}

const NOUNS: [(Honoured, &str); 3] =
    [(Honoured::Collective, "tập thể"), (Honoured::Individual, "cá nhân"), (Honoured::Household, "hộ gia đình")];

/// "mỗi tập thể 450.000 đồng, mỗi cá nhân 230.000 đồng" where all of a kind get the same; else as the list has it.
fn each(subjects: &[RecognisedSubject]) -> String {
    let mut parts = Vec::new();
    for (honoured, noun) in NOUNS {
        let mut amounts: Vec<u64> = subjects.iter().filter(|s| s.honoured == honoured).map(|s| s.bonus).collect();
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

/// "tập thể, cá nhân": the kinds that there are.
pub(super) fn whom(subjects: &[RecognisedSubject]) -> String {
    let is_there = |honoured| subjects.iter().any(|subject| subject.honoured == honoured);
    let nouns: Vec<&str> = NOUNS.into_iter().filter(|(kind, _)| is_there(*kind)).map(|(_, noun)| noun).collect();
    nouns.join(", ")
}

/// "01 tập thể, 02 cá nhân và 01 hộ gia đình"
pub(super) fn counts(subjects: &[RecognisedSubject]) -> String {
    let count = |honoured| subjects.iter().filter(|subject| subject.honoured == honoured).count() as u64;
    let parts: Vec<String> = NOUNS
        .into_iter()
        .map(|(honoured, noun)| (count(honoured), noun))
        .filter(|(count, _)| *count != 0)
        .map(|(count, noun)| counted(count, noun))
        .collect();
    listed(&parts)
}

fn first_article(subjects: &[RecognisedSubject]) -> String {
    let merit = match common_merit(subjects) {
        Some(merit) => format!("đã {} ", lower_first(merit.trim_end_matches('.'))),
        None => String::new(),
    };
    format!("Tặng Giấy khen cho {} {merit}(có danh sách kèm theo).", counts(subjects))
}

/// The merit line that all share.
fn common_merit(subjects: &[RecognisedSubject]) -> Option<&str> {
    let first = subjects.first()?.merit.as_str();
    (!first.is_empty() && subjects.iter().all(|subject| subject.merit == first)).then_some(first)
}

/// A household is called by its head: "Gia đình ông (bà) Nguyễn Văn Mẫu", unless the proposal says so itself.
pub(super) fn name(subject: &RecognisedSubject) -> String {
    let says_so = ["gia đình", "hộ "].iter().any(|word| subject.name.to_lowercase().starts_with(word));
    match subject.honoured {
        Honoured::Household if !says_so => format!("Gia đình ông (bà) {}", subject.name),
        _ => subject.name.clone(),
    }
}

/// Collectives first, the others in the order of the record.
pub(super) fn list(caption: &str, subjects: &[RecognisedSubject]) -> Table {
    let own_merit = common_merit(subjects).is_none();
    let has_household = subjects.iter().any(|subject| subject.honoured == Honoured::Household);
    let households = if has_household { ", hộ gia đình" } else { "" };
    let mut columns = vec![
        column("STT", 6, Align::Centre, false),
        column(&format!("Tên tập thể, họ và tên cá nhân{households}"), 34, Align::Left, false),
        column("Chức vụ, đơn vị", 26, Align::Left, false),
    ];
    if own_merit {
        columns.push(column("Thành tích", 32, Align::Left, false));
    }
    columns.push(column("Tiền thưởng (đồng)", 18, Align::Right, true));
    let (collectives, others): (Vec<_>, Vec<_>) = subjects.iter().partition(|s| s.honoured == Honoured::Collective);
    let mut rows = Vec::new();
    for (subject, number) in collectives.into_iter().chain(others).zip(1..) {
        let mut row = vec![Cell::Number(number), Cell::Text(name(subject)), Cell::Text(subject.position.clone())];
        if own_merit {
            row.push(Cell::Text(subject.merit.clone()));
        }
        row.push(Cell::Number(subject.bonus));
        rows.push(row);
    }
    let mut total = vec![Cell::Empty, Cell::Text("Tổng cộng".to_owned()), Cell::Empty];
    if own_merit {
        total.push(Cell::Empty);
    }
    total.push(Cell::Number(sum(subjects)));
    rows.push(total);
    Table { caption: caption.to_owned(), columns, groups: Vec::new(), rows, has_total: true, notes: Vec::new() }
}

/// "Quyết định số 95/QĐ-UBND ngày …": what an amendment is about.
pub(super) fn before_named(paper: &CommendationPaper) -> String {
    paper.before.as_ref().map_or_else(|| "quyết định trước".to_owned(), named)
}
