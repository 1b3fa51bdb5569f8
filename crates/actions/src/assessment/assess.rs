use domain::assessment::{Assessment, Finding, Outcome, Summary, YearAssessment, summarise};
use domain::campaign::TitleRun;
use domain::ground::share::Share;
use domain::people::Permission;
use domain::register::Title;
use domain::report::TotalsLine;
use serde::Serialize;

use super::judge_year;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Outcomes of a year with their reasons.
#[derive(Debug, Serialize)]
pub struct Assessed {
    pub summary: Vec<SummaryView>,
    pub subjects: Vec<SubjectView>,
}

/// One title's line.
#[derive(Clone, Debug, Serialize)]
pub struct SummaryView {
    pub year: i16,
    pub title: Title,
    pub total: u64,
    /// None where quoted totals do not say.
    pub registered: Option<u64>,
    pub met: u64,
    /// As printed: "93,5%".
    pub rate: String,
    pub outcome: Outcome,
}

impl From<Summary> for SummaryView {
    fn from(line: Summary) -> Self {
        let Summary { year, title, total, registered, met, rate, outcome } = line;
        Self { year, title, total, registered: Some(registered), met, rate, outcome }
    }
}

impl From<&TotalsLine> for SummaryView {
    /// Quoted as given: whatever a source counts as all is "met", nothing is judged.
    fn from(line: &TotalsLine) -> Self {
        Self {
            year: line.year,
            title: line.title,
            total: line.total,
            registered: line.registered,
            met: line.met,
            rate: Share::new(line.met, line.total).percent(None),
            outcome: if line.met == line.total { Outcome::Met } else { Outcome::NotMet },
        }
    }
}

/// One subject, in the names that other programs read.
#[derive(Debug, Serialize)]
pub struct SubjectView {
    #[serde(flatten)]
    pub assessment: AssessmentView,
    pub is_frozen: bool,
}

#[derive(Debug, Serialize)]
pub struct AssessmentView {
    pub code: String,
    pub name: String,
    pub title: Title,
    pub outcome: Outcome,
    pub registered: bool,
    pub findings: Vec<Finding>,
}

/// Judges a year from the facts as they stand, and stores what is not frozen; a frozen title is read as it froze.
/// A year of which only totals exist is quoted.
pub async fn assess(
    cx: &mut Cx<'_>,
    programme: &str,
    year: i16,
    title: Option<Title>,
    subject: Option<&str>,
) -> ActionResult<Assessed> {
    cx.require(Permission::ReadReasons)?;
    let rules = crate::campaign::rules(cx, programme, year)?;
    let Some(campaign) = store::campaign::find(&mut cx.tx, programme, year).await? else {
        return quote(cx, programme, year, title, subject).await;
    };
    let runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
    let mut judged: Option<YearAssessment> = None;
    let (mut summary, mut subjects, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for run in runs.into_iter().filter(|run| title.is_none_or(|title| run.title == title)) {
        let outcomes = if run.is_frozen() {
            store::assessment::list(&mut cx.tx, &campaign.id, run.title).await?
        } else {
            let fresh = match &mut judged {
                Some(fresh) => fresh,
                empty => empty.insert(judge_year(cx, &campaign).await?),
            };
            let outcomes = fresh.by_title.remove(&run.title).unwrap_or_default();
            if store::assessment::list(&mut cx.tx, &campaign.id, run.title).await? != outcomes {
                store::assessment::replace_all(&mut cx.tx, &campaign.id, run.title, &outcomes, false).await?;
                changed.push(run.title);
            }
            outcomes
        };
        let lines = summarise(&rules, &[(run.title, outcomes.clone())].into());
        summary.extend(lines.into_iter().map(SummaryView::from));
        subjects.extend(outcomes.into_iter().map(|one| view(one, run.is_frozen())));
    }
    if !changed.is_empty() {
        let detail = serde_json::json!({ "year": year, "programme": programme, "titles": changed });
        cx.record("assessment.computed", campaign.id.as_str(), detail).await?;
    }
    if let Some(code) = subject {
        subjects.retain(|one| one.assessment.code.eq_ignore_ascii_case(code.trim()));
        if subjects.is_empty() {
            return Err(ActionError::missing(
                format!(
                    "năm {year} không có đối tượng nào mang mã «{code}»; hãy kiểm tra mã hộ, mã khu dân cư, mã đơn vị"
                ),
                format!("nobody with the code «{code}» is reviewed in {year}; check the code"),
            ));
        }
    }
    Ok(Assessed { summary, subjects })
}

/// The subjects of a year as `assess` shows them, without keeping anything. None of a year that is only quoted.
pub async fn subjects(cx: &mut Cx<'_>, programme: &str, year: i16) -> ActionResult<Vec<SubjectView>> {
    cx.require(Permission::ReadReasons)?;
    let Some(campaign) = store::campaign::find(&mut cx.tx, programme, year).await? else { return Ok(Vec::new()) };
    let runs = store::campaign::list_titles(&mut cx.tx, &campaign.id).await?;
    let fresh = match runs.iter().all(TitleRun::is_frozen) {
        true => None,
        false => Some(judge_year(cx, &campaign).await?),
    };
    let mut subjects = Vec::new();
    for run in runs {
        let outcomes = match &fresh {
            Some(fresh) if !run.is_frozen() => fresh.title(run.title).to_vec(),
            _ => store::assessment::list(&mut cx.tx, &campaign.id, run.title).await?,
        };
        subjects.extend(outcomes.into_iter().map(|one| view(one, run.is_frozen())));
    }
    Ok(subjects)
}

fn view(one: Assessment, is_frozen: bool) -> SubjectView {
    SubjectView {
        assessment: AssessmentView {
            code: one.subject.code,
            name: one.subject.name,
            title: one.subject.title,
            outcome: one.outcome,
            registered: one.registered,
            findings: one.findings,
        },
        is_frozen,
    }
}

/// A year that exists only as totals: quoted as given, without subjects.
async fn quote(
    cx: &mut Cx<'_>,
    programme: &str,
    year: i16,
    title: Option<Title>,
    subject: Option<&str>,
) -> ActionResult<Assessed> {
    let totals = store::totals::list(&mut cx.tx).await?;
    let quoted: Vec<SummaryView> = totals
        .iter()
        .filter(|line| line.year == year && title.is_none_or(|title| line.title == title))
        .map(SummaryView::from)
        .collect();
    if quoted.is_empty() {
        crate::campaign::campaign(cx, programme, year).await?;
    }
    if subject.is_some() {
        return Err(ActionError::missing(
            format!("năm {year} chỉ có số tổng hợp, không có danh sách từng đối tượng"),
            format!("of {year} only totals exist, no single subjects"),
        ));
    }
    Ok(Assessed { summary: quoted, subjects: Vec::new() })
}
