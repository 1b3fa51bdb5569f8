-- A case has a second day, that on which its judgement or decision took effect; accidents of traffic are a class of their own.

alter table incident add column concluded_on TEXT collate "C";
alter table incident drop constraint incident_class_check;
alter table incident add constraint incident_class_check check (class in ('crime', 'administrative', 'dispute', 'social_evil', 'traffic', 'traffic_accident', 'fire', 'labour_accident', 'environment', 'strike', 'state_secret', 'school_violence', 'discipline', 'hot_spot', 'accident'));

create index incident_by_conclusion on incident (commune, concluded_on);
