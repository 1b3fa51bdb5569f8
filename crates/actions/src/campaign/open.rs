use domain::campaign::{Campaign, Move, State, TitleRun};
use domain::people::Permission;
use domain::register::Title;

use super::step::{Moved, StepOrder};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Opens a year: every title of the programme (or one) begins its registration on `date`.
pub async fn open(cx: &mut Cx<'_>, order: &StepOrder<'_>) -> ActionResult<Vec<Moved>> {
    cx.require(Permission::RunCampaign)?;
    let (programme, year, date) = (order.programme, order.year, order.day(cx));
    let rules = super::rules(cx, programme, year)?;
    if date.year() < year - 1 || year + 1 < date.year() {
        return Err(ActionError::refused(
            format!("ngày mở {date} quá xa năm {year}"),
            format!("the opening day {date} is too far from {year}"),
        ));
    }
    let campaign = match store::campaign::find(&mut cx.tx, programme, year).await? {
        Some(campaign) => campaign,
        None => {
            let campaign = Campaign { id: cx.new_id()?, programme: programme.to_owned(), year };
            store::campaign::insert(&mut cx.tx, &campaign, &[]).await?;
            campaign
        }
    };
    let mut opened = Vec::new();
    for judged in rules.titles.iter().filter(|judged| order.title.is_none_or(|title| judged.rule.title == title)) {
        let title = judged.rule.title;
        if store::campaign::find_title(&mut cx.tx, &campaign.id, title).await?.is_some() {
            continue;
        }
        let run = TitleRun {
            campaign: campaign.id.clone(),
            title,
            state: State::Registration,
            criteria_set: judged.set.id.clone(),
            window: judged.calendar.counting,
            since: date,
            frozen_on: None,
            listed_on: None,
        };
        store::campaign::insert_title(&mut cx.tx, &run).await?;
        let step = Move {
            campaign: campaign.id.clone(),
            title,
            from: State::Draft,
            to: State::Registration,
            date,
            reason: order.reason.trim().to_owned(),
        };
        store::campaign::insert_move(&mut cx.tx, &step).await?;
        let warnings = order.undated(cx, &run).into_iter().collect();
        opened.push(Moved { run, warnings });
    }
    if opened.is_empty() {
        return Err(ActionError::refused(
            format!("đợt xét năm {year} đã mở; xem bằng «binhyen campaign show --year {year}»"),
            format!("the campaign of {year} is open already; see «binhyen campaign show --year {year}»"),
        ));
    }
    let titles: Vec<Title> = opened.iter().map(|one| one.run.title).collect();
    let detail = serde_json::json!({ "programme": programme, "year": year, "titles": titles, "date": date });
    cx.record("campaign.opened", campaign.id.as_str(), detail).await?;
    Ok(opened)
}
