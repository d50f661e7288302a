-- What everybody could read once and nobody can any more, by its id: so that its address can say so (410) instead of
-- looking as if it had never been. Nothing is kept of what it was or whose.
create table gone_things (
  -- whether there was such a thing
  id uuid primary key,
  gone_at timestamptz not null default now()
);

-- A trigger, because posts and lists go in many ways (by their author, with a review, with an account) and none may forget.
create function keep_gone() returns trigger language plpgsql as $$
begin
  insert into gone_things (id) values (old.id) on conflict (id) do nothing;
  return null;
end $$;
-- One that waited for its photos, or was private, nobody knew of.
create trigger keep_gone_post after delete on posts for each row when (old.is_live) execute function keep_gone();
create trigger keep_gone_list after delete on lists for each row when (old.is_public) execute function keep_gone();

-- Comments and reviews, like posts: whether their author chose the language, so that a change of the words does not.
alter table comments add column is_language_chosen boolean not null default false;
alter table reviews add column is_language_chosen boolean not null default false;

-- Chinese is told into simplified and traditional characters from now on; who reads it read both so far.
update feed_tastes
set languages = array_remove(languages, 'zh') || '{zh-Hans,zh-Hant}'::text[]
where languages @> '{zh}';

-- Whose languages are still to be found, and how far that is: what was written before Spark looked for languages, or
-- before it told the two ways to write Chinese apart. Gone when nothing is left.
create table language_searches (
  of text primary key check (of in ('posts', 'comments', 'reviews')),
  after_id uuid not null default '00000000-0000-0000-0000-000000000000',
  -- what was written later knows its language
  until_id uuid not null
);
insert into language_searches (of, until_id)
select 'posts', id from (select id from posts order by id desc limit 1) as last
union all select 'comments', id from (select id from comments order by id desc limit 1) as last
union all select 'reviews', id from (select id from reviews order by id desc limit 1) as last;
