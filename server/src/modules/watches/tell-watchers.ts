import type { ProductCard } from '@spark/contract';
import type { Db, Trx } from '../../platform/db/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { loadProductCards } from '../catalog/index.ts';
import { notifyOfProduct, tellDevices } from '../notifications/index.ts';
import { watchMail } from './watch-mail.ts';

/** As which notification a watch is told. */
const newsOf = { back: 'product_back', price: 'price_dropped' } as const;

/** Watches looked at in one transaction. */
const batchSize = 200;

/** Tells those who watch some products, or any, what came true; each of them once, however often and by however many it is done. */
export async function tellWatchers(
  db: Db,
  productIds: readonly string[] | null,
  now: Date,
): Promise<{ told: number }> {
  let told = 0;
  let after: string | null = null;
  do {
    const batch: WatchFacts[] = await selectWaiting(db, productIds, after);
    if (batch.length > 0) told += await db.transaction().execute((trx) => tellBatch(trx, batch, now));
    after = batch.length < batchSize ? null : (batch.at(-1)?.id ?? null);
  } while (after !== null);
  return { told };
}

type WatchFacts = Awaited<ReturnType<typeof selectWaiting>>[number];

async function selectWaiting(db: Db, productIds: readonly string[] | null, after: string | null) {
  return db
    .selectFrom('watches')
    .select(['id', 'product_id', 'kind', 'user_id', 'channel', 'price_amount', 'price_currency'])
    .where('confirmed_at', 'is not', null)
    .where((query) => query.or([query('kind', '=', 'price'), query('told_at', 'is', null)]))
    .$if(productIds !== null, (query) => query.where('product_id', 'in', productIds ?? []))
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(batchSize)
    .execute();
}

async function tellBatch(trx: Trx, batch: readonly WatchFacts[], now: Date): Promise<number> {
  const ids = [...new Set(batch.map((watch) => watch.product_id))];
  const products = await loadProductCards(trx, ids, now);
  let told = 0;
  for (const watch of batch) {
    const product = products.get(watch.product_id);
    if (product === undefined || !hasComeTrue(watch, product)) continue;
    if (!(await takeTurn(trx, watch, { product, now }))) continue;
    told += 1;
    if (await isToldOnDevices(trx, watch, now)) continue;
    await enqueue(trx, watchMail, { watchId: watch.id, about: watch.kind, at: now.toISOString() });
  }
  return told;
}

/** Tells whoever has an account in the app and, if so wished, on their devices; `false` where a letter has to go. */
async function isToldOnDevices(trx: Trx, watch: WatchFacts, now: Date): Promise<boolean> {
  const { user_id: userId, product_id: productId } = watch;
  if (userId === null) return false;
  const type = newsOf[watch.kind];
  const notificationId = await notifyOfProduct(trx, { userId, type, productId, now });
  return watch.channel === 'push' && (await tellDevices(trx, [{ userId, notificationId }], now)) > 0;
}

function hasComeTrue(watch: WatchFacts, { isBuyable, price }: ProductCard): boolean {
  if (!isBuyable) return false;
  if (watch.kind === 'back') return true;
  return (
    price !== null && price.currency === watch.price_currency && price.amount < (watch.price_amount ?? 0)
  );
}

/** Marks a watch as told; `false` when somebody else did so in the meantime. */
async function takeTurn(
  trx: Trx,
  watch: WatchFacts,
  { product, now }: { product: ProductCard; now: Date },
): Promise<boolean> {
  const price = product.price?.amount ?? 0;
  const taken = await trx
    .updateTable('watches')
    .set(watch.kind === 'back' ? { told_at: now } : { told_at: now, price_amount: price })
    .where('id', '=', watch.id)
    .$if(watch.kind === 'back', (query) => query.where('told_at', 'is', null))
    .$if(watch.kind === 'price', (query) => query.where('price_amount', '>', price))
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}
