-- What follows from the facts, and how conflicts between them were settled.

create table assessment (
    commune TEXT collate "C" not null,
    campaign TEXT collate "C" not null,
    title TEXT collate "C" not null,
    subject TEXT collate "C" not null,
    position BIGINT not null,
    code TEXT collate "C" not null,
    name TEXT collate "C" not null,
    outcome TEXT collate "C" not null check (outcome in ('met', 'not_met', 'not_applicable', 'open')),
    is_registered BOOLEAN not null,
    open_findings BIGINT not null check (0 <= open_findings),
    is_frozen BOOLEAN not null,
    findings TEXT collate "C" not null,
    primary key (commune, campaign, title, subject),
    foreign key (commune, campaign, title) references campaign_title (commune, campaign, title)
);

-- Only ever added to; the last one for a criterion holds.
create table settlement (
    commune TEXT collate "C" not null,
    campaign TEXT collate "C" not null,
    title TEXT collate "C" not null,
    subject TEXT collate "C" not null,
    criterion TEXT collate "C" not null,
    position BIGINT not null,
    outcome TEXT collate "C" not null check (outcome in ('met', 'not_met', 'not_applicable', 'open')),
    reason TEXT collate "C" not null,
    actor TEXT collate "C" not null,
    at TEXT collate "C" not null,
    primary key (commune, campaign, title, subject, criterion, position),
    foreign key (commune, campaign, title) references campaign_title (commune, campaign, title)
);
