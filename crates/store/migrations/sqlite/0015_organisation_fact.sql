-- What decides whether a rule covers an organisation, and how many people it has: each from a day on.
create table organisation_fact (
    commune TEXT not null,
    organisation TEXT not null,
    valid_from TEXT not null,
    kind TEXT not null check (kind in ('school', 'agency', 'enterprise', 'armed_forces')),
    level TEXT check (level in ('creche', 'nursery', 'primary', 'lower_secondary', 'upper_secondary', 'multi_level', 'vocational', 'higher', 'other')),
    scale TEXT check (scale in ('micro', 'small', 'medium', 'large')),
    staff INTEGER,
    pupils INTEGER,
    primary key (commune, organisation, valid_from),
    foreign key (commune, organisation) references organisation (commune, id)
) strict, without rowid;

insert into organisation_fact (commune, organisation, valid_from, kind, level, scale, staff, pupils)
    select commune, id, valid_from, kind, level, scale, staff, pupils from organisation;

alter table organisation drop column kind;
alter table organisation drop column level;
alter table organisation drop column scale;
alter table organisation drop column staff;
alter table organisation drop column pupils;
