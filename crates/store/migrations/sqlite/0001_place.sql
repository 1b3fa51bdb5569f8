-- The ward itself, its names and settings by date, the audit record, and what tells its key from others.

create table protection (
    id INTEGER primary key check (id = 1),
    key_check BLOB not null
) strict;

create table ward (
    commune TEXT primary key,
    name TEXT not null,
    kind TEXT not null check (kind in ('phường', 'xã', 'thị trấn', 'đặc khu')),
    province TEXT not null,
    is_sample INTEGER not null check (is_sample in (0, 1)),
    opened_at TEXT not null
) strict;

-- Names that differ from the shipped ones, by date.
create table commune_name (
    commune TEXT not null references ward (commune),
    valid_from TEXT not null,
    valid_until TEXT,
    name TEXT not null,
    kind TEXT not null check (kind in ('phường', 'xã', 'thị trấn', 'đặc khu')),
    parent TEXT not null,
    primary key (commune, valid_from)
) strict;

create table commune_lineage (
    commune TEXT not null references ward (commune),
    date TEXT not null,
    from_name TEXT not null,
    from_kind TEXT not null check (from_kind in ('phường', 'xã', 'thị trấn', 'đặc khu')),
    source TEXT not null,
    primary key (commune, date, from_name)
) strict;

create table setting (
    commune TEXT not null references ward (commune),
    key TEXT not null,
    valid_from TEXT not null,
    position INTEGER not null,
    value TEXT not null,
    primary key (commune, key, valid_from, position)
) strict, without rowid;

-- The end of the chain, sealed with the ward's key: a cut chain is noticed.
create table audit_head (
    commune TEXT primary key,
    seq INTEGER not null,
    hash TEXT not null,
    seal TEXT not null
) strict;

create table audit (
    commune TEXT not null,
    seq INTEGER not null,
    at TEXT not null,
    actor TEXT not null,
    action TEXT not null,
    subject TEXT not null,
    detail TEXT not null,
    prev_hash TEXT not null,
    hash TEXT not null,
    primary key (commune, seq)
) strict;
