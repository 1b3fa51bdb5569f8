-- The register as it is kept by hand: lists of thousands found quickly, what each record was before, households out of households.

-- Everything that a list filters and sorts by, so that the rows themselves are read for one page only.
create index household_by_name on household (commune, name_key, code, area, valid_until, search_key);

create index audit_by_subject on audit (commune, subject, seq);

-- What an entry of the audit record changed, from what to what and why. It speaks of persons, so it stands beside the record
-- and may be erased; the entry keeps its digest.
create table register_change (
    commune TEXT not null references ward (commune),
    seq INTEGER not null,
    subject TEXT not null,
    before TEXT not null,
    after TEXT not null,
    reason TEXT not null,
    primary key (commune, seq, subject)
) strict, without rowid;

create index register_change_by_subject on register_change (commune, subject, seq);

create table household_lineage (
    commune TEXT not null,
    from_household TEXT not null,
    into_household TEXT not null,
    change TEXT not null check (change in ('merge', 'split')),
    date TEXT not null,
    primary key (commune, from_household, into_household),
    foreign key (commune, from_household) references household (commune, id),
    foreign key (commune, into_household) references household (commune, id)
) strict, without rowid;

-- Two households that look like one, and somebody said that they are two. The smaller id stands first.
create table household_apart (
    commune TEXT not null references ward (commune),
    one TEXT not null,
    other TEXT not null,
    primary key (commune, one, other)
) strict, without rowid;
