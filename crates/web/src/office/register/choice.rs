//! Areas to choose from.

use actions::{ActionResult, Cx};
use domain::register::Area;

use super::households::AreaChoice;

/// The areas that stand today; a move into one that ended is refused by its day.
pub async fn areas(cx: &mut Cx<'_>) -> ActionResult<Vec<AreaChoice>> {
    let today = cx.today();
    let all = actions::register::area_list(cx).await?;
    let standing = all.into_iter().map(|one| one.area).filter(|area| area.validity.covers(today));
    Ok(standing.map(choice).collect())
}

fn choice(area: Area) -> AreaChoice {
    AreaChoice { label: format!("{} · {}", area.code, area.name), value: area.code }
}
