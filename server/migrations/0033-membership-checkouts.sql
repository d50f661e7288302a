-- The page at Stripe where somebody buys the membership: one at a time, so that nobody pays for it twice. `round` names the
-- page to be opened until it is over; two who open it at once are given the same by Stripe. Goes with the account.
create table membership_checkouts (
  user_id uuid primary key references users (id) on delete cascade,
  round integer not null default 1,
  price text not null,
  session text,
  opened_at timestamptz not null
);
