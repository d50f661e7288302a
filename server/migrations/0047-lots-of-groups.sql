-- A group of variants is one thing to whoever looks at the shop, and is counted as one. All of its variants draw the same
-- lot: a sample by lots is one of whole groups then, and a lot tells groups apart without their names being in the index.
-- Of 64 bits, because two groups that drew the same lot would be counted as one; of md5, because it stays what it is
-- whatever the version of PostgreSQL.
create function lot_of(group_id text, product_id uuid) returns bigint language sql immutable parallel safe as $$
  select ('x' || left(md5(coalesce(group_id, product_id::text)), 16))::bit(64)::bigint
$$;

-- Written anew as a whole: updated rows would leave as many dead ones behind, and a change of the type in place leaves
-- a table that nobody vacuums soon, so that counts would have to look into it beside their index.
create temporary table listed on commit drop as select * from product_search;
truncate product_search;
alter table product_search alter column lot type bigint;
insert into product_search (
  product_id, words, category, brand, is_buyable, price_amount, price_changes_at, rating, standing, lot, created_at)
select
  listed.product_id, listed.words, listed.category, listed.brand, listed.is_buyable, listed.price_amount,
  listed.price_changes_at, listed.rating, listed.standing, lot_of(p.group_id, p.id), listed.created_at
from listed join products p on p.id = listed.product_id
order by listed.product_id;

create or replace function keep_product_search() returns trigger language plpgsql as $$
declare
  buyable constant boolean := is_buyable(new.availability, new.quantity, new.reserved, new.missing_since);
  stars constant smallint :=
    case when new.rating_count = 0 then 0 else round(new.rating_sum * 100.0 / new.rating_count) end;
  drawn constant bigint := lot_of(new.group_id, new.id);
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
      standing = standing_of(buyable, new.rating_sum, new.rating_count), lot = drawn
    where product_id = new.id and (is_buyable, price_amount, price_changes_at, rating, standing, lot) is distinct from
      (buyable, cost.price, cost.changes_at, stars, standing_of(buyable, new.rating_sum, new.rating_count), drawn);
    return null;
  end if;
  insert into product_search (
    product_id, words, category, brand, is_buyable, price_amount, price_changes_at, rating, standing, lot, created_at)
  values (
    new.id,
    product_words(new.title, new.brand, new.external_id, new.gtin, new.mpn, new.category, new.description),
    new.category, new.brand, buyable, cost.price, cost.changes_at, stars,
    standing_of(buyable, new.rating_sum, new.rating_count), drawn, new.created_at)
  on conflict (product_id) do update set
    words = excluded.words, category = excluded.category, brand = excluded.brand, is_buyable = excluded.is_buyable,
    price_amount = excluded.price_amount, price_changes_at = excluded.price_changes_at, rating = excluded.rating,
    standing = excluded.standing, lot = excluded.lot;
  return null;
end $$;
drop trigger search_changed_product on products;
create trigger search_changed_product after update on products for each row
  when (
    (old.title, old.brand, old.external_id, old.group_id, old.gtin, old.mpn, old.category, old.description,
      old.price_amount, old.sale_price_amount, old.sale_starts_at, old.sale_ends_at, old.rating_sum, old.rating_count,
      old.unlisted_at, is_buyable(old.availability, old.quantity, old.reserved, old.missing_since))
    is distinct from
    (new.title, new.brand, new.external_id, new.group_id, new.gtin, new.mpn, new.category, new.description,
      new.price_amount, new.sale_price_amount, new.sale_starts_at, new.sale_ends_at, new.rating_sum, new.rating_count,
      new.unlisted_at, is_buyable(new.availability, new.quantity, new.reserved, new.missing_since)))
  execute function keep_product_search();
