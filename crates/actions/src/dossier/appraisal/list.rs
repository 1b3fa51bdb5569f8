use domain::ground::id::{SubjectId, SubmissionId};
use domain::ground::text::{search_key, sort_key};
use domain::meeting::{Submission, SubmissionState};
use domain::people::Permission;
use domain::register::{Subject, Title};
use jiff::Timestamp;

use crate::cx::Cx;
use crate::error::ActionResult;

/// One subject whose self-assessment is due, begun or not.
#[derive(Debug)]
pub struct Listed {
    pub subject: Subject,
    pub id: Option<SubmissionId>,
    pub state: Option<SubmissionState>,
    pub at: Option<Timestamp>,
    /// The registers have a dossier of it, from a list or from an accepted self-assessment.
    pub has_dossier: bool,
}

/// Every unit of the year, and the ward, with how far its self-assessment is. The level above sees what it appraises.
pub async fn list(cx: &mut Cx<'_>, programme: &str, year: i16) -> ActionResult<Vec<Listed>> {
    cx.require(Permission::Appraise)?;
    let rules = crate::campaign::rules(cx, programme, year)?;
    let sees_units = cx.actor().role.may(Permission::ReadReasons);
    let mut subjects = Vec::new();
    if let Some(judged) = rules.title(Title::Commune) {
        subjects.extend(crate::assessment::commune(cx, judged.calendar.counting.until).await?);
    }
    let day = rules.title(Title::Organisation).or_else(|| rules.title(Title::School));
    if let Some(day) = day.map(|judged| judged.calendar.counting.until).filter(|_| sees_units) {
        let units = store::organisation::list_on(&mut cx.tx, day).await?;
        subjects.extend(units.iter().map(|unit| Subject {
            id: SubjectId::from(&unit.id),
            title: unit.title(),
            code: unit.code.clone(),
            name: unit.name.clone(),
        }));
    }
    let submissions = store::submission::list(&mut cx.tx, year).await?;
    let dossiers = store::dossier::list(&mut cx.tx, year).await?;
    let areas =
        if sees_units { store::area::list_on(&mut cx.tx, jiff::civil::date(year, 12, 31)).await? } else { Vec::new() };
    let is_submitted = |id: &str| submissions.iter().any(|one| one.title == Title::Area && one.subject.as_str() == id);
    subjects.extend(areas.into_iter().filter(|area| is_submitted(area.id.as_str())).map(|area| Subject {
        id: SubjectId::from(&area.id),
        title: Title::Area,
        code: area.code,
        name: area.name,
    }));
    subjects.retain(|subject| rules.title(subject.title).is_some());
    let of = |subject: &Subject| {
        submissions.iter().find(|one: &&Submission| one.title == subject.title && one.subject == subject.id)
    };
    let mut listed: Vec<Listed> = subjects
        .into_iter()
        .map(|subject| {
            let submission = of(&subject);
            Listed {
                id: submission.map(|one| one.id.clone()),
                state: submission.map(|one| one.state),
                at: submission.map(|one| one.saved_at),
                has_dossier: dossiers.iter().any(|one| one.title == subject.title && one.subject == subject.id),
                subject,
            }
        })
        .collect();
    listed.sort_by_key(|one| (order(one.state), one.subject.title, sort_key(&one.subject.name)));
    Ok(listed)
}

/// What waits for an appraiser comes first.
fn order(state: Option<SubmissionState>) -> u8 {
    match state {
        Some(SubmissionState::Submitted) => 0,
        Some(SubmissionState::Returned) => 1,
        Some(SubmissionState::Draft) => 2,
        None => 3,
        Some(SubmissionState::Accepted) => 4,
    }
}

impl Listed {
    /// Whether what somebody typed is in its name or code.
    pub fn matches(&self, typed: &str) -> bool {
        let wanted = search_key(typed);
        search_key(&format!("{} {}", self.subject.code, self.subject.name)).contains(&wanted)
    }
}
