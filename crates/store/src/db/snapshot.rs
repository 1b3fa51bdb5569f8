use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::worded;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Bind, Row, StoreResult, Tx, Value};

worded! {
    /// The tables that imports write to.
    pub enum Table {
        Area = "area",
        Household = "household",
        Organisation = "organisation",
        SafetyGroup = "safety_group",
        Commitment = "commitment",
        Incident = "incident",
        Meeting = "meeting",
        Dossier = "dossier",
        Totals = "totals",
        Commendation = "commendation",
    }
}

/// A row with its children, as they stood: enough to put them back. Protected columns stay sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    pub id: String,
    pub(super) columns: Columns,
    /// Table → its rows, in the order of their content.
    pub(super) children: BTreeMap<String, Vec<Columns>>,
}

/// Column → value. Rows of one reading share the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns(BTreeMap<Arc<str>, Value>);

/// Ids per statement.
const CHUNK: usize = 500;

impl Table {
    /// The columns after `commune` that name a row; their values joined by a stroke are its id.
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Totals => &["year", "title"],
            _ => &["id"],
        }
    }

    /// The tables whose rows belong to one row of this, and the column that says to which.
    pub(super) fn children(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Area => &[("area_name", "area")],
            Self::Household => &[("household_move", "household")],
            Self::Organisation => &[("organisation_fact", "organisation")],
            Self::SafetyGroup => &[("safety_group_member", "safety_group")],
            Self::Incident => &[("incident_party", "incident")],
            Self::Meeting => &[("meeting_review", "meeting")],
            _ => &[],
        }
    }

    fn id_of(self, columns: &Columns) -> String {
        let text = |value: Option<&Value>| match value {
            Some(Value::Text(Some(text))) => text.to_string(),
            Some(Value::Int(Some(number))) => number.to_string(),
            _ => String::new(),
        };
        self.keys().iter().map(|key| text(columns.0.get(*key))).collect::<Vec<_>>().join("/")
    }

    /// The condition on `commune` and the keys, and the values for it; the first placeholder is `$first`.
    pub(super) fn condition(self, tx: &Tx, id: &str, first: usize) -> (String, Vec<Value>) {
        let mut sql = format!("commune = ${first}");
        let mut binds = vec![tx.commune()];
        for (at, (key, part)) in self.keys().iter().zip(id.split('/')).enumerate() {
            sql.push_str(&format!(" and {key} = ${}", first + at + 1));
            binds.push(if *key == "year" { part.parse::<i64>().ok().bind() } else { part.bind() });
        }
        (sql, binds)
    }
}

impl Snapshot {
    pub(crate) fn text(&self, column: &str) -> Option<&str> {
        text(&self.columns, column)
    }

    pub(crate) fn number(&self, column: &str) -> Option<i64> {
        match self.columns.0.get(column) {
            Some(Value::Int(number)) => *number,
            _ => None,
        }
    }

    /// Columns of text and number as texts; sealed ones are left out.
    pub(crate) fn fields(&self) -> BTreeMap<String, String> {
        let text = |value: &Value| match value {
            Value::Text(Some(text)) => Some(text.to_string()),
            Value::Int(Some(number)) => Some(number.to_string()),
            _ => None,
        };
        self.columns.iter().filter_map(|(name, value)| Some((name.to_owned(), text(value)?))).collect()
    }

    /// Rows of a child table, each as a look-up of its texts.
    pub(crate) fn children(&self, table: &str) -> impl Iterator<Item = Child<'_>> {
        self.children.get(table).into_iter().flatten().map(Child)
    }

    /// What tells whether the row is still the same. Absent values do not count: a column that a later migration adds
    /// changes no row.
    pub(crate) fn digest(&self) -> StoreResult<String> {
        const ENOUGH: usize = 32;
        let children = self.children.iter().filter(|(_, rows)| !rows.is_empty());
        let children: BTreeMap<&String, Vec<Present<'_>>> =
            children.map(|(table, rows)| (table, rows.iter().map(Present).collect())).collect();
        let text = crate::json::text(&(Present(&self.columns), children))?;
        Ok(crate::digest::sha256_hex(text.as_bytes())[..ENOUGH].to_owned())
    }
}

/// Only the values that are there.
struct Present<'c>(&'c Columns);

impl Serialize for Present<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.0.iter().filter(|(_, value)| !value.is_absent()).map(|(name, value)| (&**name, value)))
    }
}

impl Serialize for Columns {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Columns {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let all = BTreeMap::<String, Value>::deserialize(from)?;
        Ok(Self(all.into_iter().map(|(name, value)| (name.into(), value)).collect()))
    }
}

impl Columns {
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }
}

/// One row of a child table.
#[derive(Clone, Copy)]
pub(crate) struct Child<'s>(&'s Columns);

impl<'s> Child<'s> {
    pub(crate) fn text(self, column: &str) -> Option<&'s str> {
        text(self.0, column)
    }

    /// All columns but these, as one text.
    pub(crate) fn without(self, left_out: &[&str]) -> String {
        let kept = self.0.0.iter().filter(|(name, _)| !left_out.contains(&&***name));
        kept.map(|(name, value)| format!("{name} {value:?};")).collect()
    }
}

fn text<'c>(columns: &'c Columns, column: &str) -> Option<&'c str> {
    match columns.0.get(column) {
        Some(Value::Text(text)) => text.as_deref(),
        _ => None,
    }
}

impl Tx {
    /// Rows as they stand. Ids that are not there are left out.
    pub(crate) async fn snapshot(&mut self, table: Table, ids: &[String]) -> StoreResult<Vec<Snapshot>> {
        let mut found: HashMap<String, Snapshot> = HashMap::new();
        for chunk in ids.chunks(if table.keys() == ["id"] { CHUNK } else { 1 }) {
            let mut binds = vec![self.commune()];
            let condition = if table.keys() == ["id"] {
                binds.extend(chunk.iter().map(Bind::bind));
                format!("commune = {} and id in ({})", self.placeholders(1, 1), self.placeholders(2, chunk.len()))
            } else {
                let (condition, with_id) = table.condition(self, &chunk[0], 1);
                binds = with_id;
                condition
            };
            let sql = format!("select * from {table} where {condition}");
            for columns in self.list_text(sql, &binds, columns()).await? {
                let id = table.id_of(&columns);
                found.insert(id.clone(), Snapshot { id, columns, children: BTreeMap::new() });
            }
            for (child, parent) in table.children() {
                let (commune, ids) = (self.placeholders(1, 1), self.placeholders(2, chunk.len()));
                let sql = format!("select * from {child} where commune = {commune} and {parent} in ({ids})");
                for columns in self.list_text(sql, &binds, columns()).await? {
                    let Some(snapshot) = text(&columns, parent).and_then(|id| found.get_mut(id)) else { continue };
                    snapshot.children.entry((*child).to_owned()).or_default().push(columns);
                }
            }
        }
        for rows in found.values_mut().flat_map(|snapshot| snapshot.children.values_mut()) {
            rows.sort_by_cached_key(|columns| format!("{columns:?}"));
        }
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }
}

/// Reads rows of one statement, whatever their columns.
fn columns() -> impl FnMut(&Row<'_>) -> StoreResult<Columns> {
    let mut names: Vec<Arc<str>> = Vec::new();
    move |row| {
        if names.is_empty() {
            names = row.names();
        }
        let pairs = names.iter().enumerate().map(|(at, name)| Ok((name.clone(), row.value(at)?)));
        pairs.collect::<StoreResult<_>>().map(Columns)
    }
}
