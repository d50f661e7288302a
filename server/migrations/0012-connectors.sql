-- Shops whose products Spark reads and follows.
create table shop_connections (
  id uuid primary key,
  -- what people call it, and what the ids of its products begin with
  name text not null unique check (name ~ '^[a-z][a-z0-9-]{0,29}$'),
  kind text not null check (kind in ('medusa', 'vendure', 'shopify', 'woocommerce')),
  address text not null,
  -- what else the kind wants to know: region, channel, templates of addresses
  settings jsonb not null default '{}',
  allowed_hosts text[] not null default '{}',
  -- the environment variables that hold what opens the shop; what they hold is nowhere here
  key_variable text,
  hook_variable text,
  every_minutes integer not null check (every_minutes >= 1),
  whole_every_minutes integer not null check (whole_every_minutes >= every_minutes),
  created_at timestamptz not null,
  next_at timestamptz not null,
  next_whole_at timestamptz not null,
  -- the shop said that something changed, and this was not looked at yet
  hinted_at timestamptz,
  hinted_whole boolean not null default false,
  -- who is reading, and until when they are believed to be
  lease_id uuid,
  lease_until timestamptz,
  -- the reading under way; null: none
  pull_kind text check (pull_kind in ('whole', 'changes')),
  pull_started_at timestamptz,
  pull_cursor text,
  pull_pages integer not null default 0,
  pull_rows integer not null default 0,
  pull_rejected integer not null default 0,
  -- why the first one was left out
  pull_remark text,
  -- what changed in the shop since then is not known yet; null: nothing is
  changes_since timestamptz,
  -- what the latest whole reading that was imported held, and when that was
  imported_digest text,
  imported_at timestamptz,
  whole_done_at timestamptz,
  changes_done_at timestamptz,
  -- how the latest reading ended, in a sentence
  outcome text,
  error text,
  error_at timestamptz,
  -- what was being read then: that the whole shop could not be taken is still so when its changes could
  error_pull text check (error_pull in ('whole', 'changes')),
  failures integer not null default 0
);
-- the connections that are due
create index shop_connections_next_idx on shop_connections (next_at);

-- What a reading of a whole shop has brought so far, as lines of a feed, until all of it is there and is imported.
create table shop_connection_pages (
  connection_id uuid not null references shop_connections (id) on delete cascade,
  position integer not null,
  lines text not null,
  primary key (connection_id, position)
);
