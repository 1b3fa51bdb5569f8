use std::collections::BTreeMap;

use domain::decision::{DecisionSubject, Honoured, RecognisedSubject, Standing};
use domain::ground::id::AreaId;
use domain::ground::window::Validity;
use domain::place::CommuneName;
use domain::register::{AreaChange, GroupKind};
use domain::report::{AreaChangeLine, CommendationLine, ModelLine, Span};
use jiff::civil::Date;

use crate::cx::Cx;
use crate::error::ActionResult;

/// Giấy khen granted from the first day of the span to the day of the report.
pub async fn commendations(cx: &mut Cx<'_>, span: Span, day: Date) -> ActionResult<Vec<CommendationLine>> {
    let mut lines = Vec::new();
    for year in span.from..=day.year().max(span.to) {
        let mut decisions = store::decision::list(&mut cx.tx, year).await?;
        decisions.retain(|one| one.about == DecisionSubject::Commendation && one.date <= day);
        for Standing { first: one, subjects, .. } in Standing::each(&decisions) {
            if subjects.is_empty() {
                continue;
            }
            let person = |subject: &RecognisedSubject| match subject.position.is_empty() {
                true => subject.name.clone(),
                false => format!("{}, {}", subject.name, subject.position),
            };
            let of = |honoured| subjects.iter().filter(move |subject| subject.honoured == honoured);
            lines.push(CommendationLine {
                number: one.number.to_string(),
                date: one.date,
                collectives: of(Honoured::Collective).map(|subject| subject.name.clone()).collect(),
                individuals: of(Honoured::Individual).map(person).collect(),
                households: of(Honoured::Household).map(person).collect(),
                bonus: Some(subjects.iter().map(|subject| subject.bonus).sum()),
            });
        }
    }
    Ok(lines)
}

/// Mergers, splits and renamings of areas inside the span, one line for each day and change.
pub async fn area_changes(cx: &mut Cx<'_>, span: Span) -> ActionResult<Vec<AreaChangeLine>> {
    let names: BTreeMap<_, _> =
        store::area::list(&mut cx.tx).await?.into_iter().map(|area| (area.id.clone(), area.name)).collect();
    let name = |id: &AreaId| names.get(id).cloned().unwrap_or_default();
    let mut lines: Vec<AreaChangeLine> = Vec::new();
    for link in store::area::list_lineage(&mut cx.tx).await? {
        if !(span.from..=span.to).contains(&link.date.year()) {
            continue;
        }
        let (from, into) = (name(&link.from), name(&link.into));
        let joins = |line: &&mut AreaChangeLine| {
            let shared = match link.change {
                AreaChange::Merge => line.into.contains(&into),
                AreaChange::Split => line.from.contains(&from),
                AreaChange::Rename => false,
            };
            line.date == link.date && line.change == link.change && shared
        };
        match lines.iter_mut().find(joins) {
            Some(line) if link.change == AreaChange::Merge => line.from.push(from),
            Some(line) => line.into.push(into),
            None => {
                lines.push(AreaChangeLine { date: link.date, change: link.change, from: vec![from], into: vec![into] });
            }
        }
    }
    Ok(lines)
}

/// Inter-family groups by kind.
pub async fn models(cx: &mut Cx<'_>, day: Date) -> ActionResult<Vec<ModelLine>> {
    let groups = store::group::list(&mut cx.tx).await?;
    let kinds = [
        (GroupKind::Security, "Tổ liên gia an toàn về an ninh trật tự"),
        (GroupKind::Fire, "Tổ liên gia an toàn phòng cháy, chữa cháy"),
    ];
    let line = |(kind, name): (GroupKind, &str)| {
        let own: Vec<_> =
            groups.iter().filter(|g| g.kind == kind && g.founded_on.is_none_or(|founded| founded <= day)).collect();
        (!own.is_empty()).then(|| ModelLine {
            name: name.to_owned(),
            count: own.len() as u64,
            households: own.iter().map(|group| group.members.len() as u64).sum(),
            first_on: own.iter().filter_map(|group| group.founded_on).min(),
        })
    };
    Ok(kinds.into_iter().filter_map(line).collect())
}

/// What the ward was called during the span, where it is called otherwise on the day of the report.
pub fn former_names(cx: &Cx<'_>, span: Span, day: Date) -> Vec<CommuneName> {
    let is_former = |named: &CommuneName| {
        let Validity { from, until } = named.validity;
        let ended = until.is_some_and(|until| until < day && span.from <= until.year());
        ended && from.year() <= span.to
    };
    domain::place::names_of(cx.desk.commune()).into_iter().filter(is_former).collect()
}
