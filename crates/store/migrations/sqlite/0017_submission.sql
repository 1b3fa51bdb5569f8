-- Self-assessments on their way to the assessment, their evidence, and who belongs to what they must not appraise.

create table submission (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    title TEXT not null check (title in ('area', 'school', 'organisation', 'commune')),
    subject TEXT not null,
    year INTEGER not null,
    state TEXT not null check (state in ('draft', 'submitted', 'returned', 'accepted')),
    version INTEGER not null check (0 < version),
    claim TEXT not null,
    is_taken_up INTEGER not null check (is_taken_up in (0, 1)),
    replaced TEXT,
    saved_by TEXT not null,
    account TEXT,
    saved_at TEXT not null,
    primary key (commune, id),
    unique (commune, year, title, subject),
    foreign key (commune, account) references account (commune, id)
) strict;

-- Only ever added to. What was claimed stands beside each submitting, so that a corrected one can be held against it.
create table submission_move (
    commune TEXT not null,
    submission TEXT not null,
    position INTEGER not null,
    step TEXT not null check (step in ('save', 'submit', 'withdraw', 'mark', 'return', 'accept')),
    from_state TEXT not null check (from_state in ('draft', 'submitted', 'returned', 'accepted')),
    to_state TEXT not null check (to_state in ('draft', 'submitted', 'returned', 'accepted')),
    reason TEXT not null,
    claim TEXT,
    actor TEXT not null,
    account TEXT,
    at TEXT not null,
    primary key (commune, submission, position),
    foreign key (commune, submission) references submission (commune, id),
    foreign key (commune, account) references account (commune, id)
) strict;

-- What an appraiser found, criterion by criterion.
create table submission_mark (
    commune TEXT not null,
    submission TEXT not null,
    criterion TEXT not null,
    says TEXT not null check (says in ('met', 'not_met', 'not_applicable')),
    reason TEXT not null,
    actor TEXT not null,
    at TEXT not null,
    primary key (commune, submission, criterion),
    foreign key (commune, submission) references submission (commune, id)
) strict;

-- The bytes lie in the data folder, under their digest.
create table evidence (
    commune TEXT not null,
    id TEXT not null,
    submission TEXT not null,
    criterion TEXT,
    name TEXT not null,
    kind TEXT not null check (kind in ('pdf', 'jpeg', 'png', 'docx', 'xlsx')),
    size INTEGER not null check (0 < size),
    sha256 TEXT not null,
    added_by TEXT not null,
    account TEXT,
    added_at TEXT not null,
    primary key (commune, id),
    foreign key (commune, submission) references submission (commune, id),
    foreign key (commune, account) references account (commune, id)
) strict;

create index evidence_by_submission on evidence (commune, submission);

-- The households and units that an account's owner belongs to: of these they appraise nothing.
create table own_link (
    commune TEXT not null,
    account TEXT not null,
    title TEXT not null check (title in ('household', 'area', 'school', 'organisation')),
    subject TEXT not null,
    declared_by TEXT not null,
    declared_at TEXT not null,
    primary key (commune, account, title, subject),
    foreign key (commune, account) references account (commune, id)
) strict;
