-- One programme × one ward × one year; each title with its own state and dates.

create table campaign (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    programme TEXT not null,
    year INTEGER not null,
    primary key (commune, id),
    unique (commune, programme, year)
) strict;

create table campaign_title (
    commune TEXT not null,
    campaign TEXT not null,
    title TEXT not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    state TEXT not null check (state in ('draft', 'registration', 'review', 'appraisal', 'listing', 'decided', 'closed')),
    criteria_set TEXT not null,
    window_from TEXT not null,
    window_until TEXT not null,
    since TEXT not null,
    frozen_on TEXT,
    listed_on TEXT,
    primary key (commune, campaign, title),
    foreign key (commune, campaign) references campaign (commune, id)
) strict;

create table campaign_move (
    commune TEXT not null,
    campaign TEXT not null,
    title TEXT not null,
    position INTEGER not null,
    from_state TEXT not null check (from_state in ('draft', 'registration', 'review', 'appraisal', 'listing', 'decided', 'closed')),
    to_state TEXT not null check (to_state in ('draft', 'registration', 'review', 'appraisal', 'listing', 'decided', 'closed')),
    date TEXT not null,
    reason TEXT not null,
    primary key (commune, campaign, title, position),
    foreign key (commune, campaign, title) references campaign_title (commune, campaign, title)
) strict;

-- What the roll-up reads: written in the transaction of the decision.
create table campaign_result (
    commune TEXT not null,
    campaign TEXT not null,
    title TEXT not null,
    programme TEXT not null,
    year INTEGER not null,
    total INTEGER not null check (0 <= total),
    registered INTEGER not null check (0 <= registered),
    met INTEGER not null check (0 <= met),
    rate TEXT not null,
    outcome TEXT not null check (outcome in ('met', 'not_met', 'not_applicable', 'open')),
    primary key (commune, campaign, title),
    foreign key (commune, campaign, title) references campaign_title (commune, campaign, title)
) strict, without rowid;

create index campaign_result_by_year on campaign_result (programme, year);
