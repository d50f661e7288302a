-- What an interest is called in other languages, by their tag: {"zh-CN": "猫"}. Its own name is the one in English.
alter table interests add column names jsonb not null default '{}';
-- The language whoever watches without an account was reading in.
alter table watches add column locale text;
