-- Search and browse read one narrow table, so that counting and sorting many products never touches their long rows.

-- Words as they are compared: capitals, accents and the width of letters do not matter, whatever is no letter or digit
-- separates, and a run of Chinese or Japanese characters stands alone. Characters are named by their numbers, because what
-- counts as a letter depends on the locale of the database.
create function fold_words(words text) returns text language plpgsql immutable strict parallel safe as $$
declare
  folded text := lower(words);
begin
  if octet_length(words) = length(words) then
    -- plain ASCII, as most are: ten times as fast
    folded := regexp_replace(replace(folded, '''', ''), '[^a-z0-9\u0002]+', ' ', 'g');
  else
    folded := regexp_replace(lower(normalize(words, nfkd)), '[\u0300-\u036f''’]+', '', 'g');
    folded := translate(replace(normalize(folded, nfc), 'ß', 'ss'), 'øłđı', 'oldi');
    folded := regexp_replace(folded,
      '[\u0001\u0003-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30fb\ue000-\uf8ff\ufe00-\ufe6f\uff00-\uff0f\ufff0-\uffff\U0001f000-\U0001faff\U000e0000-\U000e01ff]+',
      ' ', 'g');
    folded := regexp_replace(folded,
      '([\u3005-\u3007\u3021-\u3029\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)',
      ' \1 ', 'g');
  end if;
  if folded ~ '[^ ]{41}' then folded := regexp_replace(folded, '([^ ]{40})[^ ]+', '\1', 'g'); end if;
  return btrim(regexp_replace(folded, '  +', ' ', 'g'));
end $$;

-- Folded words with every run of Chinese or Japanese characters as its pairs, overlapping: nothing separates words there.
-- The last character also stands alone, so that each is the beginning of some entry.
create function pair_characters(folded text) returns text language plpgsql immutable strict parallel safe as $$
declare
  script constant text :=
    '[\u3005-\u3007\u3021-\u3029\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]';
  pairs constant text := '(' || script || '{2})';
begin
  if folded !~ script then return folded; end if;
  return btrim(regexp_replace(
    regexp_replace(folded, pairs, '\1 ', 'g') || ' ' ||
    regexp_replace(regexp_replace(folded, '(^| )(' || script || ')(?=' || script || ')', '\1\2 ', 'g'), pairs, '\1 ', 'g'),
    ' +', ' ', 'g'));
end $$;

-- What a product is found by. Weights: A the first word of the title, B its others, C brand and numbers, D category. Words
-- that stand in the description alone are another kind of entry, `~word`: what is said of many things names few of them.
create function product_words(
  title text, brand text, external_id text, gtin text, mpn text, category text, description text)
returns tsvector language plpgsql immutable parallel safe as $$
declare
  -- Folded in one go, with a mark between them that no word has. The beginning of a description says what a thing is.
  folded constant text := fold_words(
    translate(title, E'\x02', '') || E' \x02 ' || translate(concat_ws(' ', brand, external_id, gtin, mpn), E'\x02', '')
    || E' \x02 ' || translate(coalesce(category, ''), E'\x02', '') || E' \x02 ' || translate(left(description, 300), E'\x02', ''));
  name constant text := pair_characters(btrim(split_part(folded, E'\x02', 1)));
  marks constant text := pair_characters(btrim(split_part(folded, E'\x02', 2)));
  place constant text := pair_characters(btrim(split_part(folded, E'\x02', 3)));
  said constant text := pair_characters(btrim(split_part(folded, E'\x02', 4)));
begin
  return (concat_ws(' ',
    nullif(split_part(name, ' ', 1), '') || ':1A',
    replace(nullif(substr(name, strpos(name || ' ', ' ') + 1), ''), ' ', ':1B ') || ':1B',
    replace(nullif(marks, ''), ' ', ':1C ') || ':1C',
    replace(nullif(place, ''), ' ', ':1D ') || ':1D',
    '~' || replace(nullif(said, ''), ' ', ' ~')))::tsvector;
end $$;

-- The rule of buyable.ts; a test holds them together.
create function is_buyable(availability text, quantity integer, reserved integer, missing_since timestamptz)
returns boolean language sql immutable parallel safe as $$
  select missing_since is null and case availability
    when 'in_stock' then quantity is null or quantity - reserved >= 1
    else availability in ('preorder', 'backorder') end
$$;

create table product_search (
  product_id uuid primary key references products (id) on delete cascade,
  words tsvector not null,
  category text,
  brand text,
  is_buyable boolean not null,
  -- what it costs now; when that changes by itself next (a sale begins or ends) it is written anew
  price_amount bigint,
  price_changes_at timestamptz,
  -- average times 100, 0 without reviews
  rating smallint not null,
  -- what comes first where words do not decide: buyable things, then those many rated well
  standing integer not null,
  -- a lot drawn for each: the products below a number are a fair sample of all
  lot integer not null,
  created_at timestamptz not null
) with (fillfactor = 90);
-- search
create index product_search_words_idx on product_search using gin (words);
-- browse and search, best first
create index product_search_standing_idx on product_search (standing desc, product_id desc);
-- browse by category
create index product_search_category_idx on product_search (category text_pattern_ops, standing desc, product_id desc);
-- sort by price, both ways
create index product_search_price_idx on product_search (price_amount, product_id);
-- sort by time
create index product_search_created_idx on product_search (created_at desc, product_id desc);
-- sort by rating
create index product_search_rating_idx on product_search (rating desc, product_id desc);
-- counts of large selections, from a sample
create index product_search_lot_idx on product_search (lot);
-- sales that begin or end
create index product_search_changes_idx on product_search (price_changes_at) where price_changes_at is not null;

-- What a product costs at a moment, and until when.
create function price_of(
  amount bigint, sale_amount bigint, sale_starts_at timestamptz, sale_ends_at timestamptz, at timestamptz,
  out price bigint, out changes_at timestamptz) language sql immutable parallel safe as $$
  select
    case when sale_amount is not null and (sale_starts_at is null or at >= sale_starts_at)
      and (sale_ends_at is null or at < sale_ends_at) then sale_amount else amount end,
    case when sale_amount is null then null when sale_starts_at > at then sale_starts_at
      when sale_ends_at > at then sale_ends_at end
$$;

-- A logarithm, so that the thousandth review says less than the tenth; stars below three count against it.
create function standing_of(is_buyable boolean, rating_sum integer, rating_count integer) returns integer
language sql immutable parallel safe as $$
  select case when is_buyable then 10000 else 0 end + case when rating_count = 0 then 0
    else round((rating_sum::float / rating_count - 2.5) * ln(1 + rating_count) * 100)::integer end
$$;

-- A trigger, because many write products (feeds, pushes, orders, reviews) and none may forget that they are searched.
create function keep_product_search() returns trigger language plpgsql as $$
declare
  buyable constant boolean := is_buyable(new.availability, new.quantity, new.reserved, new.missing_since);
  stars constant smallint :=
    case when new.rating_count = 0 then 0 else round(new.rating_sum * 100.0 / new.rating_count) end;
  cost record;
begin
  if new.unlisted_at is not null then
    delete from product_search where product_id = new.id;
    return null;
  end if;
  cost := price_of(new.price_amount, new.sale_price_amount, new.sale_starts_at, new.sale_ends_at, now());
  if tg_op = 'UPDATE' and old.unlisted_at is null
    and (old.title, old.brand, old.external_id, old.gtin, old.mpn, old.category, old.description)
      is not distinct from (new.title, new.brand, new.external_id, new.gtin, new.mpn, new.category, new.description)
  then
    update product_search set
      is_buyable = buyable, price_amount = cost.price, price_changes_at = cost.changes_at, rating = stars,
      standing = standing_of(buyable, new.rating_sum, new.rating_count)
    where product_id = new.id and (is_buyable, price_amount, price_changes_at, rating, standing) is distinct from
      (buyable, cost.price, cost.changes_at, stars, standing_of(buyable, new.rating_sum, new.rating_count));
    return null;
  end if;
  insert into product_search (
    product_id, words, category, brand, is_buyable, price_amount, price_changes_at, rating, standing, lot, created_at)
  values (
    new.id,
    product_words(new.title, new.brand, new.external_id, new.gtin, new.mpn, new.category, new.description),
    new.category, new.brand, buyable, cost.price, cost.changes_at, stars,
    standing_of(buyable, new.rating_sum, new.rating_count), hashtext(new.id::text), new.created_at)
  on conflict (product_id) do update set
    words = excluded.words, category = excluded.category, brand = excluded.brand, is_buyable = excluded.is_buyable,
    price_amount = excluded.price_amount, price_changes_at = excluded.price_changes_at, rating = excluded.rating,
    standing = excluded.standing;
  return null;
end $$;
create trigger search_new_product after insert on products for each row execute function keep_product_search();
create trigger search_changed_product after update on products for each row
  when (
    (old.title, old.brand, old.external_id, old.gtin, old.mpn, old.category, old.description, old.price_amount,
      old.sale_price_amount, old.sale_starts_at, old.sale_ends_at, old.rating_sum, old.rating_count, old.unlisted_at,
      is_buyable(old.availability, old.quantity, old.reserved, old.missing_since))
    is distinct from
    (new.title, new.brand, new.external_id, new.gtin, new.mpn, new.category, new.description, new.price_amount,
      new.sale_price_amount, new.sale_starts_at, new.sale_ends_at, new.rating_sum, new.rating_count, new.unlisted_at,
      is_buyable(new.availability, new.quantity, new.reserved, new.missing_since)))
  execute function keep_product_search();

insert into product_search
select
  p.id, product_words(p.title, p.brand, p.external_id, p.gtin, p.mpn, p.category, p.description), p.category, p.brand,
  b.buyable, cost.price, cost.changes_at,
  case when p.rating_count = 0 then 0 else round(p.rating_sum * 100.0 / p.rating_count) end,
  standing_of(b.buyable, p.rating_sum, p.rating_count), hashtext(p.id::text), p.created_at
from products p
cross join lateral (select is_buyable(p.availability, p.quantity, p.reserved, p.missing_since) as buyable) b
cross join lateral price_of(p.price_amount, p.sale_price_amount, p.sale_starts_at, p.sale_ends_at, now()) cost
where p.unlisted_at is null;

-- Search and browse do not read these any more.
drop index products_title_trgm_idx, products_created_idx;

-- Every word of the catalogue, to find what somebody meant who mistyped one.
create table catalog_words (
  word text primary key,
  -- how many products have it, when it was last counted
  product_count integer not null,
  -- the word with one letter left out, in every way: two words that differ by one letter, or by two that changed places,
  -- share one of these
  leavings text[] not null
);
-- a mistyped word: the words like it
create index catalog_words_leavings_idx on catalog_words using gin (leavings);
-- the same for longer words, which may differ by more
create index catalog_words_alike_idx on catalog_words using gin (word gin_trgm_ops);
-- words that begin with another
create index catalog_words_prefix_idx on catalog_words (word text_pattern_ops);

create function leavings_of(word text) returns text[] language sql immutable strict parallel safe as $$
  select array_agg(distinct left(word, at - 1) || substr(word, at + 1)) || word from generate_series(1, length(word)) at
$$;

-- Hearts a person gave products.
create table product_hearts (
  user_id uuid not null references users (id) on delete cascade,
  -- no foreign key: it may live on another node than the person
  product_id uuid not null,
  created_at timestamptz not null,
  primary key (user_id, product_id)
);
-- GET /me/hearts, last given first
create index product_hearts_user_idx on product_hearts (user_id, created_at desc, product_id desc);
