-- What a year is judged from. A subject is a household, an area, an organisation or the ward itself.

create table commitment (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    title TEXT collate "C" not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    subject TEXT collate "C" not null,
    year BIGINT not null,
    signed_on TEXT collate "C" not null,
    people BIGINT,
    primary key (commune, id),
    unique (commune, year, title, subject)
);

-- The fingerprint makes the import of the same ledger twice change nothing.
create table incident (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    date TEXT collate "C" not null,
    area TEXT collate "C",
    class TEXT collate "C" not null check (class in ('crime', 'administrative', 'dispute', 'social_evil', 'traffic', 'fire', 'labour_accident', 'environment', 'strike', 'state_secret', 'school_violence', 'discipline', 'hot_spot', 'accident')),
    severity TEXT collate "C" check (severity in ('less_serious', 'serious', 'very_serious', 'extremely_serious')),
    state TEXT collate "C" not null check (state in ('verifying', 'concluded', 'appealed', 'unfounded')),
    summary TEXT collate "C" not null,
    handled_in_time BOOLEAN not null,
    force_majeure BOOLEAN not null,
    fingerprint TEXT collate "C" not null,
    primary key (commune, id),
    unique (commune, fingerprint),
    foreign key (commune, area) references area (commune, id)
);

create index incident_by_date on incident (commune, date);

create table incident_party (
    commune TEXT collate "C" not null,
    incident TEXT collate "C" not null,
    position BIGINT not null,
    title TEXT collate "C" not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    subject TEXT collate "C" not null,
    role TEXT collate "C" not null check (role in ('offender', 'victim', 'witness', 'reporter', 'other')),
    primary key (commune, incident, position),
    foreign key (commune, incident) references incident (commune, id)
);

create index incident_party_by_subject on incident_party (commune, subject);

create table meeting (
    commune TEXT collate "C" not null,
    id TEXT collate "C" not null,
    area TEXT collate "C" not null,
    year BIGINT not null,
    date TEXT collate "C" not null,
    households BIGINT not null check (0 <= households),
    present BIGINT not null check (0 <= present),
    way TEXT collate "C" not null check (way in ('show_of_hands', 'secret_ballot', 'household_ballot', 'online')),
    primary key (commune, id),
    unique (commune, year, area),
    foreign key (commune, area) references area (commune, id)
);

create table meeting_review (
    commune TEXT collate "C" not null,
    meeting TEXT collate "C" not null,
    household TEXT collate "C" not null,
    marks TEXT collate "C" not null,
    agree BIGINT check (0 <= agree),
    primary key (commune, meeting, household),
    foreign key (commune, meeting) references meeting (commune, id),
    foreign key (commune, household) references household (commune, id)
);

create index meeting_review_by_household on meeting_review (commune, household);

create table dossier (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    title TEXT collate "C" not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    subject TEXT collate "C" not null,
    year BIGINT not null,
    resolution_on TEXT collate "C",
    plan_on TEXT collate "C",
    registered_on TEXT collate "C",
    reviewed_on TEXT collate "C",
    marks TEXT collate "C" not null,
    note TEXT collate "C" not null,
    primary key (commune, id),
    unique (commune, year, title, subject)
);

-- Years of which only totals exist: quoted, never judged.
create table totals (
    commune TEXT collate "C" not null references ward (commune),
    year BIGINT not null,
    title TEXT collate "C" not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    total BIGINT not null check (0 <= total),
    registered BIGINT check (0 <= registered),
    met BIGINT not null check (0 <= met),
    note TEXT collate "C" not null,
    primary key (commune, year, title)
);
