import type { Locale } from '@spark/contract';
import { Type } from 'typebox';
import type { Db } from '../../../platform/db/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../../platform/jobs/index.ts';
import { letterLocale, type Mail } from '../../../platform/mail/index.ts';
import { loadProductCards } from '../../catalog/index.ts';
import { composeConsentMail } from './consent-mail.view.ts';
import { signConsent } from './consent.ts';
import { digestOfAddress } from './digests.ts';
import { selectWaiting } from './waiting-reviews.queries.ts';

/** A letter that asks somebody about their earlier reviews; the last try comes about half a day after the first. */
const consentMail = jobType({
  name: 'review-consent-mail',
  payload: Type.Object({ addressId: Type.String(), at: Type.String() }),
  maxAttempts: 12,
});

/** However many were imported, no more letters than this leave in a minute: a mail server is trusted by its habits. */
const lettersPerMinute = 60;
/** An address is written to again only if more came, a week has passed, and it was not written to so often. */
const pauseDays = 7;
const mostLetters = 3;

/** Chooses whom to write to, longest known first, and sends for the letters. Returns how many. */
export async function queueConsentLetters(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - pauseDays * 24 * 3_600_000);
  return db.transaction().execute(async (trx) => {
    const { written } = await trx
      .selectFrom('review_addresses')
      .select((query) => query.fn.countAll<number>().as('written'))
      .where('written_at', '>', new Date(now.getTime() - 60_000))
      .executeTakeFirstOrThrow();
    if (written >= lettersPerMinute) return 0;
    const due = await trx
      .selectFrom('review_addresses')
      .select('id')
      .where((query) =>
        query.or([
          query('written_at', 'is', null),
          query.and([
            query('written_at', '<', before),
            query('letters', '<', mostLetters),
            query.exists(
              query
                .selectFrom('waiting_reviews')
                .select('waiting_reviews.id')
                .whereRef('waiting_reviews.address_id', '=', 'review_addresses.id')
                .whereRef('waiting_reviews.imported_at', '>', 'review_addresses.written_at'),
            ),
          ]),
        ]),
      )
      .orderBy('created_at')
      .limit(lettersPerMinute - written)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id } of due) {
      await trx
        .updateTable('review_addresses')
        .set((row) => ({ written_at: now, letters: row('letters', '+', 1) }))
        .where('id', '=', id)
        .execute();
      await enqueue(trx, consentMail, { addressId: id, at: now.toISOString() }, { key: id });
    }
    return due.length;
  });
}

/** Writes one letter about all that waits for an address; to one that has refused in the meantime, none. */
export function consentMailJob(
  { db, key, publicUrl, locale }: { db: Db; key: string; publicUrl: string; locale: Locale },
  mail: Mail,
): QueuedJob {
  return handleJob(consentMail, async ({ addressId, at }, { now }) => {
    const address = await db
      .selectFrom('review_addresses')
      .leftJoin('users', (join) =>
        join.on((on) => on('review_addresses.email', '=', on.fn<string>('lower', ['users.email']))),
      )
      .select(['review_addresses.email', 'users.locale'])
      .where('review_addresses.id', '=', addressId)
      .executeTakeFirst();
    if (address === undefined || (await hasRefused(db, address.email))) {
      return { addressId, outcome: 'nobody to ask' };
    }
    const waiting = await selectWaiting(db, addressId, now);
    if (waiting.length === 0) return { addressId, outcome: 'nothing waits' };
    const products = await loadProductCards(db, [...new Set(waiting.map((row) => row.product_id))], now);
    const letter = composeConsentMail(
      waiting.map((row) => ({ title: products.get(row.product_id)?.title ?? '', stars: row.stars })),
      {
        locale: letterLocale(address.locale, locale),
        href: `${publicUrl}/waiting-reviews?token=${encodeURIComponent(signConsent(key, addressId))}`,
        shop: new URL(publicUrl).host,
      },
    );
    await mail.send({ id: `${addressId} reviews ${at}`, to: address.email, ...letter });
    return { addressId, outcome: 'sent', reviews: waiting.length };
  });
}

async function hasRefused(db: Db, email: string): Promise<boolean> {
  const refused = await db
    .selectFrom('refused_addresses')
    .select('refused_at')
    .where('digest', '=', digestOfAddress(email))
    .executeTakeFirst();
  return refused !== undefined;
}
