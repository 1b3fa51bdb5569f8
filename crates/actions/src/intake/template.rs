use domain::ground::refusal::Refusal as _;
use domain::intake::ImportKind;
use domain::people::Permission;
use files::xlsx::template::TitleCriteria;

use crate::campaign::USUAL;
use crate::cx::Cx;
use crate::error::{ActionError, ActionResult};

/// An empty workbook to fill in, with the criteria of that year in the lists that ask for marks.
pub fn template(cx: &Cx<'_>, kind: ImportKind, year: i16) -> ActionResult<Vec<u8>> {
    cx.require(Permission::Import)?;
    let rules = cx.desk.library.year(USUAL, year).ok();
    let set = |judged: &domain::criteria::Judged| TitleCriteria {
        title: judged.rule.title,
        criteria: judged.set.criteria.iter().map(|one| (one.id.clone(), one.text.clone())).collect(),
    };
    let criteria: Vec<TitleCriteria> = rules.iter().flat_map(|rules| rules.titles.iter().map(set)).collect();
    files::xlsx::template::write(kind, &criteria).map_err(|error| {
        ActionError::failed(
            format!("không lập được bảng mẫu: {error}"),
            format!("the template cannot be made: {}", error.english()),
        )
    })
}
