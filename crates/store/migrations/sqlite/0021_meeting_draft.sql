-- A review meeting while it is being held: what its head typed so far, one row per area and year. The version tells two
-- people who write at once.
create table meeting_draft (
    commune TEXT not null,
    area TEXT not null,
    year INTEGER not null,
    version INTEGER not null check (0 < version),
    draft TEXT not null,
    changed_at TEXT not null,
    changed_by TEXT not null,
    primary key (commune, area, year),
    foreign key (commune, area) references area (commune, id)
) strict;
