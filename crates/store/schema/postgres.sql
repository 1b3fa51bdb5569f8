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

account: account_commune_area_fkey: FOREIGN KEY (commune, area) REFERENCES area(commune, id);

account: account_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

account: account_commune_login_key: UNIQUE (commune, login);

account: account_commune_organisation_fkey: FOREIGN KEY (commune, organisation) REFERENCES organisation(commune, id);

account: account_language_check: CHECK ((language = ANY (ARRAY['vi'::text, 'en'::text])));

account: account_pkey: PRIMARY KEY (commune, id);

account: account_role_check: CHECK ((role = ANY (ARRAY['officer'::text, 'chair'::text, 'member'::text, 'area_head'::text, 'unit'::text, 'province'::text])));

account_code: CREATE INDEX account_code_by_account ON account_code USING btree (commune, account, purpose);

account_code: account_code_commune_account_fkey: FOREIGN KEY (commune, account) REFERENCES account(commune, id);

account_code: account_code_pkey: PRIMARY KEY (commune, hash);

account_code: account_code_purpose_check: CHECK ((purpose = ANY (ARRAY['invitation'::text, 'recovery'::text])));

area: area_commune_code_key: UNIQUE (commune, code);

area: area_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

area: area_pkey: PRIMARY KEY (commune, id);

area_lineage: area_lineage_change_check: CHECK ((change = ANY (ARRAY['rename'::text, 'merge'::text, 'split'::text])));

area_lineage: area_lineage_commune_from_area_fkey: FOREIGN KEY (commune, from_area) REFERENCES area(commune, id);

area_lineage: area_lineage_commune_into_area_fkey: FOREIGN KEY (commune, into_area) REFERENCES area(commune, id);

area_lineage: area_lineage_pkey: PRIMARY KEY (commune, from_area, into_area, date);

area_name: area_name_commune_area_fkey: FOREIGN KEY (commune, area) REFERENCES area(commune, id);

area_name: area_name_pkey: PRIMARY KEY (commune, area, valid_from);

assessment: assessment_commune_campaign_title_fkey: FOREIGN KEY (commune, campaign, title) REFERENCES campaign_title(commune, campaign, title);

assessment: assessment_open_findings_check: CHECK ((0 <= open_findings));

assessment: assessment_outcome_check: CHECK ((outcome = ANY (ARRAY['met'::text, 'not_met'::text, 'not_applicable'::text, 'open'::text])));

assessment: assessment_pkey: PRIMARY KEY (commune, campaign, title, subject);

audit: CREATE INDEX audit_by_subject ON audit USING btree (commune, subject, seq);

audit: audit_pkey: PRIMARY KEY (commune, seq);

audit_head: audit_head_pkey: PRIMARY KEY (commune);

backup_schedule: backup_schedule_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

backup_schedule: backup_schedule_hour_check: CHECK (((hour >= 0) AND (hour <= 23)));

backup_schedule: backup_schedule_keep_check: CHECK (((keep >= 1) AND (keep <= 365)));

backup_schedule: backup_schedule_pkey: PRIMARY KEY (commune);

campaign: campaign_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

campaign: campaign_commune_programme_year_key: UNIQUE (commune, programme, year);

campaign: campaign_pkey: PRIMARY KEY (commune, id);

campaign_move: campaign_move_commune_campaign_title_fkey: FOREIGN KEY (commune, campaign, title) REFERENCES campaign_title(commune, campaign, title);

campaign_move: campaign_move_from_state_check: CHECK ((from_state = ANY (ARRAY['draft'::text, 'registration'::text, 'review'::text, 'appraisal'::text, 'listing'::text, 'decided'::text, 'closed'::text])));

campaign_move: campaign_move_pkey: PRIMARY KEY (commune, campaign, title, "position");

campaign_move: campaign_move_to_state_check: CHECK ((to_state = ANY (ARRAY['draft'::text, 'registration'::text, 'review'::text, 'appraisal'::text, 'listing'::text, 'decided'::text, 'closed'::text])));

