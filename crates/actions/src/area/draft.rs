use domain::ground::fingerprint::Fingerprint;
use domain::ground::id::HouseholdId;
use domain::meeting::draft::{DraftRefused, Gathering, MeetingDraft};
use domain::register::Title;
use store::meeting::draft::Kept;

use super::OwnYear;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// The own meeting of a year, as far as it is.
pub struct Held<'s> {
    pub draft: MeetingDraft,
    pub gathering: Gathering<'s>,
    /// Who wrote last, and when.
    pub changed_by: String,
    version: i64,
}

/// What one form shows. Two people are told of each other only where they write the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    Call,
    Attendance,
    Officers,
    /// None: the joint vote.
    Vote(Option<HouseholdId>),
}

impl Section {
    /// Changes when what the form shows is written by somebody else.
    pub fn seen(&self, draft: &MeetingDraft) -> String {
        let mut sum = Fingerprint::default();
        match self {
            Self::Call => sum.add(format!("{:?}", draft.call)),
            Self::Attendance => sum.add(format!("{:?} {:?}", draft.day(), draft.present)),
            Self::Officers => sum.add(format!("{:?}", draft.officers)),
            Self::Vote(None) => sum.add(format!("{:?}", draft.joint)),
            Self::Vote(Some(household)) => sum.add(format!("{:?}", draft.ballots.get(household))),
        }
        sum.text()
    }
}

/// What became of a form.
#[derive(Debug, PartialEq, Eq)]
pub enum Written {
    Saved,
    /// Somebody else wrote the same meanwhile: nothing was changed.
    Meanwhile,
}

pub async fn held<'s>(cx: &mut Cx<'_>, own: &OwnYear<'s>) -> ActionResult<Held<'s>> {
    let kept = store::meeting::draft::find(&mut cx.tx, &own.area.id, own.year()).await?;
    let (draft, version, changed_by) = kept.map(|kept| (kept.draft, kept.version, kept.changed_by)).unwrap_or_default();
    let day = draft.day().unwrap_or(own.as_of);
    let gathering = crate::meeting::gathering(cx, own.judged.set, &own.area.id, day).await?;
    Ok(Held { draft, gathering, changed_by, version })
}

/// Writes what a form says, unless somebody else wrote the same since the form was drawn (`seen`).
pub async fn change(
    cx: &mut Cx<'_>,
    own: &OwnYear<'_>,
    (section, seen): (&Section, &str),
    apply: impl FnOnce(&mut MeetingDraft, &Gathering<'_>) -> Result<(), DraftRefused>,
) -> ActionResult<Written> {
    let held = held(cx, own).await?;
    if section.seen(&held.draft) != seen {
        return Ok(Written::Meanwhile);
    }
    write(cx, own, held, apply).await?;
    Ok(Written::Saved)
}

/// Adds to a list, or takes from it: nothing that somebody else wrote is lost by it.
pub async fn add(
    cx: &mut Cx<'_>,
    own: &OwnYear<'_>,
    apply: impl FnOnce(&mut MeetingDraft, &Gathering<'_>) -> Result<(), DraftRefused>,
) -> ActionResult<()> {
    let held = held(cx, own).await?;
    write(cx, own, held, apply).await
}

async fn write(
    cx: &mut Cx<'_>,
    own: &OwnYear<'_>,
    held: Held<'_>,
    apply: impl FnOnce(&mut MeetingDraft, &Gathering<'_>) -> Result<(), DraftRefused>,
) -> ActionResult<()> {
    let Held { mut draft, gathering, version, .. } = held;
    draft.check_open()?;
    own.must_be_open(cx, &[Title::Household]).await?;
    let before = draft.clone();
    apply(&mut draft, &gathering)?;
    if draft == before {
        return Ok(());
    }
    // What was finished is written anew, printed anew and signed anew.
    (draft.finished_on, draft.is_signed) = (None, false);
    put(cx, own, draft, version).await?;
    let detail = serde_json::json!({ "year": own.year() });
    cx.record("meeting.drafted", own.area.id.as_str(), detail).await
}

/// Puts a draft in the place of the version that was read.
pub(super) async fn put(cx: &mut Cx<'_>, own: &OwnYear<'_>, draft: MeetingDraft, version: i64) -> ActionResult<()> {
    let kept = Kept {
        area: own.area.id.clone(),
        year: own.year(),
        version,
        draft,
        changed_at: cx.now(),
        changed_by: cx.actor().name.clone(),
    };
    match store::meeting::draft::put(&mut cx.tx, &kept).await? {
        true => Ok(()),
        false => Err(ActionError::conflict(
            "người khác vừa ghi vào cuộc họp này; chưa lưu gì, hãy mở lại trang",
            "somebody else wrote into this meeting just now; nothing was kept, open the page again",
        )),
    }
}

impl Held<'_> {
    pub(super) fn version(&self) -> i64 {
        self.version
    }
}
