-- A photo is looked at when it arrives and made into its renditions by a job; until then it is `processing`.
alter table media
  add column state text not null default 'ready' check (state in ('processing', 'ready', 'failed')),
  -- why a failed one could not be read, as a sentence for its owner
  add column failure text,
  -- the file as it was uploaded, kept in private until the photo is part of something; null once it is gone
  add column original_key uuid,
  -- how its owner turned and cut it
  add column edit jsonb,
  -- what it was part of is gone; it goes, too, unless something else shows it
  add column released_at timestamptz;
-- originals that are no longer needed
create unique index media_original_key on media (original_key) where original_key is not null;
-- pictures that were handed back
create index media_released_idx on media (released_at) where released_at is not null;
-- whether a file is still used by another picture
create index media_hash_idx on media (content_hash);

-- Photos that arrive piece by piece. The id becomes that of the photo; a finished one stays known for a day, so that a
-- last piece whose answer was lost can be sent again.
create table uploads (
  id uuid primary key,
  owner_id uuid not null references users (id) on delete cascade,
  size integer not null check (size > 0),
  is_finished boolean not null default false,
  created_at timestamptz not null default now()
);
-- how many somebody has under way
create index uploads_owner_idx on uploads (owner_id) where not is_finished;
-- the sweep
create index uploads_created_idx on uploads (created_at);
