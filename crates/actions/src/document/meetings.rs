use domain::assessment::registered_on;
use domain::criteria::Judged;
use domain::document::{AreaReview, Award, MeetingPeople, SubjectResult, area_minutes, review_minutes, sealed_annex};
use domain::document::{ReviewMeeting, Tally};
use domain::meeting::{Dossier, Meeting};
use domain::register::{Area, Title};

use super::context::Context;
use super::job::{Content, Formats, Job};
use super::results::TitleRecord;
use crate::cx::Cx;
use crate::error::ActionResult;

/// Minutes of every area's review of its households, and the sealed annex with the reasons.
pub async fn of_households(cx: &mut Cx<'_>, context: &Context<'_>, record: &TitleRecord<'_>) -> ActionResult<Vec<Job>> {
    let areas = store::area::list_on(&mut cx.tx, record.judged.calendar.counting.until).await?;
    let mut jobs = Vec::new();
    for meeting in &record.meetings {
        let Some(area) = areas.iter().find(|area| area.id == meeting.area) else { continue };
        let own = record.results.iter().filter(|result| result.area_code == area.code).cloned().collect();
        let review = review(cx, context, &record.judged, meeting, (area, own)).await?;
        let figures = Tally::of(&review.results);
        let job = |folder: &str, paper: domain::document::Paper| Job {
            stem: format!("{folder}/{}", paper.slug),
            about: Title::Household.to_string(),
            subject: area.code.clone(),
            decision: None,
            figures: serde_json::json!({ "title": Title::Household, "area": area.code, "total": figures.total,
                "registered": figures.registered, "met": figures.met }),
            content: Content::Paper(Box::new(paper)),
            formats: Formats::TEXT,
        };
        jobs.push(job("bien-ban", area_minutes::compose(&review)));
        jobs.push(job("niem-phong", sealed_annex::compose(&review)));
    }
    Ok(jobs)
}

/// One area's review of its households, as its meeting went and its results are.
pub(crate) async fn review(
    cx: &mut Cx<'_>,
    context: &Context<'_>,
    judged: &Judged<'_>,
    meeting: &Meeting,
    (area, results): (&Area, Vec<SubjectResult>),
) -> ActionResult<AreaReview> {
    let (people, proceedings) = crate::meeting::as_held(cx, judged.set, meeting).await?;
    Ok(AreaReview {
        office: context.of_residents(meeting.date, "area_minutes")?,
        award: Award::of(judged),
        area_code: area.code.clone(),
        area: area.name.clone(),
        date: meeting.date,
        households: meeting.households,
        present: meeting.present,
        way: meeting.way,
        people,
        proceedings,
        results,
    })
}

/// Minutes of the review meeting of each area, unit or the ward about its own title.
pub async fn of_subjects(
    cx: &mut Cx<'_>,
    context: &Context<'_>,
    record: &TitleRecord<'_>,
    below: &[(Title, Vec<SubjectResult>)],
) -> ActionResult<Vec<Job>> {
    let dossiers = store::dossier::list(&mut cx.tx, record.judged.year).await?;
    let signed = store::commitment::list(&mut cx.tx, record.judged.year).await?;
    let mut jobs = Vec::new();
    for one in &record.assessments {
        let is_own = |dossier: &&Dossier| dossier.title == record.title() && dossier.subject == one.subject.id;
        let dossier = dossiers.iter().find(is_own);
        let Some(date) = dossier.and_then(|dossier| dossier.reviewed_on) else { continue };
        let commitment =
            signed.iter().find(|signed| signed.title == record.title() && signed.subject == one.subject.id);
        let days = [commitment.map(|one| one.signed_on), dossier.and_then(|dossier| dossier.registered_on)];
        let children = match record.title() {
            Title::Area => of_area(below, &one.subject.code),
            Title::Commune => below.iter().map(|(title, results)| (*title, Tally::of(results))).collect(),
            _ => Vec::new(),
        };
        let paper = review_minutes::compose(&ReviewMeeting {
            office: context.office(date, "review_minutes")?,
            award: record.award.clone(),
            code: one.subject.code.clone(),
            name: one.subject.name.clone(),
            date,
            people: MeetingPeople::default(),
            registered_on: registered_on(&record.judged, days.into_iter().flatten()),
            outcome: one.outcome,
            findings: one.findings.clone(),
            children,
        });
        jobs.push(Job {
            stem: format!("bien-ban/{}", paper.slug),
            about: record.title().to_string(),
            subject: one.subject.code.clone(),
            decision: None,
            figures: serde_json::json!({ "title": record.title(), "subject": one.subject.code, "outcome": one.outcome }),
            content: Content::Paper(Box::new(paper)),
            formats: Formats::TEXT,
        });
    }
    Ok(jobs)
}

fn of_area(below: &[(Title, Vec<SubjectResult>)], code: &str) -> Vec<(Title, Tally)> {
    let own = |results: &Vec<SubjectResult>| Tally::of(results.iter().filter(|result| result.area_code == code));
    below.iter().filter(|(title, _)| *title == Title::Household).map(|(title, all)| (*title, own(all))).collect()
}
