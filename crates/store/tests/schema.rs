//! The pictures of both schemas are up to date, and both databases have the same tables and columns.
//!
//! `cargo xtask schema` (or `BINHYEN_BLESS=1`) writes the pictures anew; they are reviewed like code.

use std::collections::BTreeSet;
use std::path::Path;

use store::db::Schema;

fn both() -> (Schema, Schema) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (sqlite, postgres) = (testkit::sqlite(), testkit::postgres().await);
        let (one, two) = (sqlite.open().await, postgres.open().await);
        let schemas = (one.schema().await.unwrap(), two.schema().await.unwrap());
        one.close().await;
        two.close().await;
        schemas
    })
}

/// The columns that both databases must agree on, one line each.
fn lines(schema: &Schema) -> BTreeSet<String> {
    let line = |(table, columns): (&String, &Vec<store::db::Column>)| {
        let columns = columns.iter().enumerate();
        let line = |(at, column): (usize, &store::db::Column)| {
            let required = if column.may_be_absent { "" } else { " not null" };
            format!("{table}.{} #{at} {}{required}", column.name, column.kind)
        };
        columns.map(line).collect::<Vec<_>>()
    };
    schema.tables.iter().flat_map(line).collect()
}

#[test]
fn both_databases_have_the_same_tables_and_columns() {
    let (sqlite, postgres) = both();
    let (one, two) = (lines(&sqlite), lines(&postgres));
    let differing: Vec<_> = one.symmetric_difference(&two).collect();
    assert!(differing.is_empty(), "{differing:#?}");
    assert!(25 < sqlite.tables.len(), "{:?}", sqlite.tables.keys());
}

#[test]
fn every_table_of_a_ward_begins_its_key_with_the_ward() {
    let (sqlite, postgres) = both();
    let of_the_program = ["protection", "schema_migration"];
    for table in sqlite.tables.keys().filter(|table| !of_the_program.contains(&table.as_str())) {
        assert_eq!(sqlite.tables[table][0].name, "commune", "{table}");
        let key = postgres.rules.iter().find(|rule| rule.starts_with(&format!("{table}: {table}_pkey: PRIMARY KEY")));
        let key = key.unwrap_or_else(|| panic!("{table} has no primary key"));
        assert!(key.contains("PRIMARY KEY (commune"), "{key}");
    }
    for rule in postgres.rules.iter().filter(|rule| rule.contains("FOREIGN KEY") || rule.contains("UNIQUE (")) {
        assert!(rule.contains("FOREIGN KEY (commune") || rule.contains("UNIQUE (commune"), "{rule}");
    }
    for rule in sqlite.rules.iter().filter(|rule| rule.starts_with("CREATE TABLE")) {
        assert!(rule.contains(") strict") || rule.contains("schema_migration"), "{rule}");
    }
}

/// A word that the rules gained must be allowed by the tables too; the match is exact in both directions.
#[test]
fn the_words_of_the_rules_are_the_words_of_the_tables() {
    macro_rules! words {
        ($($columns:literal: $kind:ty),+ $(,)?) => {
            [$(($columns, <$kind>::ALL.iter().map(|word| word.as_str()).collect::<BTreeSet<_>>())),+]
        };
    }
    let allowed = words! {
        "ward.kind commune_name.kind commune_lineage.from_kind": domain::place::CommuneKind,
        "area_lineage.change": domain::register::AreaChange,
        "household_lineage.change": domain::register::HouseholdChange,
        "household.sex": domain::register::Sex,
        "organisation_fact.kind": domain::register::OrganisationKind,
        "organisation_fact.level": domain::register::SchoolLevel,
        "organisation_fact.scale": domain::register::Scale,
        "safety_group.kind": domain::register::GroupKind,
        "campaign_title.title commitment.title incident_party.title dossier.title totals.title": domain::register::Title,
        "campaign_title.state campaign_move.from_state campaign_move.to_state": domain::campaign::State,
        "campaign_result.outcome assessment.outcome settlement.outcome": domain::assessment::Outcome,
        "incident.class": domain::incident::IncidentClass,
        "incident.severity": domain::incident::Severity,
        "incident.state": domain::incident::CaseState,
        "incident_party.role": domain::incident::Role,
        "meeting.way": domain::meeting::VoteWay,
        "commendation.honoured decision_subject.honoured": domain::decision::Honoured,
        "decision.kind": domain::decision::DecisionKind,
        "import_batch.kind import_mapping.kind": domain::intake::ImportKind,
    };
    let (sqlite, _) = both();
    for (columns, words) in allowed {
        for column in columns.split(' ') {
            let (table, column) = column.split_once('.').unwrap();
            let start = format!("CREATE TABLE {table} ");
            let sql = sqlite.rules.iter().find(|rule| rule.starts_with(&start)).unwrap();
            let check = format!("check ({column} in (");
            let (_, list) = sql.split_once(&check).unwrap_or_else(|| panic!("{table}.{column} has no check"));
            let list = list.split_once(')').unwrap().0;
            let listed: BTreeSet<&str> = list.split(", ").map(|word| word.trim_matches('\'')).collect();
            assert_eq!(listed, words, "{table}.{column}");
        }
    }
}

#[test]
fn the_pictures_of_the_schemas_are_up_to_date() {
    let (sqlite, postgres) = both();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for (name, schema) in [("sqlite.sql", sqlite), ("postgres.sql", postgres)] {
        let (path, now) = (folder.join(name), schema.to_string());
        if std::env::var_os("BINHYEN_BLESS").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let picture = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(picture == now, "{name} is not up to date: run `cargo xtask schema` and look at what changed");
    }
}
