-- How far each consumer of the change log is. The row is written in the transaction of what was made of the changes, and
-- locked by the one process that is at it.
create table change_consumers (
  name text primary key,
  -- the log the place is in
  log text not null,
  -- a pg_snapshot: all it holds was handled
  since text not null,
  -- where more is handled than fits one batch: the pg_snapshot all of that is in, and the last position handled
  until text,
  after bigint not null default 0,
  moved_at timestamptz not null
);
