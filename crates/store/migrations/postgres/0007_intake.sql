-- What was imported, and how to undo it.

create table import_batch (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    kind TEXT collate "C" not null check (kind in ('areas', 'households', 'meetings', 'organisations', 'dossiers', 'incidents', 'totals', 'commendations', 'groups')),
    file_name TEXT collate "C" not null,
    file_sha256 TEXT collate "C" not null,
    year BIGINT,
    encoding TEXT collate "C" not null,
    read BIGINT not null,
    accepted BIGINT not null,
    held BIGINT not null,
    actor TEXT collate "C" not null,
    at TEXT collate "C" not null,
    undone_at TEXT collate "C",
    primary key (commune, id)
);

create index import_batch_by_file on import_batch (commune, kind, file_sha256);

-- `row_ids` and `before` are lists of equal length; `before` is empty for rows that the import put in.
create table import_change (
    commune TEXT collate "C" not null,
    batch TEXT collate "C" not null,
    position BIGINT not null,
    table_name TEXT collate "C" not null,
    row_ids TEXT collate "C" not null,
    before TEXT collate "C",
    primary key (commune, batch, position),
    foreign key (commune, batch) references import_batch (commune, id)
);

-- Which heading means what, as somebody said it for this kind of list.
create table import_mapping (
    commune TEXT collate "C" not null references ward (commune),
    kind TEXT collate "C" not null check (kind in ('areas', 'households', 'meetings', 'organisations', 'dossiers', 'incidents', 'totals', 'commendations', 'groups')),
    signature TEXT collate "C" not null,
    mapping TEXT collate "C" not null,
    primary key (commune, kind, signature)
);
