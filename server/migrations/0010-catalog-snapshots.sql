-- How many imports of its feed a missing product has been absent from, and since when it is not listed any more.
alter table products
  add column missing_imports smallint not null default 0,
  add column unlisted_at timestamptz,
  -- since when the price, its sale and the sale's dates are what they are
  add column price_since timestamptz not null default now();
update products set missing_imports = 1 where missing_since is not null;

-- What a product cost before: every statement of its price, with its sale, and the time it held.
create table product_prices (
  product_id uuid not null references products (id) on delete cascade,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  price_amount bigint,
  price_currency text,
  sale_price_amount bigint,
  sale_starts_at timestamptz,
  sale_ends_at timestamptz,
  -- also serves: the lowest price of a product in the days before
  primary key (product_id, valid_from)
);
-- sweep: statements too old to matter
create index product_prices_until_idx on product_prices (valid_until);

-- A trigger, because many writers change prices (feeds, pushes, a rollback) and none may forget the history.
create function keep_product_price() returns trigger language plpgsql as $$
declare
  changed_at timestamptz := greatest(new.updated_at, old.price_since);
begin
  if changed_at > old.price_since then
    insert into product_prices (
      product_id, valid_from, valid_until, price_amount, price_currency, sale_price_amount, sale_starts_at, sale_ends_at)
    values (
      old.id, old.price_since, changed_at, old.price_amount, old.price_currency, old.sale_price_amount,
      old.sale_starts_at, old.sale_ends_at);
  end if;
  new.price_since := changed_at;
  return new;
end $$;
create trigger keep_product_price
  before update of price_amount, price_currency, sale_price_amount, sale_starts_at, sale_ends_at on products
  for each row
  when (
    (old.price_amount, old.price_currency, old.sale_price_amount, old.sale_starts_at, old.sale_ends_at)
    is distinct from
    (new.price_amount, new.price_currency, new.sale_price_amount, new.sale_starts_at, new.sale_ends_at))
  execute function keep_product_price();

alter table catalog_imports
  drop constraint catalog_imports_status_check,
  add constraint catalog_imports_status_check check (
    status in ('running', 'applied', 'waiting', 'refused', 'failed', 'superseded', 'rolled_back')),
  -- the name under which the products of the feed are remembered
  add column feed text,
  -- code and line of what stopped it, or why it waits
  add column reason_code text,
  add column reason_line integer,
  add column ended_early boolean not null default false,
  add column issue_count integer not null default 0,
  add column applied_at timestamptz;
update catalog_imports set feed = source, applied_at = finished_at where status = 'applied';
update catalog_imports set feed = source where feed is null;
alter table catalog_imports alter column feed set not null;
-- roll back, apply: the latest imports of a feed
create index catalog_imports_feed_idx on catalog_imports (feed, started_at desc);

-- What was wrong with the rows of an import, in the order of the feed.
create table catalog_import_issues (
  import_id uuid not null references catalog_imports (id) on delete cascade,
  position integer not null,
  line integer not null,
  external_id text,
  field text not null,
  value text not null,
  code text not null,
  severity text not null check (severity in ('error', 'warning')),
  reason text not null,
  hint text not null,
  primary key (import_id, position)
);
insert into catalog_import_issues
select
  id, (position - 1)::integer, (issue ->> 'line')::integer, issue ->> 'externalId', issue ->> 'field', issue ->> 'value',
  issue ->> 'code', issue ->> 'severity', issue ->> 'reason', issue ->> 'hint'
from catalog_imports, jsonb_array_elements(errors) with ordinality as listed (issue, position);
update catalog_imports set issue_count = jsonb_array_length(errors);
alter table catalog_imports drop column errors;

-- The rows of an import that waits for a person. `product` is null where the row says what the catalogue knows, and where
-- it could not be taken: its product is not missing.
create table catalog_staged_rows (
  import_id uuid not null references catalog_imports (id) on delete cascade,
  position integer not null,
  external_id text not null,
  line integer not null,
  is_taken boolean not null,
  product jsonb,
  primary key (import_id, position)
);

-- What products were before an import changed them; `before` is null where it added them.
create table catalog_import_changes (
  import_id uuid not null references catalog_imports (id) on delete cascade,
  product_id uuid not null,
  before jsonb,
  primary key (import_id, product_id)
);

-- Feeds that are fetched again and again.
create table catalog_feeds (
  id uuid primary key,
  -- the name its products carry in `products.feed`
  name text not null unique,
  address text not null,
  format text not null check (format in ('auto', 'google', 'meta', 'jsonl')),
  encoding text,
  default_currency text check (default_currency ~ '^[A-Z]{3}$'),
  allowed_hosts text[] not null default '{}',
  every_minutes integer not null check (every_minutes >= 15),
  username text,
  -- the environment variable that holds the password; the password itself is nowhere here
  password_variable text,
  etag text,
  last_modified text,
  next_at timestamptz not null,
  checked_at timestamptz,
  -- how the latest fetch ended, in a sentence; null until there was one
  outcome text,
  failures integer not null default 0,
  created_at timestamptz not null
);
-- the feeds that are due
create index catalog_feeds_next_idx on catalog_feeds (next_at);
