-- Who may sign in, with what, from where. Secrets are hashed or sealed; a session's own token stands nowhere.

create table account (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    login TEXT not null,
    name TEXT not null,
    role TEXT not null check (role in ('officer', 'chair', 'member', 'area_head', 'unit', 'province')),
    area TEXT,
    organisation TEXT,
    language TEXT not null check (language in ('vi', 'en')),
    password TEXT,
    totp_enc BLOB,
    totp_step INTEGER,
    is_disabled INTEGER not null check (is_disabled in (0, 1)),
    created_at TEXT not null,
    primary key (commune, id),
    unique (commune, login),
    foreign key (commune, area) references area (commune, id),
    foreign key (commune, organisation) references organisation (commune, id)
) strict;

-- Printed codes: an invitation sets the first password, a recovery code stands in for a lost telephone. Each works once.
create table account_code (
    commune TEXT not null,
    account TEXT not null,
    hash TEXT not null,
    purpose TEXT not null check (purpose in ('invitation', 'recovery')),
    expires_at TEXT,
    primary key (commune, hash),
    foreign key (commune, account) references account (commune, id)
) strict, without rowid;

create index account_code_by_account on account_code (commune, account, purpose);

create table session (
    commune TEXT not null,
    hash TEXT not null,
    account TEXT not null,
    is_confirmed INTEGER not null check (is_confirmed in (0, 1)),
    device TEXT not null,
    began_at TEXT not null,
    seen_at TEXT not null,
    primary key (commune, hash),
    foreign key (commune, account) references account (commune, id)
) strict, without rowid;

create index session_by_account on session (commune, account);

-- Failed sign-ins of one account or from one address, both only as keyed hashes.
create table sign_in_attempt (
    commune TEXT not null references ward (commune),
    source TEXT not null,
    failures INTEGER not null check (0 < failures),
    last_at TEXT not null,
    primary key (commune, source)
) strict, without rowid;
