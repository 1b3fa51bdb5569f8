-- Who is reviewed.

create table area (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    code TEXT collate "C" not null,
    valid_from TEXT collate "C" not null,
    valid_until TEXT collate "C",
    primary key (commune, id),
    unique (commune, code)
);

create table area_name (
    commune TEXT collate "C" not null,
    area TEXT collate "C" not null,
    valid_from TEXT collate "C" not null,
    name TEXT collate "C" not null,
    search_key TEXT collate "C" not null,
    primary key (commune, area, valid_from),
    foreign key (commune, area) references area (commune, id)
);

create table area_lineage (
    commune TEXT collate "C" not null,
    from_area TEXT collate "C" not null,
    into_area TEXT collate "C" not null,
    change TEXT collate "C" not null check (change in ('rename', 'merge', 'split')),
    date TEXT collate "C" not null,
    primary key (commune, from_area, into_area, date),
    foreign key (commune, from_area) references area (commune, id),
    foreign key (commune, into_area) references area (commune, id)
);

-- Identity and phone only encrypted; their indexes find equal ones without opening any.
create table household (
    commune TEXT collate "C" not null,
    id TEXT collate "C" not null,
    code TEXT collate "C" not null,
    area TEXT collate "C" not null,
    head TEXT collate "C" not null,
    sex TEXT collate "C" check (sex in ('male', 'female')),
    birth_year BIGINT,
    address TEXT collate "C" not null,
    members BIGINT,
    valid_from TEXT collate "C" not null,
    valid_until TEXT collate "C",
    name_key TEXT collate "C" not null,
    search_key TEXT collate "C" not null,
    identity_enc BYTEA,
    identity_index TEXT collate "C",
    phone_enc BYTEA,
    phone_index TEXT collate "C",
    primary key (commune, id),
    unique (commune, code),
    foreign key (commune, area) references area (commune, id)
);

create index household_by_identity on household (commune, identity_index);

-- Moves between areas. `household.area` is where it is now; before its first later move it was in that move's `from_area`.
create table household_move (
    commune TEXT collate "C" not null,
    household TEXT collate "C" not null,
    moved_on TEXT collate "C" not null,
    from_area TEXT collate "C" not null,
    into_area TEXT collate "C" not null,
    primary key (commune, household, moved_on),
    foreign key (commune, household) references household (commune, id),
    foreign key (commune, from_area) references area (commune, id),
    foreign key (commune, into_area) references area (commune, id)
);

create table organisation (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    code TEXT collate "C" not null,
    name TEXT collate "C" not null,
    kind TEXT collate "C" not null check (kind in ('school', 'agency', 'enterprise', 'armed_forces')),
    level TEXT collate "C" check (level in ('creche', 'nursery', 'primary', 'lower_secondary', 'upper_secondary', 'multi_level', 'vocational', 'higher', 'other')),
    scale TEXT collate "C" check (scale in ('micro', 'small', 'medium', 'large')),
    staff BIGINT,
    pupils BIGINT,
    address TEXT collate "C" not null,
    head TEXT collate "C" not null,
    valid_from TEXT collate "C" not null,
    valid_until TEXT collate "C",
    search_key TEXT collate "C" not null,
    primary key (commune, id),
    unique (commune, code)
);

-- "Tổ liên gia"
create table safety_group (
    commune TEXT collate "C" not null,
    id TEXT collate "C" not null,
    area TEXT collate "C" not null,
    kind TEXT collate "C" not null check (kind in ('security', 'fire')),
    name TEXT collate "C" not null,
    founded_on TEXT collate "C",
    leader TEXT collate "C",
    has_linked_bells BOOLEAN,
    last_drill_on TEXT collate "C",
    primary key (commune, id),
    unique (commune, area, kind, name),
    foreign key (commune, area) references area (commune, id),
    foreign key (commune, leader) references household (commune, id)
);

create table safety_group_member (
    commune TEXT collate "C" not null,
    safety_group TEXT collate "C" not null,
    household TEXT collate "C" not null,
    primary key (commune, safety_group, household),
    foreign key (commune, safety_group) references safety_group (commune, id),
    foreign key (commune, household) references household (commune, id)
);
