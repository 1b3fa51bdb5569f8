use domain::decision::{Decision, RecognisedSubject};

use crate::db::Tx;

/// What a decision and its list say, as one keyed hash for the audit record: whoever changes a row afterwards lacks the
/// key. Every part is named here and not left to a serialiser, so that a later field leaves old seals valid.
pub fn seal(tx: &Tx, decision: &Decision) -> String {
    let id = |id: &Option<domain::ground::id::DecisionId>| id.as_ref().map_or("", |id| id.as_str()).to_owned();
    let mut parts = vec![
        tx.commune_code().as_str().to_owned(),
        decision.id.as_str().to_owned(),
        decision.kind.to_string(),
        decision.about.as_str().to_owned(),
        decision.campaign.as_ref().map_or("", |id| id.as_str()).to_owned(),
        decision.year.to_string(),
        decision.register.clone(),
        decision.number.to_string(),
        decision.date.to_string(),
        decision.authority.clone(),
        decision.signer.clone(),
        decision.signer_title.clone(),
        id(&decision.refers_to),
        decision.reason.clone(),
        decision.grounds.len().to_string(),
    ];
    parts.extend(decision.grounds.iter().cloned());
    decision.subjects.iter().for_each(|subject| parts.extend(line(subject)));
    tx.keys().list(parts.iter().map(String::as_str))
}

fn line(subject: &RecognisedSubject) -> [String; 11] {
    [
        subject.subject.as_str().to_owned(),
        subject.code.clone(),
        subject.name.clone(),
        subject.area_code.clone(),
        subject.area.clone(),
        subject.address.clone(),
        subject.certificate.to_string(),
        subject.bonus.to_string(),
        subject.position.clone(),
        subject.merit.clone(),
        subject.honoured.to_string(),
    ]
}
