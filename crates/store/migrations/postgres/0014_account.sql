-- Who may sign in, with what, from where. Secrets are hashed or sealed; a session's own token stands nowhere.

create table account (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    login TEXT collate "C" not null,
    name TEXT collate "C" not null,
    role TEXT collate "C" not null check (role in ('officer', 'chair', 'member', 'area_head', 'unit', 'province')),
    area TEXT collate "C",
    organisation TEXT collate "C",
    language TEXT collate "C" not null check (language in ('vi', 'en')),
    password TEXT collate "C",
    totp_enc BYTEA,
    totp_step BIGINT,
    is_disabled BOOLEAN not null,
    created_at TEXT collate "C" not null,
    primary key (commune, id),
    unique (commune, login),
    foreign key (commune, area) references area (commune, id),
    foreign key (commune, organisation) references organisation (commune, id)
);

-- Printed codes: an invitation sets the first password, a recovery code stands in for a lost telephone. Each works once.
create table account_code (
    commune TEXT collate "C" not null,
    account TEXT collate "C" not null,
    hash TEXT collate "C" not null,
    purpose TEXT collate "C" not null check (purpose in ('invitation', 'recovery')),
    expires_at TEXT collate "C",
    primary key (commune, hash),
    foreign key (commune, account) references account (commune, id)
);

create index account_code_by_account on account_code (commune, account, purpose);

create table session (
    commune TEXT collate "C" not null,
    hash TEXT collate "C" not null,
    account TEXT collate "C" not null,
    is_confirmed BOOLEAN not null,
    device TEXT collate "C" not null,
    began_at TEXT collate "C" not null,
    seen_at TEXT collate "C" not null,
    primary key (commune, hash),
    foreign key (commune, account) references account (commune, id)
);

create index session_by_account on session (commune, account);

-- Failed sign-ins of one account or from one address, both only as keyed hashes.
create table sign_in_attempt (
    commune TEXT collate "C" not null references ward (commune),
    source TEXT collate "C" not null,
    failures BIGINT not null check (0 < failures),
    last_at TEXT collate "C" not null,
    primary key (commune, source)
);
