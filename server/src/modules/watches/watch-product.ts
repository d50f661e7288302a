import { randomBytes } from 'node:crypto';
import type { Locale, WatchChannel, WatchKind } from '@spark/contract';
import { sql } from 'kysely';
import { newId, type Trx } from '../../platform/db/index.ts';
import { invalid, notFound, ProblemError } from '../../platform/http/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { lockAccount } from '../accounts/index.ts';
import { loadProductCards } from '../catalog/index.ts';
import { watchMail } from './watch-mail.ts';

/** Letters that ask somebody whether a watch is theirs, and watches an address can wait for at once. */
const maxConfirmations = 3;
const maxUnconfirmed = 10;
/** Watches of one person. */
const maxWatches = 500;

/** Somebody wants to be told of a product: with an account, or by an e-mail address. */
export interface WatchRequest {
  productId: string;
  kind: WatchKind;
  userId: string | null;
  email: string | null;
  /** How; whoever has no account is written to. */
  channel: WatchChannel;
  /** The language letters to an address without an account are written in. */
  locale: Locale;
  now: Date;
}

/**
 * Begins a watch; asked again, it goes on. Somebody without an account is sent a letter first, and told nothing until its
 * link was followed. Whether an address watches something already is told to nobody.
 */
export async function watchProduct(trx: Trx, request: WatchRequest): Promise<{ needsConfirmation: boolean }> {
  const { productId, kind, userId, email, channel, locale, now } = request;
  const product = (await loadProductCards(trx, [productId], now)).get(productId);
  if (product === undefined) throw notFound('product');
  if (kind === 'back' && product.isBuyable) {
    throw new ProblemError('conflict', say`It can be bought right now.`);
  }
  if (kind === 'price' && product.price === null) {
    throw new ProblemError('conflict', say`The shop has not told us its price lately.`);
  }
  const watch = {
    product_id: productId,
    kind,
    price_amount: kind === 'price' ? (product.price?.amount ?? null) : null,
    price_currency: kind === 'price' ? (product.price?.currency ?? null) : null,
  };
  if (userId !== null) {
    await requireRoom(trx, userId);
    await trx
      .insertInto('watches')
      .values({ ...watch, ...fresh(now), user_id: userId, channel, confirmed_at: now })
      .onConflict((conflict) =>
        conflict.columns(['product_id', 'kind', 'user_id']).doUpdateSet({ told_at: null, channel }),
      )
      .execute();
    return { needsConfirmation: false };
  }
  if (channel === 'push') {
    throw invalid({
      path: '/channel',
      message: say`Sign in to be told on this device, or give an e-mail address.`,
    });
  }
  if (email === null) {
    throw invalid({ path: '/email', message: say`Give an e-mail address, or sign in.` });
  }
  await askByMail(trx, { ...watch, ...fresh(now), email: email.toLowerCase(), locale }, now);
  return { needsConfirmation: true };
}

async function requireRoom(trx: Trx, userId: string): Promise<void> {
  await lockAccount(trx, userId);
  const { n } = await trx
    .selectFrom('watches')
    .select((query) => query.fn.countAll<number>().as('n'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  if (n >= maxWatches)
    throw new ProblemError('conflict', say`You watch very many products. End some watches first.`);
}

type NewWatch = ReturnType<typeof fresh> & {
  product_id: string;
  kind: WatchKind;
  price_amount: number | null;
  price_currency: string | null;
  email: string;
  locale: Locale;
};

async function askByMail(trx: Trx, watch: NewWatch, now: Date): Promise<void> {
  // Of wishes that come at once each counts those before it: no mailbox gets more letters for that.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`watches of ${watch.email}`}, 0))`.execute(trx);
  const { unconfirmed } = await trx
    .selectFrom('watches')
    .select((query) => query.fn.countAll<number>().as('unconfirmed'))
    .where('email', '=', watch.email)
    .where('confirmed_at', 'is', null)
    .executeTakeFirstOrThrow();
  // Nobody's letter box is filled by others; and whoever asks is not told whose it is.
  if (unconfirmed >= maxUnconfirmed) return;
  const kept = await trx
    .insertInto('watches')
    .values({ ...watch, confirmations: 1 })
    .onConflict((conflict) =>
      conflict.columns(['product_id', 'kind', 'email']).doUpdateSet((query) => ({
        told_at: null,
        confirmations: query('watches.confirmations', '+', 1),
      })),
    )
    .returning(['id', 'confirmed_at', 'confirmations'])
    .executeTakeFirstOrThrow();
  if (kept.confirmed_at !== null || kept.confirmations > maxConfirmations) return;
  await enqueue(trx, watchMail, { watchId: kept.id, about: 'confirm', at: now.toISOString() });
}

function fresh(now: Date) {
  return { id: newId(), token: randomBytes(18).toString('base64url'), created_at: now };
}
