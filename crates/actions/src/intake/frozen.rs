use domain::ground::window::Window;
use domain::intake::value::Doubt;
use domain::register::Title;
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::ActionResult;

/// The titles whose facts no longer change: a late fact reopens them first, with a reason.
pub struct Frozen(Vec<FrozenTitle>);

struct FrozenTitle {
    year: i16,
    title: Title,
    window: Window,
}

/// A fact that is about to enter.
#[derive(Clone, Copy, Debug)]
pub enum Late<'t> {
    /// Bears on the review of a year: a meeting, a dossier, a commitment.
    OfYear(i16, &'t [Title]),
    /// Happened on a day: counts in every window that holds it.
    OnDay(Date, &'t [Title]),
    /// Changes who is in the register from a day on, until a day.
    Between(Date, Date, &'t [Title]),
}

impl Frozen {
    pub async fn load(cx: &mut Cx<'_>) -> ActionResult<Self> {
        let mut frozen = Vec::new();
        for campaign in store::campaign::list(&mut cx.tx).await? {
            let runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
            let of_year = |run: domain::campaign::TitleRun| FrozenTitle {
                year: campaign.year,
                title: run.title,
                window: run.window,
            };
            frozen.extend(runs.into_iter().filter(domain::campaign::TitleRun::is_frozen).map(of_year));
        }
        Ok(Self(frozen))
    }

    /// Why this fact may not enter, and what to do; none where it may.
    pub fn refuses(&self, fact: Late<'_>) -> Option<Doubt> {
        let touches = |one: &&FrozenTitle| match fact {
            Late::OfYear(year, titles) => one.year == year && titles.contains(&one.title),
            Late::OnDay(day, titles) => one.window.contains(day) && titles.contains(&one.title),
            Late::Between(from, until, titles) => {
                from <= one.window.until && one.window.until <= until && titles.contains(&one.title)
            }
        };
        let FrozenTitle { year, title, .. } = self.0.iter().find(touches)?;
        Some(Doubt::new(
            format!("số liệu năm {year} của {} đã khóa", title.noun()),
            format!(
                "mở lại có lý do: binhyen campaign reopen --year {year} --title {title} --reason \"…\", rồi nạp lại"
            ),
        ))
    }
}
