use std::collections::BTreeMap;

use domain::campaign::TitleRun;
use domain::criteria::{Calendar, Criterion};
use domain::meeting::{Evidence, Found, Lack, Needs, Submission, SubmissionState};
use domain::people::Permission;
use domain::register::{Organisation, Subject, Title};
use store::submission::MoveMade;

use super::whose::{Whose, judged};
use crate::cx::Cx;
use crate::error::ActionResult;

/// The self-assessment of one subject in one year, with all that stands around it.
#[derive(Debug)]
pub struct Sheet {
    pub subject: Subject,
    pub unit: Option<Organisation>,
    pub year: i16,
    /// "Trường học an toàn nhất về an ninh trật tự"
    pub title: String,
    /// None where the year was not opened for this title.
    pub run: Option<TitleRun>,
    pub calendar: Calendar,
    /// "Thông tư số 124/2021/TT-BCA"
    pub rule: String,
    pub appraises: String,
    pub recognises: String,
    pub lines: Vec<Line>,
    pub submission: Option<Submission>,
    /// What must be added before it can be submitted.
    pub lacks: Vec<Lack>,
    pub moves: Vec<MoveMade>,
    /// What the appraiser found, once it was returned or accepted.
    pub found: BTreeMap<String, Found>,
    pub evidence: Vec<Evidence>,
    pub registration: Option<super::Registered>,
}

/// One criterion and what it asks for.
#[derive(Clone, Debug)]
pub struct Line {
    pub criterion: Criterion,
    pub needs: Needs,
}

/// The years that were opened under a programme and judge the title of whoever fills in, the newest first.
pub async fn years(cx: &mut Cx<'_>, programme: &str, whose: &Whose) -> ActionResult<Vec<i16>> {
    let title = whose.subject(cx, 0).await?.0.title;
    let mut years = Vec::new();
    for campaign in store::campaign::list(&mut cx.tx).await? {
        let is_meant = campaign.programme == programme;
        if is_meant && store::campaign::find_title(&mut cx.tx, &campaign.id, title).await?.is_some() {
            years.push(campaign.year);
        }
    }
    years.sort_unstable_by(|one, other| other.cmp(one));
    Ok(years)
}

pub async fn sheet(cx: &mut Cx<'_>, programme: &str, year: i16, whose: &Whose) -> ActionResult<Sheet> {
    let (subject, unit) = whose.subject(cx, year).await?;
    let mut sheet = load(cx, programme, year, subject).await?;
    sheet.unit = unit;
    let is_with_them = |one: &Submission| one.state == SubmissionState::Submitted;
    if sheet.submission.as_ref().is_some_and(is_with_them) {
        // What an appraiser has noted so far is theirs until it is given back or accepted.
        sheet.found.clear();
    }
    Ok(sheet)
}

/// For whoever may see it: the caller asked that.
pub(super) async fn load(cx: &mut Cx<'_>, programme: &str, year: i16, subject: Subject) -> ActionResult<Sheet> {
    let judged = judged(cx, programme, year, subject.title)?;
    let campaign = store::campaign::find(&mut cx.tx, programme, year).await?;
    let run = match &campaign {
        Some(campaign) => store::campaign::find_title(&mut cx.tx, &campaign.id, subject.title).await?,
        None => None,
    };
    let registration = super::registration::find(cx, &subject, year).await?;
    let submission = store::submission::find_of(&mut cx.tx, subject.title, &subject.id, year).await?;
    let (mut moves, mut found, mut evidence) = (Vec::new(), BTreeMap::new(), Vec::new());
    if let Some(one) = &submission {
        moves = store::submission::list_moves(&mut cx.tx, &one.id).await?;
        found = store::submission::marks(&mut cx.tx, &one.id).await?;
        evidence = store::submission::evidence::list(&mut cx.tx, &one.id).await?;
    }
    let claim = submission.as_ref().map(|one| one.claim.clone()).unwrap_or_default();
    let lacks = claim.lacks(judged.set, registration.is_some(), cx.today());
    let line = |criterion: &Criterion| Line { criterion: criterion.clone(), needs: Needs::of(criterion) };
    Ok(Sheet {
        subject,
        unit: None,
        year,
        title: judged.rule.name.clone(),
        run,
        rule: judged.set.rule.clone(),
        appraises: judged.authority.appraises.clone(),
        recognises: judged.authority.recognises.clone(),
        lines: judged.set.criteria.iter().map(line).collect(),
        calendar: judged.calendar,
        submission,
        lacks,
        moves,
        found,
        evidence,
        registration,
    })
}

/// Whether somebody may see what stands in a submission: those who fill it in, and those who appraise its title.
pub(super) fn may_read(cx: &Cx<'_>, one: &Submission) -> bool {
    let actor = cx.actor();
    let is_theirs = match one.title {
        Title::Commune => actor.role.may(Permission::FillWardDossier),
        Title::School | Title::Organisation => {
            actor.role.may(Permission::FillDossier)
                && actor.reaches_unit(&domain::ground::id::OrganisationId(one.subject.0.clone()))
        }
        Title::Area | Title::Household => false,
    };
    // The level above sees what it appraises, and nothing of single units.
    let is_for_them = one.title == Title::Commune || actor.role.may(Permission::ReadReasons);
    is_theirs || (is_for_them && actor.role.may(Permission::Appraise))
}
