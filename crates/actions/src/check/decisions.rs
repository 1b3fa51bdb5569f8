use std::collections::BTreeMap;

use domain::commendation::{Commendation, bonus};
use domain::decision::{Decision, DecisionKind, RecognisedSubject};
use domain::setting::Settings;
use serde_json::Value;

use super::{Checked, Difference};
use crate::cx::Cx;
use crate::error::ActionResult;

/// Every decision with its list against the seal that the audit record kept of it, and giấy khen against who was proposed
/// and the bonus of the day.
pub async fn all(cx: &mut Cx<'_>, checked: &mut Checked) -> ActionResult<()> {
    let mut seals = seals(cx).await?;
    let settings = crate::setting::load(cx).await?;
    for year in store::decision::years(&mut cx.tx).await? {
        let proposed = store::commendation::list(&mut cx.tx, year).await?;
        for decision in store::decision::list(&mut cx.tx, year).await? {
            let (kept, now) = (seals.remove(decision.id.as_str()), store::decision::seal(&cx.tx, &decision));
            checked.hold(kept.as_deref() == Some(now.as_str()), || {
                let what = "quyết định hoặc danh sách của nó đã bị sửa ngoài chương trình, khác với nhật ký thao tác";
                difference(&decision, kept.unwrap_or_default(), now, what)
            });
            if decision.kind == DecisionKind::Commend {
                honoured(&settings, &decision, &proposed, checked);
            }
        }
    }
    for (id, kept) in seals {
        checked.hold(false, || Difference {
            year: None,
            title: None,
            about: id,
            recorded: kept,
            computed: String::new(),
            what: "quyết định có trong nhật ký thao tác nhưng đã bị xóa khỏi cơ sở dữ liệu".to_owned(),
        });
    }
    Ok(())
}

/// Seals by the ids of decisions.
async fn seals(cx: &mut Cx<'_>) -> ActionResult<BTreeMap<String, String>> {
    let mut seals = BTreeMap::new();
    for action in ["decision.issued", "decision.amended"] {
        for entry in store::audit::list_of(&mut cx.tx, action).await? {
            let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
            let seal = detail.get("seal").and_then(Value::as_str).unwrap_or_default().to_owned();
            seals.insert(entry.subject, seal);
        }
    }
    Ok(seals)
}

fn honoured(settings: &Settings, decision: &Decision, proposed: &[Commendation], checked: &mut Checked) {
    let day = decision.date;
    let money = settings.bonus(day).ok().zip(settings.base_salary(day).ok());
    for subject in &decision.subjects {
        let found = proposed.iter().find(|one| one.id.as_str() == subject.subject.as_str());
        checked.hold(found.is_some_and(|one| is_same(one, subject)), || {
            let what = "người, tập thể được khen khác với đề nghị khen thưởng";
            difference(decision, subject.code.clone(), found.map_or_else(String::new, |one| one.id.to_string()), what)
        });
        let (Some((rule, salary)), Some(one)) = (money, found) else { continue };
        let due = bonus(&rule.rule, salary.amount, one.honoured);
        checked.hold(due == subject.bonus, || {
            let what = format!("tiền thưởng của {} khác với mức của ngày ký", subject.code);
            difference(decision, subject.bonus.to_string(), due.to_string(), &what)
        });
    }
}

fn is_same(one: &Commendation, subject: &RecognisedSubject) -> bool {
    (&one.name, &one.position, &one.merit, one.honoured)
        == (&subject.name, &subject.position, &subject.merit, subject.honoured)
}

fn difference(decision: &Decision, recorded: String, computed: String, what: &str) -> Difference {
    Difference {
        year: Some(decision.year),
        title: Some(decision.about.as_str().to_owned()),
        about: decision.number.to_string(),
        recorded,
        computed,
        what: what.to_owned(),
    }
}
