import { notFound, type Handlers } from '../../../platform/http/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { loadProductCards } from '../../catalog/index.ts';
import { findSpokenFor } from './consent.ts';
import { discardWaiting, publishWaiting, refuseWaiting } from './settle-waiting.ts';
import { selectReviewed, selectWaiting } from './waiting-reviews.queries.ts';

type Calls =
  | 'listWaitingReviews'
  | 'publishWaitingReviews'
  | 'discardWaitingReviews'
  | 'refuseWaitingReviews';

/** Answers the calls about earlier reviews that wait for their author's word. */
export function waitingReviewHandlers(desk: { db: Db; key: string }): Handlers<Calls> {
  const { db } = desk;
  return {
    listWaitingReviews: async ({ query, viewer, now }) => {
      const address = await findSpokenFor(desk, query.token, viewer);
      if (address === null) return { items: [] };
      const rows = await selectWaiting(db, address.id, now);
      const productIds = [...new Set(rows.map((row) => row.product_id))];
      const products = await loadProductCards(db, productIds, now);
      const reviewed = viewer === null ? null : await selectReviewed(db, viewer.userId, productIds);
      return {
        items: rows.flatMap((row) => {
          const product = products.get(row.product_id);
          if (product === undefined) return [];
          return {
            id: row.id,
            product,
            stars: row.stars,
            title: row.title,
            text: row.text,
            writtenAt: row.written_at.toISOString(),
            expiresAt: row.expires_at.toISOString(),
            isReviewed: reviewed?.has(row.product_id) === true,
          };
        }),
      };
    },
    publishWaitingReviews: async ({ body, viewer, now }) => {
      const address = await findSpokenFor(desk, body.token, viewer);
      const chosen = { ids: body.ids, now };
      if (address === null) {
        return { items: body.ids.map((id) => ({ id, outcome: 'gone' as const, reviewId: null })) };
      }
      return {
        items: await db
          .transaction()
          .execute((trx) => publishWaiting(trx, { address, ...chosen }, viewer.userId)),
      };
    },
    discardWaitingReviews: async ({ body, viewer, now }) => {
      const address = await findSpokenFor(desk, body.token, viewer);
      if (address !== null) {
        await db.transaction().execute((trx) => discardWaiting(trx, { address, ids: body.ids, now }));
      }
      return undefined;
    },
    refuseWaitingReviews: async ({ body, viewer, now }) => {
      const address = await findSpokenFor(desk, body.token, viewer);
      // Refused before, there is nothing left to refuse; signed in without a verified address one speaks for none.
      if (address === null && body.token === undefined) throw notFound('review that waits for you');
      if (address !== null) await db.transaction().execute((trx) => refuseWaiting(trx, address, now));
      return undefined;
    },
  };
}
