import { sql } from 'kysely';
import type { Db } from '../src/platform/db/index.ts';

/** All that is kept of reviews, counted anew from the rows: what differs from what is kept. Nothing, at every commit. */
export async function wrongReviewCounts(db: Db): Promise<unknown[]> {
  const { rows } = await sql`
    select 'helpful' as of, id, helpful_count as kept, (select count(*) from review_votes v where v.review_id = r.id) as there
    from reviews r where helpful_count <> (select count(*) from review_votes v where v.review_id = r.id)
    union all
    select 'photos', id, has_photos::integer, found.any::integer from reviews r cross join lateral (select exists (
      select from review_photos p join media m on m.id = p.media_id where p.review_id = r.id and m.state = 'ready') as any
    ) as found where has_photos <> found.any
    union all
    select 'rating', p.id, rating_sum, coalesce(sum(stars), 0) from products p
    left join reviews r on r.product_id = p.id and r.is_counted
    group by p.id having rating_count <> count(r.id) or rating_sum <> coalesce(sum(stars), 0)
    union all
    select 'spread', product_id, one_star + two_stars + three_stars + four_stars + five_stars, n
    from review_counts kept full join (
      select product_id, count(*) filter (where is_counted) as n,
        count(*) filter (where is_counted and stars = 1) as one, count(*) filter (where is_counted and stars = 2) as two,
        count(*) filter (where is_counted and stars = 3) as three, count(*) filter (where is_counted and stars = 4) as four,
        count(*) filter (where is_counted and stars = 5) as five,
        count(*) filter (where is_counted and has_photos) as photos,
        count(*) filter (where is_counted and is_verified_purchase) as bought, sum(helpful_count) as given
      from reviews group by product_id) as found using (product_id)
    where (one_star, two_stars, three_stars, four_stars, five_stars, with_photos, verified, votes)
      is distinct from (coalesce(one, 0), coalesce(two, 0), coalesce(three, 0), coalesce(four, 0), coalesce(five, 0),
        coalesce(photos, 0), coalesce(bought, 0), coalesce(given, 0))`.execute(db);
  return rows;
}
