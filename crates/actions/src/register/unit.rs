//! Schools, agencies and enterprises as they are kept by hand.

use domain::ground::fingerprint::Fingerprint;
use domain::ground::text::{clean, search_key};
use domain::ground::window::Validity;
use domain::people::Permission;
use domain::register::{Organisation, OrganisationFacts, OrganisationKind, Title};
use jiff::civil::Date;
use store::history::{Change, Fields};

use super::household::{PastEvent, must_say_why, past_of};
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};
use crate::frozen::{FAR, Late, must_be_open};

/// What somebody asks of the list.
#[derive(Clone, Debug, Default)]
pub struct UnitQuery {
    pub words: String,
    pub kind: Option<OrganisationKind>,
    /// Those that closed too.
    pub with_ended: bool,
}

/// The units that a filter finds, with their facts of today, by code.
pub async fn found(cx: &mut Cx<'_>, query: &UnitQuery) -> ActionResult<Vec<Organisation>> {
    cx.require(Permission::ReadRegister)?;
    let today = cx.today();
    let words: Vec<String> = search_key(&query.words).split(' ').map(str::to_owned).collect();
    let is_found = |one: &Organisation| {
        let key = search_key(&format!("{} {} {} {}", one.code, one.name, one.head, one.address));
        words.iter().all(|word| key.contains(word.as_str()))
            && query.kind.is_none_or(|kind| kind == one.kind)
            && (query.with_ended || one.validity.until.is_none_or(|until| today <= until))
    };
    let mut all = store::organisation::list(&mut cx.tx).await?;
    all.retain(is_found);
    Ok(all)
}

pub fn kind_word(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::School => "nhà trường",
        OrganisationKind::Agency => "cơ quan",
        OrganisationKind::Enterprise => "doanh nghiệp",
        OrganisationKind::ArmedForces => "lực lượng vũ trang",
    }
}

/// One unit with its facts by date.
#[derive(Debug)]
pub struct UnitPage {
    pub unit: Organisation,
    /// Each with its first day, oldest first.
    pub facts: Vec<(Date, OrganisationFacts)>,
    pub version: String,
    pub past: Vec<PastEvent>,
}

pub async fn page(cx: &mut Cx<'_>, code: &str) -> ActionResult<UnitPage> {
    cx.require(Permission::ReadRegister)?;
    let unit = unit(cx, code).await?;
    let mut facts = store::organisation::list_facts(&mut cx.tx).await?;
    facts.retain(|(id, ..)| *id == unit.id);
    let facts: Vec<_> = facts.into_iter().map(|(_, from, facts)| (from, facts)).collect();
    let past = past_of(cx, unit.id.as_str()).await?;
    Ok(UnitPage { version: version(&unit, &facts), unit, facts, past })
}

async fn unit(cx: &mut Cx<'_>, code: &str) -> ActionResult<Organisation> {
    let found = store::organisation::find_by_code(&mut cx.tx, &clean(code)).await?;
    found.ok_or_else(|| {
        ActionError::missing(
            format!("không có đơn vị mã «{code}» trong sổ"),
            format!("there is no organisation with the code «{code}»"),
        )
    })
}

fn version(unit: &Organisation, facts: &[(Date, OrganisationFacts)]) -> String {
    let mut sum = Fingerprint::default();
    for text in [unit.id.as_str(), &unit.code, &unit.name, &unit.address, &unit.head] {
        sum.add(text);
    }
    sum.add(unit.validity.from);
    sum.add_if(unit.validity.until);
    for (from, facts) in facts {
        sum.add(from);
        sum.add(format!("{facts:?}"));
    }
    sum.text()
}

/// What a form says of a unit: names as they are, facts from a day on.
#[derive(Clone, Debug)]
pub struct UnitEdit<'e> {
    pub version: &'e str,
    pub name: &'e str,
    pub head: &'e str,
    pub address: &'e str,
    pub facts: OrganisationFacts,
    /// Since when the facts hold.
    pub from: Date,
    pub reason: &'e str,
}

