-- When a ward is backed up by itself, and backups as a kind of work.

create table backup_schedule (
    commune TEXT collate "C" primary key references ward (commune),
    hour BIGINT not null check (hour between 0 and 23),
    keep BIGINT not null check (keep between 1 and 365),
    with_key BOOLEAN not null,
    last_day TEXT collate "C"
);

alter table job drop constraint job_kind_check;
alter table job add constraint job_kind_check check (kind in ('import', 'papers', 'report', 'blanks', 'backup'));
