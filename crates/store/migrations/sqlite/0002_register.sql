-- Who is reviewed.

create table area (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    code TEXT not null,
    valid_from TEXT not null,
    valid_until TEXT,
    primary key (commune, id),
    unique (commune, code)
) strict;

create table area_name (
    commune TEXT not null,
    area TEXT not null,
    valid_from TEXT not null,
    name TEXT not null,
    search_key TEXT not null,
    primary key (commune, area, valid_from),
    foreign key (commune, area) references area (commune, id)
) strict, without rowid;

create table area_lineage (
    commune TEXT not null,
    from_area TEXT not null,
    into_area TEXT not null,
    change TEXT not null check (change in ('rename', 'merge', 'split')),
    date TEXT not null,
    primary key (commune, from_area, into_area, date),
    foreign key (commune, from_area) references area (commune, id),
    foreign key (commune, into_area) references area (commune, id)
) strict;

-- Identity and phone only encrypted; their indexes find equal ones without opening any.
create table household (
    commune TEXT not null,
    id TEXT not null,
    code TEXT not null,
    area TEXT not null,
    head TEXT not null,
    sex TEXT check (sex in ('male', 'female')),
    birth_year INTEGER,
    address TEXT not null,
    members INTEGER,
    valid_from TEXT not null,
    valid_until TEXT,
    name_key TEXT not null,
    search_key TEXT not null,
    identity_enc BLOB,
    identity_index TEXT,
    phone_enc BLOB,
    phone_index TEXT,
    primary key (commune, id),
    unique (commune, code),
    foreign key (commune, area) references area (commune, id)
) strict, without rowid;

create index household_by_identity on household (commune, identity_index);

-- Moves between areas. `household.area` is where it is now; before its first later move it was in that move's `from_area`.
create table household_move (
    commune TEXT not null,
    household TEXT not null,
    moved_on TEXT not null,
    from_area TEXT not null,
    into_area TEXT not null,
    primary key (commune, household, moved_on),
    foreign key (commune, household) references household (commune, id),
    foreign key (commune, from_area) references area (commune, id),
    foreign key (commune, into_area) references area (commune, id)
) strict, without rowid;

create table organisation (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    code TEXT not null,
    name TEXT not null,
    kind TEXT not null check (kind in ('school', 'agency', 'enterprise', 'armed_forces')),
    level TEXT check (level in ('creche', 'nursery', 'primary', 'lower_secondary', 'upper_secondary', 'multi_level', 'vocational', 'higher', 'other')),
    scale TEXT check (scale in ('micro', 'small', 'medium', 'large')),
    staff INTEGER,
    pupils INTEGER,
    address TEXT not null,
    head TEXT not null,
    valid_from TEXT not null,
    valid_until TEXT,
    search_key TEXT not null,
    primary key (commune, id),
    unique (commune, code)
) strict;

-- "Tổ liên gia"
create table safety_group (
    commune TEXT not null,
    id TEXT not null,
    area TEXT not null,
    kind TEXT not null check (kind in ('security', 'fire')),
    name TEXT not null,
    founded_on TEXT,
    leader TEXT,
    has_linked_bells INTEGER check (has_linked_bells in (0, 1)),
    last_drill_on TEXT,
    primary key (commune, id),
    unique (commune, area, kind, name),
    foreign key (commune, area) references area (commune, id),
    foreign key (commune, leader) references household (commune, id)
) strict;

create table safety_group_member (
    commune TEXT not null,
    safety_group TEXT not null,
    household TEXT not null,
    primary key (commune, safety_group, household),
    foreign key (commune, safety_group) references safety_group (commune, id),
    foreign key (commune, household) references household (commune, id)
) strict, without rowid;
