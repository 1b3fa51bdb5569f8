-- Self-assessments on their way to the assessment, their evidence, and who belongs to what they must not appraise.

create table submission (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    title TEXT collate "C" not null check (title in ('area', 'school', 'organisation', 'commune')),
    subject TEXT collate "C" not null,
    year BIGINT not null,
    state TEXT collate "C" not null check (state in ('draft', 'submitted', 'returned', 'accepted')),
    version BIGINT not null check (0 < version),
    claim TEXT collate "C" not null,
    is_taken_up BOOLEAN not null,
    replaced TEXT collate "C",
    saved_by TEXT collate "C" not null,
    account TEXT collate "C",
    saved_at TEXT collate "C" not null,
    primary key (commune, id),
    unique (commune, year, title, subject),
    foreign key (commune, account) references account (commune, id)
);

-- Only ever added to. What was claimed stands beside each submitting, so that a corrected one can be held against it.
create table submission_move (
    commune TEXT collate "C" not null,
    submission TEXT collate "C" not null,
    position BIGINT not null,
    step TEXT collate "C" not null check (step in ('save', 'submit', 'withdraw', 'mark', 'return', 'accept')),
    from_state TEXT collate "C" not null check (from_state in ('draft', 'submitted', 'returned', 'accepted')),
    to_state TEXT collate "C" not null check (to_state in ('draft', 'submitted', 'returned', 'accepted')),
    reason TEXT collate "C" not null,
    claim TEXT collate "C",
    actor TEXT collate "C" not null,
    account TEXT collate "C",
    at TEXT collate "C" not null,
    primary key (commune, submission, position),
    foreign key (commune, submission) references submission (commune, id),
    foreign key (commune, account) references account (commune, id)
);

-- What an appraiser found, criterion by criterion.
create table submission_mark (
    commune TEXT collate "C" not null,
    submission TEXT collate "C" not null,
    criterion TEXT collate "C" not null,
    says TEXT collate "C" not null check (says in ('met', 'not_met', 'not_applicable')),
    reason TEXT collate "C" not null,
    actor TEXT collate "C" not null,
    at TEXT collate "C" not null,
    primary key (commune, submission, criterion),
    foreign key (commune, submission) references submission (commune, id)
);

-- The bytes lie in the data folder, under their digest.
create table evidence (
    commune TEXT collate "C" not null,
    id TEXT collate "C" not null,
    submission TEXT collate "C" not null,
    criterion TEXT collate "C",
    name TEXT collate "C" not null,
    kind TEXT collate "C" not null check (kind in ('pdf', 'jpeg', 'png', 'docx', 'xlsx')),
    size BIGINT not null check (0 < size),
    sha256 TEXT collate "C" not null,
    added_by TEXT collate "C" not null,
    account TEXT collate "C",
    added_at TEXT collate "C" not null,
    primary key (commune, id),
    foreign key (commune, submission) references submission (commune, id),
    foreign key (commune, account) references account (commune, id)
);

create index evidence_by_submission on evidence (commune, submission);

-- The households and units that an account's owner belongs to: of these they appraise nothing.
create table own_link (
    commune TEXT collate "C" not null,
    account TEXT collate "C" not null,
    title TEXT collate "C" not null check (title in ('household', 'area', 'school', 'organisation')),
    subject TEXT collate "C" not null,
    declared_by TEXT collate "C" not null,
    declared_at TEXT collate "C" not null,
    primary key (commune, account, title, subject),
    foreign key (commune, account) references account (commune, id)
);
