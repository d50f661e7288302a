import type { Trx } from '../../platform/db/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import type { LostNews } from '../notifications/index.ts';
import { watchMail } from './watch-mail.ts';

const kinds = { product_back: 'back', price_dropped: 'price' } as const;

/** Writes a letter about what no device could be told; to a watch that was ended meanwhile, none. */
export async function writeInstead(trx: Trx, { userId, type, productId, at }: LostNews): Promise<void> {
  const kind = kinds[type];
  const watch = await trx
    .selectFrom('watches')
    .select('id')
    .where('product_id', '=', productId)
    .where('kind', '=', kind)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (watch === undefined) return;
  await enqueue(trx, watchMail, { watchId: watch.id, about: kind, at: at.toISOString() });
}
