-- Counts of large selections read nothing but an index: a sample by lots, with all that is counted.
create index product_search_facets_idx on product_search (lot)
  include (category, brand, price_amount, rating, is_buyable);
drop index product_search_lot_idx;
-- browse by brand
create index product_search_brand_idx on product_search (brand, standing desc, product_id desc);

-- From now on the words that are learnt are joined by the pairs of Chinese and Japanese characters: a pair that occurs
-- nowhere tells where a slip is.
insert into catalog_words (word, product_count, leavings)
select word, ndoc, leavings_of(word) from ts_stat('select words from product_search')
where word ~ '^[\u3005-\u9fff\uf900-\ufaff]{2}$'
on conflict do nothing;

-- Every category with those above it, to be found by its name.
create table catalog_categories (
  category text primary key,
  name text not null,
  words tsvector not null,
  -- how many products it has with what is below it, when it was last counted
  product_count integer not null
);
-- a category as its name is typed
create index catalog_categories_words_idx on catalog_categories using gin (words);

-- Folded words as entries of an index: words, and pairs of characters where no spaces separate them; all in one place, as
-- only what has a place can have a weight. Its body is bound here and now: an index that is built knows no search path.
create function words_of(said text) returns tsvector language sql immutable parallel safe
  return coalesce(replace(nullif(pair_characters(fold_words(said)), ''), ' ', ':1 ') || ':1', '')::tsvector;

-- The categories of products, each with those above it.
create function categories_of(product_category text, out category text, out name text) returns setof record
language sql immutable strict parallel safe as $$
  select array_to_string(parts[1:depth], ' > '), parts[depth]
  from (select string_to_array(product_category, ' > ') as parts) split, generate_subscripts(parts, 1) as depth
$$;

insert into catalog_categories (category, name, words, product_count)
select below.category, below.name, words_of(below.name), sum(listed.products)
from (
  select category, count(*) as products from product_search where category is not null group by category) listed
cross join lateral categories_of(listed.category) below
group by below.category, below.name;

-- What a post is found by. Triggers keep it, as parts of a post stand in several tables and change by themselves.
create table post_search (
  post_id uuid primary key references posts (id) on delete cascade,
  -- weights: A the title, of whatever is a title (a story's first line, a question, a linked page, a review), B all else
  words tsvector not null,
  created_at timestamptz not null
);
-- posts that have some words
create index post_search_words_idx on post_search using gin (words);
-- the same of words that many have, newest first
create index post_search_newest_idx on post_search (created_at desc, post_id desc);
-- posts that share a review, as it is changed
create index posts_review_idx on posts (review_id) where review_id is not null;

create function keep_post_search(id uuid) returns void language sql as $$
  insert into post_search as kept (post_id, words, created_at)
  select
    p.id,
    setweight(words_of(concat_ws(' ',
      -- as the page shows a story's title
      case when p.kind = 'story' and position(E'\n' in p.text) between 1 and 91 then split_part(p.text, E'\n', 1) end,
      l.title, q.question, r.title)), 'A')
    || setweight(words_of(concat_ws(' ', p.text, l.description, l.site, r.text)), 'B'),
    p.created_at
  from posts p
  left join link_previews l on l.post_id = p.id
  left join polls q on q.post_id = p.id
  left join reviews r on r.id = p.review_id
  where p.id = $1
  on conflict (post_id) do update set words = excluded.words where kept.words <> excluded.words
$$;

create function search_post() returns trigger language plpgsql as $$
begin
  perform keep_post_search(new.id);
  return null;
end $$;
create function search_part_of_post() returns trigger language plpgsql as $$
begin
  perform keep_post_search(new.post_id);
  return null;
end $$;
create function search_posts_of_review() returns trigger language plpgsql as $$
begin
  perform keep_post_search(id) from posts where review_id = new.id;
  return null;
end $$;
create trigger search_new_post after insert on posts for each row execute function search_post();
create trigger search_changed_post after update on posts for each row
  when ((old.text, old.kind, old.review_id) is distinct from (new.text, new.kind, new.review_id))
  execute function search_post();
create trigger search_link after insert or update on link_previews for each row execute function search_part_of_post();
create trigger search_poll after insert or update of question on polls
  for each row execute function search_part_of_post();
create trigger search_changed_review after update of title, text on reviews
  for each row execute function search_posts_of_review();

select keep_post_search(id) from posts;

-- What a person is found by: handle and name.
create function person_words(handle text, name text) returns tsvector language sql immutable parallel safe
  return words_of(handle || ' ' || name);
-- The same words as they are mistyped, from three letters on.
create function person_leavings(handle text, name text) returns text[] language sql immutable parallel safe
begin atomic
  select coalesce(array_agg(distinct leaving), '{}')
  from unnest(tsvector_to_array(person_words(handle, name))) word, unnest(leavings_of(word)) leaving
  where length(word) >= 3;
end;
-- people as their names are typed
create index users_words_idx on users using gin (person_words(handle, name));
-- people whose names are mistyped
create index users_leavings_idx on users using gin (person_leavings(handle, name));
