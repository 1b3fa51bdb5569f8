use domain::ground::window::Window;
use domain::intake::value::Doubt;
use domain::register::Title;
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::ActionResult;

/// The titles whose facts no longer change: a late fact reopens them first, with a reason.
pub struct Frozen(Vec<FrozenTitle>);

struct FrozenTitle {
    programme: String,
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
                programme: campaign.programme.clone(),
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
        let closed: Vec<&FrozenTitle> = self.0.iter().filter(touches).collect();
        let year = closed.first()?.year;
        let mut nouns: Vec<&str> = closed.iter().map(|one| one.title.noun()).collect();
        nouns.dedup();
        // All of them at once: who reopens one and tries again should not be sent back for the next.
        let reopen: Vec<String> = closed.iter().map(|one| one.reopen()).collect();
        Some(Doubt::new(
            format!("số liệu năm {year} của {} đã khóa", nouns.join("; ")),
            format!("mở lại có lý do, rồi nạp lại: {}", reopen.join("; ")),
        ))
    }
}

impl FrozenTitle {
    fn reopen(&self) -> String {
        let Self { programme, year, title, .. } = self;
        let programme = crate::campaign::flag(programme);
        format!("binhyen campaign reopen --year {year}{programme} --title {title} --reason \"…\"")
    }
}
