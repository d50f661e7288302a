create table posts (
  id uuid primary key,
  author_id uuid not null references users (id) on delete cascade,
  kind text not null check (kind in ('photo', 'product', 'story', 'link', 'poll', 'review')),
  text text not null default '',
  review_id uuid references reviews (id) on delete cascade,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  deleted_at timestamptz
);
-- the newest feed
create index posts_newest_idx on posts (created_at desc, id desc) where deleted_at is null;
-- a person's posts, and the following feed
create index posts_author_idx on posts (author_id, created_at desc, id desc) where deleted_at is null;

create table post_interests (
  post_id uuid not null references posts (id) on delete cascade,
  interest_id uuid not null references interests (id) on delete cascade,
  position smallint not null,
  -- repeats posts.created_at so that a pool is read from one index
  created_at timestamptz not null,
  primary key (post_id, interest_id)
);
-- the pool of an interest, newest first
create index post_interests_pool_idx on post_interests (interest_id, created_at desc, post_id desc);

create table post_photos (
  post_id uuid not null references posts (id) on delete cascade,
  media_id uuid not null references media (id),
  position smallint not null,
  alt text not null default '',
  primary key (post_id, media_id)
);
-- a photo belongs to one post only
create unique index post_photos_media_key on post_photos (media_id);

create table tags (
  id uuid primary key,
  post_id uuid not null references posts (id) on delete cascade,
  media_id uuid not null,
  product_id uuid not null references products (id),
  x real not null check (x between 0 and 1),
  y real not null check (y between 0 and 1),
  position smallint not null,
  -- what it cost when the post was made
  price_amount bigint,
  price_currency text,
  foreign key (post_id, media_id) references post_photos (post_id, media_id) on delete cascade
);
-- a post's tags
create index tags_post_idx on tags (post_id);
-- posts that show a product
create index tags_product_idx on tags (product_id);

create table post_products (
  post_id uuid not null references posts (id) on delete cascade,
  product_id uuid not null references products (id),
  position smallint not null,
  primary key (post_id, product_id)
);
-- posts that show a product
create index post_products_product_idx on post_products (product_id);

create table link_previews (
  post_id uuid primary key references posts (id) on delete cascade,
  url text not null,
  title text not null,
  description text not null default '',
  site text not null,
  media_id uuid references media (id)
);

create table polls (
  post_id uuid primary key references posts (id) on delete cascade,
  question text not null,
  closes_at timestamptz
);

create table poll_options (
  id uuid primary key,
  post_id uuid not null references polls (post_id) on delete cascade,
  position smallint not null,
  text text not null,
  product_id uuid references products (id),
  unique (post_id, position),
  unique (post_id, id)
);

create table poll_votes (
  post_id uuid not null,
  user_id uuid not null references users (id) on delete cascade,
  option_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (post_id, user_id),
  foreign key (post_id, option_id) references poll_options (post_id, id) on delete cascade
);
-- results of a poll
create index poll_votes_option_idx on poll_votes (post_id, option_id);

create table smiles (
  post_id uuid not null references posts (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (post_id, user_id)
);

create table saves (
  post_id uuid not null references posts (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (post_id, user_id)
);
-- what a person saved, last saved first
create index saves_user_idx on saves (user_id, created_at desc, post_id desc);

create table comments (
  id uuid primary key,
  post_id uuid not null references posts (id) on delete cascade,
  parent_id uuid references comments (id) on delete cascade,
  author_id uuid not null references users (id) on delete cascade,
  text text not null,
  created_at timestamptz not null default now(),
  deleted_at timestamptz
);
-- a post's comments, oldest first
create index comments_post_idx on comments (post_id, created_at, id) where deleted_at is null and parent_id is null;
-- replies to comments
create index comments_parent_idx on comments (parent_id, created_at, id) where deleted_at is null;

-- Counts of a post, spread over slots by the acting person so that a hot post is not one hot row; the count is the sum.
create table post_counters (
  post_id uuid not null references posts (id) on delete cascade,
  slot smallint not null,
  smiles integer not null default 0,
  saves integer not null default 0,
  comments integer not null default 0,
  primary key (post_id, slot)
);

-- The fixed order of a feed while somebody pages through it. Swept after two days.
create table feed_sessions (
  id uuid primary key,
  post_ids uuid[] not null,
  created_at timestamptz not null default now()
);
-- the daily sweep
create index feed_sessions_created_idx on feed_sessions (created_at);
