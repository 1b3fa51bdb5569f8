use domain::campaign::Campaign;
use domain::criteria::{Judged, YearRules};
use domain::decision::{Decision, DecisionKind, DecisionSubject, PaperNumber, RecognisedSubject, Standing};
use domain::ground::date;
use domain::people::Permission;
use domain::register::Title;

use super::{Decided, Order, authority, number};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// What an amendment is about: the earlier decision, the new paper, the reason, and whom it concerns.
#[derive(Clone, Debug)]
pub struct Amendment<'o> {
    pub of: &'o str,
    /// The year of the earlier number, where several years have it.
    pub of_year: Option<i16>,
    /// What the earlier decision is about, where several authorities gave the same number.
    pub about: Option<DecisionSubject>,
    pub order: Order<'o>,
    pub reason: &'o str,
    /// Codes of subjects; none means all.
    pub codes: &'o [String],
}

impl Amendment<'_> {
    pub(super) fn names(&self, code: &str) -> bool {
        self.codes.iter().any(|named| named.trim().eq_ignore_ascii_case(code))
    }

    /// Whether it is about this subject: named, or one of all.
    pub(super) fn concerns(&self, code: &str) -> bool {
        self.codes.is_empty() || self.names(code)
    }

    /// Every code must be somebody's: a mistyped one is not passed over.
    pub(super) fn require_known<'k>(&self, known: impl Iterator<Item = &'k str> + Clone) -> ActionResult<()> {
        for code in self.codes {
            if !known.clone().any(|one| code.trim().eq_ignore_ascii_case(one)) {
                return Err(ActionError::missing(
                    format!("«{code}» không có trong danh sách đang có hiệu lực của quyết định {}", self.of),
                    format!("«{code}» is not on the list in force of decision {}", self.of),
                ));
            }
        }
        Ok(())
    }
}

/// What an amendment stands on: the chain of decisions in force, and what it is about.
pub(super) struct Ground {
    pub matter: Matter,
    pub standing: Standing,
}

pub(super) enum Matter {
    Title(Campaign, Title),
    Commendation,
}

/// The chain in force that the named decision belongs to: the one that recognised, or one of its amendments.
pub(super) async fn prepare(cx: &mut Cx<'_>, amendment: &Amendment<'_>) -> ActionResult<Ground> {
    cx.require(Permission::Decide)?;
    if amendment.reason.trim().is_empty() {
        return Err(ActionError::refused(
            "cần ghi lý do đính chính, thu hồi: thêm --reason \"…\"",
            "a reason for the correction or revocation is needed: add --reason \"…\"",
        ));
    }
    let named = named(cx, amendment).await?;
    let number = &named.number;
    let standing = match super::standing::around(cx, &named).await? {
        Some(standing) if standing.chain().any(|one| one.id == named.id) => standing,
        Some(standing) => {
            let (now, day) = (&standing.first.number, date::short(standing.first.date));
            return Err(ActionError::refused(
                format!("quyết định {number} không còn hiệu lực; quyết định đang có hiệu lực là {now} ngày {day}"),
                format!("decision {number} is no longer in force; the one in force is {now} of {day}"),
            ));
        }
        None => {
            return Err(ActionError::refused(
                format!("quyết định {number} không còn hiệu lực: danh sách đã bị thu hồi toàn bộ"),
                format!("decision {number} is no longer in force: its list was wholly revoked"),
            ));
        }
    };
    not_before(&amendment.order, standing.last())?;
    let matter = match (standing.first.about, &standing.first.campaign) {
        (DecisionSubject::Title(title), Some(id)) => {
            let campaign = store::campaign::find_by_id(&mut cx.tx, id).await?.ok_or_else(|| {
                ActionError::missing("không tìm thấy đợt xét của quyết định", "the decision's campaign is missing")
            })?;
            Matter::Title(campaign, title)
        }
        _ => Matter::Commendation,
    };
    Ok(Ground { matter, standing })
}

