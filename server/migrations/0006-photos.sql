-- A photo is looked at when it arrives and made into its renditions by a job; until then it is `processing`.
alter table media
  add column state text not null default 'ready' check (state in ('processing', 'ready', 'failed')),
  -- why a failed one could not be read, as a sentence for its owner
  add column failure text,
  -- the file as it was uploaded, kept in private until the photo is part of something; null once it is gone
  add column original_key text,
  -- how its owner turned and cut it
  add column edit jsonb;
-- originals that are no longer needed
create index media_original_idx on media (created_at) where original_key is not null;
-- whether a file is still used by another picture
create index media_hash_idx on media (content_hash);