campaign_result: CREATE INDEX campaign_result_by_year ON campaign_result USING btree (programme, year);

campaign_result: campaign_result_commune_campaign_title_fkey: FOREIGN KEY (commune, campaign, title) REFERENCES campaign_title(commune, campaign, title);

campaign_result: campaign_result_met_check: CHECK ((0 <= met));

campaign_result: campaign_result_outcome_check: CHECK ((outcome = ANY (ARRAY['met'::text, 'not_met'::text, 'not_applicable'::text, 'open'::text])));

campaign_result: campaign_result_pkey: PRIMARY KEY (commune, campaign, title);

campaign_result: campaign_result_registered_check: CHECK ((0 <= registered));

campaign_result: campaign_result_total_check: CHECK ((0 <= total));

campaign_title: campaign_title_commune_campaign_fkey: FOREIGN KEY (commune, campaign) REFERENCES campaign(commune, id);

campaign_title: campaign_title_pkey: PRIMARY KEY (commune, campaign, title);

campaign_title: campaign_title_state_check: CHECK ((state = ANY (ARRAY['draft'::text, 'registration'::text, 'review'::text, 'appraisal'::text, 'listing'::text, 'decided'::text, 'closed'::text])));

campaign_title: campaign_title_title_check: CHECK ((title = ANY (ARRAY['household'::text, 'area'::text, 'school'::text, 'organisation'::text, 'commune'::text])));

commendation: commendation_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

commendation: commendation_commune_year_honoured_name_position_key: UNIQUE (commune, year, honoured, name, "position");

commendation: commendation_honoured_check: CHECK ((honoured = ANY (ARRAY['collective'::text, 'individual'::text, 'household'::text])));

commendation: commendation_pkey: PRIMARY KEY (commune, id);

commitment: commitment_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

commitment: commitment_commune_year_title_subject_key: UNIQUE (commune, year, title, subject);

commitment: commitment_pkey: PRIMARY KEY (commune, id);

commitment: commitment_title_check: CHECK ((title = ANY (ARRAY['household'::text, 'area'::text, 'school'::text, 'organisation'::text, 'commune'::text])));

commune_lineage: commune_lineage_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

commune_lineage: commune_lineage_from_kind_check: CHECK ((from_kind = ANY (ARRAY['phường'::text, 'xã'::text, 'thị trấn'::text, 'đặc khu'::text])));

commune_lineage: commune_lineage_pkey: PRIMARY KEY (commune, date, from_name);

commune_name: commune_name_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

commune_name: commune_name_kind_check: CHECK ((kind = ANY (ARRAY['phường'::text, 'xã'::text, 'thị trấn'::text, 'đặc khu'::text])));

commune_name: commune_name_pkey: PRIMARY KEY (commune, valid_from);

decision: CREATE INDEX decision_by_year ON decision USING btree (commune, year, about);

decision: CREATE UNIQUE INDEX decision_by_sequence ON decision USING btree (commune, sequence);

decision: decision_about_check: CHECK ((about = ANY (ARRAY['household'::text, 'area'::text, 'school'::text, 'organisation'::text, 'commune'::text, 'commendation'::text])));

decision: decision_commune_campaign_fkey: FOREIGN KEY (commune, campaign) REFERENCES campaign(commune, id);

decision: decision_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

decision: decision_commune_refers_to_fkey: FOREIGN KEY (commune, refers_to) REFERENCES decision(commune, id);

decision: decision_commune_register_number_year_symbol_number_key: UNIQUE (commune, register, number_year, symbol, number);

decision: decision_kind_check: CHECK ((kind = ANY (ARRAY['recognise'::text, 'received'::text, 'commend'::text, 'correct'::text, 'revoke'::text])));

decision: decision_number_check: CHECK ((0 < number));

decision: decision_pkey: PRIMARY KEY (commune, id);

decision_subject: CREATE INDEX decision_subject_by_subject ON decision_subject USING btree (commune, subject);

