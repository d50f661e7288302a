-- People and how they sign in. The columns of users, sessions, credentials and verifications follow Better Auth;
-- what is ours begins at "handle".

create table users (
  id uuid primary key,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  handle text not null,
  bio text not null default '',
  locale text,
  avatar_media_id uuid,
  roles text[] not null default '{}',
  notify_post_activity boolean not null default false,
  notify_comment_replies boolean not null default false
);
-- sign-in by address
create unique index users_email_key on users (lower(email));
-- GET /users/:handle
create unique index users_handle_key on users (handle);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- list of one's own sessions
create index sessions_user_idx on sessions (user_id);

create table credentials (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  id_token text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- sign-in: the credentials of one person
create index credentials_user_idx on credentials (user_id);

create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_identifier_idx on verifications (identifier);

-- Marks shown beside a name: what was earned, where (null = everywhere) and when.
create table badges (
  user_id uuid not null references users (id) on delete cascade,
  kind text not null check (kind in ('enthusiast', 'creator', 'staff')),
  earned_at timestamptz not null default now(),
  primary key (user_id, kind)
);

create table memberships (
  user_id uuid primary key references users (id) on delete cascade,
  active_from timestamptz not null default now(),
  active_until timestamptz,
  source text not null check (source in ('operator', 'joined', 'shop', 'demo'))
);

-- What the operator changed in the gate; actions that are not here follow the built-in table.
create table gate_rules (
  action text primary key,
  allowed_to text not null check (allowed_to in ('user', 'member', 'staff')),
  updated_at timestamptz not null default now()
);

-- Answers to calls that create, kept so that a repeated call finds the first answer. Swept after a day.
create table idempotency_keys (
  user_id uuid not null references users (id) on delete cascade,
  key text not null,
  operation text not null,
  fingerprint text not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
-- the daily sweep
create index idempotency_keys_created_idx on idempotency_keys (created_at);

-- What the operator set while Spark runs, one value a name.
create table settings (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);
