-- What the page of a product says of its reviews, kept: among 20,000 reviews counting took a twentieth of a second at each
-- look, and finding the most helpful a little more.

-- Where the share a review wins of the votes since it came begins. Nothing yet is the same share for all, so that reviews
-- without a vote are ordered by time alone.
alter table reviews add column share_from integer not null
  generated always as (case when helpful_count = 0 then 0 else votes_before end) stored;

-- Whether a review shows a photo: one that is ready. Photos become ready by themselves, come and go with an edit, and go in
-- more ways than a program of ours.
alter table reviews add column has_photos boolean not null default false;
update reviews set has_photos = true where exists (
  select from review_photos join media on media.id = review_photos.media_id
  where review_photos.review_id = reviews.id and media.state = 'ready');
-- GET /products/:id/reviews?sort=helpful: of reviews with as many votes the later ones are the more helpful, so the first of
-- each number of votes are all that need to be compared. What it includes is filtered by without looking at rows.
create index reviews_helpful_idx on reviews (product_id, helpful_count, share_from desc, created_at desc, id desc)
  include (author_id, stars, is_counted, is_verified_purchase, has_photos);
-- sort=highest, as reviews_stars_idx serves sort=lowest and ?stars=
create index reviews_highest_idx on reviews (product_id, stars desc, created_at desc, id desc);
-- ?verified=true
create index reviews_verified_idx on reviews (product_id, created_at desc, id desc) where is_verified_purchase;
-- ?photos=true
create index reviews_with_photos_idx on reviews (product_id, created_at desc, id desc) where has_photos;

create function look_for_review_photos(review uuid) returns void language sql as $$
  update reviews set has_photos = found.any
  from (
    select exists (
      select from review_photos join media on media.id = review_photos.media_id
      where review_photos.review_id = review and media.state = 'ready') as any
  ) as found
  where reviews.id = review and reviews.has_photos <> found.any
$$;
create function note_review_photo() returns trigger language plpgsql as $$
begin
  perform look_for_review_photos(case when tg_op = 'INSERT' then new.review_id else old.review_id end);
  return null;
end $$;
create trigger note_review_photo after insert or delete on review_photos
  for each row execute function note_review_photo();

create function note_settled_photo() returns trigger language plpgsql as $$
begin
  perform look_for_review_photos(review_id) from review_photos where media_id = new.id;
  return null;
end $$;
create trigger note_settled_photo after update of state on media for each row
  when (old.state is distinct from new.state) execute function note_settled_photo();

-- One row for each product that was ever reviewed. Once for a statement, in the order of ids, as with follow_counts.
create table review_counts (
  product_id uuid primary key references products (id) on delete cascade,
  one_star integer not null check (one_star >= 0),
  two_stars integer not null check (two_stars >= 0),
  three_stars integer not null check (three_stars >= 0),
  four_stars integer not null check (four_stars >= 0),
  five_stars integer not null check (five_stars >= 0),
  with_photos integer not null check (with_photos >= 0),
  verified integer not null check (verified >= 0),
  -- helpful votes, also of reviews that are not counted now
  votes integer not null check (votes >= 0)
);
insert into review_counts
select product_id,
  count(*) filter (where is_counted and stars = 1), count(*) filter (where is_counted and stars = 2),
  count(*) filter (where is_counted and stars = 3), count(*) filter (where is_counted and stars = 4),
  count(*) filter (where is_counted and stars = 5), count(*) filter (where is_counted and has_photos),
  count(*) filter (where is_counted and is_verified_purchase), sum(helpful_count)
from reviews group by product_id;

-- Adds to what is kept of a product's reviews, and to its rating, which is the same in another place: products are listed
-- by it. Only what changed is written, for an edit of words is an update, too. Open pages and processes that keep products
-- hear of a rating on the channel of the catalogue.
create function add_review_counts(change review_counts) returns void language plpgsql as $$
declare
  reviews constant integer :=
    change.one_star + change.two_stars + change.three_stars + change.four_stars + change.five_stars;
  stars constant integer :=
    change.one_star + 2 * change.two_stars + 3 * change.three_stars + 4 * change.four_stars + 5 * change.five_stars;