decision_subject: decision_subject_bonus_check: CHECK ((0 <= bonus));

decision_subject: decision_subject_certificate_check: CHECK ((0 <= certificate));

decision_subject: decision_subject_commune_decision_fkey: FOREIGN KEY (commune, decision) REFERENCES decision(commune, id);

decision_subject: decision_subject_honoured_check: CHECK ((honoured = ANY (ARRAY['collective'::text, 'individual'::text, 'household'::text])));

decision_subject: decision_subject_pkey: PRIMARY KEY (commune, decision, "position");

dossier: dossier_check: CHECK (((0 <= sub_units_met) AND (sub_units_met <= sub_units)));

dossier: dossier_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

dossier: dossier_commune_year_title_subject_key: UNIQUE (commune, year, title, subject);

dossier: dossier_pkey: PRIMARY KEY (commune, id);

dossier: dossier_sub_units_check: CHECK ((0 <= sub_units));

dossier: dossier_title_check: CHECK ((title = ANY (ARRAY['household'::text, 'area'::text, 'school'::text, 'organisation'::text, 'commune'::text])));

evidence: CREATE INDEX evidence_by_submission ON evidence USING btree (commune, submission);

evidence: evidence_commune_account_fkey: FOREIGN KEY (commune, account) REFERENCES account(commune, id);

evidence: evidence_commune_submission_fkey: FOREIGN KEY (commune, submission) REFERENCES submission(commune, id);

evidence: evidence_kind_check: CHECK ((kind = ANY (ARRAY['pdf'::text, 'jpeg'::text, 'png'::text, 'docx'::text, 'xlsx'::text])));

evidence: evidence_pkey: PRIMARY KEY (commune, id);

evidence: evidence_size_check: CHECK ((0 < size));

household: CREATE INDEX household_by_area ON household USING btree (commune, area);

household: CREATE INDEX household_by_identity ON household USING btree (commune, identity_index);

household: household_commune_area_fkey: FOREIGN KEY (commune, area) REFERENCES area(commune, id);

household: household_commune_code_key: UNIQUE (commune, code);

household: household_pkey: PRIMARY KEY (commune, id);

household: household_sex_check: CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text])));

household_apart: household_apart_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

household_apart: household_apart_pkey: PRIMARY KEY (commune, one, other);

household_lineage: household_lineage_change_check: CHECK ((change = ANY (ARRAY['merge'::text, 'split'::text])));

household_lineage: household_lineage_commune_from_household_fkey: FOREIGN KEY (commune, from_household) REFERENCES household(commune, id);

household_lineage: household_lineage_commune_into_household_fkey: FOREIGN KEY (commune, into_household) REFERENCES household(commune, id);

household_lineage: household_lineage_pkey: PRIMARY KEY (commune, from_household, into_household);

household_move: household_move_commune_from_area_fkey: FOREIGN KEY (commune, from_area) REFERENCES area(commune, id);

household_move: household_move_commune_household_fkey: FOREIGN KEY (commune, household) REFERENCES household(commune, id);

household_move: household_move_commune_into_area_fkey: FOREIGN KEY (commune, into_area) REFERENCES area(commune, id);

household_move: household_move_pkey: PRIMARY KEY (commune, household, moved_on);

import_batch: CREATE INDEX import_batch_by_file ON import_batch USING btree (commune, kind, file_sha256);

import_batch: CREATE UNIQUE INDEX import_batch_by_seq ON import_batch USING btree (commune, seq);

import_batch: import_batch_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

import_batch: import_batch_kind_check: CHECK ((kind = ANY (ARRAY['areas'::text, 'households'::text, 'meetings'::text, 'organisations'::text, 'dossiers'::text, 'incidents'::text, 'totals'::text, 'commendations'::text, 'groups'::text])));

import_batch: import_batch_pkey: PRIMARY KEY (commune, id);

import_change: import_change_commune_batch_fkey: FOREIGN KEY (commune, batch) REFERENCES import_batch(commune, id);

