-- account
--     commune text not null
--     id text not null
--     login text not null
--     name text not null
--     role text not null
--     area text
--     organisation text
--     language text not null
--     password text
--     totp_enc bytes
--     totp_step integer
--     is_disabled boolean not null
--     created_at text not null
-- account_code
--     commune text not null
--     account text not null
--     hash text not null
--     purpose text not null
--     expires_at text
-- area
--     commune text not null
--     id text not null
--     code text not null
--     valid_from text not null
--     valid_until text
-- area_lineage
--     commune text not null
--     from_area text not null
--     into_area text not null
--     change text not null
--     date text not null
-- area_name
--     commune text not null
--     area text not null
--     valid_from text not null
--     name text not null
--     search_key text not null
-- assessment
--     commune text not null
--     campaign text not null
--     title text not null
--     subject text not null
--     position integer not null
--     code text not null
--     name text not null
--     outcome text not null
--     is_registered boolean not null
--     open_findings integer not null
--     is_frozen boolean not null
--     findings text not null
-- audit
--     commune text not null
--     seq integer not null
--     at text not null
--     actor text not null
--     action text not null
--     subject text not null
--     detail text not null
--     prev_hash text not null
--     hash text not null
-- audit_head
--     commune text not null
--     seq integer not null
--     hash text not null
--     seal text not null
-- backup_schedule
--     commune text not null
--     hour integer not null
--     keep integer not null
--     with_key boolean not null
--     last_day text
-- campaign
--     commune text not null
--     id text not null
--     programme text not null
--     year integer not null
-- campaign_move
--     commune text not null
--     campaign text not null
--     title text not null
--     position integer not null
--     from_state text not null
--     to_state text not null
--     date text not null
--     reason text not null
-- campaign_result
--     commune text not null
--     campaign text not null
--     title text not null
--     programme text not null
--     year integer not null
--     total integer not null
--     registered integer not null
--     met integer not null
--     rate text not null
--     outcome text not null
-- campaign_title
--     commune text not null
--     campaign text not null
--     title text not null
--     state text not null
--     criteria_set text not null
--     window_from text not null
--     window_until text not null
--     since text not null
--     frozen_on text
--     listed_on text
-- commendation
--     commune text not null
--     id text not null
--     year integer not null
--     honoured text not null
--     name text not null
--     position text not null
--     merit text not null
-- commitment
--     commune text not null
--     id text not null
--     title text not null
--     subject text not null
--     year integer not null
--     signed_on text not null
--     people integer
-- commune_lineage
--     commune text not null
--     date text not null
--     from_name text not null
--     from_kind text not null
--     source text not null
-- commune_name
--     commune text not null
--     valid_from text not null
--     valid_until text
--     name text not null
--     kind text not null
--     parent text not null
-- decision
--     commune text not null
--     id text not null
--     kind text not null
--     about text not null
--     campaign text
--     year integer not null
--     register text not null
--     number integer not null
--     symbol text not null
--     number_year integer not null
--     date text not null
--     authority text not null
--     signer text not null
--     signer_title text not null
--     grounds text not null
--     refers_to text
--     reason text not null
--     sequence integer not null
-- decision_subject
--     commune text not null
--     decision text not null
--     position integer not null
--     subject text not null
--     code text not null
--     name text not null
--     area_code text not null
--     area text not null
--     address text not null
--     certificate integer not null
--     bonus integer not null
--     office text not null
--     merit text not null
--     honoured text not null
-- dossier
--     commune text not null
--     id text not null
--     title text not null
--     subject text not null
--     year integer not null
--     resolution_on text
--     plan_on text
--     registered_on text
--     reviewed_on text
--     marks text not null
--     note text not null
--     sub_units integer
--     sub_units_met integer
-- evidence
--     commune text not null
--     id text not null
--     submission text not null
--     criterion text
--     name text not null
--     kind text not null
--     size integer not null
--     sha256 text not null
--     added_by text not null
--     account text
--     added_at text not null
-- household
--     commune text not null
--     id text not null
--     code text not null
--     area text not null
--     head text not null
--     sex text
--     birth_year integer
--     address text not null
--     members integer
--     valid_from text not null
--     valid_until text
--     name_key text not null
--     search_key text not null
--     identity_enc bytes
--     identity_index text
--     phone_enc bytes
--     phone_index text
--     end_reason text not null
-- household_apart
--     commune text not null
--     one text not null
--     other text not null
-- household_lineage
--     commune text not null
--     from_household text not null
--     into_household text not null
--     change text not null
--     date text not null
-- household_move
--     commune text not null
--     household text not null
--     moved_on text not null
--     from_area text not null
--     into_area text not null
-- import_batch
--     commune text not null
--     id text not null
--     kind text not null
--     file_name text not null
--     file_sha256 text not null
--     year integer
--     encoding text not null
--     read integer not null
--     accepted integer not null
--     held integer not null
--     actor text not null
--     at text not null
--     undone_at text
--     seq integer not null
-- import_change
--     commune text not null
--     batch text not null
--     position integer not null
--     table_name text not null
--     row_ids text not null
--     before text
--     after text
-- import_draft
--     commune text not null
--     id text not null
--     kind text not null
--     year integer
--     file_name text not null
--     file_sha256 text not null
--     sheet text
--     mapping text not null
--     mends_enc bytes not null
--     version integer not null
--     result text
--     actor text not null
--     made_at text not null
--     touched_by text not null
--     touched_at text not null
-- import_mapping
--     commune text not null
--     kind text not null
--     signature text not null
--     mapping text not null
-- incident
--     commune text not null
--     id text not null
--     date text not null
--     area text
--     class text not null
--     severity text
--     state text not null
--     summary text not null
--     handled_in_time boolean not null
--     force_majeure boolean not null
--     fingerprint text not null
--     concluded_on text
-- incident_party
--     commune text not null
--     incident text not null
--     position integer not null
--     title text not null
--     subject text not null
--     role text not null
-- job
--     commune text not null
--     id text not null
--     kind text not null
--     input text not null
--     state text not null
--     done integer not null
--     steps integer not null
--     message text not null
--     message_english text not null
--     result text
--     actor text not null
--     role text not null
--     account text
--     is_stopping boolean not null
--     worker text
--     made_at text not null
--     beat_at text
--     ended_at text
-- meeting
--     commune text not null
--     id text not null
--     area text not null
--     year integer not null
--     date text not null
--     households integer not null
--     present integer not null
--     way text not null
-- meeting_draft
--     commune text not null
--     area text not null
--     year integer not null
--     version integer not null
--     draft text not null
--     changed_at text not null
--     changed_by text not null
-- meeting_review
--     commune text not null
--     meeting text not null
--     household text not null
--     marks text not null
--     agree integer
-- objection
--     commune text not null
--     id text not null
--     campaign text not null
--     title text not null
--     kind text not null
--     subject text not null
--     code text not null
--     name text not null
--     filed_on text not null
--     due text
--     filed_by text not null
--     channel text not null
--     body text not null
--     verdict text
--     answer text
--     answered_on text
-- organisation
--     commune text not null
--     id text not null
--     code text not null
--     name text not null
--     address text not null
--     head text not null
--     valid_from text not null
--     valid_until text
--     search_key text not null
--     end_reason text not null
-- organisation_fact
--     commune text not null
--     organisation text not null
--     valid_from text not null
--     kind text not null
--     level text
--     scale text
--     staff integer
--     pupils integer
-- own_link
--     commune text not null
--     account text not null
--     title text not null
--     subject text not null
--     declared_by text not null
--     declared_at text not null
-- paper
--     commune text not null
--     file_name text not null
--     kind text not null
--     year integer not null
--     about text not null
--     subject text not null
--     decision text
--     sha256 text not null
--     made_at text not null
--     figures text not null
--     programme text not null
--     is_published boolean not null
-- protection
--     id integer not null
--     key_check bytes not null
-- register_change
--     commune text not null
--     seq integer not null
--     subject text not null
--     before text not null
--     after text not null
--     reason text not null
-- safety_group
--     commune text not null
--     id text not null
--     area text not null
--     kind text not null
--     name text not null
--     founded_on text
--     leader text
--     has_linked_bells boolean
--     last_drill_on text
-- safety_group_member
--     commune text not null
--     safety_group text not null
--     household text not null
-- schema_migration
--     name text not null
--     sha256 text not null
--     at text not null
-- session
--     commune text not null
--     hash text not null
--     account text not null
--     is_confirmed boolean not null
--     device text not null
--     began_at text not null
--     seen_at text not null
-- setting
--     commune text not null
--     key text not null
--     valid_from text not null
--     position integer not null
--     value text not null
-- settlement
--     commune text not null
--     campaign text not null
--     title text not null
--     subject text not null
--     criterion text not null
--     position integer not null
--     outcome text not null
--     reason text not null
--     actor text not null
--     at text not null
--     basis text not null
-- sign_in_attempt
--     commune text not null
--     source text not null
--     failures integer not null
--     last_at text not null
-- submission
--     commune text not null
--     id text not null
--     title text not null
--     subject text not null
--     year integer not null
--     state text not null
--     version integer not null
--     claim text not null
--     is_taken_up boolean not null
--     replaced text
--     saved_by text not null
--     account text
--     saved_at text not null
-- submission_mark
--     commune text not null
--     submission text not null
--     criterion text not null
--     says text not null
--     reason text not null
--     actor text not null
--     at text not null
-- submission_move
--     commune text not null
--     submission text not null
--     position integer not null
--     step text not null
--     from_state text not null
--     to_state text not null
--     reason text not null
--     claim text
--     actor text not null
--     account text
--     at text not null
-- totals
--     commune text not null
--     year integer not null
--     title text not null
--     total integer not null
--     registered integer
--     met integer not null
--     note text not null
-- ward
--     commune text not null
--     name text not null
--     kind text not null
--     province text not null
--     is_sample boolean not null
--     opened_at text not null

