-- What follows from the facts, and how conflicts between them were settled.

create table assessment (
    commune TEXT not null,
    campaign TEXT not null,
    title TEXT not null,
    subject TEXT not null,
    position INTEGER not null,
    code TEXT not null,
    name TEXT not null,
    outcome TEXT not null check (outcome in ('met', 'not_met', 'not_applicable', 'open')),
    is_registered INTEGER not null check (is_registered in (0, 1)),
    open_findings INTEGER not null check (0 <= open_findings),
    is_frozen INTEGER not null check (is_frozen in (0, 1)),
    findings TEXT not null,
    primary key (commune, campaign, title, subject),
    foreign key (commune, campaign, title) references campaign_title (commune, campaign, title)
) strict;

-- Only ever added to; the last one for a criterion holds.
create table settlement (
    commune TEXT not null,
    campaign TEXT not null,
    title TEXT not null,
    subject TEXT not null,
    criterion TEXT not null,
    position INTEGER not null,
    outcome TEXT not null check (outcome in ('met', 'not_met', 'not_applicable', 'open')),
    reason TEXT not null,
    actor TEXT not null,
    at TEXT not null,
    primary key (commune, campaign, title, subject, criterion, position),
    foreign key (commune, campaign, title) references campaign_title (commune, campaign, title)
) strict;