import_change: import_change_pkey: PRIMARY KEY (commune, batch, "position");

import_draft: CREATE INDEX import_draft_by_file ON import_draft USING btree (commune, file_sha256);

import_draft: import_draft_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

import_draft: import_draft_kind_check: CHECK ((kind = ANY (ARRAY['areas'::text, 'households'::text, 'meetings'::text, 'organisations'::text, 'dossiers'::text, 'incidents'::text, 'totals'::text, 'commendations'::text, 'groups'::text])));

import_draft: import_draft_pkey: PRIMARY KEY (commune, id);

import_mapping: import_mapping_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

import_mapping: import_mapping_kind_check: CHECK ((kind = ANY (ARRAY['areas'::text, 'households'::text, 'meetings'::text, 'organisations'::text, 'dossiers'::text, 'incidents'::text, 'totals'::text, 'commendations'::text, 'groups'::text])));

import_mapping: import_mapping_pkey: PRIMARY KEY (commune, kind, signature);

incident: CREATE INDEX incident_by_conclusion ON incident USING btree (commune, concluded_on);

incident: CREATE INDEX incident_by_date ON incident USING btree (commune, date);

incident: incident_class_check: CHECK ((class = ANY (ARRAY['crime'::text, 'administrative'::text, 'dispute'::text, 'social_evil'::text, 'traffic'::text, 'traffic_accident'::text, 'fire'::text, 'labour_accident'::text, 'environment'::text, 'strike'::text, 'state_secret'::text, 'school_violence'::text, 'discipline'::text, 'hot_spot'::text, 'accident'::text])));

incident: incident_commune_area_fkey: FOREIGN KEY (commune, area) REFERENCES area(commune, id);

incident: incident_commune_fingerprint_key: UNIQUE (commune, fingerprint);

incident: incident_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

incident: incident_pkey: PRIMARY KEY (commune, id);

incident: incident_severity_check: CHECK ((severity = ANY (ARRAY['less_serious'::text, 'serious'::text, 'very_serious'::text, 'extremely_serious'::text])));

incident: incident_state_check: CHECK ((state = ANY (ARRAY['verifying'::text, 'concluded'::text, 'appealed'::text, 'unfounded'::text])));

incident_party: CREATE INDEX incident_party_by_subject ON incident_party USING btree (commune, subject);

incident_party: incident_party_commune_incident_fkey: FOREIGN KEY (commune, incident) REFERENCES incident(commune, id);

incident_party: incident_party_pkey: PRIMARY KEY (commune, incident, "position");

incident_party: incident_party_role_check: CHECK ((role = ANY (ARRAY['offender'::text, 'victim'::text, 'witness'::text, 'reporter'::text, 'other'::text])));

incident_party: incident_party_title_check: CHECK ((title = ANY (ARRAY['household'::text, 'area'::text, 'school'::text, 'organisation'::text, 'commune'::text])));

job: CREATE INDEX job_by_state ON job USING btree (commune, state, made_at);

job: job_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

job: job_kind_check: CHECK ((kind = ANY (ARRAY['import'::text, 'papers'::text, 'report'::text, 'blanks'::text, 'backup'::text])));

job: job_pkey: PRIMARY KEY (commune, id);

job: job_state_check: CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])));

meeting: meeting_commune_area_fkey: FOREIGN KEY (commune, area) REFERENCES area(commune, id);

meeting: meeting_commune_year_area_key: UNIQUE (commune, year, area);

meeting: meeting_households_check: CHECK ((0 <= households));

meeting: meeting_pkey: PRIMARY KEY (commune, id);

meeting: meeting_present_check: CHECK ((0 <= present));

meeting: meeting_way_check: CHECK ((way = ANY (ARRAY['show_of_hands'::text, 'secret_ballot'::text, 'household_ballot'::text, 'online'::text])));

meeting_draft: meeting_draft_commune_area_fkey: FOREIGN KEY (commune, area) REFERENCES area(commune, id);

