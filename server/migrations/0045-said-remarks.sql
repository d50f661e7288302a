-- What is said of imports keeps its values apart from its words, so that it can be said in the language of whoever reads it.
-- What was kept before has its values in its words, and stays in English.
alter table catalog_import_issues
  add column reason_values jsonb not null default '[]',
  add column hint_values jsonb not null default '[]';
alter table catalog_imports add column reason_values jsonb not null default '[]';
