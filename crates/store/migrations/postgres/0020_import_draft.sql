-- A list on its way in: which file, what was said of its columns, what was mended by hand (sealed: numbers of persons may
-- stand there). It becomes an import when somebody accepts it, and is forgotten in time when nobody does.

create table import_draft (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    kind TEXT collate "C" not null check (kind in ('areas', 'households', 'meetings', 'organisations', 'dossiers', 'incidents', 'totals', 'commendations', 'groups')),
    year BIGINT,
    file_name TEXT collate "C" not null,
    file_sha256 TEXT collate "C" not null,
    sheet TEXT collate "C",
    mapping TEXT collate "C" not null,
    mends_enc BYTEA not null,
    version BIGINT not null,
    result TEXT collate "C",
    actor TEXT collate "C" not null,
    made_at TEXT collate "C" not null,
    touched_by TEXT collate "C" not null,
    touched_at TEXT collate "C" not null,
    primary key (commune, id)
);

create index import_draft_by_file on import_draft (commune, file_sha256);
