-- What was decided, and the papers that were drawn from it. Rows here are never changed.

create table commendation (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    year BIGINT not null,
    honoured TEXT collate "C" not null check (honoured in ('collective', 'individual', 'household')),
    name TEXT collate "C" not null,
    position TEXT collate "C" not null,
    merit TEXT collate "C" not null,
    primary key (commune, id),
    unique (commune, year, honoured, name, position)
);

-- `register` is empty for the ward's own register of papers, else the authority from which the decision was received.
create table decision (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    kind TEXT collate "C" not null check (kind in ('recognise', 'received', 'commend', 'correct', 'revoke')),
    about TEXT collate "C" not null check (about in ('household', 'area', 'school', 'organisation', 'commune', 'commendation')),
    campaign TEXT collate "C",
    year BIGINT not null,
    register TEXT collate "C" not null,
    number BIGINT not null check (0 < number),
    symbol TEXT collate "C" not null,
    number_year BIGINT not null,
    date TEXT collate "C" not null,
    authority TEXT collate "C" not null,
    signer TEXT collate "C" not null,
    signer_title TEXT collate "C" not null,
    grounds TEXT collate "C" not null,
    refers_to TEXT collate "C",
    reason TEXT collate "C" not null,
    primary key (commune, id),
    unique (commune, register, number_year, symbol, number),
    foreign key (commune, campaign) references campaign (commune, id),
    foreign key (commune, refers_to) references decision (commune, id)
);

create index decision_by_year on decision (commune, year, about);

create table decision_subject (
    commune TEXT collate "C" not null,
    decision TEXT collate "C" not null,
    position BIGINT not null,
    subject TEXT collate "C" not null,
    code TEXT collate "C" not null,
    name TEXT collate "C" not null,
    area_code TEXT collate "C" not null,
    area TEXT collate "C" not null,
    address TEXT collate "C" not null,
    certificate BIGINT not null check (0 <= certificate),
    bonus BIGINT not null check (0 <= bonus),
    office TEXT collate "C" not null,
    merit TEXT collate "C" not null,
    is_collective BOOLEAN not null,
    primary key (commune, decision, position),
    foreign key (commune, decision) references decision (commune, id)
);

create index decision_subject_by_subject on decision_subject (commune, subject);

-- Every paper that was written, with the figures that it prints, so that `check` can hold them against the facts.
create table paper (
    commune TEXT collate "C" not null references ward (commune),
    file_name TEXT collate "C" not null,
    kind TEXT collate "C" not null,
    year BIGINT not null,
    about TEXT collate "C" not null,
    subject TEXT collate "C" not null,
    decision TEXT collate "C",
    sha256 TEXT collate "C" not null,
    made_at TEXT collate "C" not null,
    figures TEXT collate "C" not null,
    primary key (commune, file_name),
    foreign key (commune, decision) references decision (commune, id)
);

create index paper_by_year on paper (commune, year);
