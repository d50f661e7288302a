-- Devices that are told by web push. One belongs to the session it was switched on in, and goes with it: whoever signs
-- out, anywhere, is told nothing there any more.
create table push_devices (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  -- a device has one subscription; another of the same session takes its place
  session_id uuid not null unique references sessions (id) on delete cascade,
  -- where the push service takes messages for it; it belongs to one person
  endpoint text not null unique,
  -- the browser's keys, with which messages are encrypted
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null,
  -- when the push service last took a message
  told_at timestamptz,
  -- what came about by then and was not taken will not reach it any more
  gave_up_at timestamptz
);
-- a person's devices
create index push_devices_user_idx on push_devices (user_id, created_at desc, id desc);

-- How whoever has an account is told; without one it is always a letter.
alter table watches
  add column channel text not null default 'mail' check (channel in ('mail', 'push')),
  add check (channel = 'mail' or user_id is not null);
