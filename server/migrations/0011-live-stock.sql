alter table products
  -- when the shop last told the count; null: together with the rest of the stock
  add column quantity_at timestamptz;
-- Stock and price change all the time and stand in no index: with room on its page a new version stays beside the old one.
alter table products set (fillfactor = 85);
-- the same article under another number
create index products_gtin_idx on products (gtin) where gtin is not null;
create index products_mpn_idx on products (mpn) where mpn is not null;

-- Messages of the shop that were signed instead of sent with the key, for as long as they could be sent again.
create table shop_signatures (
  signature text primary key,
  taken_at timestamptz not null
);
-- the sweep
create index shop_signatures_taken_idx on shop_signatures (taken_at);

-- Products that posts show and that were found sold out: others were looked for to stand in.
create table substitute_searches (
  product_id uuid primary key references products (id) on delete cascade,
  searched_at timestamptz not null
);

-- Who could stand in for a product, best first, whether it can be bought or not: that is decided when a post is read.
create table substitutes (
  product_id uuid not null references products (id) on delete cascade,
  rank smallint not null,
  -- no foreign key: it may live on another node than the product
  substitute_id uuid not null,
  reason text not null check (reason in ('variant', 'same', 'similar')),
  primary key (product_id, rank)
);
-- whose stand-ins went, too
create index substitutes_substitute_idx on substitutes (substitute_id);

-- Products of a post its author wants nothing else shown for.
create table healing_vetoes (
  post_id uuid not null references posts (id) on delete cascade,
  product_id uuid not null,
  primary key (post_id, product_id)
);

-- Who wants to be told of a product. Told that it is back, a watch is over and swept later; told of a lower price, it goes on.
create table watches (
  id uuid primary key,
  product_id uuid not null references products (id) on delete cascade,
  kind text not null check (kind in ('back', 'price')),
  user_id uuid references users (id) on delete cascade,
  -- somebody without an account
  email text,
  -- what a letter's links carry: whoever has it may confirm the watch and end it
  token text not null unique,
  -- when it was known that the one who is told wants it: at once with an account, else by a link in a letter
  confirmed_at timestamptz,
  -- how many letters asked for that
  confirmations smallint not null default 0,
  -- when they were told last
  told_at timestamptz,
  -- the price below which to tell
  price_amount bigint,
  price_currency text,
  created_at timestamptz not null,
  check ((user_id is null) <> (email is null)),
  unique (product_id, kind, user_id),
  unique (product_id, kind, email)
);
-- a person's watches
create index watches_user_idx on watches (user_id, created_at desc, id desc) where user_id is not null;
-- how many an address has
create index watches_email_idx on watches (email) where email is not null;
-- the daily sweep of what nobody confirmed
create index watches_unconfirmed_idx on watches (created_at) where confirmed_at is null;

alter table notifications
  alter column post_id drop not null,
  add column product_id uuid references products (id) on delete cascade,
  add check ((post_id is null) <> (product_id is null)),
  drop constraint notifications_type_check,
  add constraint notifications_type_check
    check (type in ('poll_closed', 'photo_failed', 'product_back', 'price_dropped'));
-- deleting a product
create index notifications_product_idx on notifications (product_id) where product_id is not null;
