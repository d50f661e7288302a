-- Two people who shall not meet, because one of them said so. Whoever reads looks in both directions.
create table blocks (
  blocker_id uuid not null references users (id) on delete cascade,
  blocked_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null,
  -- whom a reader blocked: a part of every read of what people wrote
  primary key (blocker_id, blocked_id),
  check (blocker_id <> blocked_id)
);
-- who blocked a reader: the other part
create index blocks_blocked_idx on blocks (blocked_id, blocker_id);

-- People somebody does not want to be shown by themselves. Nobody else is told, and nothing else changes.
create table mutes (
  muter_id uuid not null references users (id) on delete cascade,
  muted_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null,
  -- whom a reader muted: a part of every read of what is brought to them
  primary key (muter_id, muted_id),
  check (muter_id <> muted_id)
);
-- what hangs on an account that goes
create index mutes_muted_idx on mutes (muted_id);

-- The interests a follow is confined to. One without a row here is of everything a person posts, so whatever counts
-- follows, or tells followers, need not look here.
create table follow_interests (
  follower_id uuid not null,
  followed_id uuid not null,
  -- An interest that goes away must not turn this into following everything: whoever removes one decides.
  interest_id uuid not null references interests (id),
  primary key (follower_id, followed_id, interest_id),
  foreign key (follower_id, followed_id) references follows (follower_id, followed_id) on delete cascade
);

-- what a person said below some posts: taken out of the counts of readers who do not meet them
create index comments_author_idx on comments (author_id, post_id) where deleted_at is null;
