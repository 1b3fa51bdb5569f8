use serde::Deserialize;
use toml::Spanned;

use super::file::{BadCriteria, File};
use super::said::said;
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
        return Err(file.at_start(said!("tệp chưa kê văn bản nào", "the file lists no rule")));
    }
    let mut rules: Vec<Rule> = Vec::with_capacity(raw.rule.len());
    for rule in &raw.rule {
        let id = file.not_empty(&rule.id, "id")?;
        if rules.iter().any(|known| known.id == id) {
            return Err(
                file.at(&rule.id.span(), said!("văn bản «{id}» được kê hai lần", "the rule «{id}» stands twice"))
            );
        }
        rules.push(Rule {
            id,
            name: file.not_empty(&rule.name, "name")?,
            in_force: file.validity(&rule.from, rule.until.as_ref())?,
            verified: rule.verified,
        });
    }
    Ok(rules)
}
