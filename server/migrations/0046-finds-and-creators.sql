-- Public lists that stand in Finds. The address stays whatever the title becomes; a list that is private now, or whose owner
-- is not to be seen, is not shown there as long.
create table themes (
  list_id uuid primary key references lists (id) on delete cascade,
  slug text not null unique,
  published_at timestamptz not null
);
-- themes, those changed last first: there are hundreds at most, and their lists are found by their key

-- Who may put lists into Finds may be said anew by the operator, as with every action.
alter table gate_rules
  drop constraint gate_rules_allowed_to_check,
  add constraint gate_rules_allowed_to_check check (allowed_to in ('user', 'member', 'enthusiast', 'staff'));

-- Pages of creators. Whoever is not a creator any more (see badges) has theirs kept and shows none.
create table storefronts (
  owner_id uuid primary key references users (id) on delete cascade,
  title text not null,
  intro text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Every name a storefront ever had: it leads to its owner for ever and is never given to anybody else, not even once the
-- account is gone.
create table storefront_names (
  name text primary key,
  owner_id uuid references users (id) on delete set null,
  is_current boolean not null,
  taken_at timestamptz not null
);
-- the present name of a storefront; there is one
create unique index storefront_names_current_key on storefront_names (owner_id) where is_current;
-- whose names these were, when an account goes
create index storefront_names_owner_idx on storefront_names (owner_id);

-- What a storefront shows, in the order of its owner's hand.
create table storefront_lists (
  owner_id uuid not null references storefronts (owner_id) on delete cascade,
  list_id uuid not null references lists (id) on delete cascade,
  position int not null,
  primary key (owner_id, position)
);
-- a list is on a storefront once; what goes with a deleted list
create unique index storefront_lists_list_key on storefront_lists (list_id);

-- everybody in the creator programme, those invited last first; beside enthusiasts they are few
create index badges_creators_idx on badges (earned_at, user_id) where kind = 'creator';
