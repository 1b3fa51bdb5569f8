use super::{StoreError, StoreResult};

/// SQLite allows 32,766 values in one statement, PostgreSQL 65,535. Statements of a few hundred values are as quick as
/// larger ones, and are prepared once.
const VALUES_PER_STATEMENT: usize = 2_000;

/// One `insert … values ($1, $2) …` stretched over many rows.
pub(super) struct ManyRows<'s> {
    head: &'s str,
    width: usize,
    tail: &'s str,
}

impl<'s> ManyRows<'s> {
    pub(super) fn of(sql: &'s str) -> StoreResult<Self> {
        let odd = || StoreError::Failed(format!("câu lệnh không có «values (…)»: {sql}"));
        let open = sql.find("values (").ok_or_else(odd)? + "values ".len();
        let close = open + sql[open..].find(')').ok_or_else(odd)?;
        Ok(Self { head: &sql[..open], width: sql[open..close].matches('$').count(), tail: &sql[close + 1..] })
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn rows_per_statement(&self) -> usize {
        (VALUES_PER_STATEMENT / self.width.max(1)).max(1)
    }

    /// PostgreSQL counts its placeholders. SQLite looks up a named one by walking through all names, so that thousands
    /// of them cost their square: there they have no names.
    pub(super) fn text(&self, rows: usize, numbered: bool) -> String {
        let mut sql = String::with_capacity(self.head.len() + self.tail.len() + rows * self.width * 8);
        sql.push_str(self.head);
        for row in 0..rows {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            for column in 0..self.width {
                if column != 0 {
                    sql.push_str(", ");
                }
                if numbered {
                    sql.push('$');
                    sql.push_str(&(row * self.width + column + 1).to_string());
                } else {
                    sql.push('?');
                }
            }
            sql.push(')');
        }
        sql.push_str(self.tail);
        sql
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_becomes_many_and_what_follows_stays() {
        let many = ManyRows::of("insert into area (commune, id) values ($1, $2) on conflict (id) do nothing").unwrap();
        assert_eq!(
            many.text(2, true),
            "insert into area (commune, id) values ($1, $2), ($3, $4) on conflict (id) do nothing"
        );
        assert_eq!(many.text(1, false), "insert into area (commune, id) values (?, ?) on conflict (id) do nothing");
        assert_eq!((many.width(), many.rows_per_statement()), (2, 1000));
        assert!(ManyRows::of("insert into area select 1").is_err());
    }
}