begin
  if reviews <> 0 or stars <> 0 then
    update products set rating_sum = rating_sum + stars, rating_count = rating_count + reviews
    where id = change.product_id;
    perform pg_notify('spark_products', change.product_id::text);
  end if;
  -- A product that goes takes its row along, before or after its reviews.
  update review_counts as kept set
    one_star = kept.one_star + change.one_star, two_stars = kept.two_stars + change.two_stars,
    three_stars = kept.three_stars + change.three_stars, four_stars = kept.four_stars + change.four_stars,
    five_stars = kept.five_stars + change.five_stars, with_photos = kept.with_photos + change.with_photos,
    verified = kept.verified + change.verified, votes = kept.votes + change.votes
  where kept.product_id = change.product_id
    and change is distinct from row(change.product_id, 0, 0, 0, 0, 0, 0, 0, 0)::review_counts;
end $$;

create function count_new_reviews() returns trigger language plpgsql as $$
declare
  change review_counts;
begin
  insert into review_counts select product_id, 0, 0, 0, 0, 0, 0, 0, 0 from added group by product_id order by product_id
  on conflict do nothing;
  for change in
    select product_id,
      count(*) filter (where is_counted and stars = 1), count(*) filter (where is_counted and stars = 2),
      count(*) filter (where is_counted and stars = 3), count(*) filter (where is_counted and stars = 4),
      count(*) filter (where is_counted and stars = 5), count(*) filter (where is_counted and has_photos),
      count(*) filter (where is_counted and is_verified_purchase), sum(helpful_count)
    from added group by product_id order by product_id
  loop
    perform add_review_counts(change);
  end loop;
  return null;
end $$;

create function count_gone_reviews() returns trigger language plpgsql as $$
declare
  change review_counts;
begin
  for change in
    select product_id,
      -count(*) filter (where is_counted and stars = 1), -count(*) filter (where is_counted and stars = 2),
      -count(*) filter (where is_counted and stars = 3), -count(*) filter (where is_counted and stars = 4),
      -count(*) filter (where is_counted and stars = 5), -count(*) filter (where is_counted and has_photos),
      -count(*) filter (where is_counted and is_verified_purchase), -sum(helpful_count)
    from gone group by product_id order by product_id
  loop
    perform add_review_counts(change);
  end loop;
  return null;
end $$;

create function count_changed_reviews() returns trigger language plpgsql as $$
declare
  change review_counts;
begin
  for change in
    select product_id,
      coalesce(sum(one) filter (where is_counted and stars = 1), 0),
      coalesce(sum(one) filter (where is_counted and stars = 2), 0),
      coalesce(sum(one) filter (where is_counted and stars = 3), 0),
      coalesce(sum(one) filter (where is_counted and stars = 4), 0),
      coalesce(sum(one) filter (where is_counted and stars = 5), 0),
      coalesce(sum(one) filter (where is_counted and has_photos), 0),
      coalesce(sum(one) filter (where is_counted and is_verified_purchase), 0),
      sum(one * helpful_count)
    from (select 1 as one, * from now_there union all select -1, * from was_there) as changed
    group by product_id order by product_id
  loop
    perform add_review_counts(change);
  end loop;
  return null;
end $$;

-- They take the place of triggers that ran once for a row and kept the rating alone.
drop trigger count_new_review on reviews;
drop trigger count_gone_review on reviews;
drop trigger count_changed_review on reviews;
drop function count_review();
create trigger count_new_reviews after insert on reviews referencing new table as added
  for each statement execute function count_new_reviews();
create trigger count_gone_reviews after delete on reviews referencing old table as gone
  for each statement execute function count_gone_reviews();
create trigger count_changed_reviews after update on reviews referencing old table as was_there new table as now_there
  for each statement execute function count_changed_reviews();
