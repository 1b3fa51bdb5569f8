-- A list on its way in: which file, what was said of its columns, what was mended by hand (sealed: numbers of persons may
-- stand there). It becomes an import when somebody accepts it, and is forgotten in time when nobody does.

create table import_draft (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    kind TEXT not null check (kind in ('areas', 'households', 'meetings', 'organisations', 'dossiers', 'incidents', 'totals', 'commendations', 'groups')),
    year INTEGER,
    file_name TEXT not null,
    file_sha256 TEXT not null,
    sheet TEXT,
    mapping TEXT not null,
    mends_enc BLOB not null,
    version INTEGER not null,
    result TEXT,
    actor TEXT not null,
    made_at TEXT not null,
    touched_by TEXT not null,
    touched_at TEXT not null,
    primary key (commune, id)
) strict;

create index import_draft_by_file on import_draft (commune, file_sha256);
