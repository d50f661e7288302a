create extension if not exists pg_trgm;

create table products (
  id uuid primary key,
  external_id text not null unique,
  group_id text,
  title text not null,
  description text not null default '',
  brand text,
  gtin text,
  mpn text,
  category text,
  url text,
  -- addresses as the shop gave them, first one is the main picture
  image_links text[] not null default '{}',
  -- pictures taken into our own store, in the same order; empty while only addresses are known
  media_ids uuid[] not null default '{}',
  price_amount bigint check (price_amount >= 0),
  price_currency text check (price_currency ~ '^[A-Z]{3}$'),
  sale_price_amount bigint check (sale_price_amount >= 0),
  sale_starts_at timestamptz,
  sale_ends_at timestamptz,
  -- when the shop last confirmed the price; it is hidden after 72 hours
  price_at timestamptz,
  availability text not null
    check (availability in ('in_stock', 'out_of_stock', 'preorder', 'backorder', 'discontinued')),
  -- null: the shop does not count this product
  quantity integer check (quantity >= 0),
  -- when the shop knew availability and quantity; older facts are ignored
  stock_at timestamptz not null,
  -- the rest of the feed's columns, kept as they came
  attributes jsonb not null default '{}',
  -- set while the product is absent from the shop's latest complete feed
  missing_since timestamptz,
  rating_sum integer not null default 0,
  rating_count integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- variants of a product
create index products_group_idx on products (group_id) where group_id is not null;
-- search as one types, tolerant of typing errors
create index products_title_trgm_idx on products using gin (lower(title) gin_trgm_ops);
-- browse by category, newest first
create index products_category_idx on products (category text_pattern_ops, created_at desc, id desc);
-- browse all, newest first
create index products_created_idx on products (created_at desc, id desc);

create table catalog_imports (
  id uuid primary key,
  source text not null,
  format text not null,
  status text not null check (status in ('running', 'applied', 'refused', 'failed')),
  reason text,
  counts jsonb not null default '{}',
  errors jsonb not null default '[]',
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
-- catalog status: the latest imports
create index catalog_imports_started_idx on catalog_imports (started_at desc);

create table reviews (
  id uuid primary key,
  product_id uuid not null references products (id) on delete cascade,
  author_id uuid not null references users (id) on delete cascade,
  stars smallint not null check (stars between 1 and 5),
  title text not null,
  text text not null,
  is_verified_purchase boolean not null default false,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  unique (product_id, author_id)
);
-- GET /products/:id/reviews, newest first
create index reviews_product_idx on reviews (product_id, created_at desc, id desc);