/// Decisions about one thing follow one another by day too.
pub(super) fn not_before(order: &Order<'_>, last: &Decision) -> ActionResult<()> {
    if last.date <= order.date {
        return Ok(());
    }
    let (number, day, given) = (&last.number, date::short(last.date), date::short(order.date));
    Err(ActionError::refused(
        format!("ngày ghi ({given}) sớm hơn ngày của quyết định {number} ({day}); hãy ghi ngày từ {day} trở đi"),
        format!("the date {given} is before that of decision {number} ({day}); give a date from {day} on"),
    ))
}

async fn named(cx: &mut Cx<'_>, amendment: &Amendment<'_>) -> ActionResult<Decision> {
    let number = PaperNumber::parse(amendment.of)?;
    let mut found: Vec<Decision> = store::decision::list_by_number(&mut cx.tx, &number).await?;
    found.retain(|one| amendment.of_year.is_none_or(|year| year == one.date.year()));
    found.retain(|one| amendment.about.is_none_or(|about| about == one.about));
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(ActionError::missing(
            format!("không có quyết định số {number}"),
            format!("there is no decision with the number {number}"),
        )),
        _ => Err(ActionError::refused(
            format!("có nhiều quyết định số {number}; hãy thêm --of-year NĂM hoặc --of-title DANH_HIỆU"),
            format!("several decisions have the number {number}; add --of-year YEAR or --of-title TITLE"),
        )),
    }
}

/// The new row: signed by whoever decides today, about the decision that recognised.
pub(super) async fn write(
    cx: &mut Cx<'_>,
    amendment: &Amendment<'_>,
    ground: &Ground,
    kind: DecisionKind,
    subjects: Vec<RecognisedSubject>,
) -> ActionResult<Decided> {
    let (order, first) = (&amendment.order, &ground.standing.first);
    let settings = crate::setting::load(cx).await?;
    let decider = match &ground.matter {
        Matter::Title(campaign, title) => {
            let rules = crate::campaign::rules(cx, &campaign.programme, campaign.year)?;
            authority::decider(&settings, judged(&rules, *title)?, order.date, order.signer)?
        }
        Matter::Commendation => authority::own(&settings, order.date, order.signer)?,
    };
    let number = number::free(cx, &decider.register, order.number, order.date).await?;
    let decision = Decision {
        id: cx.new_id()?,
        kind,
        about: first.about,
        campaign: first.campaign.clone(),
        year: first.year,
        register: decider.register,
        number,
        date: order.date,
        authority: decider.authority,
        signer: decider.signer,
        signer_title: decider.signer_title,
        grounds: settings.grounds(order.date, &format!("decision.{}", first.about.as_str())),
        refers_to: Some(first.id.clone()),
        reason: amendment.reason.trim().to_owned(),
        subjects,
    };
    super::enter::enter(cx, &decision).await?;
    if let Matter::Title(campaign, title) = &ground.matter {
        let rules = crate::campaign::rules(cx, &campaign.programme, campaign.year)?;
        super::result::put_standing_result(cx, &campaign.id, judged(&rules, *title)?).await?;
    }
    let decided = Decided { returned: ground.standing.returned_by(&decision), ..Decided::of(&decision, Vec::new()) };
    let detail = serde_json::json!({
        "number": decision.number.to_string(), "kind": kind, "of": first.number.to_string(),
        "subjects": decision.subjects.len(), "returned": decided.returned,
        "seal": store::decision::seal(&cx.tx, &decision),
    });
    cx.record("decision.amended", decision.id.as_str(), detail).await?;
    Ok(decided)
}

pub(super) fn judged<'r, 'd>(rules: &'r YearRules<'d>, title: Title) -> ActionResult<&'r Judged<'d>> {
    let missing = || ActionError::missing("không tìm thấy danh hiệu trong phong trào", "the programme lacks the title");
    rules.title(title).ok_or_else(missing)
}
