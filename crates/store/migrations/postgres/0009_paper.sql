-- A paper is noted before it is put into its place, by where it lies, and under its programme.

alter table paper add column programme TEXT not null default '';
alter table paper add column is_published BOOLEAN not null default true;

update paper set file_name = 'papers/' || file_name;
update paper set programme = subject, subject = '' where about = 'report';
