-- What a photo was uploaded for. Members upload for posts; everybody uploads for their reviews and for the picture they are
-- shown by, and such a photo never becomes part of a post.
alter table media drop constraint media_purpose_check;
alter table media
  add constraint media_purpose_check check (purpose in ('post', 'review', 'avatar', 'product', 'interest', 'link'));
-- how many photos somebody without a membership, too, has uploaded that are part of nothing yet
create index media_unused_idx on media (owner_id)
  where purpose in ('review', 'avatar') and attached_at is null and released_at is null;
