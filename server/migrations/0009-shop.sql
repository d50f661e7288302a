-- Pieces promised to orders that were not shipped yet; what is left to buy is quantity - reserved.
alter table products add column reserved integer not null default 0 check (reserved >= 0);

-- What people are about to buy. Posts and authors are named without foreign keys here and below: what they brought
-- outlives them.
create table bag_items (
  user_id uuid not null references users (id) on delete cascade,
  product_id uuid not null references products (id) on delete cascade,
  quantity integer not null check (quantity between 1 and 99),
  from_post_id uuid,
  -- what it cost when it was put in; null: it had no price then
  price_amount bigint,
  price_currency text,
  added_at timestamptz not null,
  primary key (user_id, product_id)
);
-- deleting a product
create index bag_items_product_idx on bag_items (product_id);

-- Ways of delivery; a country without lines of its own takes those of '*'.
create table delivery_options (
  id text not null,
  country text not null check (country ~ '^([A-Z]{2}|[*])$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  name text not null,
  amount bigint not null check (amount >= 0),
  min_days integer not null check (min_days >= 0),
  max_days integer not null check (max_days >= min_days),
  position integer not null,
  primary key (id, country, currency)
);
-- A shop that has not thought about delivery yet can still sell: free, everywhere, in every currency.
insert into delivery_options (id, country, currency, name, amount, min_days, max_days, position)
values ('standard', '*', 'USD', 'Standard delivery', 0, 2, 5, 0);

create table orders (
  id uuid primary key,
  -- what people read out
  number text not null unique,
  user_id uuid references users (id) on delete set null,
  status text not null check (status in ('pending', 'paid', 'shipped', 'cancelled', 'refunded')),
  currency text not null,
  subtotal_amount bigint not null check (subtotal_amount >= 0),
  delivery_amount bigint not null check (delivery_amount >= 0),
  refunded_amount bigint not null default 0
    check (refunded_amount between 0 and subtotal_amount + delivery_amount),
  address jsonb not null,
  delivery_id text not null,
  delivery_name text not null,
  delivery_min_days integer not null,
  delivery_max_days integer not null,
  provider text not null check (provider in ('manual', 'stripe')),
  -- the page of the provider where it is paid, and the payment itself, by the provider's names
  payment_session text unique,
  payment_url text,
  payment_reference text,
  paid_at timestamptz,
  reserved_until timestamptz,
  tracking text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
-- a person's orders, newest first
create index orders_user_idx on orders (user_id, created_at desc, id desc);
-- staff: all orders, newest first
create index orders_created_idx on orders (created_at desc, id desc);
-- staff: orders in a state, newest first
create index orders_status_idx on orders (status, created_at desc, id desc);
-- the order a refund made at the provider belongs to
create index orders_payment_reference_idx on orders (payment_reference) where payment_reference is not null;
-- orders whose time for paying is over
create index orders_reserved_idx on orders (reserved_until) where status = 'pending';

create table order_lines (
  id uuid primary key,
  order_id uuid not null references orders (id) on delete cascade,
  position smallint not null,
  product_id uuid references products (id) on delete set null,
  external_id text not null,
  title text not null,
  quantity integer not null check (quantity > 0),
  price_amount bigint not null check (price_amount >= 0),
  refunded_quantity integer not null default 0 check (refunded_quantity between 0 and quantity),
  from_post_id uuid,
  -- who takes the sale: by the last click before the order was placed
  credit_post_id uuid,
  credit_author_id uuid,
  unique (order_id, position)
);
-- deleting a product; whether somebody bought it
create index order_lines_product_idx on order_lines (product_id);

-- What happened to an order; never changed.
create table order_events (
  id uuid primary key,
  order_id uuid not null references orders (id) on delete cascade,
  type text not null
    check (type in ('placed', 'paid', 'shipped', 'cancelled', 'expired', 'refunded', 'refund_failed')),
  -- who did it; null: the provider, or time
  actor_id uuid references users (id) on delete set null,
  note text,
  created_at timestamptz not null
);
-- an order's history
create index order_events_order_idx on order_events (order_id, created_at, id);
-- deleting an account
create index order_events_actor_idx on order_events (actor_id) where actor_id is not null;

create table refunds (
  id uuid primary key,
  order_id uuid not null references orders (id) on delete cascade,
  amount bigint not null check (amount > 0),
  status text not null check (status in ('pending', 'done', 'failed')),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
-- an order's refunds
create index refunds_order_idx on refunds (order_id);

-- Messages of payment providers that were taken, so that one that comes again changes nothing. Swept after 60 days.
create table payment_messages (
  id text primary key,
  type text not null,
  received_at timestamptz not null
);
-- the daily sweep
create index payment_messages_received_idx on payment_messages (received_at);

-- What people opened and put into their bags, and the post that led there. Rows are added, never changed, but for the
-- key of a device, which becomes that of the user who signs in on it. Swept after 400 days.
create table shop_clicks (
  id uuid primary key,
  -- a user, or a device nobody is signed in on
  viewer_key text not null,
  type text not null check (type in ('tag-open', 'product-open', 'bag-add')),
  product_id uuid not null,
  post_id uuid,
  author_id uuid,
  at timestamptz not null,
  -- told twice, or tapped twice within a minute, it is the same
  minute timestamptz not null,
  unique nulls not distinct (viewer_key, product_id, minute, type, post_id)
);
-- what a post led to
create index shop_clicks_post_idx on shop_clicks (post_id, at) where post_id is not null;
-- what an author led to; the report over all
create index shop_clicks_at_idx on shop_clicks (at);

-- What posts sold: one row for each line of an order that was credited to one and paid, here or at the shop.
create table sales (
  id uuid primary key,
  -- the line of an order of ours, or the place of the line in an order of the shop
  order_line_id uuid unique references order_lines (id) on delete cascade,
  shop_order_id text,
  shop_line integer,
  product_id uuid,
  post_id uuid not null,
  author_id uuid not null,
  quantity integer not null,
  amount bigint not null,
  currency text not null,
  refunded_quantity integer not null default 0,
  refunded_amount bigint not null default 0,
  sold_at timestamptz not null,
  unique (shop_order_id, shop_line),
  check ((order_line_id is null) <> (shop_order_id is null))
);
-- what a post sold
create index sales_post_idx on sales (post_id, sold_at);
-- what an author sold
create index sales_author_idx on sales (author_id, sold_at);
-- the report over all
create index sales_sold_idx on sales (sold_at);

-- Shoppers sent on to the shop. The id travels with the address and comes back with the order. Swept after 60 days.
create table handovers (
  id uuid primary key,
  created_at timestamptz not null
);
-- the daily sweep
create index handovers_created_idx on handovers (created_at);

create table handover_lines (
  handover_id uuid not null references handovers (id) on delete cascade,
  product_id uuid not null references products (id) on delete cascade,
  post_id uuid not null,
  author_id uuid not null,
  primary key (handover_id, product_id)
);
-- deleting a product
create index handover_lines_product_idx on handover_lines (product_id);

-- Orders the shop itself took, as it last told of them.
create table shop_orders (
  external_id text primary key,
  known_at timestamptz not null,
  placed_at timestamptz not null,
  is_cancelled boolean not null,
  lines jsonb not null
);
