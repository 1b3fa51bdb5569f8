use std::collections::{BTreeMap, HashMap};

use domain::worded;
use serde::{Deserialize, Serialize};

use super::{Bind, Row, StoreError, StoreResult, Tx, Value};

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
    columns: Columns,
    children: Vec<Columns>,
}

type Columns = BTreeMap<String, Value>;

/// Ids per statement.
const CHUNK: usize = 500;

impl Table {
    /// The columns after `commune` that name a row; their values joined by a stroke are its id.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Totals => &["year", "title"],
            _ => &["id"],
        }
    }

    /// The table whose rows belong to one row of this, and the column that says to which.
    fn child(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Area => Some(("area_name", "area")),
            Self::Household => Some(("household_move", "household")),
            Self::SafetyGroup => Some(("safety_group_member", "safety_group")),
            Self::Incident => Some(("incident_party", "incident")),
            Self::Meeting => Some(("meeting_review", "meeting")),
            _ => None,
        }
    }

    fn id_of(self, columns: &Columns) -> String {
        let text = |value: Option<&Value>| match value {
            Some(Value::Text(Some(text))) => text.to_string(),
            Some(Value::Int(Some(number))) => number.to_string(),
            _ => String::new(),
        };
        self.keys().iter().map(|key| text(columns.get(*key))).collect::<Vec<_>>().join("/")
    }

    /// The condition on `commune` and the keys, and the values for it; the first placeholder is `$first`.
    fn condition(self, tx: &Tx, id: &str, first: usize) -> (String, Vec<Value>) {
        let mut sql = format!("commune = ${first}");
        let mut binds = vec![tx.commune()];
        for (at, (key, part)) in self.keys().iter().zip(id.split('/')).enumerate() {
            sql.push_str(&format!(" and {key} = ${}", first + at + 1));
            binds.push(if *key == "year" { part.parse::<i64>().ok().bind() } else { part.bind() });
        }
        (sql, binds)
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
                format!("commune = $1 and id in ({})", placeholders(2, chunk.len()))
            } else {
                let (condition, with_id) = table.condition(self, &chunk[0], 1);
                binds = with_id;
                condition
            };
            for columns in self.list_text(format!("select * from {table} where {condition}"), &binds, columns).await? {
                let id = table.id_of(&columns);
                found.insert(id.clone(), Snapshot { id, columns, children: Vec::new() });
            }
            let Some((child, parent)) = table.child() else { continue };
            let sql =
                format!("select * from {child} where commune = $1 and {parent} in ({})", placeholders(2, chunk.len()));
            for columns in self.list_text(sql, &binds, columns).await? {
                let Some(Value::Text(Some(id))) = columns.get(parent) else { continue };
                if let Some(snapshot) = found.get_mut(&**id) {
                    snapshot.children.push(columns);
                }
            }
        }
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    /// Puts a row back as it stood, and its children.
    pub(crate) async fn restore(&mut self, table: Table, snapshot: &Snapshot) -> StoreResult<()> {
        let fields: Vec<(&String, &Value)> = snapshot
            .columns
            .iter()
            .filter(|(name, _)| *name != "commune" && !table.keys().contains(&&***name))
            .collect();
        let sets = fields.iter().enumerate().map(|(at, (name, _))| Ok(format!("{} = ${}", checked(name)?, at + 1)));
        let sets = sets.collect::<StoreResult<Vec<_>>>()?.join(", ");
        let (condition, key) = table.condition(self, &snapshot.id, fields.len() + 1);
        let mut binds: Vec<Value> = fields.into_iter().map(|(_, value)| value.clone()).collect();
        binds.extend(key);
        if self.run_text(format!("update {table} set {sets} where {condition}"), &binds).await? == 0 {
            self.put_back(table.as_str(), &snapshot.columns).await?;
        }
        self.remove_children(table, &snapshot.id).await?;
        if let Some((child, _)) = table.child() {
            for columns in &snapshot.children {
                self.put_back(child, columns).await?;
            }
        }
        Ok(())
    }

    /// Deletes a row that an import put in, and its children.
    pub(crate) async fn remove(&mut self, table: Table, id: &str) -> StoreResult<u64> {
        self.remove_children(table, id).await?;
        let (condition, binds) = table.condition(self, id, 1);
        self.run_text(format!("delete from {table} where {condition}"), &binds).await
    }

    async fn remove_children(&mut self, table: Table, id: &str) -> StoreResult<()> {
        let Some((child, parent)) = table.child() else { return Ok(()) };
        let binds = [self.commune(), id.bind()];
        self.run_text(format!("delete from {child} where commune = $1 and {parent} = $2"), &binds).await?;
        Ok(())
    }

    async fn put_back(&mut self, table: &str, columns: &Columns) -> StoreResult<()> {
        let names = columns.keys().map(|name| checked(name)).collect::<StoreResult<Vec<_>>>()?.join(", ");
        let sql = format!("insert into {table} ({names}) values ({})", placeholders(1, columns.len()));
        let binds: Vec<Value> = columns.values().cloned().collect();
        self.run_text(sql, &binds).await?;
        Ok(())
    }
}

/// "$2, $3, $4"
fn placeholders(first: usize, count: usize) -> String {
    (first..first + count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

fn columns(row: &Row<'_>) -> StoreResult<Columns> {
    Ok(row.all()?.into_iter().collect())
}

/// Names of columns come back out of the database: nothing else may pass for one.
fn checked(name: &str) -> StoreResult<&str> {
    if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
        Ok(name)
    } else {
        Err(StoreError::bad_value("before", name))
    }
}
