-- Work that lasts longer than somebody waits for a page. It runs again from its start when the program was killed in it.

create table job (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    kind TEXT not null check (kind in ('import', 'papers', 'report', 'blanks')),
    input TEXT not null,
    state TEXT not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    done INTEGER not null,
    steps INTEGER not null,
    message TEXT not null,
    message_english TEXT not null,
    result TEXT,
    actor TEXT not null,
    role TEXT not null,
    account TEXT,
    is_stopping INTEGER not null check (is_stopping in (0, 1)),
    worker TEXT,
    made_at TEXT not null,
    beat_at TEXT,
    ended_at TEXT,
    primary key (commune, id)
) strict;

create index job_by_state on job (commune, state, made_at);
