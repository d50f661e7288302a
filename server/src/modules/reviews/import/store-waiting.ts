import { sql } from 'kysely';
import { newIdAt, type Trx } from '../../../platform/db/index.ts';
import type { EarlierReview } from './check-review-row.ts';
import { dropEmpty } from './settle-waiting.ts';

/** An earlier review of a product that is known. */
export interface FoundReview extends Omit<EarlierReview, 'line' | 'product'> {
  id: string;
  productId: string;
  digest: Buffer;
  /** The digest of its address. */
  address: Buffer;
}

const keptDays = 180;
const dayMs = 24 * 3_600_000;

/** Lets reviews wait, except those that are settled and those of people who do not want to be written to. */
export async function storeWaiting(
  trx: Trx,
  found: readonly FoundReview[],
  now: Date,
): Promise<{ added: number; changed: number; settled: number; refused: number }> {
  const none = { added: 0, changed: 0, settled: 0, refused: 0 };
  const first = await leaveOutDecided(trx, found);
  if (first.wanted.length === 0) return { ...none, ...countLeft(first) };
  const addressIds = await storeAddresses(trx, [...new Set(first.wanted.map(({ email }) => email))], now);
  // Looked at once more: whoever spoke before their address was held is heard, too.
  const second = await leaveOutDecided(trx, first.wanted);
  const { wanted } = second;
  const left = countLeft(first, second);
  if (wanted.length < first.wanted.length) {
    const emails = new Set(wanted.map(({ email }) => email));
    await dropEmpty(
      trx,
      [...addressIds].flatMap(([email, id]) => (emails.has(email) ? [] : id)),
    );
  }
  if (wanted.length === 0) return { ...none, ...left };
  const rows = await trx
    .insertInto('waiting_reviews')
    .values(
      wanted.map((review) => ({
        id: review.id,
        address_id: addressIds.get(review.email) ?? '',
        product_id: review.productId,
        stars: review.stars,
        title: review.title,
        text: review.text,
        is_vouched: review.isVouched,
        written_at: review.writtenAt,
        imported_at: now,
        expires_at: new Date(now.getTime() + keptDays * dayMs),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['address_id', 'product_id'])
        .doUpdateSet((row) => ({
          stars: row.ref('excluded.stars'),
          title: row.ref('excluded.title'),
          text: row.ref('excluded.text'),
          is_vouched: row.ref('excluded.is_vouched'),
        }))
        .where(
          sql<boolean>`(waiting_reviews.stars, waiting_reviews.title, waiting_reviews.text, waiting_reviews.is_vouched)
            is distinct from (excluded.stars, excluded.title, excluded.text, excluded.is_vouched)`,
        ),
    )
    .returning('id')
    .execute();
  const ids = new Set(wanted.map(({ id }) => id));
  const added = rows.filter(({ id }) => ids.has(id)).length;
  return { ...left, added, changed: rows.length - added };
}

/** Those nobody decided about yet, and how many are left out because somebody did. */
async function leaveOutDecided(trx: Trx, found: readonly FoundReview[]) {
  const refused = await selectKnown(
    trx,
    'refused_addresses',
    found.map(({ address }) => address),
  );
  const settled = await selectKnown(
    trx,
    'settled_reviews',
    found.map(({ digest }) => digest),
  );
  const heard = found.filter(({ address }) => !refused.has(keyOf(address)));
  const wanted = heard.filter(({ digest }) => !settled.has(keyOf(digest)));
  return { wanted, refused: found.length - heard.length, settled: heard.length - wanted.length };
}

function countLeft(...looks: readonly { refused: number; settled: number }[]) {
  const sum = (of: 'refused' | 'settled') => looks.reduce((total, look) => total + look[of], 0);
  return { refused: sum('refused'), settled: sum('settled') };
}

/** The addresses are held, so that none is dropped before what waits for it is there. */
async function storeAddresses(trx: Trx, emails: readonly string[], now: Date): Promise<Map<string, string>> {
  const inOrder = emails.toSorted();
  for (;;) {
    await trx
      .insertInto('review_addresses')
      .values(inOrder.map((email) => ({ id: newIdAt(now), email, created_at: now })))
      .onConflict((conflict) => conflict.column('email').doNothing())
      .execute();
    const rows = await trx
      .selectFrom('review_addresses')
      .select(['id', 'email'])
      .where('email', 'in', emails)
      .orderBy('email')
      .forKeyShare()
      .execute();
    // One that was there for the first question was dropped before the second, and is made anew.
    if (rows.length === emails.length) return new Map(rows.map(({ id, email }) => [email, id]));
  }
}

async function selectKnown(
  trx: Trx,
  table: 'refused_addresses' | 'settled_reviews',
  digests: readonly Buffer[],
): Promise<Set<string>> {
  if (digests.length === 0) return new Set();
  const rows = await trx.selectFrom(table).select('digest').where('digest', 'in', digests).execute();
  return new Set(rows.map(({ digest }) => keyOf(digest)));
}

function keyOf(digest: Buffer): string {
  return digest.toString('base64');
}
