-- What somebody is writing. A published draft leaves its id behind, so that it makes no second post.
create table drafts (
  id uuid primary key,
  author_id uuid not null references users (id) on delete cascade,
  revision integer not null default 1,
  content jsonb not null,
  published_at timestamptz,
  -- thrown away; kept for a day, so that it can be brought back with its photos
  discarded_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- a person's drafts, last changed first
create index drafts_author_idx on drafts (author_id, updated_at desc, id desc)
  where published_at is null and discarded_at is null;
-- the daily sweep
create index drafts_updated_idx on drafts (updated_at);

-- Photos that drafts use: they are no orphans.
create table draft_media (
  draft_id uuid not null references drafts (id) on delete cascade,
  media_id uuid not null references media (id) on delete cascade,
  primary key (draft_id, media_id)
);
-- whether a photo is used by a draft
create index draft_media_media_idx on draft_media (media_id);

-- Pages that were read for their previews, for two weeks.
create table link_pages (
  url text primary key,
  -- where the address led in the end
  final_url text not null,
  title text not null,
  description text not null default '',
  media_id uuid references media (id) on delete set null,
  -- whether the page could be read
  is_read boolean not null,
  read_at timestamptz not null
);
-- the daily sweep
create index link_pages_read_idx on link_pages (read_at);
-- whether a picture is still used by a page
create index link_pages_media_idx on link_pages (media_id) where media_id is not null;
-- whether a picture is still used by a post
create index link_previews_media_idx on link_previews (media_id) where media_id is not null;
-- the product behind an address of the shop, whatever follows its question mark
create index products_url_idx on products (url text_pattern_ops);
