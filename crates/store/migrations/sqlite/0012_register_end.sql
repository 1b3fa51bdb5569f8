-- Why a household or an organisation left the register: read by officers, in no audit record.

alter table household add column end_reason TEXT not null default '';
alter table organisation add column end_reason TEXT not null default '';
