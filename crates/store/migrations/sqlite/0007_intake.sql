-- What was imported, and how to undo it.

create table import_batch (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    kind TEXT not null check (kind in ('areas', 'households', 'meetings', 'organisations', 'dossiers', 'incidents', 'totals', 'commendations', 'groups')),
    file_name TEXT not null,
    file_sha256 TEXT not null,
    year INTEGER,
    encoding TEXT not null,
    read INTEGER not null,
    accepted INTEGER not null,
    held INTEGER not null,
    actor TEXT not null,
    at TEXT not null,
    undone_at TEXT,
    primary key (commune, id)
) strict;

create index import_batch_by_file on import_batch (commune, kind, file_sha256);

-- `row_ids` and `before` are lists of equal length; `before` is empty for rows that the import put in.
create table import_change (
    commune TEXT not null,
    batch TEXT not null,
    position INTEGER not null,
    table_name TEXT not null,
    row_ids TEXT not null,
    before TEXT,
    primary key (commune, batch, position),
    foreign key (commune, batch) references import_batch (commune, id)
) strict;

-- Which heading means what, as somebody said it for this kind of list.
create table import_mapping (
    commune TEXT not null references ward (commune),
    kind TEXT not null check (kind in ('areas', 'households', 'meetings', 'organisations', 'dossiers', 'incidents', 'totals', 'commendations', 'groups')),
    signature TEXT not null,
    mapping TEXT not null,
    primary key (commune, kind, signature)
) strict;
