use std::collections::BTreeMap;

use domain::decision::DecisionSubject;
use domain::register::Title;
use serde_json::Value;
use store::digest::sha256_hex;
use store::paper::Paper;

use super::{Checked, Difference};
use crate::cx::Cx;
use crate::error::ActionResult;

/// Every paper noted: its figures against the record they were drawn from, and its file, where it still lies in the
/// ward's folder, against the bytes that were written.
pub async fn all(cx: &mut Cx<'_>, checked: &mut Checked) -> ActionResult<()> {
    let mut tallies: BTreeMap<(i16, Title), Option<(u64, u64)>> = BTreeMap::new();
    for paper in store::paper::list(&mut cx.tx).await? {
        file(cx, &paper, checked);
        let Ok(figures) = serde_json::from_str::<Value>(&paper.figures) else { continue };
        if let Some(id) = &paper.decision {
            let listed = store::decision::find(&mut cx.tx, id).await?.map(|decision| decision.subjects.len() as u64);
            let keys = ["recognised", "commended"];
            for printed in keys.iter().filter_map(|key| figures.get(key).and_then(Value::as_u64)) {
                checked.hold(listed == Some(printed), || difference(&paper, printed, listed.unwrap_or(0)));
            }
            continue;
        }
        for (title, total, met) in printed(&figures) {
            let known = match tallies.get(&(paper.year, title)) {
                Some(known) => *known,
                None => {
                    let fresh = tally(cx, paper.year, title).await?;
                    tallies.insert((paper.year, title), fresh);
                    fresh
                }
            };
            let Some(known) = known else { continue };
            checked.hold(known.0 == total, || difference(&paper, total, known.0));
            checked.hold(known.1 == met, || difference(&paper, met, known.1));
        }
    }
    Ok(())
}

/// Title, total and met of the papers that print them for the whole ward.
fn printed(figures: &Value) -> Vec<(Title, u64, u64)> {
    let lines = match figures {
        Value::Array(lines) => lines.clone(),
        one => vec![one.clone()],
    };
    let read = |line: &Value| {
        if line.get("area").is_some() || line.get("year").is_some() {
            return None;
        }
        let title = Title::parse(line.get("title")?.as_str()?)?;
        Some((title, line.get("total")?.as_u64()?, line.get("met")?.as_u64()?))
    };
    lines.iter().filter_map(read).collect()
}

async fn tally(cx: &mut Cx<'_>, year: i16, title: Title) -> ActionResult<Option<(u64, u64)>> {
    for campaign in store::campaign::list(&mut cx.tx).await?.into_iter().filter(|campaign| campaign.year == year) {
        let results = store::campaign::list_results(&mut cx.tx, &campaign.id).await?;
        if let Some(line) = results.into_iter().find(|line| line.title == title) {
            let standing = crate::decision::standing(cx, &campaign.id, DecisionSubject::Title(title)).await?;
            let is_amended = standing.is_none_or(|standing| !standing.later.is_empty());
            // A paper of before a correction prints what stood then.
            return Ok((!is_amended).then_some((line.total, line.met)));
        }
    }
    Ok(None)
}

fn file(cx: &Cx<'_>, paper: &Paper, checked: &mut Checked) {
    let path = cx.desk.folder.join("papers").join(&paper.file_name);
    let Ok(bytes) = std::fs::read(&path) else { return };
    let now = sha256_hex(&bytes);
    checked.hold(now == paper.sha256, || Difference {
        year: Some(paper.year),
        title: Some(paper.about.clone()),
        about: paper.file_name.clone(),
        recorded: paper.sha256.clone(),
        computed: now,
        what: "tệp giấy tờ đã bị thay đổi sau khi in".to_owned(),
    });
}

fn difference(paper: &Paper, printed: u64, known: u64) -> Difference {
    Difference {
        year: Some(paper.year),
        title: Some(paper.about.clone()),
        about: paper.file_name.clone(),
        recorded: printed.to_string(),
        computed: known.to_string(),
        what: "con số in trên giấy tờ khác với hồ sơ".to_owned(),
    }
}
