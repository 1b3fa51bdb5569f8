use domain::criteria::Judged;
use domain::ground::id::{OrganisationId, SubjectId};
use domain::meeting::Submission;
use domain::people::{Actor, Permission, Scope};
use domain::register::{Organisation, Subject, Title};

use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// Whose dossier somebody fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    Unit(OrganisationId),
    /// The ward's own, which the level above appraises.
    Ward,
}

impl Whose {
    /// The one that an account speaks for.
    pub fn of(actor: &Actor) -> Self {
        match &actor.scope {
            Scope::Unit(unit) => Self::Unit(unit.clone()),
            Scope::Ward | Scope::Area(_) => Self::Ward,
        }
    }

    /// The unit or ward itself, where it is the actor's to fill in for.
    pub(super) async fn subject(&self, cx: &mut Cx<'_>, year: i16) -> ActionResult<(Subject, Option<Organisation>)> {
        match self {
            Self::Unit(id) => {
                cx.require(Permission::FillDossier)?;
                if !cx.actor().reaches_unit(id) {
                    return Err(ActionError::NotAllowed(Permission::FillDossier));
                }
                let found = store::organisation::find(&mut cx.tx, id).await?;
                let unit = found.ok_or_else(no_unit)?;
                Ok((of_unit(&unit), Some(unit)))
            }
            Self::Ward => {
                cx.require(Permission::FillWardDossier)?;
                Ok((ward(cx, year).await?, None))
            }
        }
    }
}

async fn ward(cx: &mut Cx<'_>, year: i16) -> ActionResult<Subject> {
    let day = jiff::civil::date(year, 12, 31);
    crate::assessment::commune(cx, day).await?.ok_or_else(no_unit)
}

fn of_unit(unit: &Organisation) -> Subject {
    let (code, name) = (unit.code.clone(), unit.name.clone());
    Subject { id: SubjectId::from(&unit.id), title: unit.title(), code, name }
}

fn no_unit() -> ActionError {
    ActionError::missing("đơn vị này không còn trong sổ", "this unit is no longer in the register")
}

/// Whom a submission is about, as lists name them.
pub(super) async fn named(cx: &mut Cx<'_>, one: &Submission) -> ActionResult<Subject> {
    let found = match one.title {
        Title::Commune => return ward(cx, one.year).await,
        Title::Area => {
            let area = store::area::find(&mut cx.tx, &domain::ground::id::AreaId(one.subject.0.clone())).await?;
            area.map(|area| Subject { id: one.subject.clone(), title: Title::Area, code: area.code, name: area.name })
        }
        _ => {
            let unit = store::organisation::find(&mut cx.tx, &OrganisationId(one.subject.0.clone())).await?;
            unit.map(|unit| of_unit(&unit))
        }
    };
    found.ok_or_else(no_unit)
}

/// How its title is judged in a year; refused where the year does not judge it.
pub(super) fn judged<'d>(cx: &Cx<'d>, programme: &str, year: i16, title: Title) -> ActionResult<Judged<'d>> {
    let rules = crate::campaign::rules(cx, programme, year)?;
    let judged = rules.titles.into_iter().find(|judged| judged.rule.title == title);
    judged.ok_or_else(|| {
        ActionError::missing(
            format!("năm {year} không xét danh hiệu này"),
            format!("this title is not judged in {year}"),
        )
    })
}
