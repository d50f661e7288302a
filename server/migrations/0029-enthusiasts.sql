-- Who is an enthusiast, and in what; how it comes about is docs/enthusiasts.md. Everything here is made from what people did
-- and can be made anew from it; only the choice to go without the badge is said by people themselves.

-- A badge may be earned in one interest (null = everywhere).
alter table badges
  add column interest_id uuid references interests (id) on delete cascade,
  drop constraint badges_pkey;
-- the badges of a person; one of a kind in each interest
create unique index badges_person_key on badges (user_id, kind, interest_id) nulls not distinct;
-- an interest that goes; the enthusiasts of an interest
create index badges_interest_idx on badges (interest_id) where interest_id is not null;

-- What somebody's contributions weigh, everywhere (null) and within an interest, as of a moment: from then on it halves in
-- every half-life, so a number that is not touched need not be written again. It goes with the account, and so does what
-- the account gave to others: their numbers are made from rows of its own.
create table enthusiast_scores (
  user_id uuid not null references users (id) on delete cascade,
  interest_id uuid references interests (id) on delete cascade,
  -- from helped people who are known in the community, and from the others
  known double precision not null,
  silent double precision not null,
  -- how many different people were helped, and by how many contributions
  people integer not null,
  contributions integer not null,
  scored_at timestamptz not null
);
-- the numbers of a person
create unique index enthusiast_scores_person_key on enthusiast_scores (user_id, interest_id) nulls not distinct;
-- an interest that goes
create index enthusiast_scores_interest_idx on enthusiast_scores (interest_id) where interest_id is not null;

-- How much somebody's word counts when they find others helpful, looked at once a night. Most people who only read are not
-- here: they are neither known nor in a closed circle.
create table enthusiast_standings (
  user_id uuid primary key references users (id) on delete cascade,
  is_known boolean not null,
  -- circles that deal with nobody else have numbers, new ones every night
  circle integer
);

-- Accounts that were signed in on one device: what one finds helpful of the other counts nothing. The smaller id is first.
create table enthusiast_doubles (
  user_id uuid not null references users (id) on delete cascade,
  other_id uuid not null references users (id) on delete cascade,
  seen_at timestamptz not null,
  -- the doubles of a person
  primary key (user_id, other_id)
);
-- the doubles of a person, the other way round
create index enthusiast_doubles_other_idx on enthusiast_doubles (other_id);

-- Who does without the badge.
create table enthusiast_refusals (
  user_id uuid primary key references users (id) on delete cascade,
  refused_at timestamptz not null
);

-- Whose numbers are to be made anew within the minute: people so many react to that it is not done with every reaction.
create table enthusiast_due (
  user_id uuid primary key references users (id) on delete cascade,
  due_at timestamptz not null
);

-- What other numbers in the formula would change, as an operator asked. Swept after a week.
create table enthusiast_reports (
  id uuid primary key,
  numbers jsonb not null,
  asked_at timestamptz not null,
  -- null until it is made
  outcome jsonb,
  done_at timestamptz
);

-- what somebody gave to others, and what hangs on an account that goes
create index smiles_user_idx on smiles (user_id, post_id);
-- what an author's posts brought, for the author's own numbers
create index order_lines_credit_idx on order_lines (credit_author_id) where credit_author_id is not null;
-- what was put into bags from an author's posts, and by whom
create index shop_clicks_author_idx on shop_clicks (author_id) where type = 'bag-add' and author_id is not null;