CREATE INDEX account_code_by_account on account_code (commune, account, purpose);

CREATE INDEX audit_by_subject on audit (commune, subject, seq);

CREATE INDEX campaign_result_by_year on campaign_result (programme, year);

CREATE UNIQUE INDEX decision_by_sequence on decision (commune, sequence);

CREATE INDEX decision_by_year on decision (commune, year, about);

CREATE INDEX decision_subject_by_subject on decision_subject (commune, subject);

CREATE INDEX evidence_by_submission on evidence (commune, submission);

CREATE INDEX household_by_identity on household (commune, identity_index);

CREATE INDEX household_by_name on household (commune, name_key, code, area, valid_until, search_key);

CREATE INDEX import_batch_by_file on import_batch (commune, kind, file_sha256);

CREATE UNIQUE INDEX import_batch_by_seq on import_batch (commune, seq);

CREATE INDEX import_draft_by_file on import_draft (commune, file_sha256);

CREATE INDEX incident_by_conclusion on incident (commune, concluded_on);

CREATE INDEX incident_by_date on incident (commune, date);

CREATE INDEX incident_party_by_subject on incident_party (commune, subject);

CREATE INDEX job_by_state on job (commune, state, made_at);

CREATE INDEX meeting_review_by_household on meeting_review (commune, household);

