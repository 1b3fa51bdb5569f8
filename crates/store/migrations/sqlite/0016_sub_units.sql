-- Sub-units at the level that a clause asks for, of all sub-units of an organisation. Both are known, or neither.
alter table dossier add column sub_units INTEGER check (0 <= sub_units);
alter table dossier add column sub_units_met INTEGER check (0 <= sub_units_met and sub_units_met <= sub_units);
