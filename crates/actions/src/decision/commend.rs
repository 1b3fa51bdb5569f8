use domain::commendation::{Commendation, bonus};
use domain::decision::{Decision, DecisionKind, DecisionSubject, Honoured, RecognisedSubject, Standing};
use domain::ground::id::SubjectId;
use domain::ground::text::name_sort_key;
use domain::people::Permission;
use domain::setting::Settings;
use jiff::civil::Date;

use super::amendment::Amendment;
use super::decide::next_certificate;
use super::{Decided, Order, authority, number};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult, Sentence};

/// Grants giấy khen to all proposed in a year that no earlier decision granted, with the bonus of the day.
pub async fn commend(cx: &mut Cx<'_>, year: i16, order: &Order<'_>) -> ActionResult<Decided> {
    let mut decision = commend_draft(cx, year, order).await?;
    decision.number = number::free(cx, &decision.register, order.number, order.date).await?;
    super::enter::enter(cx, &decision).await?;
    let money: u64 = decision.subjects.iter().map(|subject| subject.bonus).sum();
    let detail = serde_json::json!({
        "number": decision.number.to_string(), "date": order.date, "year": year,
        "commended": decision.subjects.len(), "money": money,
        "seal": store::decision::seal(&cx.tx, &decision),
    });
    cx.record("decision.issued", decision.id.as_str(), detail).await?;
    let settings = crate::setting::load(cx).await?;
    let rule = &settings.bonus(order.date)?.rule;
    let source = &rule.source;
    let doubt = Sentence::new(
        format!("mức thưởng theo {source} chưa đối chiếu văn bản"),
        format!("the bonus follows {source}, the text of which was not seen"),
    );
    Ok(Decided::of(&decision, if rule.verified { Vec::new() } else { vec![doubt] }))
}

/// What such a decision would say, all but its number; nothing is written.
pub(crate) async fn commend_draft(cx: &mut Cx<'_>, year: i16, order: &Order<'_>) -> ActionResult<Decision> {
    cx.require(Permission::Decide)?;
    let open = proposed(cx, year).await?;
    if open.is_empty() {
        return Err(ActionError::refused(
            format!(
                "năm {year} không còn ai được đề nghị khen thưởng mà chưa có quyết định; hãy nạp danh sách khen thưởng"
            ),
            format!("nobody proposed for {year} is left without a decision; import the list of commendations first"),
        ));
    }
    let settings = crate::setting::load(cx).await?;
    let decider = authority::own(&settings, order.date, order.signer)?;
    Ok(Decision {
        id: cx.new_id()?,
        kind: DecisionKind::Commend,
        about: DecisionSubject::Commendation,
        campaign: None,
        year,
        register: decider.register,
        number: number::blank(),
        date: order.date,
        authority: decider.authority,
        signer: decider.signer,
        signer_title: decider.signer_title,
        grounds: settings.grounds(order.date, "decision.commendation"),
        refers_to: None,
        reason: String::new(),
        subjects: lines(cx, &settings, year, order.date, &open).await?,
    })
}

/// Who is proposed for a year and waits for a decision, with the bonus that one of `day` would give.
pub async fn waiting_commendations(cx: &mut Cx<'_>, year: i16, day: Date) -> ActionResult<Vec<RecognisedSubject>> {
    cx.require(Permission::ReadReasons)?;
    let open = proposed(cx, year).await?;
    let settings = crate::setting::load(cx).await?;
    lines(cx, &settings, year, day, &open).await
}

/// A granted list put right: those named go out, those proposed since then come in, with the bonus of the day on which the
/// others got theirs. A line that was wrong is named, and proposed anew as it should be.
pub(super) async fn corrected(
    cx: &mut Cx<'_>,
    amendment: &Amendment<'_>,
    standing: &Standing,
) -> ActionResult<Vec<RecognisedSubject>> {
    amendment.require_known(standing.subjects.iter().map(|one| one.code.as_str()))?;
    let (year, day) = (standing.first.year, standing.first.date);
    let settings = crate::setting::load(cx).await?;
    let open = proposed(cx, year).await?;
    let mut list: Vec<RecognisedSubject> =
        standing.subjects.iter().filter(|one| !amendment.names(&one.code)).cloned().collect();
    list.extend(lines(cx, &settings, year, day, &open).await?);
    if open.is_empty() && list.len() == standing.subjects.len() {
        return Err(ActionError::refused(
            format!(
                "không có gì để đính chính: chưa nêu mã nào (--subject) và năm {year} không có đề nghị mới; dòng ghi sai \
                 thì nạp lại dòng đúng rồi nêu mã của dòng sai"
            ),
            format!(
                "there is nothing to correct: no code is named (--subject) and nobody else is proposed for {year}; for a \
                 wrong line, import the right one and name the wrong one's code"
            ),
        ));
    }
    if list.is_empty() {
        return Err(ActionError::refused(
            "không còn ai trong danh sách: hãy thu hồi quyết định (binhyen decision revoke) thay vì đính chính",
            "nobody is left on the list: revoke the decision (binhyen decision revoke) instead",
        ));
    }
    Ok(list)
}

/// Whoever is proposed for the year and was never granted: collectives as they were proposed, then persons by given
/// name, since no list of equals ranks them.
async fn proposed(cx: &mut Cx<'_>, year: i16) -> ActionResult<Vec<Commendation>> {
    let decisions = store::decision::list(&mut cx.tx, year).await?;
    let is_granted = |one: &Commendation| {
        let granted = decisions.iter().filter(|decision| decision.about == DecisionSubject::Commendation);
        granted.flat_map(|decision| &decision.subjects).any(|subject| subject.subject.0 == one.id.0)
    };
    let mut open: Vec<Commendation> = store::commendation::list(&mut cx.tx, year).await?;
    open.retain(|one| !is_granted(one));
    open.sort_by_cached_key(|one| match one.honoured {
        Honoured::Collective => (false, String::new()),
        Honoured::Individual | Honoured::Household => (true, name_sort_key(&one.name)),
    });
    Ok(open)
}

/// Their lines, with the next numbers of the register and the bonus of a day.
async fn lines(
    cx: &mut Cx<'_>,
    settings: &Settings,
    year: i16,
    day: Date,
    open: &[Commendation],
) -> ActionResult<Vec<RecognisedSubject>> {
    let rule = &settings.bonus(day)?.rule;
    let salary = settings.base_salary(day)?;
    let next = next_certificate(cx, year, DecisionSubject::Commendation).await?;
    let line = |(one, certificate): (&Commendation, u32)| RecognisedSubject {
        subject: SubjectId(one.id.0.clone()),
        code: format!("GK{certificate:04}"),
        name: one.name.clone(),
        area_code: String::new(),
        area: String::new(),
        address: String::new(),
        certificate,
        bonus: bonus(rule, salary.amount, one.honoured),
        position: one.position.clone(),
        merit: one.merit.clone(),
        honoured: one.honoured,
    };
    Ok(open.iter().zip(next..).map(line).collect())
}
