-- What a year is judged from. A subject is a household, an area, an organisation or the ward itself.

create table commitment (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    title TEXT not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    subject TEXT not null,
    year INTEGER not null,
    signed_on TEXT not null,
    people INTEGER,
    primary key (commune, id),
    unique (commune, year, title, subject)
) strict, without rowid;

-- The fingerprint makes the import of the same ledger twice change nothing.
create table incident (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    date TEXT not null,
    area TEXT,
    class TEXT not null check (class in ('crime', 'administrative', 'dispute', 'social_evil', 'traffic', 'fire', 'labour_accident', 'environment', 'strike', 'state_secret', 'school_violence', 'discipline', 'hot_spot', 'accident')),
    severity TEXT check (severity in ('less_serious', 'serious', 'very_serious', 'extremely_serious')),
    state TEXT not null check (state in ('verifying', 'concluded', 'appealed', 'unfounded')),
    summary TEXT not null,
    handled_in_time INTEGER not null check (handled_in_time in (0, 1)),
    force_majeure INTEGER not null check (force_majeure in (0, 1)),
    fingerprint TEXT not null,
    primary key (commune, id),
    unique (commune, fingerprint),
    foreign key (commune, area) references area (commune, id)
) strict;

create index incident_by_date on incident (commune, date);

create table incident_party (
    commune TEXT not null,
    incident TEXT not null,
    position INTEGER not null,
    title TEXT not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    subject TEXT not null,
    role TEXT not null check (role in ('offender', 'victim', 'witness', 'reporter', 'other')),
    primary key (commune, incident, position),
    foreign key (commune, incident) references incident (commune, id)
) strict, without rowid;

create index incident_party_by_subject on incident_party (commune, subject);

create table meeting (
    commune TEXT not null,
    id TEXT not null,
    area TEXT not null,
    year INTEGER not null,
    date TEXT not null,
    households INTEGER not null check (0 <= households),
    present INTEGER not null check (0 <= present),
    way TEXT not null check (way in ('show_of_hands', 'secret_ballot', 'household_ballot', 'online')),
    primary key (commune, id),
    unique (commune, year, area),
    foreign key (commune, area) references area (commune, id)
) strict;

create table meeting_review (
    commune TEXT not null,
    meeting TEXT not null,
    household TEXT not null,
    marks TEXT not null,
    agree INTEGER check (0 <= agree),
    primary key (commune, meeting, household),
    foreign key (commune, meeting) references meeting (commune, id),
    foreign key (commune, household) references household (commune, id)
) strict, without rowid;

create index meeting_review_by_household on meeting_review (commune, household);

create table dossier (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    title TEXT not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    subject TEXT not null,
    year INTEGER not null,
    resolution_on TEXT,
    plan_on TEXT,
    registered_on TEXT,
    reviewed_on TEXT,
    marks TEXT not null,
    note TEXT not null,
    primary key (commune, id),
    unique (commune, year, title, subject)
) strict;

-- Years of which only totals exist: quoted, never judged.
create table totals (
    commune TEXT not null references ward (commune),
    year INTEGER not null,
    title TEXT not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    total INTEGER not null check (0 <= total),
    registered INTEGER check (0 <= registered),
    met INTEGER not null check (0 <= met),
    note TEXT not null,
    primary key (commune, year, title)
) strict, without rowid;
