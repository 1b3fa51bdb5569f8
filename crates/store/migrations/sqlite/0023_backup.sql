-- When a ward is backed up by itself, and backups as a kind of work.

create table backup_schedule (
    commune TEXT primary key references ward (commune),
    hour INTEGER not null check (hour between 0 and 23),
    keep INTEGER not null check (keep between 1 and 365),
    with_key INTEGER not null check (with_key in (0, 1)),
    last_day TEXT
) strict;

alter table job rename to job_as_was;
drop index job_by_state;

create table job (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    kind TEXT not null check (kind in ('import', 'papers', 'report', 'blanks', 'backup')),
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

insert into job (commune, id, kind, input, state, done, steps, message, message_english, result, actor, role, account, is_stopping, worker, made_at, beat_at, ended_at)
    select commune, id, kind, input, state, done, steps, message, message_english, result, actor, role, account, is_stopping, worker, made_at, beat_at, ended_at from job_as_was;
drop table job_as_was;
