-- What decides whether a rule covers an organisation, and how many people it has: each from a day on.
create table organisation_fact (
    commune TEXT collate "C" not null,
    organisation TEXT collate "C" not null,
    valid_from TEXT collate "C" not null,
    kind TEXT collate "C" not null check (kind in ('school', 'agency', 'enterprise', 'armed_forces')),
    level TEXT collate "C" check (level in ('creche', 'nursery', 'primary', 'lower_secondary', 'upper_secondary', 'multi_level', 'vocational', 'higher', 'other')),
    scale TEXT collate "C" check (scale in ('micro', 'small', 'medium', 'large')),
    staff BIGINT,
    pupils BIGINT,
    primary key (commune, organisation, valid_from),
    foreign key (commune, organisation) references organisation (commune, id)
);

insert into organisation_fact (commune, organisation, valid_from, kind, level, scale, staff, pupils)
    select commune, id, valid_from, kind, level, scale, staff, pupils from organisation;

alter table organisation drop column kind;
alter table organisation drop column level;
alter table organisation drop column scale;
alter table organisation drop column staff;
alter table organisation drop column pupils;
