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
    pub order: Order<'o>,
    pub reason: &'o str,
    /// Codes of subjects; none means all.
    pub codes: &'o [String],
}

/// Brings the list in line with the facts of today, for all or for the subjects named. A new row; the earlier one stays.
pub async fn correct(cx: &mut Cx<'_>, amendment: &Amendment<'_>) -> ActionResult<Decided> {
    let ground = prepare(cx, amendment).await?;
    let now = crate::assessment::judge_title(cx, &ground.campaign, ground.title).await?;
    let rules = crate::campaign::rules(cx, &ground.campaign.programme, ground.campaign.year)?;
    let judged = judged(&rules, ground.title)?;
    let right = super::decide::recognised(cx, judged, &now).await?;
    let concerned = |code: &str| amendment.codes.is_empty() || amendment.codes.iter().any(|named| named == code);
    let mut list: Vec<RecognisedSubject> =
        ground.standing.subjects.iter().filter(|old| !concerned(&old.code)).cloned().collect();
    for new in right.into_iter().filter(|new| concerned(&new.code)) {
        let kept = ground.standing.subjects.iter().find(|old| old.subject == new.subject);
        list.push(kept.cloned().unwrap_or(new));
    }
    list.sort_by_key(|subject| subject.certificate);
    if list == ground.standing.subjects {
        return Err(ActionError::refused(
            "danh sách đang có hiệu lực khớp với số liệu, không có gì để đính chính",
            "the list in force agrees with the facts; there is nothing to correct",
        ));
    }
    write(cx, amendment, &ground, DecisionKind::Correct, list).await
}

/// Takes the recognition back from the subjects named, or from all.
pub async fn revoke(cx: &mut Cx<'_>, amendment: &Amendment<'_>) -> ActionResult<Decided> {
    let ground = prepare(cx, amendment).await?;
    let mut gone = Vec::new();
    for code in amendment.codes {
        let subject = ground.standing.subjects.iter().find(|subject| subject.code == *code).ok_or_else(|| {
            ActionError::missing(
                format!("«{code}» không có trong danh sách của quyết định {}", amendment.of),
                format!("«{code}» is not on the list of decision {}", amendment.of),
            )
        })?;
        gone.push(subject.clone());
    }
    write(cx, amendment, &ground, DecisionKind::Revoke, gone).await
}

fn judged<'r, 'd>(rules: &'r YearRules<'d>, title: Title) -> ActionResult<&'r Judged<'d>> {
    let missing = || ActionError::missing("không tìm thấy danh hiệu trong phong trào", "the programme lacks the title");
    rules.title(title).ok_or_else(missing)
}

struct Ground {
    campaign: Campaign,
    title: Title,
    earlier: Decision,
    standing: Standing,
}

async fn prepare(cx: &mut Cx<'_>, amendment: &Amendment<'_>) -> ActionResult<Ground> {
    cx.require(Permission::Decide)?;
    if amendment.reason.trim().is_empty() {
        return Err(ActionError::refused(
            "cần ghi lý do đính chính, thu hồi: thêm --reason \"…\"",
            "a reason for the correction or revocation is needed: add --reason \"…\"",
        ));
    }
    let earlier = earlier(cx, amendment).await?;
    let (DecisionSubject::Title(title), Some(id)) = (earlier.about, &earlier.campaign) else {
        return Err(ActionError::refused(
            "chỉ đính chính, thu hồi được quyết định công nhận danh hiệu",
            "only decisions that recognise a title can be corrected or revoked",
        ));
    };
    let campaign = store::campaign::find_by_id(&mut cx.tx, id).await?.ok_or_else(|| {
        ActionError::missing("không tìm thấy đợt xét của quyết định", "the decision's campaign is missing")
    })?;
    let standing = super::standing(cx, id, earlier.about).await?.ok_or_else(|| {
        ActionError::refused(
            format!("quyết định {} đã bị thu hồi toàn bộ", earlier.number),
            format!("decision {} was wholly revoked", earlier.number),
        )
    })?;
    if amendment.order.date < earlier.date {
        let (number, day) = (&earlier.number, date::short(earlier.date));
        return Err(ActionError::refused(
            format!("ngày của quyết định mới sớm hơn ngày của quyết định {number} ({day})"),
            format!("the new decision is dated before decision {number} ({day})"),
        ));
    }
    Ok(Ground { campaign, title, earlier, standing })
}

async fn earlier(cx: &mut Cx<'_>, amendment: &Amendment<'_>) -> ActionResult<Decision> {
    let number = PaperNumber::parse(amendment.of)?;
    let mut found: Vec<Decision> = store::decision::list_by_number(&mut cx.tx, &number).await?;
    found.retain(|one| amendment.of_year.is_none_or(|year| year == one.date.year()));
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(ActionError::missing(
            format!("không có quyết định số {number}"),
            format!("there is no decision with the number {number}"),
        )),
        _ => Err(ActionError::refused(
            format!("có nhiều quyết định số {number}; hãy thêm --of-year NĂM"),
            format!("several decisions have the number {number}; add --of-year YEAR"),
        )),
    }
}

async fn write(
    cx: &mut Cx<'_>,
    amendment: &Amendment<'_>,
    ground: &Ground,
    kind: DecisionKind,
    subjects: Vec<RecognisedSubject>,
) -> ActionResult<Decided> {
    let order = &amendment.order;
    let settings = crate::setting::load(cx).await?;
    let rules = crate::campaign::rules(cx, &ground.campaign.programme, ground.campaign.year)?;
    let judged = judged(&rules, ground.title)?;
    let decider = authority::decider(&settings, judged, order.date, order.signer)?;
    let number = number::free(cx, &decider.register, order.number, order.date).await?;
    let decision = Decision {
        id: cx.new_id()?,
        kind,
        about: ground.earlier.about,
        campaign: Some(ground.campaign.id.clone()),
        year: ground.campaign.year,
        number,
        date: order.date,
        authority: decider.authority,
        signer: decider.signer,
        signer_title: decider.signer_title,
        grounds: settings.grounds(order.date, &format!("decision.{}", ground.title)),
        refers_to: Some(ground.earlier.id.clone()),
        reason: amendment.reason.trim().to_owned(),
        subjects,
    };
    store::decision::insert(&mut cx.tx, &decision).await?;
    super::result::put_standing_result(cx, &ground.campaign.id, judged).await?;
    let detail = serde_json::json!({
        "number": decision.number.to_string(), "kind": kind, "of": ground.earlier.number.to_string(),
        "reason": decision.reason, "subjects": decision.subjects.len(),
    });
    cx.record("decision.amended", decision.id.as_str(), detail).await?;
    Ok(Decided::of(&decision, Vec::new()))
}
