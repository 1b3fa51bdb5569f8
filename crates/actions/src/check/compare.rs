use std::collections::{BTreeMap, BTreeSet};

use domain::assessment::{Assessment, Outcome};
use domain::campaign::{Campaign, State, TitleRun};
use domain::decision::{DecisionKind, DecisionSubject};
use domain::register::Title;

use super::{Checked, Difference};
use crate::cx::Cx;
use crate::error::ActionResult;

/// Every title of one campaign: the stored outcomes, the standing decision and the result line against the facts of now.
pub async fn campaign(cx: &mut Cx<'_>, campaign: &Campaign, checked: &mut Checked) -> ActionResult<()> {
    let fresh = crate::assessment::judge_year(cx, campaign).await?;
    for run in store::campaign::list_titles(&mut cx.tx, &campaign.id).await? {
        if !run.is_frozen() {
            continue;
        }
        let now = fresh.title(run.title);
        let stored = store::assessment::list(&mut cx.tx, &campaign.id, run.title).await?;
        outcomes(campaign.year, &run, &stored, now, checked);
        if State::Decided <= run.state {
            decided(cx, campaign, &run, now, checked).await?;
        }
    }
    Ok(())
}

fn outcomes(year: i16, run: &TitleRun, stored: &[Assessment], now: &[Assessment], checked: &mut Checked) {
    let by_code = |all: &[Assessment]| -> BTreeMap<String, Outcome> {
        all.iter().map(|one| (one.subject.code.clone(), one.outcome)).collect()
    };
    let (stored, now) = (by_code(stored), by_code(now));
    for code in stored.keys().chain(now.keys()).collect::<BTreeSet<_>>() {
        let (was, is) = (stored.get(code), now.get(code));
        checked.hold(was == is, || Difference {
            year: Some(year),
            title: Some(run.title.to_string()),
            about: code.clone(),
            recorded: word(was),
            computed: word(is),
            what: "kết quả đã khóa khác với kết quả tính lại từ số liệu gốc".to_owned(),
        });
    }
}

fn word(outcome: Option<&Outcome>) -> String {
    outcome.map_or_else(String::new, ToString::to_string)
}

async fn decided(
    cx: &mut Cx<'_>,
    campaign: &Campaign,
    run: &TitleRun,
    now: &[Assessment],
    checked: &mut Checked,
) -> ActionResult<()> {
    let standing = crate::decision::standing(cx, &campaign.id, DecisionSubject::Title(run.title)).await?;
    let revoked = revoked(cx, campaign, run.title).await?;
    let met: BTreeSet<&str> =
        now.iter().filter(|one| one.outcome == Outcome::Met).map(|one| one.subject.code.as_str()).collect();
    let number = standing.as_ref().map(|standing| standing.first.number.to_string()).unwrap_or_default();
    let listed: BTreeSet<&str> =
        standing.iter().flat_map(|standing| &standing.subjects).map(|subject| subject.code.as_str()).collect();
    let difference = |about: String, recorded: String, computed: String, what: &str| Difference {
        year: Some(campaign.year),
        title: Some(run.title.to_string()),
        about,
        recorded,
        computed,
        what: what.to_owned(),
    };
    let is_revoked = |code: &str| !listed.contains(code) && revoked.holds(code);
    for code in listed.union(&met).filter(|code| !is_revoked(code)) {
        checked.hold(listed.contains(code) == met.contains(code), || {
            let (recorded, computed) = (listed.contains(code).to_string(), met.contains(code).to_string());
            let what = format!("danh sách của quyết định {number} khác với kết quả tính lại");
            difference((*code).to_owned(), recorded, computed, &what)
        });
    }
    let results = store::campaign::list_results(&mut cx.tx, &campaign.id).await?;
    let line = results.iter().find(|summary| summary.title == run.title);
    let total = now.iter().filter(|one| one.outcome != Outcome::NotApplicable).count() as u64;
    let registered = now.iter().filter(|one| one.outcome != Outcome::NotApplicable && one.registered).count() as u64;
    checked.hold(line.is_some_and(|line| (line.total, line.registered) == (total, registered)), || {
        let recorded = line.map_or_else(String::new, |line| format!("{}/{}", line.registered, line.total));
        let what = "số tổng hợp (đăng ký/tổng số) khác với kết quả tính lại";
        difference("campaign_result".to_owned(), recorded, format!("{registered}/{total}"), what)
    });
    checked.hold(line.is_some_and(|line| line.met == listed.len() as u64), || {
        let recorded = line.map_or_else(String::new, |line| line.met.to_string());
        difference("campaign_result".to_owned(), recorded, listed.len().to_string(), "số tổng hợp khác với danh sách")
    });
    Ok(())
}

/// Whom revocations of the standing decision took out: they met the criteria by the facts, and the revocation takes them
/// out with a reason. A decision made anew after a full revocation answers for all again.
#[derive(Default)]
struct Revoked {
    all: bool,
    codes: BTreeSet<String>,
}

impl Revoked {
    fn holds(&self, code: &str) -> bool {
        self.all || self.codes.contains(code)
    }
}

async fn revoked(cx: &mut Cx<'_>, campaign: &Campaign, title: Title) -> ActionResult<Revoked> {
    let mut revoked = Revoked::default();
    for row in store::decision::list_for(&mut cx.tx, &campaign.id, title).await? {
        match row.kind {
            DecisionKind::Revoke if row.subjects.is_empty() => revoked.all = true,
            DecisionKind::Revoke => revoked.codes.extend(row.subjects.into_iter().map(|subject| subject.code)),
            DecisionKind::Correct => {}
            DecisionKind::Recognise | DecisionKind::Received | DecisionKind::Commend => revoked = Revoked::default(),
        }
    }
    Ok(revoked)
}
