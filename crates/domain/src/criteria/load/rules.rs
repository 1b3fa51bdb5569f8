use serde::Deserialize;
use toml::Spanned;

use super::file::{BadCriteria, File};
use crate::criteria::Rule;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    rule: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: Spanned<String>,
    name: Spanned<String>,
    from: Spanned<String>,
    until: Option<Spanned<String>>,
    verified: bool,
}

pub fn read(file: &File) -> Result<Vec<Rule>, BadCriteria> {
    let raw: RawFile = file.parse()?;
    if raw.rule.is_empty() {
        return Err(file.at_start("tệp chưa kê văn bản nào"));
    }
    let mut rules: Vec<Rule> = Vec::with_capacity(raw.rule.len());
    for rule in &raw.rule {
        let id = file.not_empty(&rule.id, "mã văn bản")?;
        if rules.iter().any(|known| known.id == id) {
            return Err(file.at(&rule.id.span(), format!("văn bản «{id}» được kê hai lần")));
        }
        rules.push(Rule {
            id,
            name: file.not_empty(&rule.name, "tên văn bản")?,
            in_force: file.validity(&rule.from, rule.until.as_ref())?,
            verified: rule.verified,
        });
    }
    Ok(rules)
}
