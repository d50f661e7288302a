alter table posts
  -- seen by its author alone until its photos are ready
  add column is_live boolean not null default true;
-- posts that wait for a photo
create index posts_waiting_idx on posts (id) where not is_live;

-- What a post said before a change.
create table post_revisions (
  post_id uuid not null references posts (id) on delete cascade,
  until_at timestamptz not null,
  content jsonb not null,
  primary key (post_id, until_at)
);

-- People a text mentions.
create table post_mentions (
  post_id uuid not null references posts (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  primary key (post_id, user_id)
);
-- deleting an account
create index post_mentions_user_idx on post_mentions (user_id);

-- A name as people are looked for: its words in small letters, without accents, with a space before each.
create function folded(name text) returns text
  language sql immutable parallel safe
  return ' ' || translate(regexp_replace(normalize(lower(name), nfd), '[\u0300-\u036f]', '', 'g'), '-', ' ');
alter table users add column folded_name text not null generated always as (folded(name)) stored;
-- people whose handle begins with some letters
create index users_handle_prefix_idx on users (handle text_pattern_ops);
-- people with a word in their name that begins with some letters
create index users_folded_name_idx on users using gin (folded_name gin_trgm_ops);

-- a person's reviews, newest first
create index reviews_author_idx on reviews (author_id, created_at desc, id desc);

alter table poll_options
  add column media_id uuid references media (id),
  add check (product_id is null or media_id is null);
-- a photo belongs to one option only
create unique index poll_options_media_key on poll_options (media_id) where media_id is not null;

alter table polls
  -- when its author was told
  add column closed_at timestamptz;

alter table post_counters
  add column views integer not null default 0;

-- Who saw a post on a day, so that a view counts once. Swept after two days.
create table post_views (
  day date not null,
  post_id uuid not null references posts (id) on delete cascade,
  -- a user, or a device nobody is signed in on
  viewer_key text not null,
  primary key (day, post_id, viewer_key)
);
-- deleting a post
create index post_views_post_idx on post_views (post_id);

create table notifications (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  type text not null check (type in ('poll_closed', 'photo_failed')),
  post_id uuid not null references posts (id) on delete cascade,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  -- told again, it is the same
  unique (user_id, type, post_id)
);
-- a person's notifications, newest first
create index notifications_user_idx on notifications (user_id, created_at desc, id desc);
-- how many are unread
create index notifications_unread_idx on notifications (user_id) where read_at is null;
-- deleting a post
create index notifications_post_idx on notifications (post_id);
