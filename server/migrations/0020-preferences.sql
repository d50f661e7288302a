-- How much of an interest somebody wants to see: 0 none, 1 as chosen, 2 twice as much; what is not here counts as chosen.
-- Interests that were not chosen are here only to be off or to rest.
create table interest_weights (
  user_id uuid not null references users (id) on delete cascade,
  interest_id uuid not null references interests (id) on delete cascade,
  weight real not null default 1 check (weight between 0 and 2),
  -- until then it counts as 0
  snoozed_until timestamptz,
  primary key (user_id, interest_id)
);

-- How much other things count in somebody's feed, in the same way.
create table feed_tastes (
  user_id uuid primary key references users (id) on delete cascade,
  fresh real not null default 1 check (fresh between 0 and 2),
  followed real not null default 1 check (followed between 0 and 2),
  popular real not null default 1 check (popular between 0 and 2),
  shoppable real not null default 1 check (shoppable between 0 and 2)
);

-- Posts somebody is not interested in, with what there shall be less of for it. All of it is the person's own: posts,
-- authors, interests and products are named without foreign keys.
create table hidden_posts (
  user_id uuid not null references users (id) on delete cascade,
  post_id uuid not null,
  reason text not null check (reason in ('post', 'author', 'interest', 'product', 'owned', 'repeated')),
  author_id uuid,
  interest_ids uuid[] not null,
  product_ids uuid[] not null,
  hidden_at timestamptz not null,
  primary key (user_id, post_id)
);
-- what a person hid, last hidden first: the list of it, and what of it counts in the feed
create index hidden_posts_newest_idx on hidden_posts (user_id, hidden_at desc, post_id desc);

-- who hid a post, for the feed index
create index hidden_posts_post_idx on hidden_posts (post_id);

-- Where somebody was in a feed, so that another device finds the place.
create table feed_places (
  user_id uuid not null references users (id) on delete cascade,
  view text not null check (view in ('for-you', 'following', 'newest')),
  -- the post being read, and those that were on its page after it
  post_ids uuid[] not null check (cardinality(post_ids) between 1 and 50),
  next_cursor text,
  kept_at timestamptz not null,
  primary key (user_id, view)
);
