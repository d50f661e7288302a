-- Until when each purchase brings the membership: a person may have several, and the one that ends last counts. `told_at` is
-- when Stripe was asked about a subscription: an answer to an earlier question changes nothing.
alter table membership_purchases
  add column active_until timestamptz,
  -- the payment of what is paid once, by which Stripe names it when it is given back
  add column payment_reference text;
update membership_purchases set active_until = coalesce(
  (select memberships.active_until from memberships
    where memberships.user_id = membership_purchases.user_id and memberships.source = 'stripe'),
  told_at);
alter table membership_purchases alter column active_until set not null;
-- the purchase a payment that was given back was made for
create index membership_purchases_payment_idx on membership_purchases (payment_reference)
  where payment_reference is not null;
