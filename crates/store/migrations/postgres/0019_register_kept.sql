-- The register as it is kept by hand: lists of thousands found quickly, what each record was before, households out of households.

-- Lists read the households of a ward, or of an area; long names and addresses have no room in an index here.
create index household_by_area on household (commune, area);

create index audit_by_subject on audit (commune, subject, seq);

-- What an entry of the audit record changed, from what to what and why. It speaks of persons, so it stands beside the record
-- and may be erased; the entry keeps its digest.
create table register_change (
    commune TEXT collate "C" not null references ward (commune),
    seq BIGINT not null,
    subject TEXT collate "C" not null,
    before TEXT collate "C" not null,
    after TEXT collate "C" not null,
    reason TEXT collate "C" not null,
    primary key (commune, seq, subject)
);

create index register_change_by_subject on register_change (commune, subject, seq);

create table household_lineage (
    commune TEXT collate "C" not null,
    from_household TEXT collate "C" not null,
    into_household TEXT collate "C" not null,
    change TEXT collate "C" not null check (change in ('merge', 'split')),
    date TEXT collate "C" not null,
    primary key (commune, from_household, into_household),
    foreign key (commune, from_household) references household (commune, id),
    foreign key (commune, into_household) references household (commune, id)
);

-- Two households that look like one, and somebody said that they are two. The smaller id stands first.
create table household_apart (
    commune TEXT collate "C" not null references ward (commune),
    one TEXT collate "C" not null,
    other TEXT collate "C" not null,
    primary key (commune, one, other)
);
