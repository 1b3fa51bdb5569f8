-- One programme × one ward × one year; each title with its own state and dates.

create table campaign (
    commune TEXT collate "C" not null references ward (commune),
    id TEXT collate "C" not null,
    programme TEXT collate "C" not null,
    year BIGINT not null,
    primary key (commune, id),
    unique (commune, programme, year)
);

create table campaign_title (
    commune TEXT collate "C" not null,
    campaign TEXT collate "C" not null,
    title TEXT collate "C" not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    state TEXT collate "C" not null check (state in ('draft', 'registration', 'review', 'appraisal', 'listing', 'decided', 'closed')),
    criteria_set TEXT collate "C" not null,
    window_from TEXT collate "C" not null,
    window_until TEXT collate "C" not null,
    since TEXT collate "C" not null,
    frozen_on TEXT collate "C",
    listed_on TEXT collate "C",
    primary key (commune, campaign, title),
    foreign key (commune, campaign) references campaign (commune, id)
);

create table campaign_move (
    commune TEXT collate "C" not null,
    campaign TEXT collate "C" not null,
    title TEXT collate "C" not null,
    position BIGINT not null,
    from_state TEXT collate "C" not null check (from_state in ('draft', 'registration', 'review', 'appraisal', 'listing', 'decided', 'closed')),
    to_state TEXT collate "C" not null check (to_state in ('draft', 'registration', 'review', 'appraisal', 'listing', 'decided', 'closed')),
    date TEXT collate "C" not null,
    reason TEXT collate "C" not null,
    primary key (commune, campaign, title, position),
    foreign key (commune, campaign, title) references campaign_title (commune, campaign, title)
);

-- What the roll-up reads: written in the transaction of the decision.
create table campaign_result (
    commune TEXT collate "C" not null,
    campaign TEXT collate "C" not null,
    title TEXT collate "C" not null,
    programme TEXT collate "C" not null,
    year BIGINT not null,
    total BIGINT not null check (0 <= total),
    registered BIGINT not null check (0 <= registered),
    met BIGINT not null check (0 <= met),
    rate TEXT collate "C" not null,
    outcome TEXT collate "C" not null check (outcome in ('met', 'not_met', 'not_applicable', 'open')),
    primary key (commune, campaign, title),
    foreign key (commune, campaign, title) references campaign_title (commune, campaign, title)
);

create index campaign_result_by_year on campaign_result (programme, year);