CREATE INDEX objection_by_title on objection (commune, campaign, title, kind);

CREATE INDEX paper_by_year on paper (commune, year);

CREATE INDEX register_change_by_subject on register_change (commune, subject, seq);

CREATE INDEX session_by_account on session (commune, account);

CREATE TABLE account (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    login TEXT not null,
    name TEXT not null,
    role TEXT not null check (role in ('officer', 'chair', 'member', 'area_head', 'unit', 'province')),
    area TEXT,
    organisation TEXT,
    language TEXT not null check (language in ('vi', 'en')),
    password TEXT,
    totp_enc BLOB,
    totp_step INTEGER,
    is_disabled INTEGER not null check (is_disabled in (0, 1)),
    created_at TEXT not null,
    primary key (commune, id),
    unique (commune, login),
    foreign key (commune, area) references area (commune, id),
    foreign key (commune, organisation) references organisation (commune, id)
) strict;

CREATE TABLE account_code (
    commune TEXT not null,
    account TEXT not null,
    hash TEXT not null,
    purpose TEXT not null check (purpose in ('invitation', 'recovery')),
    expires_at TEXT,
    primary key (commune, hash),
    foreign key (commune, account) references account (commune, id)
) strict, without rowid;

CREATE TABLE area (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    code TEXT not null,
    valid_from TEXT not null,
    valid_until TEXT,
    primary key (commune, id),
    unique (commune, code)
) strict;

