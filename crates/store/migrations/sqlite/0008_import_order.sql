-- Imports in their order, and the rows as each left them.

alter table import_batch add column seq INTEGER not null default 0;

update import_batch set seq = (select count(*) from import_batch other where other.commune = import_batch.commune
    and (other.at < import_batch.at or (other.at = import_batch.at and other.id <= import_batch.id)));

create unique index import_batch_by_seq on import_batch (commune, seq);

-- Digests of the rows as the batch left them, in the order of `row_ids`.
alter table import_change add column after TEXT;
