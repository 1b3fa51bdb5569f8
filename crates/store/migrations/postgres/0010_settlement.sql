-- What a settlement settled: it holds only while the finding rests on the same facts.

alter table settlement add column basis TEXT not null default '';