meeting_draft: meeting_draft_pkey: PRIMARY KEY (commune, area, year);

meeting_draft: meeting_draft_version_check: CHECK ((0 < version));

meeting_review: CREATE INDEX meeting_review_by_household ON meeting_review USING btree (commune, household);

meeting_review: meeting_review_agree_check: CHECK ((0 <= agree));

meeting_review: meeting_review_commune_household_fkey: FOREIGN KEY (commune, household) REFERENCES household(commune, id);

meeting_review: meeting_review_commune_meeting_fkey: FOREIGN KEY (commune, meeting) REFERENCES meeting(commune, id);

meeting_review: meeting_review_pkey: PRIMARY KEY (commune, meeting, household);

objection: CREATE INDEX objection_by_title ON objection USING btree (commune, campaign, title, kind);

objection: objection_channel_check: CHECK ((channel = ANY (ARRAY['paper'::text, 'spoken'::text, 'online'::text])));

objection: objection_commune_campaign_title_fkey: FOREIGN KEY (commune, campaign, title) REFERENCES campaign_title(commune, campaign, title);

objection: objection_kind_check: CHECK ((kind = ANY (ARRAY['listing'::text, 'appeal'::text])));

objection: objection_pkey: PRIMARY KEY (commune, id);

objection: objection_verdict_check: CHECK ((verdict = ANY (ARRAY['upheld'::text, 'rejected'::text, 'withdrawn'::text])));

organisation: organisation_commune_code_key: UNIQUE (commune, code);

organisation: organisation_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

organisation: organisation_pkey: PRIMARY KEY (commune, id);

organisation_fact: organisation_fact_commune_organisation_fkey: FOREIGN KEY (commune, organisation) REFERENCES organisation(commune, id);

organisation_fact: organisation_fact_kind_check: CHECK ((kind = ANY (ARRAY['school'::text, 'agency'::text, 'enterprise'::text, 'armed_forces'::text])));

organisation_fact: organisation_fact_level_check: CHECK ((level = ANY (ARRAY['creche'::text, 'nursery'::text, 'primary'::text, 'lower_secondary'::text, 'upper_secondary'::text, 'multi_level'::text, 'vocational'::text, 'higher'::text, 'other'::text])));

organisation_fact: organisation_fact_pkey: PRIMARY KEY (commune, organisation, valid_from);

organisation_fact: organisation_fact_scale_check: CHECK ((scale = ANY (ARRAY['micro'::text, 'small'::text, 'medium'::text, 'large'::text])));

own_link: own_link_commune_account_fkey: FOREIGN KEY (commune, account) REFERENCES account(commune, id);

own_link: own_link_pkey: PRIMARY KEY (commune, account, title, subject);

own_link: own_link_title_check: CHECK ((title = ANY (ARRAY['household'::text, 'area'::text, 'school'::text, 'organisation'::text])));

paper: CREATE INDEX paper_by_year ON paper USING btree (commune, year);

paper: paper_commune_decision_fkey: FOREIGN KEY (commune, decision) REFERENCES decision(commune, id);

paper: paper_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

paper: paper_pkey: PRIMARY KEY (commune, file_name);

protection: protection_id_check: CHECK ((id = 1));

protection: protection_pkey: PRIMARY KEY (id);

register_change: CREATE INDEX register_change_by_subject ON register_change USING btree (commune, subject, seq);

register_change: register_change_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

register_change: register_change_pkey: PRIMARY KEY (commune, seq, subject);

safety_group: safety_group_commune_area_fkey: FOREIGN KEY (commune, area) REFERENCES area(commune, id);

safety_group: safety_group_commune_area_kind_name_key: UNIQUE (commune, area, kind, name);

safety_group: safety_group_commune_leader_fkey: FOREIGN KEY (commune, leader) REFERENCES household(commune, id);

safety_group: safety_group_kind_check: CHECK ((kind = ANY (ARRAY['security'::text, 'fire'::text])));

