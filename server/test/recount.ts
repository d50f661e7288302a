import { sql } from 'kysely';
import type { Db } from '../src/platform/db/index.ts';
import { wrongReviewCounts } from './review-recount.ts';

/** All that is counted beside the rows it is counted from, where the two differ. Nothing, at every commit. */
export async function wrongCounts(db: Db): Promise<unknown[]> {
  const { rows } = await sql`
    with posts_counted as (
      select post_id, sum(smiles) as smiles, sum(saves) as saves, sum(comments) as comments
      from post_counters group by post_id)
    select post_id as id, 'smiles' as of, smiles as counted, there.n as rows from posts_counted c
    cross join lateral (select count(*) as n from smiles s where s.post_id = c.post_id) there where smiles <> there.n
    union all
    select post_id, 'saves', saves, there.n from posts_counted c
    cross join lateral (select count(*) as n from saves s where s.post_id = c.post_id) there where saves <> there.n
    union all
    select post_id, 'comments', comments, there.n from posts_counted c cross join lateral (
      select count(*) as n from comments s where s.post_id = c.post_id and deleted_at is null) there
    where comments <> there.n
    union all
    select id, 'comment smiles', smiles, there.n from comments c
    cross join lateral (select count(*) as n from comment_smiles s where s.comment_id = c.id) there where smiles <> there.n
    union all
    select user_id, 'followers', followers, there.n from follow_counts c
    cross join lateral (select count(*) as n from follows f where f.followed_id = c.user_id) there where followers <> there.n
    union all
    select id, 'reserved', reserved, there.n from products p cross join lateral (
      select coalesce(sum(l.quantity - l.refunded_quantity), 0) as n from order_lines l join orders o on o.id = l.order_id
      where l.product_id = p.id and o.status in ('pending', 'paid')) there
    where reserved <> there.n`.execute(db);
  return [...rows, ...(await wrongReviewCounts(db))];
}
