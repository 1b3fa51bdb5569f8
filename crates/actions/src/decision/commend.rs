use domain::commendation::{Commendation, Honoured, bonus};
use domain::decision::{Decision, DecisionKind, DecisionSubject, RecognisedSubject};
use domain::ground::id::SubjectId;
use domain::ground::text::name_sort_key;
use domain::people::Permission;

use super::decide::next_certificate;
use super::{Decided, Order, authority, number};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult, Sentence};

/// Grants giấy khen to all proposed in a year that no earlier decision granted, with the bonus of the day.
pub async fn commend(cx: &mut Cx<'_>, year: i16, order: &Order<'_>) -> ActionResult<Decided> {
    cx.require(Permission::Decide)?;
    let decisions = store::decision::list(&mut cx.tx, year).await?;
    let is_granted = |one: &Commendation| {
        let granted = decisions.iter().filter(|decision| decision.about == DecisionSubject::Commendation);
        granted.flat_map(|decision| &decision.subjects).any(|subject| subject.subject.0 == one.id.0)
    };
    let proposed: Vec<Commendation> = store::commendation::list(&mut cx.tx, year).await?;
    let mut open: Vec<&Commendation> = proposed.iter().filter(|one| !is_granted(one)).collect();
    // Collectives as they were proposed, then persons by given name: no list of equals ranks them.
    open.sort_by_cached_key(|one| match one.honoured {
        Honoured::Collective => (false, String::new()),
        _ => (true, name_sort_key(&one.name)),
    });
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
    let number = number::free(cx, "", order.number, order.date).await?;
    let rule = settings.bonus(order.date)?;
    let salary = settings.base_salary(order.date)?;
    let next = next_certificate(cx, year, DecisionSubject::Commendation).await?;
    let subjects: Vec<RecognisedSubject> = open
        .iter()
        .zip(next..)
        .map(|(one, certificate)| RecognisedSubject {
            subject: SubjectId(one.id.0.clone()),
            code: format!("GK{certificate:04}"),
            name: one.name.clone(),
            area_code: String::new(),
            area: String::new(),
            address: String::new(),
            certificate,
            bonus: bonus(&rule.rule, salary.amount, one.honoured),
            position: one.position.clone(),
            merit: one.merit.clone(),
            is_collective: one.honoured == Honoured::Collective,
        })
        .collect();
    let decision = Decision {
        id: cx.new_id()?,
        kind: DecisionKind::Commend,
        about: DecisionSubject::Commendation,
        campaign: None,
        year,
        number,
        date: order.date,
        authority: decider.authority,
        signer: decider.signer,
        signer_title: decider.signer_title,
        grounds: settings.grounds(order.date, "decision.commendation"),
        refers_to: None,
        reason: String::new(),
        subjects,
    };
    store::decision::insert(&mut cx.tx, &decision).await?;
    let money: u64 = decision.subjects.iter().map(|subject| subject.bonus).sum();
    let detail = serde_json::json!({
        "number": decision.number.to_string(), "date": order.date, "year": year,
        "commended": decision.subjects.len(), "money": money,
    });
    cx.record("decision.issued", decision.id.as_str(), detail).await?;
    let source = &rule.rule.source;
    let doubt = Sentence::new(
        format!("mức thưởng theo {source} chưa đối chiếu văn bản"),
        format!("the bonus follows {source}, the text of which was not seen"),
    );
    Ok(Decided::of(&decision, if rule.rule.verified { Vec::new() } else { vec![doubt] }))
}
