use super::snapshot::Columns;
use super::{Bind, Snapshot, StoreError, StoreResult, Table, Tx, Value};

impl Tx {
    /// Puts a row back as it stood, and its children.
    pub(crate) async fn restore(&mut self, table: Table, snapshot: &Snapshot) -> StoreResult<()> {
        let is_field = |name: &str| name != "commune" && !table.keys().contains(&name);
        let fields: Vec<(&str, &Value)> = snapshot.columns.iter().filter(|(name, _)| is_field(name)).collect();
        let sets = fields.iter().enumerate().map(|(at, (name, _))| Ok(format!("{} = ${}", checked(name)?, at + 1)));
        let sets = sets.collect::<StoreResult<Vec<_>>>()?.join(", ");
        let (condition, key) = table.condition(self, &snapshot.id, fields.len() + 1);
        let mut binds: Vec<Value> = fields.into_iter().map(|(_, value)| value.clone()).collect();
        binds.extend(key);
        if self.run_text(format!("update {table} set {sets} where {condition}"), &binds).await? == 0 {
            self.put_back(table.as_str(), &snapshot.columns).await?;
        }
        self.remove_children(table, &snapshot.id).await?;
        for (child, _) in table.children() {
            for columns in snapshot.children.get(*child).into_iter().flatten() {
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
        for (child, parent) in table.children() {
            let binds = [self.commune(), id.bind()];
            self.run_text(format!("delete from {child} where commune = $1 and {parent} = $2"), &binds).await?;
        }
        Ok(())
    }

    async fn put_back(&mut self, table: &str, columns: &Columns) -> StoreResult<()> {
        let names = columns.iter().map(|(name, _)| checked(name)).collect::<StoreResult<Vec<_>>>()?;
        let places = self.placeholders(1, names.len());
        let sql = format!("insert into {table} ({}) values ({places})", names.join(", "));
        let binds: Vec<Value> = columns.iter().map(|(_, value)| value.clone()).collect();
        self.run_text(sql, &binds).await?;
        Ok(())
    }
}

/// Names of columns come back out of the database: nothing else may pass for one.
fn checked(name: &str) -> StoreResult<&str> {
    if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
        Ok(name)
    } else {
        Err(StoreError::bad_value("before", name))
    }
}
