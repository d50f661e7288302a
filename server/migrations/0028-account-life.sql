-- An address belongs to whoever confirms it. An account whose address somebody else has already is kept under a name nobody
-- can write to (email), and tells the address it claims here until that is confirmed, so that signing up tells nobody which
-- addresses have accounts.
alter table users add column claimed_email text;
-- sign-in by an address several claim, and the sweep of claims once it is confirmed
create index users_claimed_email_idx on users (lower(claimed_email)) where claimed_email is not null;

-- Better Auth names some of these by what they are about, so that there can be one alone.
alter table verifications alter column id type text;

-- Nobody can be the same person at the same provider twice.
create unique index credentials_account_key on credentials (provider_id, account_id);

-- Keys on devices, with which one signs in. The columns follow Better Auth.
create table passkeys (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz default now()
);
-- one's own passkeys
create index passkeys_user_idx on passkeys (user_id);

-- How often something was tried or asked for in a window of time: letters to an address, passwords for an account. What it
-- is about is kept as a hash. Swept once the window is over.
create table tries (
  kind text not null,
  key text not null,
  window_at timestamptz not null,
  count integer not null default 1,
  primary key (kind, key, window_at)
);
-- the sweep
create index tries_window_idx on tries (window_at);

-- A membership per source: what the shop ends, the operator may still have given. Whoever has one that runs is a member.
alter table memberships drop constraint memberships_pkey;
alter table memberships add primary key (user_id, source);
alter table memberships drop constraint memberships_source_check;
alter table memberships
  add constraint memberships_source_check check (source in ('operator', 'joined', 'shop', 'demo', 'oidc', 'stripe'));

-- What the shop said of an address, kept whether somebody has it or not: it counts for whoever confirms the address.
create table shop_members (
  email text primary key,
  active boolean not null,
  active_until timestamptz,
  told_at timestamptz not null
);

-- What somebody bought the membership by at Stripe: a subscription, or a payment that was made once. Stripe's messages come in
-- any order; what is older than told_at changes nothing.
create table membership_purchases (
  reference text primary key,
  user_id uuid not null references users (id) on delete cascade,
  is_subscription boolean not null,
  told_at timestamptz not null
);
-- a person's subscriptions, which end with the account
create index membership_purchases_user_idx on membership_purchases (user_id);

-- Accounts whose deletion was asked for: invisible at once, gone for good when the grace is over, back by signing in.
create table departures (
  user_id uuid primary key references users (id) on delete cascade,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  -- when it began to go, after which nothing brings it back
  begun_at timestamptz
);
-- the job that ends accounts
create index departures_due_idx on departures (due_at);

-- Everything of a person in one file, which lies in the vault under the id.
create table data_exports (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed')),
  bytes bigint,
  asked_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz
);
-- a person's exports, newest first
create index data_exports_user_idx on data_exports (user_id, asked_at desc, id desc);
-- the sweep
create index data_exports_expires_idx on data_exports (expires_at);
