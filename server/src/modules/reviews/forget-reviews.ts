import { inPortions, type Db } from '../../platform/db/index.ts';
import { recordChanges } from '../../platform/changes/index.ts';

const portion = 50;

/** Removes all reviews of somebody who leaves; the ratings of their products follow. Can be taken up where it stopped. */
export function forgetReviews(db: Db, userId: string): Promise<number> {
  return inPortions(db, async (trx) => {
    const reviews = await trx
      .deleteFrom('reviews')
      .where('id', 'in', (query) =>
        query
          .selectFrom('reviews')
          .select('id')
          .where('author_id', '=', userId)
          .orderBy('product_id')
          .limit(portion),
      )
      .returning('id')
      .execute();
    await recordChanges(
      trx,
      reviews.map(({ id: subject }) => ({ topic: 'review', subject, detail: { person: userId, by: -1 } })),
    );
    return reviews.length;
  });
}
