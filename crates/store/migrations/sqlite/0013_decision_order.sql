-- Decisions count in the order in which they were entered, whatever day and number they bear; and a list says of everyone
-- as what they are honoured: a household is neither a collective nor one person.

alter table decision add column sequence INTEGER not null default 0;

update decision set sequence = (
    select count(*) from decision earlier where earlier.commune = decision.commune and earlier.id <= decision.id
);

create unique index decision_by_sequence on decision (commune, sequence);

alter table decision_subject add column honoured TEXT not null default 'collective'
    check (honoured in ('collective', 'individual', 'household'));

update decision_subject set honoured = coalesce(
    (
        select 'household' from decision
        where decision.commune = decision_subject.commune and decision.id = decision_subject.decision
            and decision.about = 'household'
    ),
    (
        select commendation.honoured from commendation
        where commendation.commune = decision_subject.commune and commendation.id = decision_subject.subject
    ),
    'individual'
) where is_collective = 0;

alter table decision_subject drop column is_collective;
