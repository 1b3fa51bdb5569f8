-- The ward itself, its names and settings by date, the audit record, and what tells its key from others.

create table protection (
    id BIGINT primary key check (id = 1),
    key_check BYTEA not null
);

create table ward (
    commune TEXT collate "C" primary key,
    name TEXT collate "C" not null,
    kind TEXT collate "C" not null check (kind in ('phường', 'xã', 'thị trấn', 'đặc khu')),
    province TEXT collate "C" not null,
    is_sample BOOLEAN not null,
    opened_at TEXT collate "C" not null
);

-- Names that differ from the shipped ones, by date.
create table commune_name (
    commune TEXT collate "C" not null references ward (commune),
    valid_from TEXT collate "C" not null,
    valid_until TEXT collate "C",
    name TEXT collate "C" not null,
    kind TEXT collate "C" not null check (kind in ('phường', 'xã', 'thị trấn', 'đặc khu')),
    parent TEXT collate "C" not null,
    primary key (commune, valid_from)
);

create table commune_lineage (
    commune TEXT collate "C" not null references ward (commune),
    date TEXT collate "C" not null,
    from_name TEXT collate "C" not null,
    from_kind TEXT collate "C" not null check (from_kind in ('phường', 'xã', 'thị trấn', 'đặc khu')),
    source TEXT collate "C" not null,
    primary key (commune, date, from_name)
);

create table setting (
    commune TEXT collate "C" not null references ward (commune),
    key TEXT collate "C" not null,
    valid_from TEXT collate "C" not null,
    position BIGINT not null,
    value TEXT collate "C" not null,
    primary key (commune, key, valid_from, position)
);

-- The end of the chain, sealed with the ward's key: a cut chain is noticed.
create table audit_head (
    commune TEXT collate "C" primary key,
    seq BIGINT not null,
    hash TEXT collate "C" not null,
    seal TEXT collate "C" not null
);

create table audit (
    commune TEXT collate "C" not null,
    seq BIGINT not null,
    at TEXT collate "C" not null,
    actor TEXT collate "C" not null,
    action TEXT collate "C" not null,
    subject TEXT collate "C" not null,
    detail TEXT collate "C" not null,
    prev_hash TEXT collate "C" not null,
    hash TEXT collate "C" not null,
    primary key (commune, seq)
);