safety_group: safety_group_pkey: PRIMARY KEY (commune, id);

safety_group_member: safety_group_member_commune_household_fkey: FOREIGN KEY (commune, household) REFERENCES household(commune, id);

safety_group_member: safety_group_member_commune_safety_group_fkey: FOREIGN KEY (commune, safety_group) REFERENCES safety_group(commune, id);

safety_group_member: safety_group_member_pkey: PRIMARY KEY (commune, safety_group, household);

schema_migration: schema_migration_pkey: PRIMARY KEY (name);

session: CREATE INDEX session_by_account ON session USING btree (commune, account);

session: session_commune_account_fkey: FOREIGN KEY (commune, account) REFERENCES account(commune, id);

session: session_pkey: PRIMARY KEY (commune, hash);

setting: setting_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

setting: setting_pkey: PRIMARY KEY (commune, key, valid_from, "position");

settlement: settlement_commune_campaign_title_fkey: FOREIGN KEY (commune, campaign, title) REFERENCES campaign_title(commune, campaign, title);

settlement: settlement_outcome_check: CHECK ((outcome = ANY (ARRAY['met'::text, 'not_met'::text, 'not_applicable'::text, 'open'::text])));

settlement: settlement_pkey: PRIMARY KEY (commune, campaign, title, subject, criterion, "position");

sign_in_attempt: sign_in_attempt_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

sign_in_attempt: sign_in_attempt_failures_check: CHECK ((0 < failures));

sign_in_attempt: sign_in_attempt_pkey: PRIMARY KEY (commune, source);

submission: submission_commune_account_fkey: FOREIGN KEY (commune, account) REFERENCES account(commune, id);

submission: submission_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

submission: submission_commune_year_title_subject_key: UNIQUE (commune, year, title, subject);

submission: submission_pkey: PRIMARY KEY (commune, id);

submission: submission_state_check: CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'accepted'::text])));

submission: submission_title_check: CHECK ((title = ANY (ARRAY['area'::text, 'school'::text, 'organisation'::text, 'commune'::text])));

submission: submission_version_check: CHECK ((0 < version));

submission_mark: submission_mark_commune_submission_fkey: FOREIGN KEY (commune, submission) REFERENCES submission(commune, id);

submission_mark: submission_mark_pkey: PRIMARY KEY (commune, submission, criterion);

submission_mark: submission_mark_says_check: CHECK ((says = ANY (ARRAY['met'::text, 'not_met'::text, 'not_applicable'::text])));

submission_move: submission_move_commune_account_fkey: FOREIGN KEY (commune, account) REFERENCES account(commune, id);

submission_move: submission_move_commune_submission_fkey: FOREIGN KEY (commune, submission) REFERENCES submission(commune, id);

submission_move: submission_move_from_state_check: CHECK ((from_state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'accepted'::text])));

submission_move: submission_move_pkey: PRIMARY KEY (commune, submission, "position");

submission_move: submission_move_step_check: CHECK ((step = ANY (ARRAY['save'::text, 'submit'::text, 'withdraw'::text, 'mark'::text, 'return'::text, 'accept'::text])));

submission_move: submission_move_to_state_check: CHECK ((to_state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'accepted'::text])));

totals: totals_commune_fkey: FOREIGN KEY (commune) REFERENCES ward(commune);

totals: totals_met_check: CHECK ((0 <= met));

totals: totals_pkey: PRIMARY KEY (commune, year, title);

totals: totals_registered_check: CHECK ((0 <= registered));

totals: totals_title_check: CHECK ((title = ANY (ARRAY['household'::text, 'area'::text, 'school'::text, 'organisation'::text, 'commune'::text])));

totals: totals_total_check: CHECK ((0 <= total));

ward: ward_kind_check: CHECK ((kind = ANY (ARRAY['phường'::text, 'xã'::text, 'thị trấn'::text, 'đặc khu'::text])));

ward: ward_pkey: PRIMARY KEY (commune);
