-- What a review's mark "verified purchase" rests on: whoever brought it in says so (an import, the demo), or an order here.
alter table reviews rename column is_verified_purchase to is_vouched;
-- kept by the job that follows each payment and refund
alter table reviews add column has_bought boolean not null default false;
alter table reviews
  add column is_verified_purchase boolean not null generated always as (is_vouched or has_bought) stored;
-- GET /products/:id/reviews, by stars; the highest are read backwards, each number of stars sorted by time
create index reviews_stars_idx on reviews (product_id, stars, created_at desc, id desc);
