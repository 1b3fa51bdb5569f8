-- A review meeting while it is being held: what its head typed so far, one row per area and year. The version tells two
-- people who write at once.
create table meeting_draft (
    commune TEXT collate "C" not null,
    area TEXT collate "C" not null,
    year BIGINT not null,
    version BIGINT not null check (0 < version),
    draft TEXT collate "C" not null,
    changed_at TEXT collate "C" not null,
    changed_by TEXT collate "C" not null,
    primary key (commune, area, year),
    foreign key (commune, area) references area (commune, id)
);
