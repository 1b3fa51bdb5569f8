use std::collections::HashMap;

use domain::assessment::{Facts, HouseholdFacts, SubjectFacts, UnitFacts, VoteFacts};
use domain::campaign::{Campaign, State};
use domain::criteria::YearRules;
use domain::decision::Standing;
use domain::ground::id::SubjectId;
use domain::ground::window::Window;
use domain::meeting::Dossier;
use domain::register::{Organisation, Subject, Title};
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::ActionResult;

/// Everything that a year is judged from, as it stands in the register on the last day of each title's window.
pub async fn load(cx: &mut Cx<'_>, rules: &YearRules<'_>, campaign: Option<&Campaign>) -> ActionResult<Facts> {
    let known = Known::load(cx, rules.year).await?;
    whole(cx, rules, campaign, known).await
}

/// What one title is judged from. Schools, agencies and enterprises count nobody else: households and areas are left out.
pub async fn load_of(cx: &mut Cx<'_>, rules: &YearRules<'_>, campaign: &Campaign, title: Title) -> ActionResult<Facts> {
    let known = Known::load(cx, rules.year).await?;
    some(cx, rules, campaign, title, known).await
}

/// The same, with a dossier in the place of the one that is kept.
pub async fn load_with(
    cx: &mut Cx<'_>,
    rules: &YearRules<'_>,
    campaign: &Campaign,
    instead: &Dossier,
) -> ActionResult<Facts> {
    let mut known = Known::load(cx, rules.year).await?;
    known.dossiers.insert((instead.title, instead.subject.0.clone()), instead.clone());
    some(cx, rules, campaign, instead.title, known).await
}

async fn some(
    cx: &mut Cx<'_>,
    rules: &YearRules<'_>,
    campaign: &Campaign,
    title: Title,
    mut known: Known,
) -> ActionResult<Facts> {
    if !matches!(title, Title::School | Title::Organisation) {
        return whole(cx, rules, Some(campaign), known).await;
    }
    let mut facts = ledger(cx, rules, Some(campaign)).await?;
    facts.units = units(cx, rules, &mut known).await?;
    Ok(facts)
}

async fn whole(
    cx: &mut Cx<'_>,
    rules: &YearRules<'_>,
    campaign: Option<&Campaign>,
    mut known: Known,
) -> ActionResult<Facts> {
    let mut facts = ledger(cx, rules, campaign).await?;
    facts.households = households(cx, last_day(rules, Title::Household), rules.year, &known.signed).await?;
    for area in store::area::list_on(&mut cx.tx, last_day(rules, Title::Area)).await? {
        let subject = Subject { id: SubjectId::from(&area.id), title: Title::Area, code: area.code, name: area.name };
        facts.areas.push(known.of_subject(subject));
    }
    facts.units = units(cx, rules, &mut known).await?;
    let commune = commune(cx, last_day(rules, Title::Commune)).await?;
    facts.commune = commune.map(|subject| known.of_subject(subject));
    Ok(facts)
}

/// The cases, what was settled and what is decided: of nobody in particular.
async fn ledger(cx: &mut Cx<'_>, rules: &YearRules<'_>, campaign: Option<&Campaign>) -> ActionResult<Facts> {
    let mut facts = Facts {
        incidents: store::incident::list(&mut cx.tx, widest(rules)).await?,
        ledger_kept: crate::setting::load(cx).await?.ledger(),
        lineage: store::area::list_lineage(&mut cx.tx).await?,
        settlements: match campaign {
            Some(campaign) => store::settlement::list(&mut cx.tx, &campaign.id).await?,
            None => Vec::new(),
        },
        ..Facts::default()
    };
    if let Some(campaign) = campaign {
        decided(cx, rules, campaign, &mut facts).await?;
    }
    Ok(facts)
}

async fn units(cx: &mut Cx<'_>, rules: &YearRules<'_>, known: &mut Known) -> ActionResult<Vec<UnitFacts>> {
    let all = store::organisation::list_on(&mut cx.tx, last_day(rules, Title::Organisation)).await?;
    let unit = |organisation: Organisation| {
        let id = SubjectId::from(&organisation.id);
        let dossier = known.dossiers.remove(&(organisation.title(), id.0.clone()));
        let commitment = known.signed.of(organisation.title(), &id);
        UnitFacts {
            registered_on: commitment
                .map(|(day, _)| day)
                .or(dossier.as_ref().and_then(|dossier| dossier.registered_on)),
            people_signed: commitment.and_then(|(_, people)| people),
            dossier,
            organisation,
        }
    };
    Ok(all.into_iter().map(unit).collect())
}

/// The ward itself as a subject, by its name of a day.
pub async fn commune(cx: &mut Cx<'_>, day: Date) -> ActionResult<Option<Subject>> {
    let Some(ward) = store::ward::find(&mut cx.tx).await? else { return Ok(None) };
    let named = domain::place::name_on(&ward.commune, day, &[])?;
    Ok(Some(Subject {
        id: SubjectId::from(&ward.commune),
        title: Title::Commune,
        code: ward.commune.to_string(),
        name: format!("{} {}", named.kind, named.name),
    }))
}

