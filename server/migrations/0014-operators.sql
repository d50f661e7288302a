-- An import that waited for a person can be thrown away, too.
alter table catalog_imports
  drop constraint catalog_imports_status_check,
  add constraint catalog_imports_status_check check (
    status in ('running', 'applied', 'waiting', 'refused', 'failed', 'superseded', 'discarded', 'rolled_back')),
  -- a few products of each kind of difference, by name, for whoever decides; null where they were not kept
  add column examples jsonb;

-- Where an order goes, with all that does not tell two addresses apart left out; null for orders from before.
alter table orders add column address_key text;
-- placing an order: what waits to be paid at an address
create index orders_unpaid_address_idx on orders (address_key) where status = 'pending';

-- How often a post was seen on a day that is over; days that can still be told are counted from post_views.
create table post_day_views (
  post_id uuid not null references posts (id) on delete cascade,
  day date not null,
  views integer not null,
  -- also serves: what a post was seen in a period
  primary key (post_id, day)
);
-- the daily sweep
create index post_day_views_day_idx on post_day_views (day);
