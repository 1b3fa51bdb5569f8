use domain::campaign::{Campaign, TitleRun};
use domain::criteria::{Judged, YearRules};
use domain::ground::id::{AreaId, HouseholdId};
use domain::people::{Permission, Scope};
use domain::register::{Area, Household, Title};
use jiff::civil::Date;

use crate::campaign::USUAL;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{Late, must_be_open};

/// The own area in one opened year.
pub struct OwnYear<'d> {
    pub area: Area,
    pub campaign: Campaign,
    pub judged: Judged<'d>,
    pub rules: YearRules<'d>,
    /// The household title.
    pub run: TitleRun,
    /// As of when the register is read: today, or the last day that counts.
    pub as_of: Date,
}

/// The area of who acts. Whoever has none has no business here.
pub(super) async fn own(cx: &mut Cx<'_>) -> ActionResult<Area> {
    cx.require(Permission::RunMeeting)?;
    let Scope::Area(id) = cx.actor().scope.clone() else { return Err(ActionError::NotAllowed(Permission::RunMeeting)) };
    let found = store::area::find(&mut cx.tx, &id).await?;
    found.ok_or_else(|| {
        ActionError::missing("không có khu dân cư của tài khoản này", "the area of this account is not there")
    })
}

/// The opened years, the newest first.
pub async fn years(cx: &mut Cx<'_>) -> ActionResult<Vec<i16>> {
    own(cx).await?;
    let campaigns = store::campaign::list(&mut cx.tx).await?;
    let mut years: Vec<i16> = campaigns.into_iter().filter(|one| one.programme == USUAL).map(|one| one.year).collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    Ok(years)
}

pub async fn own_year<'d>(cx: &mut Cx<'d>, year: i16) -> ActionResult<OwnYear<'d>> {
    let area = own(cx).await?;
    let campaign = crate::campaign::campaign(cx, USUAL, year).await?;
    let rules = crate::campaign::rules(cx, USUAL, year)?;
    let run = store::campaign::find_title(&mut cx.tx, &campaign.id, Title::Household).await?;
    let judged = rules.title(Title::Household).cloned();
    let (Some(run), Some(judged)) = (run, judged) else {
        return Err(ActionError::missing(
            format!("năm {year} không xét danh hiệu cho hộ gia đình"),
            format!("households are not reviewed in {year}"),
        ));
    };
    let as_of = cx.today().min(judged.calendar.counting.until);
    Ok(OwnYear { area, campaign, judged, rules, run, as_of })
}

impl OwnYear<'_> {
    pub fn year(&self) -> i16 {
        self.judged.year
    }

    /// The last day on which a registration counts for the households' title and for the area's own, which counts them.
    pub fn register_until(&self) -> Date {
        let until = |title| self.rules.title(title).map(|judged| judged.calendar.registration.until);
        let own = self.judged.calendar.registration.until;
        until(Title::Area).map_or(own, |area| area.min(own))
    }

    /// Refuses what comes after the facts froze, and says how to open them again.
    pub(super) async fn must_be_open(&self, cx: &mut Cx<'_>, titles: &[Title]) -> ActionResult<()> {
        must_be_open(cx, Late::OfYear(self.year(), titles)).await
    }
}

/// One of the own households on a day; another area's are not there.
pub(super) async fn own_household(
    cx: &mut Cx<'_>,
    area: &AreaId,
    day: Date,
    household: &HouseholdId,
) -> ActionResult<Household> {
    let lived = store::household::list_of(&mut cx.tx, area, day).await?;
    lived.into_iter().find(|one| one.id == *household).ok_or_else(strange)
}

pub(super) fn strange() -> ActionError {
    ActionError::missing("tổ không có hộ này", "the area has no such household")
}
