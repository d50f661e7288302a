-- Since when a theme is kept out of Finds by staff: it keeps its address, and stays out until they allow it again.
alter table themes add column taken_out_at timestamptz;

-- The address of a theme whose list everybody could read and is deleted is as gone as the list's own (0043). Its words are
-- kept nowhere, only what is made of them.
create function keep_gone_theme() returns trigger language plpgsql as $$
begin
  insert into gone_things (id)
  select md5('theme ' || slug)::uuid from themes where list_id = old.id and taken_out_at is null
  on conflict (id) do nothing;
  return old;
end $$;
-- Before, for its theme goes with the list.
create trigger keep_gone_theme before delete on lists for each row when (old.is_public) execute function keep_gone_theme();
