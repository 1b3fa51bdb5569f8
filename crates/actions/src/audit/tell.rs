use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;
use store::audit::Entry;

use super::words;
use crate::cx::Cx;
use crate::error::ActionResult;

/// One entry, told. Pairs are Vietnamese, then English.
#[derive(Clone, Debug)]
pub struct Told {
    pub seq: i64,
    /// None where the record was tampered with.
    pub at: Option<Timestamp>,
    /// The login, or the system's user.
    pub actor: String,
    /// Whose login it is; empty for who has no account.
    pub person: String,
    pub action: (String, String),
    pub about: Option<About>,
    /// Somebody read what is protected.
    pub is_reading: bool,
    /// Each key with its value.
    pub detail: Vec<((String, String), (String, String))>,
    pub hash: String,
}

/// What an entry points to.
#[derive(Clone, Debug)]
pub struct About {
    pub id: String,
    /// "Tổ dân phố 4", "150/QĐ-UBND"; the id where nothing is known of it.
    pub name: String,
    pub kind: Kind,
}

/// What stands behind the id of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Account,
    Area,
    Unit,
    Household,
    /// With the year in which it lies.
    Campaign(i16),
    Decision,
    Job,
    Other,
}

/// What the ids of entries are called.
pub(super) struct Names {
    people: BTreeMap<String, String>,
    known: BTreeMap<String, (String, Kind)>,
}

impl Names {
    pub(super) async fn load(cx: &mut Cx<'_>) -> ActionResult<Self> {
        let (mut people, mut known) = (BTreeMap::new(), BTreeMap::new());
        for account in store::people::account::list(&mut cx.tx).await? {
            people.insert(account.login.to_string(), account.name.clone());
            known.insert(account.id.0, (format!("{} ({})", account.name, account.login), Kind::Account));
        }
        for area in store::area::list(&mut cx.tx).await? {
            known.insert(area.id.0, (area.name, Kind::Area));
        }
        for unit in store::organisation::list(&mut cx.tx).await? {
            known.insert(unit.id.0, (unit.name, Kind::Unit));
        }
        for campaign in store::campaign::list(&mut cx.tx).await? {
            let name = format!("{} {}", campaign.programme, campaign.year);
            known.insert(campaign.id.0, (name, Kind::Campaign(campaign.year)));
        }
        for year in store::decision::years(&mut cx.tx).await? {
            for decision in store::decision::list(&mut cx.tx, year).await? {
                known.insert(decision.id.0, (decision.number.to_string(), Kind::Decision));
            }
        }
        Ok(Self { people, known })
    }

    pub(super) fn tell(&self, entry: Entry) -> Told {
        Told {
            seq: entry.seq,
            at: entry.at.parse().ok(),
            person: self.people.get(&entry.actor).cloned().unwrap_or_default(),
            action: words::action(&entry.action),
            about: self.about(&entry),
            is_reading: words::is_reading(&entry.action),
            detail: detail(&entry.detail),
            actor: entry.actor,
            hash: entry.hash,
        }
    }

    fn about(&self, entry: &Entry) -> Option<About> {
        let id = entry.subject.clone();
        if id.is_empty() {
            return None;
        }
        let (name, kind) = match self.known.get(&id) {
            Some((name, kind)) => (name.clone(), *kind),
            None if entry.action.starts_with("job.") => (id.clone(), Kind::Job),
            None if entry.action.starts_with("household.") => (id.clone(), Kind::Household),
            None => (id.clone(), Kind::Other),
        };
        Some(About { id, name, kind })
    }
}

fn detail(text: &str) -> Vec<((String, String), (String, String))> {
    match serde_json::from_str(text) {
        Ok(Value::Object(map)) => map
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (words::key(key), said(value)))
            .collect(),
        Ok(_) | Err(_) => vec![(words::key("about"), (text.to_owned(), text.to_owned()))],
    }
}

fn said(value: &Value) -> (String, String) {
    let joined = |all: Vec<(String, String)>| {
        let (one, other): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        (one.join(", "), other.join(", "))
    };
    match value {
        Value::String(text) => words::value(text),
        Value::Array(all) => joined(all.iter().map(said).collect()),
        Value::Object(map) => joined(
            map.iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| {
                    let ((one, other), (first, second)) = (words::key(key), said(value));
                    (format!("{one}: {first}"), format!("{other}: {second}"))
                })
                .collect(),
        ),
        other => words::value(&other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_detail_is_told_key_by_key_in_plain_words() {
        let told =
            detail("{\"from\":\"review\",\"to\":\"appraisal\",\"date\":\"2021-11-09\",\"sizes\":[1,2],\"no\":null}");
        let words: Vec<(&str, &str)> = told.iter().map(|(key, value)| (key.0.as_str(), value.0.as_str())).collect();
        assert!(words.contains(&("từ", "bình xét")) && words.contains(&("ngày", "09/11/2021")), "{words:?}");
        assert!(words.contains(&("sizes", "1, 2")) && words.len() == 4, "{words:?}");
        assert_eq!(detail("không phải JSON")[0].1.0, "không phải JSON");
    }
}