/// Changes a unit. Facts that hold from a day on are held against the frozen years.
pub async fn change(cx: &mut Cx<'_>, code: &str, edit: &UnitEdit<'_>) -> ActionResult<Organisation> {
    cx.require(Permission::KeepRegister)?;
    let known = page(cx, code).await?;
    if known.version != edit.version {
        return Err(ActionError::conflict(
            "người khác vừa sửa đơn vị này; hãy xem lại các giá trị mới rồi ghi lại",
            "somebody else has changed this unit meanwhile; look at the new values and save again",
        ));
    }
    let reason = must_say_why(edit.reason)?;
    let unit = known.unit;
    let new = named(&unit, edit)?;
    let then = facts_on(&known.facts, edit.from).unwrap_or_else(|| unit.facts());
    if then != edit.facts {
        if !unit.validity.covers(edit.from) {
            return Err(ActionError::refused(
                "đơn vị không hoạt động vào ngày ấy",
                "the unit does not exist on that day",
            ));
        }
        let until = known.facts.iter().map(|(from, _)| *from).find(|from| edit.from < *from);
        let until = until.and_then(|day| day.yesterday().ok()).unwrap_or(FAR);
        let titles = [unit.title(), new.clone().with(edit.facts).title(), Title::Commune];
        must_be_open(cx, Late::Between(edit.from, until, &titles)).await?;
        store::organisation::put_facts(&mut cx.tx, &unit.id, edit.from, &edit.facts).await?;
    }
    let mut was = fields(&unit, &then);
    let mut is = fields(&new, &edit.facts);
    if was == is {
        return Err(ActionError::refused("không có gì khác với sổ", "nothing differs from the register"));
    }
    store::organisation::update(&mut cx.tx, &new).await?;
    was.retain(|key, value| is.get(key) != Some(value));
    is.retain(|key, value| fields(&unit, &then).get(key) != Some(value));
    if then != edit.facts {
        is.insert("on".to_owned(), edit.from.to_string());
    }
    let change = Change { subject: unit.id.to_string(), before: was, after: is, reason };
    let detail = serde_json::json!({ "code": unit.code });
    cx.record_changes("organisation.changed", unit.id.as_str(), detail, std::slice::from_ref(&change)).await?;
    Ok(new)
}

/// A unit that the register does not know.
pub async fn enter(cx: &mut Cx<'_>, code: &str, edit: &UnitEdit<'_>) -> ActionResult<Organisation> {
    cx.require(Permission::KeepRegister)?;
    let all = store::organisation::list(&mut cx.tx).await?;
    let code = match clean(code).to_uppercase() {
        code if code.is_empty() => next_code(&all, edit.facts.kind),
        code => code,
    };
    if let Some(twin) = all.iter().find(|one| one.code == code) {
        return Err(ActionError::refused(
            format!("mã {code} đã dùng cho «{}»; hãy chọn mã khác", twin.name),
            format!("the code {code} belongs to «{}»; choose another", twin.name),
        ));
    }
    let blank = Organisation {
        id: cx.new_id()?,
        code,
        name: String::new(),
        kind: edit.facts.kind,
        level: None,
        scale: None,
        staff: None,
        pupils: None,
        address: String::new(),
        head: String::new(),
        validity: Validity { from: edit.from, until: None },
    };
    let unit = named(&blank, edit)?.with(edit.facts);
    must_be_open(cx, Late::Between(edit.from, FAR, &[unit.title(), Title::Commune])).await?;
    store::organisation::insert(&mut cx.tx, &unit).await?;
    let after = fields(&unit, &edit.facts);
    let change = Change { subject: unit.id.to_string(), before: Fields::new(), after, reason: clean(edit.reason) };
    let detail = serde_json::json!({ "code": unit.code });
    cx.record_changes("organisation.entered", unit.id.as_str(), detail, std::slice::from_ref(&change)).await?;
    Ok(unit)
}

fn named(unit: &Organisation, edit: &UnitEdit<'_>) -> ActionResult<Organisation> {
    let (name, head, address) = (clean(edit.name), clean(edit.head), clean(edit.address));
    if name.is_empty() {
        return Err(ActionError::refused("đơn vị cần có tên", "the unit needs a name"));
    }
    let is_school = edit.facts.kind == OrganisationKind::School;
    if !is_school && (edit.facts.level.is_some() || edit.facts.pupils.is_some()) {
        return Err(ActionError::refused(
            "cấp học và số học sinh chỉ ghi cho nhà trường",
            "only a school has a level and pupils",
        ));
    }
    if edit.facts.scale.is_some() && edit.facts.kind != OrganisationKind::Enterprise {
        return Err(ActionError::refused("quy mô chỉ ghi cho doanh nghiệp", "only an enterprise has a scale"));
    }
    Ok(Organisation { name, head, address, ..unit.clone() })
}

fn facts_on(facts: &[(Date, OrganisationFacts)], day: Date) -> Option<OrganisationFacts> {
    let then = facts.iter().rfind(|(from, _)| *from <= day);
    then.or_else(|| facts.first()).map(|(_, facts)| *facts)
}

fn next_code(all: &[Organisation], kind: OrganisationKind) -> String {
    let prefix = kind.prefix();
    let taken = all.iter().filter_map(|one| one.code.strip_prefix(prefix)?.parse::<u32>().ok()).max();
    format!("{prefix}{:02}", taken.unwrap_or(0) + 1)
}

fn fields(unit: &Organisation, facts: &OrganisationFacts) -> Fields {
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let all = [
        ("name", unit.name.clone()),
        ("head", unit.head.clone()),
        ("address", unit.address.clone()),
        ("kind", facts.kind.to_string()),
        ("level", facts.level.map(|level| level.to_string()).unwrap_or_default()),
        ("scale", facts.scale.map(|scale| scale.to_string()).unwrap_or_default()),
        ("staff", number(facts.staff)),
        ("pupils", number(facts.pupils)),
        ("from", unit.validity.from.to_string()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name.to_owned(), value)).collect()
}
