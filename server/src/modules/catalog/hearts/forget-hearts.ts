import { inPortions, type Db } from '../../../platform/db/index.ts';
import { takeHeart } from './hearts.queries.ts';

const portion = 100;

/** Takes back all hearts of somebody who leaves. Can be taken up where it stopped. */
export function forgetHearts(db: Db, userId: string): Promise<number> {
  return inPortions(db, async (trx) => {
    const hearts = await trx
      .selectFrom('product_hearts')
      .select('product_id')
      .where('user_id', '=', userId)
      .limit(portion)
      .execute();
    for (const { product_id: productId } of hearts) await takeHeart(trx, { productId, userId });
    return hearts.length;
  });
}
