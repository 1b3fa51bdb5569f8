-- What somebody has against a result: while the list hangs out, or against what was decided; and what they were answered.
create table objection (
    commune TEXT not null,
    id TEXT not null,
    campaign TEXT not null,
    title TEXT not null,
    kind TEXT not null check (kind in ('listing', 'appeal')),
    subject TEXT not null,
    code TEXT not null,
    name TEXT not null,
    filed_on TEXT not null,
    due TEXT,
    filed_by TEXT not null,
    channel TEXT not null check (channel in ('paper', 'spoken', 'online')),
    body TEXT not null,
    verdict TEXT check (verdict in ('upheld', 'rejected', 'withdrawn')),
    answer TEXT,
    answered_on TEXT,
    primary key (commune, id),
    foreign key (commune, campaign, title) references campaign_title (commune, campaign, title)
);

create index objection_by_title on objection (commune, campaign, title, kind);
