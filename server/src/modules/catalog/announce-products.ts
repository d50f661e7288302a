import { Type } from 'typebox';
import type { Trx } from '../../platform/db/index.ts';
import { broadcast } from '../../platform/broadcast/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../platform/jobs/index.ts';
import { tellProducts } from './tell-flips.ts';

/** The channel on which products that changed are named; `*` stands for all of them. */
export const productsChannel = 'spark_products';
export const allProducts = '*';

/** Beyond this many, saying that anything may have changed costs less than naming each. */
const maxNamed = 5_000;
const idsPerJob = 1_000;

/** Products could be bought or not, or cost something else, than before. Without names: any of them. */
const productsChanged = jobType({
  name: 'products-changed',
  payload: Type.Object({ productIds: Type.Union([Type.Array(Type.String()), Type.Null()]) }),
  maxAttempts: 10,
});

/**
 * To be called in every transaction after which a product may be had or cost otherwise than before: open pages hear of it
 * after the commit, and what must follow is queued. Who is told looks for themselves, so saying it too often does no harm.
 */
export async function announceProducts(trx: Trx, productIds: readonly string[]): Promise<void> {
  await tellProducts(trx, productIds);
  if (productIds.length > maxNamed) return announceCatalog(trx);
  await broadcast(trx, productsChannel, productIds);
  for (let start = 0; start < productIds.length; start += idsPerJob) {
    await enqueue(trx, productsChanged, { productIds: productIds.slice(start, start + idsPerJob) });
  }
}

/** Tells only those that show products, of a change that nothing follows from: a rating, what could stand in for one. */
export async function refreshProducts(trx: Trx, productIds: readonly string[]): Promise<void> {
  await broadcast(trx, productsChannel, productIds.length > maxNamed ? [allProducts] : productIds);
}

/** The same for a change that may concern any product, made within `tellFlips`. */
export async function announceCatalog(trx: Trx): Promise<void> {
  await broadcast(trx, productsChannel, [allProducts]);
  await enqueue(trx, productsChanged, { productIds: null }, { key: 'all' });
}

/** The job after a change; what it does is for the modules that show products or tell people about them. */
export function productsChangedJob(
  react: (productIds: readonly string[] | null, now: Date) => Promise<Record<string, unknown>>,
): QueuedJob {
  return handleJob(productsChanged, ({ productIds }, { now }) => react(productIds, now));
}
