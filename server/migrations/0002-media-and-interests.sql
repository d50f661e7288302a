-- Stored pictures. Files are named by their content, so a name never changes what it shows.
create table media (
  id uuid primary key,
  owner_id uuid references users (id) on delete set null,
  purpose text not null check (purpose in ('post', 'avatar', 'product', 'interest', 'link')),
  content_hash text not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  thumbhash text not null,
  color text not null,
  variants jsonb not null,
  attached_at timestamptz,
  created_at timestamptz not null default now()
);
-- the sweep of uploads that never became part of anything
create index media_unattached_idx on media (created_at) where attached_at is null;
-- an import that meets the same picture again
create index media_product_hash_idx on media (content_hash) where purpose = 'product';

alter table users
  add constraint users_avatar_fkey foreign key (avatar_media_id) references media (id) on delete set null;

create table interests (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  kind text not null check (kind in ('broad', 'niche')),
  picture_media_id uuid references media (id) on delete set null,
  position integer not null default 0
);

create table user_interests (
  user_id uuid not null references users (id) on delete cascade,
  interest_id uuid not null references interests (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (user_id, interest_id)
);

create table follows (
  follower_id uuid not null references users (id) on delete cascade,
  followed_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (follower_id, followed_id),
  check (follower_id <> followed_id)
);
-- follower counts
create index follows_followed_idx on follows (followed_id);
