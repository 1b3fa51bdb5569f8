-- A case has a second day, that on which its judgement or decision took effect; accidents of traffic are a class of their own.
-- SQLite changes no check in place: the tables are made anew, the parties' too, because they refer to the cases.

create table kept_incident as select * from incident;
create table kept_party as select * from incident_party;
drop table incident_party;
drop table incident;

create table incident (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    date TEXT not null,
    area TEXT,
    class TEXT not null check (class in ('crime', 'administrative', 'dispute', 'social_evil', 'traffic', 'traffic_accident', 'fire', 'labour_accident', 'environment', 'strike', 'state_secret', 'school_violence', 'discipline', 'hot_spot', 'accident')),
    severity TEXT check (severity in ('less_serious', 'serious', 'very_serious', 'extremely_serious')),
    state TEXT not null check (state in ('verifying', 'concluded', 'appealed', 'unfounded')),
    summary TEXT not null,
    handled_in_time INTEGER not null check (handled_in_time in (0, 1)),
    force_majeure INTEGER not null check (force_majeure in (0, 1)),
    fingerprint TEXT not null,
    concluded_on TEXT,
    primary key (commune, id),
    unique (commune, fingerprint),
    foreign key (commune, area) references area (commune, id)
) strict;

insert into incident (commune, id, date, area, class, severity, state, summary, handled_in_time, force_majeure, fingerprint)
    select commune, id, date, area, class, severity, state, summary, handled_in_time, force_majeure, fingerprint
    from kept_incident;

create index incident_by_date on incident (commune, date);
create index incident_by_conclusion on incident (commune, concluded_on);

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

insert into incident_party (commune, incident, position, title, subject, role)
    select commune, incident, position, title, subject, role from kept_party;

create index incident_party_by_subject on incident_party (commune, subject);

drop table kept_party;
drop table kept_incident;
