-- What was decided, and the papers that were drawn from it. Rows here are never changed.

create table commendation (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    year INTEGER not null,
    honoured TEXT not null check (honoured in ('collective', 'individual', 'household')),
    name TEXT not null,
    position TEXT not null,
    merit TEXT not null,
    primary key (commune, id),
    unique (commune, year, honoured, name, position)
) strict;

-- `register` is empty for the ward's own register of papers, else the authority from which the decision was received.
create table decision (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    kind TEXT not null check (kind in ('recognise', 'received', 'commend', 'correct', 'revoke')),
    about TEXT not null check (about in ('household', 'area', 'school', 'organisation', 'commune', 'commendation')),
    campaign TEXT,
    year INTEGER not null,
    register TEXT not null,
    number INTEGER not null check (0 < number),
    symbol TEXT not null,
    number_year INTEGER not null,
    date TEXT not null,
    authority TEXT not null,
    signer TEXT not null,
    signer_title TEXT not null,
    grounds TEXT not null,
    refers_to TEXT,
    reason TEXT not null,
    primary key (commune, id),
    unique (commune, register, number_year, symbol, number),
    foreign key (commune, campaign) references campaign (commune, id),
    foreign key (commune, refers_to) references decision (commune, id)
) strict;

create index decision_by_year on decision (commune, year, about);

create table decision_subject (
    commune TEXT not null,
    decision TEXT not null,
    position INTEGER not null,
    subject TEXT not null,
    code TEXT not null,
    name TEXT not null,
    area_code TEXT not null,
    area TEXT not null,
    address TEXT not null,
    certificate INTEGER not null check (0 <= certificate),
    bonus INTEGER not null check (0 <= bonus),
    office TEXT not null,
    merit TEXT not null,
    is_collective INTEGER not null check (is_collective in (0, 1)),
    primary key (commune, decision, position),
    foreign key (commune, decision) references decision (commune, id)
) strict, without rowid;

create index decision_subject_by_subject on decision_subject (commune, subject);

-- Every paper that was written, with the figures that it prints, so that `check` can hold them against the facts.
create table paper (
    commune TEXT not null references ward (commune),
    file_name TEXT not null,
    kind TEXT not null,
    year INTEGER not null,
    about TEXT not null,
    subject TEXT not null,
    decision TEXT,
    sha256 TEXT not null,
    made_at TEXT not null,
    figures TEXT not null,
    primary key (commune, file_name),
    foreign key (commune, decision) references decision (commune, id)
) strict;

create index paper_by_year on paper (commune, year);
