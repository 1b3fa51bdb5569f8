-- Work that lasts longer than somebody waits for a page. It runs again from its start when the program was killed in it.

create table job (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    kind TEXT collate "C" not null check (kind in ('import', 'papers', 'report', 'blanks')),
    input TEXT collate "C" not null,
    state TEXT collate "C" not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    done BIGINT not null,
    steps BIGINT not null,
    message TEXT collate "C" not null,
    message_english TEXT collate "C" not null,
    result TEXT collate "C",
    actor TEXT collate "C" not null,
    role TEXT collate "C" not null,
    account TEXT collate "C",
    is_stopping BOOLEAN not null,
    worker TEXT collate "C",
    made_at TEXT collate "C" not null,
    beat_at TEXT collate "C",
    ended_at TEXT collate "C",
    primary key (commune, id)
);

create index job_by_state on job (commune, state, made_at);
