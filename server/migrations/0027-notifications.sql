-- How far each consumer of the change log is. The row is written in the transaction of what was made of the changes, and
-- locked by the one process that is at it.
create table change_consumers (
  name text primary key,
  -- the log the place is in
  log text not null,
  -- a pg_snapshot: all it holds was handled
  since text not null,
  -- where more is handled than fits one batch: the pg_snapshot all of that is in, and the last position handled
  until text,
  after bigint not null default 0,
  moved_at timestamptz not null
);

-- What a person wants to be told about, and how. What has no row is off, but for what the application says is on.
create table notification_choices (
  user_id uuid not null references users (id) on delete cascade,
  type text not null,
  app boolean not null default false,
  push boolean not null default false,
  mail boolean not null default false,
  -- how somebody is told of a kind of thing
  primary key (user_id, type)
);
insert into notification_choices (user_id, type, app, push)
  select id, type, true, true from users, unnest(array['post_smiled', 'post_commented']) as type
  where notify_post_activity;
insert into notification_choices (user_id, type, app, push)
  select id, 'comment_replied', true, true from users where notify_comment_replies;
alter table users drop column notify_post_activity, drop column notify_comment_replies;

-- When a person is told.
create table notification_settings (
  user_id uuid primary key references users (id) on delete cascade,
  mail_rhythm text not null default 'daily' check (mail_rhythm in ('once', 'daily')),
  digest_hour smallint not null default 8 check (digest_hour between 0 and 23),
  -- an IANA name, known to the application
  time_zone text not null default 'UTC',
  -- minutes of the day there; both or none
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_until smallint check (quiet_until between 0 and 1439),
  -- when the next digest is due; none where there are none
  digest_due_at timestamptz,
  check ((quiet_from is null) = (quiet_until is null))
);
-- whose digest is due
create index notification_settings_due_idx on notification_settings (digest_due_at) where digest_due_at is not null;

-- Posts about which a person wants to hear no more.
create table muted_threads (
  user_id uuid not null references users (id) on delete cascade,
  post_id uuid not null references posts (id) on delete cascade,
  created_at timestamptz not null,
  primary key (user_id, post_id)
);
-- deleting a post
create index muted_threads_post_idx on muted_threads (post_id);

-- Followers who want to be told when somebody posts; whoever stops following is told no more.
create table told_follows (
  followed_id uuid not null,
  follower_id uuid not null,
  created_at timestamptz not null,
  -- a post is told to the followers of its author in slices, in this order
  primary key (followed_id, follower_id),
  foreign key (follower_id, followed_id) references follows (follower_id, followed_id) on delete cascade
);
-- the end of a follow
create index told_follows_follower_idx on told_follows (follower_id, followed_id);

-- A notification is of one kind and about one thing. Those that gather say what several people did, in one, until it is
-- read; what they do then begins a new one.
alter table notifications
  -- the post, comment, review, product or interest; of a follow, oneself
  add column thing uuid,
  add column gathers boolean not null default false,
  -- the newest comment of it, or the comment it is about
  add column comment_id uuid references comments (id) on delete cascade,
  add column review_id uuid references reviews (id) on delete cascade,
  add column interest_id uuid references interests (id) on delete cascade,
  -- who did what is told by itself
  add column actor_id uuid references users (id) on delete cascade,
  -- how many people did what is gathered
  add column actor_count integer not null default 0,
  -- whether it is listed in the app, and whether a letter tells of it
  add column in_app boolean not null default true,
  add column to_mail boolean not null default false,
  -- when the newest of it happened, and when a letter told of it
  add column told_at timestamptz,
  add column mailed_at timestamptz,
  drop constraint notifications_user_id_type_post_id_key,
  drop constraint notifications_type_check,
  drop constraint notifications_check;
update notifications set thing = case when type in ('poll_closed', 'photo_failed') then post_id else id end, told_at = created_at;
alter table notifications alter column thing set not null, alter column told_at set not null;
-- told again, it is the same
create unique index notifications_once_idx on notifications (user_id, type, thing) where not gathers;
-- what is gathered is one until it is read
create unique index notifications_open_idx on notifications (user_id, type, thing) where gathers and read_at is null;
-- a person's notifications, newest first
drop index notifications_user_idx;
create index notifications_user_idx on notifications (user_id, told_at desc, id desc);
-- what a digest tells
create index notifications_mail_idx on notifications (user_id) where to_mail and read_at is null;
-- comments, reviews, interests and people that go
create index notifications_comment_idx on notifications (comment_id) where comment_id is not null;
create index notifications_review_idx on notifications (review_id) where review_id is not null;
create index notifications_interest_idx on notifications (interest_id) where interest_id is not null;
create index notifications_actor_idx on notifications (actor_id) where actor_id is not null;
-- the daily sweep
create index notifications_told_idx on notifications (told_at);

-- What people did that somebody was told of: who is gathered in a notification, and that it was told once. It outlives the
-- notification, so that what is taken back and done again is not told again, and goes with either account.
create table notification_acts (
  user_id uuid not null references users (id) on delete cascade,
  type text not null,
  thing uuid not null,
  person_id uuid not null references users (id) on delete cascade,
  -- the comment, where one person can do it several times; else the thing
  cause uuid not null,
  notification_id uuid references notifications (id) on delete set null,
  is_taken_back boolean not null default false,
  at timestamptz not null,
  -- whether it was told
  primary key (user_id, type, thing, person_id, cause)
);
-- who is gathered in a notification, newest first
create index notification_acts_notification_idx on notification_acts (notification_id, at desc)
  where notification_id is not null;
-- people who go
create index notification_acts_person_idx on notification_acts (person_id);
-- the daily sweep
create index notification_acts_at_idx on notification_acts (at);