CREATE TABLE area_lineage (
    commune TEXT not null,
    from_area TEXT not null,
    into_area TEXT not null,
    change TEXT not null check (change in ('rename', 'merge', 'split')),
    date TEXT not null,
    primary key (commune, from_area, into_area, date),
    foreign key (commune, from_area) references area (commune, id),
    foreign key (commune, into_area) references area (commune, id)
) strict;

CREATE TABLE area_name (
    commune TEXT not null,
    area TEXT not null,
    valid_from TEXT not null,
    name TEXT not null,
    search_key TEXT not null,
    primary key (commune, area, valid_from),
    foreign key (commune, area) references area (commune, id)
) strict, without rowid;

CREATE TABLE assessment (
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

CREATE TABLE audit (
    commune TEXT not null,
    seq INTEGER not null,
    at TEXT not null,
    actor TEXT not null,
    action TEXT not null,
    subject TEXT not null,
    detail TEXT not null,
    prev_hash TEXT not null,
    hash TEXT not null,
    primary key (commune, seq)
) strict;

CREATE TABLE audit_head (
    commune TEXT primary key,
    seq INTEGER not null,
    hash TEXT not null,
    seal TEXT not null
) strict;

CREATE TABLE backup_schedule (
    commune TEXT primary key references ward (commune),
    hour INTEGER not null check (hour between 0 and 23),
    keep INTEGER not null check (keep between 1 and 365),
    with_key INTEGER not null check (with_key in (0, 1)),
    last_day TEXT
) strict;

CREATE TABLE campaign (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    programme TEXT not null,
    year INTEGER not null,
    primary key (commune, id),
    unique (commune, programme, year)
) strict;

CREATE TABLE campaign_move (
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

CREATE TABLE campaign_result (
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

CREATE TABLE campaign_title (
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

CREATE TABLE commendation (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    year INTEGER not null,
    honoured TEXT not null check (honoured in ('collective', 'individual', 'household')),
    name TEXT not null,
    position TEXT not null,
    merit TEXT not null,
    primary key (commune, id),
    unique (commune, year, honoured, name, position)
) strict;

CREATE TABLE commitment (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    title TEXT not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    subject TEXT not null,
    year INTEGER not null,
    signed_on TEXT not null,
    people INTEGER,
    primary key (commune, id),
    unique (commune, year, title, subject)
) strict, without rowid;

CREATE TABLE commune_lineage (
    commune TEXT not null references ward (commune),
    date TEXT not null,
    from_name TEXT not null,
    from_kind TEXT not null check (from_kind in ('phường', 'xã', 'thị trấn', 'đặc khu')),
    source TEXT not null,
    primary key (commune, date, from_name)
) strict;

CREATE TABLE commune_name (
    commune TEXT not null references ward (commune),
    valid_from TEXT not null,
    valid_until TEXT,
    name TEXT not null,
    kind TEXT not null check (kind in ('phường', 'xã', 'thị trấn', 'đặc khu')),
    parent TEXT not null,
    primary key (commune, valid_from)
) strict;

CREATE TABLE decision (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    kind TEXT not null check (kind in ('recognise', 'received', 'commend', 'correct', 'revoke')),
    about TEXT not null check (about in ('household', 'area', 'school', 'organisation', 'commune', 'commendation')),
    campaign TEXT,
    year INTEGER not null,
    register TEXT not null,
    number INTEGER not null check (0 < number),
    symbol TEXT not null,
    number_year INTEGER not null,
    date TEXT not null,
    authority TEXT not null,
    signer TEXT not null,
    signer_title TEXT not null,
    grounds TEXT not null,
    refers_to TEXT,
    reason TEXT not null, sequence INTEGER not null default 0,
    primary key (commune, id),
    unique (commune, register, number_year, symbol, number),
    foreign key (commune, campaign) references campaign (commune, id),
    foreign key (commune, refers_to) references decision (commune, id)
) strict;

CREATE TABLE decision_subject (
    commune TEXT not null,
    decision TEXT not null,
    position INTEGER not null,
    subject TEXT not null,
    code TEXT not null,
    name TEXT not null,
    area_code TEXT not null,
    area TEXT not null,
    address TEXT not null,
    certificate INTEGER not null check (0 <= certificate),
    bonus INTEGER not null check (0 <= bonus),
    office TEXT not null,
    merit TEXT not null,
    honoured TEXT not null default 'collective'
    check (honoured in ('collective', 'individual', 'household')),
    primary key (commune, decision, position),
    foreign key (commune, decision) references decision (commune, id)
) strict, without rowid;

CREATE TABLE dossier (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    title TEXT not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    subject TEXT not null,
    year INTEGER not null,
    resolution_on TEXT,
    plan_on TEXT,
    registered_on TEXT,
    reviewed_on TEXT,
    marks TEXT not null,
    note TEXT not null, sub_units INTEGER check (0 <= sub_units), sub_units_met INTEGER check (0 <= sub_units_met and sub_units_met <= sub_units),
    primary key (commune, id),
    unique (commune, year, title, subject)
) strict;

CREATE TABLE evidence (
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

CREATE TABLE household (
    commune TEXT not null,
    id TEXT not null,
    code TEXT not null,
    area TEXT not null,
    head TEXT not null,
    sex TEXT check (sex in ('male', 'female')),
    birth_year INTEGER,
    address TEXT not null,
    members INTEGER,
    valid_from TEXT not null,
    valid_until TEXT,
    name_key TEXT not null,
    search_key TEXT not null,
    identity_enc BLOB,
    identity_index TEXT,
    phone_enc BLOB,
    phone_index TEXT, end_reason TEXT not null default '',
    primary key (commune, id),
    unique (commune, code),
    foreign key (commune, area) references area (commune, id)
) strict, without rowid;

CREATE TABLE household_apart (
    commune TEXT not null references ward (commune),
    one TEXT not null,
    other TEXT not null,
    primary key (commune, one, other)
) strict, without rowid;

CREATE TABLE household_lineage (
    commune TEXT not null,
    from_household TEXT not null,
    into_household TEXT not null,
    change TEXT not null check (change in ('merge', 'split')),
    date TEXT not null,
    primary key (commune, from_household, into_household),
    foreign key (commune, from_household) references household (commune, id),
    foreign key (commune, into_household) references household (commune, id)
) strict, without rowid;

CREATE TABLE household_move (
    commune TEXT not null,
    household TEXT not null,
    moved_on TEXT not null,
    from_area TEXT not null,
    into_area TEXT not null,
    primary key (commune, household, moved_on),
    foreign key (commune, household) references household (commune, id),
    foreign key (commune, from_area) references area (commune, id),
    foreign key (commune, into_area) references area (commune, id)
) strict, without rowid;

CREATE TABLE import_batch (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    kind TEXT not null check (kind in ('areas', 'households', 'meetings', 'organisations', 'dossiers', 'incidents', 'totals', 'commendations', 'groups')),
    file_name TEXT not null,
    file_sha256 TEXT not null,
    year INTEGER,
    encoding TEXT not null,
    read INTEGER not null,
    accepted INTEGER not null,
    held INTEGER not null,
    actor TEXT not null,
    at TEXT not null,
    undone_at TEXT, seq INTEGER not null default 0,
    primary key (commune, id)
) strict;

CREATE TABLE import_change (
    commune TEXT not null,
    batch TEXT not null,
    position INTEGER not null,
    table_name TEXT not null,
    row_ids TEXT not null,
    before TEXT, after TEXT,
    primary key (commune, batch, position),
    foreign key (commune, batch) references import_batch (commune, id)
) strict;

CREATE TABLE import_draft (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    kind TEXT not null check (kind in ('areas', 'households', 'meetings', 'organisations', 'dossiers', 'incidents', 'totals', 'commendations', 'groups')),
    year INTEGER,
    file_name TEXT not null,
    file_sha256 TEXT not null,
    sheet TEXT,
    mapping TEXT not null,
    mends_enc BLOB not null,
    version INTEGER not null,
    result TEXT,
    actor TEXT not null,
    made_at TEXT not null,
    touched_by TEXT not null,
    touched_at TEXT not null,
    primary key (commune, id)
) strict;

CREATE TABLE import_mapping (
    commune TEXT not null references ward (commune),
    kind TEXT not null check (kind in ('areas', 'households', 'meetings', 'organisations', 'dossiers', 'incidents', 'totals', 'commendations', 'groups')),
    signature TEXT not null,
    mapping TEXT not null,
    primary key (commune, kind, signature)
) strict;

CREATE TABLE incident (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    date TEXT not null,
    area TEXT,
    class TEXT not null check (class in ('crime', 'administrative', 'dispute', 'social_evil', 'traffic', 'traffic_accident', 'fire', 'labour_accident', 'environment', 'strike', 'state_secret', 'school_violence', 'discipline', 'hot_spot', 'accident')),
    severity TEXT check (severity in ('less_serious', 'serious', 'very_serious', 'extremely_serious')),
    state TEXT not null check (state in ('verifying', 'concluded', 'appealed', 'unfounded')),
    summary TEXT not null,
    handled_in_time INTEGER not null check (handled_in_time in (0, 1)),
    force_majeure INTEGER not null check (force_majeure in (0, 1)),
    fingerprint TEXT not null,
    concluded_on TEXT,
    primary key (commune, id),
    unique (commune, fingerprint),
    foreign key (commune, area) references area (commune, id)
) strict;

CREATE TABLE incident_party (
    commune TEXT not null,
    incident TEXT not null,
    position INTEGER not null,
    title TEXT not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    subject TEXT not null,
    role TEXT not null check (role in ('offender', 'victim', 'witness', 'reporter', 'other')),
    primary key (commune, incident, position),
    foreign key (commune, incident) references incident (commune, id)
) strict, without rowid;

CREATE TABLE job (
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

CREATE TABLE meeting (
    commune TEXT not null,
    id TEXT not null,
    area TEXT not null,
    year INTEGER not null,
    date TEXT not null,
    households INTEGER not null check (0 <= households),
    present INTEGER not null check (0 <= present),
    way TEXT not null check (way in ('show_of_hands', 'secret_ballot', 'household_ballot', 'online')),
    primary key (commune, id),
    unique (commune, year, area),
    foreign key (commune, area) references area (commune, id)
) strict;

CREATE TABLE meeting_draft (
    commune TEXT not null,
    area TEXT not null,
    year INTEGER not null,
    version INTEGER not null check (0 < version),
    draft TEXT not null,
    changed_at TEXT not null,
    changed_by TEXT not null,
    primary key (commune, area, year),
    foreign key (commune, area) references area (commune, id)
) strict;

CREATE TABLE meeting_review (
    commune TEXT not null,
    meeting TEXT not null,
    household TEXT not null,
    marks TEXT not null,
    agree INTEGER check (0 <= agree),
    primary key (commune, meeting, household),
    foreign key (commune, meeting) references meeting (commune, id),
    foreign key (commune, household) references household (commune, id)
) strict, without rowid;

CREATE TABLE objection (
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
) strict;

CREATE TABLE organisation (
    commune TEXT not null references ward (commune),
    id TEXT not null,
    code TEXT not null,
    name TEXT not null,
    address TEXT not null,
    head TEXT not null,
    valid_from TEXT not null,
    valid_until TEXT,
    search_key TEXT not null, end_reason TEXT not null default '',
    primary key (commune, id),
    unique (commune, code)
) strict;

CREATE TABLE organisation_fact (
    commune TEXT not null,
    organisation TEXT not null,
    valid_from TEXT not null,
    kind TEXT not null check (kind in ('school', 'agency', 'enterprise', 'armed_forces')),
    level TEXT check (level in ('creche', 'nursery', 'primary', 'lower_secondary', 'upper_secondary', 'multi_level', 'vocational', 'higher', 'other')),
    scale TEXT check (scale in ('micro', 'small', 'medium', 'large')),
    staff INTEGER,
    pupils INTEGER,
    primary key (commune, organisation, valid_from),
    foreign key (commune, organisation) references organisation (commune, id)
) strict, without rowid;

CREATE TABLE own_link (
    commune TEXT not null,
    account TEXT not null,
    title TEXT not null check (title in ('household', 'area', 'school', 'organisation')),
    subject TEXT not null,
    declared_by TEXT not null,
    declared_at TEXT not null,
    primary key (commune, account, title, subject),
    foreign key (commune, account) references account (commune, id)
) strict;

CREATE TABLE paper (
    commune TEXT not null references ward (commune),
    file_name TEXT not null,
    kind TEXT not null,
    year INTEGER not null,
    about TEXT not null,
    subject TEXT not null,
    decision TEXT,
    sha256 TEXT not null,
    made_at TEXT not null,
    figures TEXT not null, programme TEXT not null default '', is_published INTEGER not null default 1 check (is_published in (0, 1)),
    primary key (commune, file_name),
    foreign key (commune, decision) references decision (commune, id)
) strict;

CREATE TABLE protection (
    id INTEGER primary key check (id = 1),
    key_check BLOB not null
) strict;

CREATE TABLE register_change (
    commune TEXT not null references ward (commune),
    seq INTEGER not null,
    subject TEXT not null,
    before TEXT not null,
    after TEXT not null,
    reason TEXT not null,
    primary key (commune, seq, subject)
) strict, without rowid;

CREATE TABLE safety_group (
    commune TEXT not null,
    id TEXT not null,
    area TEXT not null,
    kind TEXT not null check (kind in ('security', 'fire')),
    name TEXT not null,
    founded_on TEXT,
    leader TEXT,
    has_linked_bells INTEGER check (has_linked_bells in (0, 1)),
    last_drill_on TEXT,
    primary key (commune, id),
    unique (commune, area, kind, name),
    foreign key (commune, area) references area (commune, id),
    foreign key (commune, leader) references household (commune, id)
) strict;

CREATE TABLE safety_group_member (
    commune TEXT not null,
    safety_group TEXT not null,
    household TEXT not null,
    primary key (commune, safety_group, household),
    foreign key (commune, safety_group) references safety_group (commune, id),
    foreign key (commune, household) references household (commune, id)
) strict, without rowid;

CREATE TABLE schema_migration (name text primary key, sha256 text not null, at text not null);

CREATE TABLE session (
    commune TEXT not null,
    hash TEXT not null,
    account TEXT not null,
    is_confirmed INTEGER not null check (is_confirmed in (0, 1)),
    device TEXT not null,
    began_at TEXT not null,
    seen_at TEXT not null,
    primary key (commune, hash),
    foreign key (commune, account) references account (commune, id)
) strict, without rowid;

CREATE TABLE setting (
    commune TEXT not null references ward (commune),
    key TEXT not null,
    valid_from TEXT not null,
    position INTEGER not null,
    value TEXT not null,
    primary key (commune, key, valid_from, position)
) strict, without rowid;

CREATE TABLE settlement (
    commune TEXT not null,
    campaign TEXT not null,
    title TEXT not null,
    subject TEXT not null,
    criterion TEXT not null,
    position INTEGER not null,
    outcome TEXT not null check (outcome in ('met', 'not_met', 'not_applicable', 'open')),
    reason TEXT not null,
    actor TEXT not null,
    at TEXT not null, basis TEXT not null default '',
    primary key (commune, campaign, title, subject, criterion, position),
    foreign key (commune, campaign, title) references campaign_title (commune, campaign, title)
) strict;

CREATE TABLE sign_in_attempt (
    commune TEXT not null references ward (commune),
    source TEXT not null,
    failures INTEGER not null check (0 < failures),
    last_at TEXT not null,
    primary key (commune, source)
) strict, without rowid;

CREATE TABLE submission (
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

CREATE TABLE submission_mark (
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

CREATE TABLE submission_move (
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

CREATE TABLE totals (
    commune TEXT not null references ward (commune),
    year INTEGER not null,
    title TEXT not null check (title in ('household', 'area', 'school', 'organisation', 'commune')),
    total INTEGER not null check (0 <= total),
    registered INTEGER check (0 <= registered),
    met INTEGER not null check (0 <= met),
    note TEXT not null,
    primary key (commune, year, title)
) strict, without rowid;

CREATE TABLE ward (
    commune TEXT primary key,
    name TEXT not null,
    kind TEXT not null check (kind in ('phường', 'xã', 'thị trấn', 'đặc khu')),
    province TEXT not null,
    is_sample INTEGER not null check (is_sample in (0, 1)),
    opened_at TEXT not null
) strict;
