-- The change log: what processes that keep parts of the database in memory follow. A row is written in the transaction it
-- tells of, and swept after two days. `tx` orders nothing: together with a pg_snapshot it says which rows a follower has
-- not been told yet, whatever order transactions commit in.
create table changes (
  position bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  topic text not null,
  subject uuid not null,
  detail jsonb,
  at timestamptz not null default now()
);
-- what a follower has not been told: rows of transactions that began after its snapshot, and of those open in it
create index changes_tx_idx on changes (tx);

-- whether any poll shows a product whose stock changed
create index poll_options_product_idx on poll_options (product_id) where product_id is not null;

-- what a reader has seen, to be left out of their feed
create index post_views_viewer_idx on post_views (viewer_key);
