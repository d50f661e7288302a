-- What two handles have in common that a hurried eye takes for one another: o and 0, the slim i, l and 1, m and rn, w and
-- vv, and underscores one does not see.
create function handle_skeleton(handle text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(
    trim(both '_' from replace(replace(translate(handle, '01i', 'oll'), 'rn', 'm'), 'vv', 'w')), '_+', '_', 'g');

-- Every handle anybody ever had; `users.handle` is the one somebody has now. A handle leads to its owner for ever and is
-- never given to anybody else, not even once the account is gone: it belongs to nobody then.
create table handles (
  handle text primary key,
  user_id uuid references users (id) on delete set null,
  skeleton text not null generated always as (handle_skeleton(handle)) stored,
  taken_at timestamptz not null default now()
);
-- whether a handle looks like one that is taken
create index handles_skeleton_idx on handles (skeleton);
-- whose handles these were, when an account goes
create index handles_user_idx on handles (user_id);

insert into handles (handle, user_id, taken_at) select handle, id, created_at from users;

-- Sign-up writes through Better Auth, the demo and changes of the profile by themselves: the table decides for all of them
-- who was first, as the unique key on users.handle cannot once a handle was given up.
create function take_handle() returns trigger language plpgsql as $$
begin
  insert into handles (handle, user_id) values (new.handle, new.id) on conflict (handle) do nothing;
  if not exists (select from handles where handle = new.handle and user_id = new.id) then
    raise unique_violation using message = 'This handle belongs to somebody else.', constraint = 'handles_pkey';
  end if;
  return null;
end $$;
create trigger take_first_handle after insert on users for each row execute function take_handle();
create trigger take_other_handle after update of handle on users for each row
  when (new.handle is distinct from old.handle) execute function take_handle();

-- When somebody changed their handle, so that it does not change all the time. Swept by the change after it.
create table handle_changes (
  user_id uuid not null references users (id) on delete cascade,
  changed_at timestamptz not null,
  -- changes of a person within the last days
  primary key (user_id, changed_at)
);

-- How a text writes the people it mentions, so that it still leads to them when they have another handle.
alter table post_mentions add column handles text[] not null default '{}';
update post_mentions set handles = array[users.handle] from users where users.id = post_mentions.user_id;

-- Posts and products somebody put together under a title. They go with the account.
create table lists (
  id uuid primary key,
  owner_id uuid not null references users (id) on delete cascade,
  title text not null,
  description text not null default '',
  is_public boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
-- lists of a person, newest first
create index lists_owner_idx on lists (owner_id, created_at desc, id desc);

create table list_items (
  id uuid primary key,
  list_id uuid not null references lists (id) on delete cascade,
  post_id uuid references posts (id) on delete cascade,
  product_id uuid references products (id) on delete cascade,
  -- Where the owner put it. A place between two others is half-way between them, so that moving one thing writes one row.
  position numeric not null,
  created_at timestamptz not null,
  check (num_nonnulls(post_id, product_id) = 1)
);
-- a list in the order of its owner; no two things share a place
create unique index list_items_position_key on list_items (list_id, position);
-- a post is in a list once
create unique index list_items_post_key on list_items (list_id, post_id) where post_id is not null;
-- a product is in a list once
create unique index list_items_product_key on list_items (list_id, product_id) where product_id is not null;
-- deleting a post for good
create index list_items_post_idx on list_items (post_id) where post_id is not null;
-- deleting a product for good
create index list_items_product_idx on list_items (product_id) where product_id is not null;
