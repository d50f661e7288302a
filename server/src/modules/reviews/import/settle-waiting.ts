import { sql } from 'kysely';
import { inPortions, type Db, type Trx } from '../../../platform/db/index.ts';
import { insertReview } from '../write-review.ts';
import { digestOfAddress, digestOfReview } from './digests.ts';

/** So many that waited for too long go at a time. */
const sweptAtOnce = 500;

/** An address, and which of the reviews that wait for it are meant. */
interface Chosen {
  address: { id: string; email: string };
  ids: readonly string[];
  now: Date;
}

/** What became of a review that was to be published. */
export interface Published {
  id: string;
  outcome: 'published' | 'already_reviewed' | 'gone';
  reviewId: string | null;
}

/** Publishes reviews as somebody's own; where they have reviewed the product here, the earlier review goes on waiting. */
export async function publishWaiting(
  trx: Trx,
  { address, ids, now }: Chosen,
  authorId: string,
): Promise<Published[]> {
  await holdAddress(trx, address.id);
  const waiting = await trx
    .selectFrom('waiting_reviews')
    .innerJoin('products', 'products.id', 'waiting_reviews.product_id')
    .select(['waiting_reviews.id', 'waiting_reviews.product_id', 'stars', 'waiting_reviews.title', 'text'])
    .select(['is_vouched', 'written_at'])
    .where('address_id', '=', address.id)
    .where('waiting_reviews.id', 'in', ids)
    .where('expires_at', '>', now)
    // As products are held by whoever changes several, and each is rated here.
    .orderBy('products.external_id')
    .execute();
  const outcomes = new Map<string, Published>();
  for (const row of waiting) {
    const { id, stars, title, text } = row;
    const reviewId = await insertReview(trx, {
      productId: row.product_id,
      authorId,
      stars,
      title,
      text,
      isVouched: row.is_vouched,
      at: row.written_at,
    });
    outcomes.set(id, { id, outcome: reviewId === null ? 'already_reviewed' : 'published', reviewId });
    if (reviewId !== null) await settle(trx, [{ ...row, email: address.email }], 'published', now);
  }
  await dropEmpty(trx, [address.id]);
  return ids.map((id) => outcomes.get(id) ?? { id, outcome: 'gone', reviewId: null });
}

/** Deletes reviews, unseen by anybody; an import that meets them again lets them be. */
export async function discardWaiting(trx: Trx, { address, ids, now }: Chosen): Promise<void> {
  await holdAddress(trx, address.id);
  const waiting = await trx
    .selectFrom('waiting_reviews')
    .select(['id', 'product_id'])
    .where('address_id', '=', address.id)
    .where('id', 'in', ids)
    .execute();
  const { email } = address;
  await settle(
    trx,
    waiting.map((row) => ({ ...row, email })),
    'discarded',
    now,
  );
  await dropEmpty(trx, [address.id]);
}

/** Deletes all that waits for an address and the address with it; it is not written to again, nor does anything wait for it. */
export async function refuseWaiting(
  trx: Trx,
  address: { id: string; email: string },
  now: Date,
): Promise<void> {
  await trx
    .insertInto('refused_addresses')
    .values({ digest: digestOfAddress(address.email), refused_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx.deleteFrom('review_addresses').where('id', '=', address.id).execute();
}

/** Deletes what waited for too long. Returns how many. */
export async function sweepWaiting(db: Db, now: Date): Promise<number> {
  return inPortions(db, async (trx) => {
    // What somebody has in hand at this moment waits for the next sweep.
    const addresses = await trx
      .selectFrom('review_addresses')
      .select(['id', 'email'])
      .where('id', 'in', (query) =>
        query
          .selectFrom('waiting_reviews')
          .select('address_id')
          .where('expires_at', '<=', now)
          .orderBy('expires_at')
          .limit(sweptAtOnce),
      )
      .forUpdate()
      .skipLocked()
      .execute();
    const emailOf = new Map(addresses.map(({ id, email }) => [id, email]));
    const rows = await trx
      .selectFrom('waiting_reviews')
      .select(['id', 'product_id', 'address_id'])
      .where('address_id', '=', sql<string>`any(${[...emailOf.keys()]}::uuid[])`)
      .where('expires_at', '<=', now)
      .execute();
    const expired = rows.map((row) => ({ ...row, email: emailOf.get(row.address_id) ?? '' }));
    await settle(trx, expired, 'expired', now);
    await dropEmpty(trx, [...emailOf.keys()]);
    return expired.length;
  });
}

/**
 * Held before anything that waits for it is looked at: whoever settles the rest of it comes after, and what an import that is
 * under way adds is there by then. So nothing is dropped with an address that waits still, and no address stays without.
 */
async function holdAddress(trx: Trx, addressId: string): Promise<void> {
  await trx.selectFrom('review_addresses').select('id').where('id', '=', addressId).forUpdate().execute();
}

/** Remembers that reviews of somebody are settled, and deletes them. */
async function settle(
  trx: Trx,
  rows: readonly { id: string; product_id: string; email: string }[],
  outcome: 'published' | 'discarded' | 'expired',
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('settled_reviews')
    .values(
      rows.map((row) => ({ digest: digestOfReview(row.email, row.product_id), outcome, settled_at: now })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .deleteFrom('waiting_reviews')
    .where('id', '=', sql<string>`any(${rows.map(({ id }) => id)}::uuid[])`)
    .execute();
}

/** Addresses are kept for as long as something waits for them. */
export async function dropEmpty(trx: Trx, addressIds: readonly string[]): Promise<void> {
  await trx
    .deleteFrom('review_addresses')
    .where('id', '=', sql<string>`any(${addressIds}::uuid[])`)
    .where((query) =>
      query.not(
        query.exists(
          query
            .selectFrom('waiting_reviews')
            .select('waiting_reviews.id')
            .whereRef('waiting_reviews.address_id', '=', 'review_addresses.id'),
        ),
      ),
    )
    .execute();
}
