-- Reviews: how many they helped, photos, what they said before, and those that wait for their author's word.

alter table reviews
  -- summed by a trigger from review_votes
  add column helpful_count integer not null default 0,
  -- helpful votes the reviews of the product had when this one came: the votes since are the ones it could have won
  add column votes_before integer not null default 0,
  -- shown and counted into the rating; not while its author is on the way out
  add column is_counted boolean not null default true;

-- A product's rating is the sum of its counted reviews, whoever takes one away: its author, an account that goes and pulls
-- its reviews along by a foreign key, or a hand in the database. A trigger, because the last two pass by any program. Open
-- pages and processes that keep products hear of it on the channel of the catalogue.
create function count_review() returns trigger language plpgsql as $$
declare
  product constant uuid := case when tg_op = 'DELETE' then old.product_id else new.product_id end;
  stars integer := 0;
  reviews integer := 0;
begin
  if tg_op <> 'DELETE' and new.is_counted then
    stars := stars + new.stars;
    reviews := reviews + 1;
  end if;
  if tg_op <> 'INSERT' and old.is_counted then
    stars := stars - old.stars;
    reviews := reviews - 1;
  end if;
  if stars <> 0 or reviews <> 0 then
    update products set rating_sum = rating_sum + stars, rating_count = rating_count + reviews where id = product;
    perform pg_notify('spark_products', product::text);
  end if;
  return null;
end $$;
create trigger count_new_review after insert on reviews for each row execute function count_review();
create trigger count_gone_review after delete on reviews for each row execute function count_review();
create trigger count_changed_review after update on reviews for each row
  when ((old.stars, old.is_counted) is distinct from (new.stars, new.is_counted))
  execute function count_review();

-- Who found a review helpful. One goes with the account of its giver, and the count follows.
create table review_votes (
  review_id uuid not null references reviews (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null,
  -- whether a viewer gave one, and giving it once
  primary key (review_id, user_id)
);
-- what hangs on an account that goes
create index review_votes_user_idx on review_votes (user_id);

create function count_review_vote() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    update reviews set helpful_count = helpful_count + 1 where id = new.review_id;
  else
    update reviews set helpful_count = helpful_count - 1 where id = old.review_id;
  end if;
  return null;
end $$;
create trigger count_review_vote after insert or delete on review_votes
  for each row execute function count_review_vote();

create table review_photos (
  review_id uuid not null references reviews (id) on delete cascade,
  media_id uuid not null references media (id),
  position smallint not null,
  alt text not null default '',
  -- the photos of a review
  primary key (review_id, media_id)
);
-- a photo belongs to one review only; whether a picture is still used
create unique index review_photos_media_key on review_photos (media_id);

-- Photos of a review that is gone, however it went, are handed back to the sweep of pictures.
create function release_review_photo() returns trigger language plpgsql as $$
begin
  update media set attached_at = null, released_at = now() where id = old.media_id;
  return null;
end $$;
create trigger release_review_photo after delete on review_photos
  for each row execute function release_review_photo();

-- What a review said before a change.
create table review_revisions (
  review_id uuid not null references reviews (id) on delete cascade,
  until_at timestamptz not null,
  content jsonb not null,
  -- GET /reviews/:id/history, last change first
  primary key (review_id, until_at)
);

-- Earlier reviews an operator brought in, by the addresses they came with. Nothing of these four tables is read by anything
-- that shows, counts or searches reviews; `docs/decisions/review-import.md` says who may see them.
create table review_addresses (
  id uuid primary key,
  -- in lower case
  email text not null,
  letters smallint not null default 0,
  -- the last letter
  written_at timestamptz,
  created_at timestamptz not null
);
-- letters to be written, oldest first
create index review_addresses_created_idx on review_addresses (created_at);
-- letters of the last minute
create index review_addresses_written_idx on review_addresses (written_at);
-- an import that meets an address again; what waits for somebody who is signed in
create unique index review_addresses_email_key on review_addresses (email);

create table waiting_reviews (
  id uuid primary key,
  address_id uuid not null references review_addresses (id) on delete cascade,
  product_id uuid not null references products (id) on delete cascade,
  stars smallint not null check (stars between 1 and 5),
  title text not null,
  text text not null,
  -- the operator says that its author bought the product
  is_vouched boolean not null,
  -- when it was written, as the file says
  written_at timestamptz not null,
  imported_at timestamptz not null,
  expires_at timestamptz not null,
  -- an import that meets the review again; what waits for an address
  unique (address_id, product_id)
);
-- the daily sweep
create index waiting_reviews_expires_idx on waiting_reviews (expires_at);
-- what hangs on a product that goes
create index waiting_reviews_product_idx on waiting_reviews (product_id);

-- Reviews whose author has spoken, or was silent for too long, as a digest of address and product: the same file brought in
-- once more asks nobody again.
create table settled_reviews (
  digest bytea primary key,
  outcome text not null check (outcome in ('published', 'discarded', 'expired')),
  settled_at timestamptz not null
);

-- Addresses that do not want to be written to, as a digest: a list of those is no list of addresses.
create table refused_addresses (
  digest bytea primary key,
  refused_at timestamptz not null
);