/// Which titles are being fixed, and who stands recognised of those that are decided. A title that ended without a
/// decision, or whose decision was revoked, recognised nobody.
async fn decided(cx: &mut Cx<'_>, rules: &YearRules<'_>, campaign: &Campaign, facts: &mut Facts) -> ActionResult<()> {
    let asked = rules.asked_recognised();
    for run in store::campaign::list_titles(&mut cx.tx, &campaign.id).await? {
        if run.is_frozen() {
            facts.frozen.insert(run.title);
        }
        if !asked.contains(&run.title) {
            continue;
        }
        let standing = Standing::of(store::decision::list_for(&mut cx.tx, &campaign.id, run.title).await?);
        if standing.is_some() || State::Decided <= run.state {
            let subjects = standing.map(|standing| standing.subjects).unwrap_or_default();
            facts.recognised.insert(run.title, subjects.into_iter().map(|one| one.subject).collect());
        }
    }
    Ok(())
}

/// The last day of a title's counting window; of the year, where the programme has no such title.
pub(super) fn last_day(rules: &YearRules<'_>, title: Title) -> Date {
    let judged = rules.title(title).or_else(|| rules.titles.first());
    judged.map_or(jiff::civil::date(rules.year, 12, 31), |judged| judged.calendar.counting.until)
}

/// From the earliest day of last year's windows to the latest of this year's.
fn widest(rules: &YearRules<'_>) -> Window {
    let windows = || rules.titles.iter().map(|judged| judged.calendar.counting);
    let whole_year =
        Window { from: jiff::civil::date(rules.year - 1, 1, 1), until: jiff::civil::date(rules.year, 12, 31) };
    Window {
        from: windows().map(|window| window.last_year().from).min().unwrap_or(whole_year.from),
        until: windows().map(|window| window.until).max().unwrap_or(whole_year.until),
    }
}

async fn households(cx: &mut Cx<'_>, day: Date, year: i16, signed: &Signed) -> ActionResult<Vec<HouseholdFacts>> {
    let mut reviews = HashMap::new();
    for meeting in store::meeting::list(&mut cx.tx, year).await? {
        let (date, households, present) = (meeting.date, meeting.households, meeting.present);
        for review in meeting.reviews {
            let vote = review.agree.map(|agree| VoteFacts { agree, households, present });
            reviews.insert(review.household, (date, review.marks, vote));
        }
    }
    let all = store::household::list_on(&mut cx.tx, day).await?;
    Ok(all
        .into_iter()
        .map(|household| {
            let id = SubjectId::from(&household.id);
            let (met_on, marks, vote) = match reviews.remove(&household.id) {
                Some((date, marks, vote)) => (Some(date), Some(marks), vote),
                None => (None, None, None),
            };
            HouseholdFacts {
                registered_on: signed.of(Title::Household, &id).map(|(day, _)| day),
                subject: Subject { id, title: Title::Household, code: household.code, name: household.head },
                area: household.area,
                since: household.validity.from,
                met_on,
                marks,
                vote,
            }
        })
        .collect())
}

/// What subjects handed in over the year.
struct Known {
    signed: Signed,
    dossiers: HashMap<(Title, String), Dossier>,
}

impl Known {
    async fn load(cx: &mut Cx<'_>, year: i16) -> ActionResult<Self> {
        let signed = Signed::load(cx, year).await?;
        let dossiers = store::dossier::list(&mut cx.tx, year).await?;
        let keyed = dossiers.into_iter().map(|dossier| ((dossier.title, dossier.subject.0.clone()), dossier));
        Ok(Self { signed, dossiers: keyed.collect() })
    }

    fn of_subject(&mut self, subject: Subject) -> SubjectFacts {
        let dossier = self.dossiers.remove(&(subject.title, subject.id.0.clone()));
        let commitment = self.signed.of(subject.title, &subject.id).map(|(day, _)| day);
        SubjectFacts {
            registered_on: commitment.or(dossier.as_ref().and_then(|dossier| dossier.registered_on)),
            subject,
            dossier,
        }
    }
}

/// Who signed, when, and how many people with them.
struct Signed(HashMap<(Title, String), (Date, Option<u32>)>);

impl Signed {
    async fn load(cx: &mut Cx<'_>, year: i16) -> ActionResult<Self> {
        let all = store::commitment::list(&mut cx.tx, year).await?;
        Ok(Self(all.into_iter().map(|one| ((one.title, one.subject.0), (one.signed_on, one.people))).collect()))
    }

    fn of(&self, title: Title, subject: &SubjectId) -> Option<(Date, Option<u32>)> {
        self.0.get(&(title, subject.0.clone())).copied()
    }
}
